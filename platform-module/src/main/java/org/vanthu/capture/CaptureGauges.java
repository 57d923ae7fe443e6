package org.vanthu.capture;

import org.vanthu.capture.intake.IntakeQueue;
import org.vanthu.shared.Gauges;
import org.vanthu.shared.Gauges.Gauge;

/** Shows whoever watches the servers how much of the capture is still to be done. */
final class CaptureGauges {

    private final Gauges gauges;
    private final IntakeQueue queue;

    CaptureGauges(Gauges gauges, IntakeQueue queue) {
        this.gauges = gauges;
        this.queue = queue;
    }

    /** Puts the figures in. */
    void init() {
        gauges.add(new Gauge(
                "vanthu_capture_queue_entries",
                "Scans that wait for a step, by the step",
                "step",
                queue::waitingBySteps));
    }
}
