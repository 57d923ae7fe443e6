package org.vanthu.search;

import java.util.Map;
import java.util.Optional;

import org.alfresco.service.namespace.QName;
import org.vanthu.registry.RegistryModel;
import org.vanthu.shared.InvalidInputException;

/**
 * The order of a result.
 *
 * @param name as in the request, without the sign
 * @param field the property that is compared; empty for relevance
 */
public record SearchSort(String name, Optional<QName> field, boolean descending) {
    private static final String RELEVANCE = "relevance";

    private static final Map<String, QName> FIELDS = Map.of(
            "issuedDate", RegistryModel.PROP_ISSUED_DATE,
            "arrivalDate", RegistryModel.PROP_ARRIVAL_DATE,
            "receivedAt", RegistryModel.PROP_RECEIVED_AT,
            "arrivalNumber", RegistryModel.PROP_ARRIVAL_NUMBER,
            "urgency", RegistryModel.PROP_URGENCY);

    /** By how well documents fit. */
    public static SearchSort relevance() {
        return new SearchSort(RELEVANCE, Optional.empty(), true);
    }

    /**
     * Reads {@code relevance}, {@code issuedDate}, {@code -issuedDate} and so on.
     *
     * @throws InvalidInputException if there is no such order
     */
    public static SearchSort parse(String text) {
        if (text.equals(RELEVANCE)) {
            return relevance();
        }
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        QName field = FIELDS.get(name);
        if (field == null) {
            throw InvalidInputException.field("sort", text, "search.error.sort", text);
        }
        return new SearchSort(name, Optional.of(field), descending);
    }

    @Override
    public String toString() {
        return (descending && field.isPresent() ? "-" : "") + name;
    }
}
