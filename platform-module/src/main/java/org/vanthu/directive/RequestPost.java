package org.vanthu.directive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.NotFoundException;

/** Answers, refuses or withdraws what was asked of somebody who coordinates. */
final class RequestPost extends JsonWebScript {

    private final Requests requests;
    private final LineDetails details;

    RequestPost(Requests requests, LineDetails details) {
        this.requests = requests;
        this.details = details;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        long id = request.pathNumber("id");
        StepForm form = request.body(StepForm.class);
        String step = request.path("step");
        return details.after(
                switch (step) {
                    case "answer" -> requests.answer(id, form);
                    case "refuse" -> requests.refuse(id, form);
                    case "withdraw" -> requests.withdraw(id, form);
                    default -> throw new NotFoundException("directive.error.no-step", step);
                });
    }
}
