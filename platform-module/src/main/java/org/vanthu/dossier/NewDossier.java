package org.vanthu.dossier;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A dossier to be opened.
 *
 * @param title null takes the abstract of the first document
 * @param code null takes the next number of the unit and year
 * @param kind {@code personal} (also when null) or {@code unit}
 * @param unit null takes the unit of the person
 * @param documents ids of the documents that it begins with, in order; may be empty
 */
public record NewDossier(
        String agency,
        @Nullable String title,
        @Nullable String code,
        @Nullable String kind,
        @Nullable String unit,
        @Nullable String retention,
        @Nullable String description,
        @Nullable LocalDate dueDate,
        @Nullable List<String> documents) {

    /** One that has a title and documents, the rest as usual. */
    public static NewDossier of(String agency, @Nullable String title, List<String> documents) {
        return new NewDossier(agency, title, null, null, null, null, null, null, documents);
    }

    List<String> documentIds() {
        return documents == null ? List.of() : documents.stream().distinct().toList();
    }
}
