package org.vanthu.reorganization;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.vanthu.archive.AccessLevel;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.YearEndDossiers;

/**
 * A dossier of the year as it is told over HTTP.
 *
 * @param against what stands against its end: {@code asked}, {@code draft}, {@code handled}, {@code empty}, or null
 * @param choice what the archivist has chosen for it, or null
 * @param level for whom it is open
 * @param reviewed whether an archivist has confirmed the level
 * @param wantedLevel the level that it is to get by the run, or null
 */
record DossierView(
        String id,
        String code,
        int year,
        String title,
        String owner,
        String state,
        int documents,
        Instant lastAt,
        @Nullable String retention,
        @Nullable String against,
        @Nullable String choice,
        @Nullable String level,
        boolean reviewed,
        @Nullable String wantedLevel) {

    static DossierView of(
            YearEndDossiers.Matter matter,
            @Nullable String choice,
            @Nullable AccessLevel level,
            LevelReviews.@Nullable Review wanted) {
        Dossier dossier = matter.dossier();
        return new DossierView(
                dossier.id(),
                dossier.code(),
                dossier.year(),
                dossier.title(),
                dossier.owner(),
                dossier.state(),
                matter.documents(),
                matter.lastAt(),
                dossier.retention(),
                dossier.isRunning()
                        ? YearEndKind.against(matter, matter.documents()).orElse(null)
                        : null,
                choice,
                level == null ? null : level.code(),
                level != null && level.reviewedBy() != null,
                wanted == null ? null : wanted.level());
    }
}
