package org.vanthu.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Work} is about to do to a process and what became of it, kept with the transaction: the listener of the
 * tasks lets only such steps pass and tells which task came next, without a query.
 */
final class OwnSteps {

    private static final String RESOURCE = OwnSteps.class.getName();

    private @Nullable Ending ending;
    private final Deque<Begun> begun = new ArrayDeque<>();

    /** A task that may end now. */
    record Ending(String taskId, String outcome, String holder) {}

    /** A task that began. */
    record Begun(String taskId, String step) {}

    static OwnSteps ofTransaction() {
        OwnSteps steps = AlfrescoTransactionSupport.getResource(RESOURCE);
        if (steps == null) {
            steps = new OwnSteps();
            AlfrescoTransactionSupport.bindResource(RESOURCE, steps);
        }
        return steps;
    }

    void allow(Ending step) {
        begun.clear();
        this.ending = step;
    }

    Optional<Ending> allowed(String taskId) {
        return Optional.ofNullable(ending).filter(step -> step.taskId().equals(taskId));
    }

    void note(Begun task) {
        begun.add(task);
    }

    /** The one task that the last move led to; empty when the process ended. */
    Optional<Begun> taken() {
        ending = null;
        if (begun.size() > 1) {
            throw new IllegalStateException("a branch of work waits at one step, not at " + begun);
        }
        return Optional.ofNullable(begun.poll());
    }
}
