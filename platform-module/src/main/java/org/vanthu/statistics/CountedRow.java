package org.vanthu.statistics;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One of the rows behind a figure.
 *
 * @param nodeId the document or dossier, empty where the reader may not know it
 * @param title what it is about; empty where the words are kept from the reader
 * @param who who holds it, must do it or made it
 */
record CountedRow(
        String id,
        String agency,
        String nodeId,
        String label,
        String title,
        String who,
        String whoName,
        String unit,
        String unitName,
        @Nullable Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        String state,
        String kind) {

    /** Without what only the own agency may know. */
    CountedRow bare() {
        return new CountedRow(id, agency, "", "", "", "", "", "", "", startedAt, dueAt, endedAt, state, kind);
    }
}
