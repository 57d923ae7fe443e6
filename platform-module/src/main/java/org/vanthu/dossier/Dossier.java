package org.vanthu.dossier;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A work dossier.
 *
 * @param id the id of its node
 * @param year in which it was opened
 * @param code số và ký hiệu hồ sơ, unique in agency and year, e.g. {@code 01.TCCB}
 * @param kind {@code personal} or {@code unit}
 * @param unit the unit that it belongs to, or null
 * @param owner who keeps it (người lập hồ sơ)
 * @param retention for how long it is kept, in words, or null while that is not determined
 * @param dueDate until when the matter is to be resolved, or null
 * @param version grows with each change
 */
public record Dossier(
        String id,
        String agency,
        int year,
        String code,
        String title,
        @Nullable String description,
        String kind,
        @Nullable String unit,
        String owner,
        String state,
        @Nullable String retention,
        @Nullable LocalDate dueDate,
        Instant openedAt,
        String openedBy,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endNote,
        long version) {

    /** Belongs to the person. */
    public static final String PERSONAL = "personal";

    /** Belongs to the unit, whose members work on it together. */
    public static final String UNIT = "unit";

    Dossier in(String newState) {
        return new Dossier(
                id,
                agency,
                year,
                code,
                title,
                description,
                kind,
                unit,
                owner,
                newState,
                retention,
                dueDate,
                openedAt,
                openedBy,
                endedAt,
                endedBy,
                endNote,
                version);
    }

    Dossier titled(String newTitle) {
        return new Dossier(
                id,
                agency,
                year,
                code,
                newTitle,
                description,
                kind,
                unit,
                owner,
                state,
                retention,
                dueDate,
                openedAt,
                openedBy,
                endedAt,
                endedBy,
                endNote,
                version);
    }

    Dossier given(String newOwner, @Nullable String newUnit) {
        return new Dossier(
                id,
                agency,
                year,
                code,
                title,
                description,
                kind,
                newUnit,
                newOwner,
                state,
                retention,
                dueDate,
                openedAt,
                openedBy,
                endedAt,
                endedBy,
                endNote,
                version);
    }

    Dossier ended(String kept, Instant at, String by, @Nullable String note) {
        return new Dossier(
                id,
                agency,
                year,
                code,
                title,
                description,
                kind,
                unit,
                owner,
                DossierState.ENDED,
                kept,
                dueDate,
                openedAt,
                openedBy,
                at,
                by,
                note,
                version);
    }

    Dossier kept(@Nullable String words) {
        return new Dossier(
                id,
                agency,
                year,
                code,
                title,
                description,
                kind,
                unit,
                owner,
                state,
                words,
                dueDate,
                openedAt,
                openedBy,
                endedAt,
                endedBy,
                endNote,
                version);
    }

    Dossier reopened(String newState) {
        return new Dossier(
                id,
                agency,
                year,
                code,
                title,
                description,
                kind,
                unit,
                owner,
                newState,
                retention,
                dueDate,
                openedAt,
                openedBy,
                null,
                null,
                null,
                version);
    }

    /** Whether it is worked on. */
    public boolean isRunning() {
        return DossierState.RUNNING.contains(state);
    }
}
