package org.vanthu.registry;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A secrecy mark that was found on a document after it had been registered.
 *
 * @param mark the words of the mark, e.g. {@code TỐI MẬT}
 * @param state {@link #FOUND}, {@link #CLEARED} or {@link #PURGED}
 * @param decidedBy who decided, null as long as nobody has
 * @param reason why it was decided so
 */
public record SecrecyFinding(
        @JsonIgnore String nodeId,
        @JsonIgnore String agency,
        String mark,
        String state,
        Instant foundAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason) {

    /** Nobody has decided yet: the content is withheld. */
    public static final String FOUND = "found";

    /** A clerk found that the document is not secret. */
    public static final String CLEARED = "cleared";

    /** The content was removed. */
    public static final String PURGED = "purged";

    /** Whether somebody has to decide. */
    @JsonIgnore
    public boolean isOpen() {
        return state.equals(FOUND);
    }
}
