package org.vanthu.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.registry.DocumentState;
import org.vanthu.registry.RegistryModel;
import org.vanthu.search.text.SearchText;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;

/** The filters of a request, as queries and as a test of one document. */
final class SearchFilters {
    private static final List<String> NO_DOCUMENTS = List.of(DocumentState.AWAITING_CHECK, DocumentState.ATTACHED);

    private SearchFilters() {}

    /**
     * Filter queries in fts-alfresco. What waits to be checked is no document yet, and what belongs to one is none of
     * its own: they are found only by asking for that state.
     */
    static List<String> of(SearchRequest request) {
        List<String> filters = new ArrayList<>();
        String type = "+TYPE:\"" + type(request.kind()) + '"';
        value(filters, RegistryModel.PROP_AGENCY, request.agency());
        value(filters, RegistryModel.PROP_TYPE_CODE, request.type());
        value(filters, RegistryModel.PROP_ISSUER_NAME, request.issuer());
        value(filters, RegistryModel.PROP_REGISTER, request.register());
        if (request.state() == null) {
            filters.add(documents(type));
        } else {
            filters.add(type);
            value(filters, RegistryModel.PROP_STATE, request.state());
        }
        if (request.year() != null) {
            filters.add(name(RegistryModel.PROP_REGISTER_YEAR) + ":" + whole(request.year()));
        }
        if (request.urgency() != null) {
            filters.add(name(RegistryModel.PROP_URGENCY) + ":" + whole(request.urgency()));
        }
        if (request.number() != null) {
            filters.add("search:symbol:" + QueryBuilder.quoted(SearchText.symbolKey(request.number())));
        }
        if (request.from() != null || request.to() != null) {
            filters.add(name(RegistryModel.PROP_ISSUED_DATE) + ":[" + start(request.from()) + " TO " + end(request.to())
                    + "]");
        }
        return filters;
    }

    /** The filter queries of all documents of an agency. */
    static List<String> documentsOf(String agency) {
        List<String> filters = new ArrayList<>();
        value(filters, RegistryModel.PROP_AGENCY, agency);
        filters.add(documents("+TYPE:\"" + type(null) + '"'));
        return filters;
    }

    private static String documents(String type) {
        return NO_DOCUMENTS.stream()
                .map(state -> " -=" + name(RegistryModel.PROP_STATE) + ":\"" + state + '"')
                .collect(Collectors.joining("", type, ""));
    }

    /** Whether a document passes all filters. */
    static boolean matches(SearchRequest request, SearchHit hit) {
        return passes(request.agency(), hit.agency())
                && passes(request.type(), hit.typeCode())
                && passes(request.issuer(), hit.issuerName())
                && passes(request.register(), hit.registerId())
                && passes(request.year(), hit.year())
                && passes(request.urgency(), hit.urgency())
                && inState(request.state(), hit.state())
                && ofKind(request.kind(), hit)
                && withNumber(request.number(), hit.number())
                && within(request, hit.issuedDate());
    }

    private static boolean inState(@Nullable String wanted, @Nullable String actual) {
        return wanted == null ? actual == null || !NO_DOCUMENTS.contains(actual) : wanted.equals(actual);
    }

    private static boolean ofKind(@Nullable String wanted, SearchHit hit) {
        return wanted == null || wanted.equals("incoming") == (hit.arrivalNumber() != null);
    }

    private static boolean withNumber(@Nullable String wanted, @Nullable String actual) {
        return wanted == null || (actual != null && SearchText.symbolKey(actual).equals(SearchText.symbolKey(wanted)));
    }

    private static boolean within(SearchRequest request, @Nullable LocalDate day) {
        LocalDate from = request.from();
        LocalDate to = request.to();
        if (day == null) {
            return from == null && to == null;
        }
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    private static boolean passes(@Nullable Object wanted, @Nullable Object actual) {
        return wanted == null || Objects.equals(wanted, actual);
    }

    static String type(@Nullable String kind) {
        if (kind == null) {
            return "registry:document";
        }
        return switch (kind) {
            case "incoming" -> "registry:incomingDocument";
            case "outgoing" -> "registry:outgoingDocument";
            default -> throw InvalidInputException.field("kind", kind, "search.error.kind", kind);
        };
    }

    private static void value(List<String> filters, QName field, @Nullable String value) {
        if (value != null) {
            filters.add("=" + name(field) + ":" + QueryBuilder.quoted(value));
        }
    }

    private static String whole(int value) {
        return value < 0 ? "\"" + value + '"' : Integer.toString(value);
    }

    /** A property as queries write it. */
    static String name(QName field) {
        return RegistryModel.PREFIX + ":" + field.getLocalName();
    }

    private static String start(@Nullable LocalDate day) {
        return day == null
                ? "MIN"
                : '"' + day.atStartOfDay(Json.ZONE).toInstant().toString() + '"';
    }

    private static String end(@Nullable LocalDate day) {
        return day == null
                ? "MAX"
                : '"'
                        + day.plusDays(1)
                                .atStartOfDay(Json.ZONE)
                                .toInstant()
                                .minusMillis(1)
                                .toString()
                        + '"';
    }
}
