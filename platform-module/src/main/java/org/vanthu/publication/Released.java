package org.vanthu.publication;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.vanthu.shared.InvalidInputException;

/**
 * What an agency releases. An agency that has said nothing releases nothing.
 *
 * @param results whether the result of a document can be looked up
 * @param reports whether published reports are shown
 * @param documents whether published documents are shown
 * @param fields the fields of a result that are shown
 */
record Released(String agency, boolean results, boolean reports, boolean documents, Set<String> fields, long version) {

    /** All that may be shown of a result, in the order in which it is. */
    static final List<String> FIELDS =
            List.of("subject", "arrivalNumber", "arrivalDate", "state", "unit", "dueOn", "endedOn", "answerNumber");

    /** What is offered at first: nothing that says what the document is about. */
    static final Set<String> USUAL =
            Set.of("arrivalNumber", "arrivalDate", "state", "dueOn", "endedOn", "answerNumber");

    Released {
        fields = Set.copyOf(fields);
        for (String field : fields) {
            if (!FIELDS.contains(field)) {
                throw InvalidInputException.field("fields", field, "publication.error.field", field);
            }
        }
    }

    static Released nothing(String agency) {
        return new Released(agency, false, false, false, USUAL, 0);
    }

    boolean anything() {
        return results || reports || documents;
    }

    static Set<String> parse(String fields) {
        Set<String> parsed = new LinkedHashSet<>(Arrays.asList(fields.split(",", -1)));
        parsed.remove("");
        return parsed;
    }
}
