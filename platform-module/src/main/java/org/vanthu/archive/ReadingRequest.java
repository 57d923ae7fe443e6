package org.vanthu.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of the archive.
 *
 * @param kind {@link #READ}, {@link #COPY}, {@link #CERTIFIED} or {@link #BORROW}
 * @param reader for whom, where it is not who asks
 * @param purpose {@code personal}, {@code official} or {@code special}, as packages for users name it
 * @param openUntil until when copies are made, or null
 * @param dueOn until when borrowed papers are to be back, or null
 * @param copies how many copies were made
 */
public record ReadingRequest(
        String id,
        String agency,
        String kind,
        String dossier,
        String askedBy,
        Instant askedAt,
        String reader,
        String purpose,
        String reason,
        String state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        @Nullable Instant openUntil,
        @Nullable LocalDate dueOn,
        @Nullable Instant returnedAt,
        int copies,
        long version) {

    /** Bản đọc: read on the screen. */
    static final String READ = "read";

    /** Bản sao không xác thực. */
    static final String COPY = "copy";

    /** Bản sao có xác thực: the clerk makes it as a certified copy. */
    public static final String CERTIFIED = "certified";

    /** Mượn hồ sơ giấy. */
    static final String BORROW = "borrow";

    static final Set<String> KINDS = Set.of(READ, COPY, CERTIFIED, BORROW);

    /** What is granted of a public dossier without anybody being asked. */
    static final Set<String> FREE_KINDS = Set.of(READ, COPY);

    static final String PERSONAL = "personal";
    static final Set<String> PURPOSES = Set.of(PERSONAL, "official", "special");

    static final String ASKED = "asked";
    static final String GRANTED = "granted";
    static final String REFUSED = "refused";
    static final String RETURNED = "returned";

    /**
     * Whether the level of its dossier allows it: of a secret one, only what people of the agency ask for themselves
     * and their work; what nobody decided, only as long as the dossier is public.
     */
    boolean isAllowedBy(AccessLevel level) {
        if (level.isSecret() && (!reader.isEmpty() || purpose.equals(PERSONAL))) {
            return false;
        }
        return !state.equals(GRANTED) || decidedBy != null || level.isFree();
    }

    /** Whether its time runs; see {@link ReadingRequests#isOpen(ReadingRequest)}. */
    boolean isOpen(Instant now) {
        return state.equals(GRANTED) && openUntil != null && now.isBefore(openUntil);
    }
}
