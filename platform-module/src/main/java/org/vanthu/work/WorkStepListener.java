package org.vanthu.work;

import java.util.Map;

import org.activiti.engine.delegate.DelegateTask;
import org.activiti.engine.delegate.TaskListener;
import org.vanthu.shared.ConflictException;

/**
 * Stands between the tasks of the workflow engine and the rows of {@link Work}. A task that begins is given to its
 * holder and told to the transaction; one that ends without {@link Work} knowing (in another page of the repository,
 * over its REST interface) is refused, because nobody would have been asked and no row would say who has it now.
 *
 * <p>Process definitions name it {@code ${WorkStepListener}} for the events {@code create} and {@code complete} of each
 * task.
 */
public final class WorkStepListener implements TaskListener {

    private static final long serialVersionUID = 1L;
    private static final String ENGINE = "activiti$";

    /** @param beanRegistry what process definitions see of the application */
    public WorkStepListener(Map<Object, Object> beanRegistry) {
        beanRegistry.put(WorkStepListener.class.getSimpleName(), this);
    }

    @Override
    public void notify(DelegateTask task) {
        if (TaskListener.EVENTNAME_CREATE.equals(task.getEventName())) {
            begun(task);
        } else {
            ended(task);
        }
    }

    private static void begun(DelegateTask task) {
        String holder = String.valueOf(task.getVariable(WorkVariables.HOLDER));
        if (Holders.isPool(holder)) {
            task.addCandidateGroup(Holders.group(String.valueOf(task.getVariable(WorkVariables.AGENCY)), holder));
        } else {
            task.setAssignee(holder);
        }
        OwnSteps.ofTransaction().note(new OwnSteps.Begun(ENGINE + task.getId(), task.getTaskDefinitionKey()));
    }

    private static void ended(DelegateTask task) {
        OwnSteps.Ending step = OwnSteps.ofTransaction()
                .allowed(ENGINE + task.getId())
                .orElseThrow(() -> new ConflictException("work.error.other-way", task.getName()));
        task.setVariable(WorkVariables.OUTCOME, step.outcome());
        task.setVariable(WorkVariables.HOLDER, step.holder());
    }
}
