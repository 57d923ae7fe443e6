package org.vanthu.retention;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Until when a dossier is to be submitted to the agency's archive: 31 December of the year after the one in which it
 * ended, sooner where the site or the agency says so; three months after the end for capital construction. Only what is
 * kept for five years or longer is submitted.
 *
 * @see "Decree 30/2020/NĐ-CP, article 30; Archives Law 33/2024/QH15"
 */
final class Submission {

    private static final int LEAST_YEARS = 5;
    private static final int CONSTRUCTION_MONTHS = 3;

    private final RetentionTable table;
    private final int siteDays;

    /** @param siteDays days after the end, or 0 for the end of the year that follows */
    Submission(RetentionTable table, int siteDays) {
        this.table = table;
        this.siteDays = siteDays;
    }

    /** Null where nothing is to be submitted, or the dossier is worked on. */
    @Nullable
    LocalDate due(DossierRetention row, @Nullable RetentionRule rule) {
        return due(row, rule, days(row.agency()));
    }

    /** As {@link #due(DossierRetention, RetentionRule)}, where the days of the agency are known. */
    static @Nullable LocalDate due(DossierRetention row, @Nullable RetentionRule rule, int days) {
        LocalDate ended = row.endedOn();
        Integer years = row.period().years();
        if (ended == null || (row.period().kind() == RetentionKind.YEARS && years != null && years < LEAST_YEARS)) {
            return null;
        }
        if (rule != null && rule.submission().equals(RetentionRule.CONSTRUCTION)) {
            return ended.plusMonths(CONSTRUCTION_MONTHS);
        }
        return days > 0 ? ended.plusDays(days) : RetentionClock.endOf(ended.getYear() + 1);
    }

    /** How many days after the end an agency wants its dossiers, or 0 for the end of the year that follows. */
    int days(String agency) {
        return table.setting(agency)
                .map(RetentionTable.Setting::submissionDays)
                .filter(own -> own > 0)
                .orElse(siteDays);
    }
}
