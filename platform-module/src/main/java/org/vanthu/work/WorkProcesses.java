package org.vanthu.work;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.alfresco.repo.workflow.WorkflowModel;
import org.alfresco.service.cmr.workflow.WorkflowDefinition;
import org.alfresco.service.cmr.workflow.WorkflowService;
import org.alfresco.service.namespace.QName;
import org.vanthu.shared.Elevation;

/** Moves the processes of the repository's workflow engine. */
final class WorkProcesses {

    private static final String ENGINE = "activiti$";
    private static final String WHY = "the rights on the work item were checked";

    private final WorkflowService workflowService;
    /** Definitions are deployed when the repository starts and stay. */
    private final Map<String, String> definitions = new ConcurrentHashMap<>();

    WorkProcesses(WorkflowService workflowService) {
        this.workflowService = workflowService;
    }

    /** Where a branch stands now. */
    record Position(String branch, String taskId, String step) {}

    Position start(NewWork work) {
        Map<QName, Serializable> parameters = new HashMap<>();
        parameters.put(WorkVariables.PROP_AGENCY, work.agency());
        parameters.put(WorkVariables.PROP_DOCUMENT, work.nodeId());
        parameters.put(WorkVariables.PROP_HOLDER, work.next().holder());
        parameters.put(WorkflowModel.PROP_WORKFLOW_DESCRIPTION, work.title());
        OwnSteps steps = OwnSteps.ofTransaction();
        String branch = Elevation.asSystem(
                WHY,
                () -> workflowService
                        .startWorkflow(definition(work.definition()), parameters)
                        .getInstance()
                        .getId());
        return steps.taken()
                .map(task -> new Position(branch, task.taskId(), task.step()))
                .orElseThrow(() -> new IllegalStateException(work.definition() + " has no first task"));
    }

    Optional<Position> advance(String branch, String taskId, String outcome, String holder) {
        OwnSteps steps = OwnSteps.ofTransaction();
        steps.allow(new OwnSteps.Ending(taskId, outcome, holder));
        Elevation.asSystem(WHY, () -> workflowService.endTask(taskId, null));
        return steps.taken().map(task -> new Position(branch, task.taskId(), task.step()));
    }

    void cancel(String branch) {
        Elevation.asSystem(WHY, () -> workflowService.cancelWorkflow(branch));
    }

    private String definition(String name) {
        return definitions.computeIfAbsent(name, key -> {
            WorkflowDefinition found = workflowService.getDefinitionByName(ENGINE + key);
            if (found == null) {
                throw new IllegalStateException("the process " + key + " is not deployed");
            }
            return found.getId();
        });
    }
}
