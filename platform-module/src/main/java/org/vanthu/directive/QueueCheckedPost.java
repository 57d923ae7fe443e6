package org.vanthu.directive;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Notes that the officer has looked through what she follows. */
final class QueueCheckedPost extends JsonWebScript {

    private final Queue queue;

    QueueCheckedPost(Queue queue) {
        this.queue = queue;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String agency = request.body(Round.class).agency();
        if (agency == null || agency.isBlank()) {
            throw InvalidInputException.field("agency", "", "shared.error.missing", "agency");
        }
        return queue.checked(agency.strip());
    }

    private record Round(@Nullable String agency) {}
}
