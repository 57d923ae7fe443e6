package org.vanthu.directive;

import java.util.Map;
import java.util.function.BiConsumer;

import org.vanthu.shared.ConflictException;
import org.vanthu.shared.NotFoundException;

/** The steps of lines by the names that addresses have. */
final class Steps {

    private final Map<String, BiConsumer<Long, StepForm>> steps;
    private final Lines lines;
    private final Handling handling;
    private final Following following;
    private final DirectiveSite site;

    Steps(
            Lines lines,
            Handling handling,
            Updating updating,
            Results results,
            Extensions extensions,
            Requests requests,
            Following following,
            DirectiveSite site) {
        this.lines = lines;
        this.handling = handling;
        this.following = following;
        this.site = site;
        this.steps = Map.ofEntries(
                Map.entry("accept", handling::accept),
                Map.entry("assign", handling::assign),
                Map.entry("forward", handling::forward),
                Map.entry("give-back", handling::giveBack),
                Map.entry("wait", handling::pause),
                Map.entry("resume", handling::resume),
                Map.entry("return", updating::giveBack),
                Map.entry("progress", updating::progress),
                Map.entry("difficulty", updating::difficulty),
                Map.entry("message", updating::message),
                Map.entry("reply", results::reply),
                Map.entry("extension", extensions::ask),
                Map.entry("request", requests::ask),
                Map.entry("approve", following::approve),
                Map.entry("reject", following::reject),
                Map.entry("adjust", following::adjust),
                Map.entry("reassign", following::reassign),
                Map.entry("withdraw", following::withdraw),
                Map.entry("urge", following::urge),
                Map.entry("direction", following::direction),
                Map.entry("take-back", this::takeBack));
    }

    /**
     * Takes a step.
     *
     * @throws NotFoundException if there is no such step
     * @throws ConflictException if somebody was faster, or the state does not allow it
     */
    void take(long id, String step, StepForm form) {
        BiConsumer<Long, StepForm> taken = steps.get(step);
        if (taken == null) {
            throw new NotFoundException("directive.error.no-step", step);
        }
        form.refuseSecret(site);
        taken.accept(id, form);
    }

    /** The officer takes back what was approved by mistake; whoever gave work takes it back. */
    private void takeBack(long id, StepForm form) {
        if (lines.visible(id).state() == LineState.COMPLETED) {
            following.takeBack(id, form);
        } else {
            handling.takeBack(id, form);
        }
    }
}
