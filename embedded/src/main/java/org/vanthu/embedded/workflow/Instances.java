package org.vanthu.embedded.workflow;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.activiti.engine.history.HistoricProcessInstance;
import org.activiti.engine.history.HistoricVariableInstance;
import org.activiti.engine.runtime.Execution;
import org.alfresco.repo.workflow.WorkflowConstants;
import org.alfresco.repo.workflow.WorkflowModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.workflow.WorkflowDefinition;
import org.alfresco.service.cmr.workflow.WorkflowException;
import org.alfresco.service.cmr.workflow.WorkflowInstance;
import org.alfresco.service.cmr.workflow.WorkflowNode;
import org.alfresco.service.cmr.workflow.WorkflowPath;
import org.jspecify.annotations.Nullable;

/** Running and ended processes. */
final class Instances {

    private final ProcessEngines engines;
    private final Definitions definitions;
    private final VariableNames names;

    Instances(ProcessEngines engines, Definitions definitions, VariableNames names) {
        this.engines = engines;
        this.definitions = definitions;
        this.names = names;
    }

    @Nullable
    HistoricProcessInstance find(String localId) {
        return engines.history()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(localId)
                .singleResult();
    }

    WorkflowInstance required(String globalId) {
        HistoricProcessInstance found = find(Ids.local(globalId));
        if (found == null) {
            throw new WorkflowException("There is no process " + globalId);
        }
        return convert(found);
    }

    /** Returns the processes of a definition; active, ended, or both. */
    List<WorkflowInstance> ofDefinition(String definitionId, @Nullable Boolean active) {
        var query = engines.history().createHistoricProcessInstanceQuery().processDefinitionId(Ids.local(definitionId));
        if (active != null) {
            query = active ? query.unfinished() : query.finished();
        }
        return query.orderByProcessInstanceId().asc().list().stream()
                .map(this::convert)
                .toList();
    }

    /** Returns the variables of a process, running or ended. */
    Map<String, Object> variables(String localId) {
        Map<String, Object> variables = new HashMap<>();
        for (HistoricVariableInstance variable : engines.history()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(localId)
                .excludeTaskVariables()
                .list()) {
            variables.put(variable.getVariableName(), variable.getValue());
        }
        return variables;
    }

    WorkflowInstance convert(HistoricProcessInstance process) {
        return instance(
                process.getId(),
                definitions.byLocalId(process.getProcessDefinitionId()),
                variables(process.getId()),
                process.getStartTime(),
                process.getEndTime());
    }

    /** A process as its callers see it. */
    WorkflowInstance instance(
            String localId,
            WorkflowDefinition definition,
            Map<String, Object> variables,
            Date startedAt,
            @Nullable Date endedAt) {
        WorkflowInstance instance = new WorkflowInstance(
                Ids.global(localId),
                definition,
                (String) variables.get(names.name(WorkflowModel.PROP_WORKFLOW_DESCRIPTION)),
                node(variables.get(WorkflowConstants.PROP_INITIATOR)),
                node(variables.get(names.name(WorkflowModel.ASSOC_PACKAGE))),
                node(variables.get(names.name(WorkflowModel.PROP_CONTEXT))),
                endedAt == null,
                startedAt,
                endedAt);
        instance.dueDate =
                variables.get(names.name(WorkflowModel.PROP_WORKFLOW_DUE_DATE)) instanceof Date due ? due : null;
        instance.priority = variables.get(names.name(WorkflowModel.PROP_WORKFLOW_PRIORITY)) instanceof Number number
                ? Integer.valueOf(number.intValue())
                : null;
        return instance;
    }

    private static @Nullable NodeRef node(@Nullable Object value) {
        return Values.property(value) instanceof NodeRef ref ? ref : null;
    }

    List<WorkflowPath> paths(String globalId) {
        WorkflowInstance instance = required(globalId);
        List<WorkflowPath> paths = new ArrayList<>();
        for (Execution execution : engines.runtime()
                .createExecutionQuery()
                .processInstanceId(Ids.local(globalId))
                .list()) {
            paths.add(path(execution.getId(), execution.getActivityId(), instance));
        }
        if (paths.isEmpty()) {
            paths.add(path(Ids.local(globalId), null, instance));
        }
        return paths;
    }

    WorkflowPath path(@Nullable String executionId, @Nullable String activityId, WorkflowInstance instance) {
        WorkflowNode node = TaskTypes.node(activityId == null ? "start" : activityId, null, activityId == null);
        String id = executionId == null ? instance.getId() : Ids.global(executionId);
        return new WorkflowPath(id, instance, node, instance.isActive());
    }
}
