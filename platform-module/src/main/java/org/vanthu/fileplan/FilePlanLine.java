package org.vanthu.fileplan;

import org.jspecify.annotations.Nullable;

/**
 * A line of a list: a large heading, a small one below it, or a dossier.
 *
 * @param ordinal its place in the list
 * @param abbreviation of a large heading, which the codes below it end with
 * @param code số và ký hiệu hồ sơ, of a dossier
 * @param rule the retention rule, or null where only words are known
 * @param retention for how long the dossier is to be kept, in words
 * @param unit which keeps the dossier, or null
 * @param person who is to open it (người lập hồ sơ), or null
 * @param carriedFrom the year of the list that the dossier was opened in, where its matter goes on; or null
 * @param addedLater whether it came into the list after the approval
 * @param dossier the dossier that was opened, or null
 */
public record FilePlanLine(
        String id,
        String plan,
        int ordinal,
        String kind,
        @Nullable String abbreviation,
        @Nullable String code,
        String title,
        @Nullable String rule,
        @Nullable String retention,
        @Nullable String unit,
        @Nullable String person,
        @Nullable String note,
        @Nullable Integer carriedFrom,
        boolean addedLater,
        @Nullable String dossier) {

    /** Đề mục lớn. */
    public static final String LARGE = "large";

    /** Đề mục nhỏ. */
    public static final String SMALL = "small";

    /** Hồ sơ. */
    public static final String DOSSIER = "dossier";

    public boolean isDossier() {
        return kind.equals(DOSSIER);
    }

    /** Whether the dossier was opened in an earlier year and keeps its code. */
    public boolean isCarried() {
        return carriedFrom != null;
    }
}
