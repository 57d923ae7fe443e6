package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** What waits for the officer. */
final class QueueGet extends JsonWebScript {

    private final Queue queue;

    QueueGet(Queue queue) {
        this.queue = queue;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return queue.of(request.required("agency"));
    }
}
