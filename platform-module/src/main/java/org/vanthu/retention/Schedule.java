package org.vanthu.retention;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A schedule of retention periods.
 *
 * @param agency whose it is, empty for one of all agencies
 * @param kind {@code general}, {@code sector} or {@code agency}
 * @param source who issued it, where it was taken from
 * @param completeness {@code complete} or {@code partial}
 * @param state {@code active}, {@code superseded}, {@code withdrawn}
 * @param replaces the schedule before, whose dossiers may be reckoned anew by this one, or null
 * @param floor the schedule whose periods must not be undercut, or null
 */
public record Schedule(
        String id,
        String agency,
        String kind,
        String title,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String completeness,
        String state,
        @Nullable String replaces,
        @Nullable String floor,
        String note,
        Instant loadedAt,
        String loadedBy,
        long version) {

    static final String GENERAL = "general";
    static final String SECTOR = "sector";
    static final String AGENCY = "agency";
    static final String ACTIVE = "active";
    static final String SUPERSEDED = "superseded";
    static final String WITHDRAWN = "withdrawn";

    /** Whether dossiers of the agency may follow it. */
    boolean isFor(String wanted) {
        return agency.isEmpty() || agency.equals(wanted);
    }
}
