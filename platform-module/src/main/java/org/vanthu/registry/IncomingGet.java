package org.vanthu.registry;

import java.util.Arrays;
import java.util.Optional;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists incoming documents. */
final class IncomingGet extends JsonWebScript {

    private final DocumentQueries documents;

    IncomingGet(DocumentQueries documents) {
        this.documents = documents;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String sort = request.query("sort").orElse("-arrivalNumber");
        boolean descending = sort.startsWith("-");
        String by = descending ? sort.substring(1) : sort;
        DocumentFilter.Sort order = Arrays.stream(DocumentFilter.Sort.values())
                .filter(known -> known.text().equals(by))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.field("sort", sort, "registry.error.sort", sort));
        Optional<String> state = request.query("state");
        boolean unnumbered =
                state.filter(DocumentState.AWAITING_DIRECTION::equals).isPresent();
        return documents.list(
                new DocumentFilter(
                        request.required("agency"),
                        request.query("register"),
                        request.queryNumber("year").map(Long::intValue),
                        request.query("q"),
                        request.queryDate("from"),
                        request.queryDate("to"),
                        state,
                        request.query("type"),
                        request.queryNumber("urgency").map(Long::intValue),
                        unnumbered && order == DocumentFilter.Sort.ARRIVAL_NUMBER
                                ? DocumentFilter.Sort.RECEIVED_AT
                                : order,
                        descending),
                request.keyset());
    }
}
