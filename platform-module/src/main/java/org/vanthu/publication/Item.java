package org.vanthu.publication;

import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

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

    boolean isReport() {
        return kind.equals(REPORT);
    }
}
