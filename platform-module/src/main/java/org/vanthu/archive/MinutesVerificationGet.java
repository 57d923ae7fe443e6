package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.signing.VerificationAnswer;

/** The signatures of the minutes, verified now. */
final class MinutesVerificationGet extends JsonWebScript {

    private final HandOver handOver;
    private final SubmissionMinutes minutes;

    MinutesVerificationGet(HandOver handOver, SubmissionMinutes minutes) {
        this.handOver = handOver;
        this.minutes = minutes;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return VerificationAnswer.of(minutes.verify(handOver.readable(request.path("id"))));
    }
}
