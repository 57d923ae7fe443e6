package org.vanthu.registry;

import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.TextKey;

/**
 * Refuses what must never be in the system: state secrets always, letters of complaint, denunciation and dispute where
 * the agency says so. A refusal is an exception, so that the transaction leaves nothing behind.
 *
 * @see "Decision 182/QĐ-VP article 1; Decision 2080/QĐ-UBND articles 1.1b, 5; Decision 59/2014/QĐ-UBND article 3.5"
 */
public final class SecrecyGuard {

    private static final Set<String> OPEN = Set.of("", "none", "thuong", "khong", "0", "normal");
    private static final Pattern COMPLAINT =
            Pattern.compile("^(don( thu)?\\b(?! vi\\b).{0,40}?|thu )\\b(khieu nai|to cao|tranh chap)\\b.*");

    /**
     * Checks the secrecy that was entered or read.
     *
     * @param secrecy the mark, e.g. {@code none} or {@code MẬT}; null when there is none
     * @throws InvalidInputException if it is anything but open ({@code registry.error.secret})
     */
    public void refuseSecret(@Nullable String secrecy) {
        if (secrecy != null && !OPEN.contains(TextKey.of(secrecy))) {
            throw InvalidInputException.field("secrecy", secrecy, "registry.error.secret", secrecy);
        }
    }

    /**
     * Checks for a letter of complaint by its type and abstract.
     *
     * @param complaintsRefused the switch of the agency
     * @throws InvalidInputException if the letter is one and the agency refuses them ({@code registry.error.complaint})
     */
    public void refuseComplaint(boolean complaintsRefused, @Nullable String typeName, @Nullable String subject) {
        if (complaintsRefused && (isComplaint(typeName) || isComplaint(subject))) {
            throw InvalidInputException.field("subject", subject, "registry.error.complaint");
        }
    }

    /** Whether a text names a letter of complaint itself, not a report or an answer about one. */
    public static boolean isComplaint(@Nullable String text) {
        return text != null && COMPLAINT.matcher(TextKey.of(text)).matches();
    }
}
