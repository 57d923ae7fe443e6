package org.vanthu.retention;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * That somebody was told of a list.
 *
 * @param view the list
 * @param dossiers how many of it concern the person
 * @param lastDay the latest day by which the list is sorted, or null where it has none
 * @param notedAt when something came to the list of which the person had not been told
 */
record RetentionNotice(
        String agency,
        String whom,
        String view,
        int dossiers,
        @Nullable LocalDate lastDay,
        Instant notedAt,
        @Nullable Instant seenAt) {}
