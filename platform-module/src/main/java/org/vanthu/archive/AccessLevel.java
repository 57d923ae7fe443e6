package org.vanthu.archive;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * For whom a dossier is open (chế độ sử dụng).
 *
 * @param code 01 public, 02 on conditions, 03 secret
 * @param setBy who said so, or null where it is what the site gives to dossiers of which nobody said anything
 * @param reviewedBy the archivist who confirmed it, or null
 * @see "Circular 05/2025/TT-BNV: codes of the field mode"
 */
public record AccessLevel(
        String dossier,
        String code,
        @Nullable String setBy,
        @Nullable Instant setAt,
        @Nullable String reviewedBy,
        @Nullable Instant reviewedAt) {

    /** Công khai. */
    static final String PUBLIC = "01";

    /** Sử dụng có điều kiện. */
    static final String CONDITIONAL = "02";

    /** Mật. */
    public static final String SECRET = "03";

    static final List<String> CODES = List.of(PUBLIC, CONDITIONAL, SECRET);

    /** Whether nobody needs to be asked: it is public, and an archivist confirmed that. */
    boolean isFree() {
        return code.equals(PUBLIC) && reviewedBy != null;
    }

    boolean isSecret() {
        return code.equals(SECRET);
    }
}
