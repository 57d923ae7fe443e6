package org.vanthu.routing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a step with what one has in hand. */
final class StepPost extends JsonWebScript {

    private final Handling handling;
    private final RoutingQueries queries;
    private final Step step;

    StepPost(Handling handling, RoutingQueries queries, Step step) {
        this.handling = handling;
        this.queries = queries;
        this.step = step;
    }

    /** Which; the bean of each address names one. */
    enum Step {
        FORWARD,
        RETURN,
        TAKE_BACK,
        WAIT,
        RESUME,
        FILE,
        DECLINE,
        ANSWERED_EARLIER,
        PROGRESS,
        OPINION,
        DONE
    }

    @Override
    protected Object handle(JsonRequest request) {
        return queries.of(take(request.pathNumber("id"), request.body(StepForm.class)));
    }

    private String take(long id, StepForm form) {
        return switch (step) {
            case FORWARD -> handling.forward(id, form);
            case RETURN -> handling.giveBack(id, form);
            case TAKE_BACK -> handling.takeBack(id, form);
            case WAIT -> handling.pause(id, form);
            case RESUME -> handling.resume(id, form);
            case FILE -> handling.file(id, form);
            case DECLINE -> handling.decline(id, form);
            case ANSWERED_EARLIER -> handling.answeredEarlier(id, form);
            case PROGRESS -> handling.report(id, form);
            case OPINION -> handling.opine(id, form);
            case DONE -> handling.done(id, form);
        };
    }
}
