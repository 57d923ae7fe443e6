package org.vanthu.publication;

import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.Json;
import org.vanthu.statistics.PublishedReport;

/**
 * Something that was published.
 *
 * @param kind {@code report}, {@code dissemination} or {@code consultation}
 * @param figures the report as it was, or empty
 * @param commentUntil until when opinions are taken, of a consultation
 * @param commentTo where opinions are sent
 */
record Item(
        String id,
        String agency,
        String kind,
        String state,
        String title,
        String summary,
        @Nullable String nodeId,
        String number,
        @Nullable LocalDate date,
        @JsonIgnore String figures,
        @Nullable LocalDate commentUntil,
        String commentTo,
        Instant publishedAt,
        String publishedBy,
        @Nullable Instant withdrawnAt,
        String reason,
        long version) {

    static final String REPORT = "report";
    static final String DISSEMINATION = "dissemination";
    static final String CONSULTATION = "consultation";
    static final String PUBLISHED = "published";
    static final String WITHDRAWN = "withdrawn";

    /** From when to when the figures of a report are; nothing of a document. */
    @JsonProperty
    @Nullable
    Days days() {
        if (!isReport()) {
            return null;
        }
        PublishedReport report = Json.read(figures, PublishedReport.class);
        return new Days(report.from(), report.to());
    }

    boolean isReport() {
        return kind.equals(REPORT);
    }

    /** From one day to another. */
    record Days(LocalDate from, LocalDate to) {}
}
