package org.vanthu.embedded.workflow;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.activiti.engine.history.HistoricProcessInstance;
import org.activiti.engine.history.HistoricTaskInstance;
import org.activiti.engine.history.HistoricVariableInstance;
import org.activiti.engine.task.IdentityLink;
import org.activiti.engine.task.IdentityLinkType;
import org.activiti.engine.task.Task;
import org.activiti.engine.task.TaskInfo;
import org.activiti.engine.task.TaskInfoQuery;
import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.workflow.WorkflowConstants;
import org.alfresco.repo.workflow.WorkflowModel;
import org.alfresco.repo.workflow.activiti.ActivitiConstants;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.workflow.WorkflowException;
import org.alfresco.service.cmr.workflow.WorkflowInstance;
import org.alfresco.service.cmr.workflow.WorkflowTask;
import org.alfresco.service.cmr.workflow.WorkflowTaskDefinition;
import org.alfresco.service.cmr.workflow.WorkflowTaskQuery;
import org.alfresco.service.cmr.workflow.WorkflowTaskState;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Tasks of people and groups, open and done. */
final class Tasks {

    private final ProcessEngines engines;
    private final Instances instances;
    private final Definitions definitions;
    private final TaskTypes types;
    private final Values values;
    private final VariableNames names;
    private final People people;

    Tasks(
            ProcessEngines engines,
            Instances instances,
            Definitions definitions,
            TaskTypes types,
            Values values,
            VariableNames names,
            People people) {
        this.engines = engines;
        this.instances = instances;
        this.definitions = definitions;
        this.types = types;
        this.values = values;
        this.names = names;
        this.people = people;
    }

    @Nullable
    WorkflowTask find(String globalId) {
        if (Ids.isStartTask(globalId)) {
            HistoricProcessInstance process = instances.find(Ids.processOfStartTask(globalId));
            return process == null ? null : startTask(process);
        }
        Task open =
                engines.tasks().createTaskQuery().taskId(Ids.local(globalId)).singleResult();
        if (open != null) {
            return convert(open);
        }
        HistoricTaskInstance done = engines.history()
                .createHistoricTaskInstanceQuery()
                .taskId(Ids.local(globalId))
                .singleResult();
        return done == null ? null : convert(done);
    }

    WorkflowTask required(String globalId) {
        WorkflowTask task = find(globalId);
        if (task == null) {
            throw new WorkflowException("There is no task " + globalId);
        }
        return task;
    }

    WorkflowTask startTask(HistoricProcessInstance process) {
        WorkflowInstance instance = instances.convert(process);
        Map<String, Object> variables = instances.variables(process.getId());
        boolean done = variables.get(ActivitiConstants.PROP_START_TASK_END_DATE) != null || !instance.isActive();
        String formKey = definitions.startFormKey(process.getProcessDefinitionId());
        WorkflowTaskDefinition definition = types.definition("start", "start", formKey, true);
        Map<QName, Serializable> properties = values.properties(variables);
        properties.put(ContentModel.PROP_OWNER, process.getStartUserId());
        properties.put(WorkflowModel.PROP_START_DATE, process.getStartTime());
        properties.put(
                WorkflowModel.PROP_STATUS,
                done ? WorkflowConstants.TASK_STATUS_COMPLETED : WorkflowConstants.TASK_STATUS_IN_PROGRESS);
        return new WorkflowTask(
                Ids.startTask(process.getId()),
                definition,
                definition.getId(),
                definition.getId(),
                instance.getDescription(),
                done ? WorkflowTaskState.COMPLETED : WorkflowTaskState.IN_PROGRESS,
                instances.path(process.getId(), null, instance),
                properties);
    }

    /** Returns the tasks of a path: the start task until it has ended, then the open tasks. */
    List<WorkflowTask> ofPath(String pathId) {
        String local = Ids.local(pathId);
        HistoricProcessInstance process = instances.find(local);
        if (process != null && process.getEndTime() == null) {
            WorkflowTask start = startTask(process);
            if (start.getState() == WorkflowTaskState.IN_PROGRESS) {
                return List.of(start);
            }
            return engines.tasks().createTaskQuery().processInstanceId(local).list().stream()
                    .map(this::convert)
                    .toList();
        }
        return engines.tasks().createTaskQuery().executionId(local).list().stream()
                .map(this::convert)
                .toList();
    }

    WorkflowTask convert(TaskInfo task) {
        WorkflowInstance instance = instances.required(Ids.global(task.getProcessInstanceId()));
        WorkflowTaskDefinition definition =
                types.definition(task.getTaskDefinitionKey(), task.getName(), task.getFormKey(), false);
        boolean done = task instanceof HistoricTaskInstance;
        String title = definition.getMetadata().getTitle(null);
        return new WorkflowTask(
                Ids.global(task.getId()),
                definition,
                definition.getId(),
                title == null ? task.getName() : title,
                task.getDescription(),
                done ? WorkflowTaskState.COMPLETED : WorkflowTaskState.IN_PROGRESS,
                instances.path(task.getExecutionId(), task.getTaskDefinitionKey(), instance),
                properties(task, done));
    }

    private Map<QName, Serializable> properties(TaskInfo task, boolean done) {
        Map<String, Object> variables =
                done ? historicVariables(task) : engines.tasks().getVariables(task.getId());
        Map<QName, Serializable> properties = values.properties(variables);
        properties.put(WorkflowModel.PROP_TASK_ID, task.getId());
        properties.put(ContentModel.PROP_NAME, task.getTaskDefinitionKey());
        properties.put(ContentModel.PROP_OWNER, task.getAssignee());
        properties.put(ContentModel.PROP_CREATED, task.getCreateTime());
        properties.put(WorkflowModel.PROP_START_DATE, task.getCreateTime());
        properties.put(WorkflowModel.PROP_DESCRIPTION, task.getDescription());
        properties.put(WorkflowModel.PROP_DUE_DATE, task.getDueDate());
        properties.put(WorkflowModel.PROP_PRIORITY, task.getPriority());
        properties.putIfAbsent(WorkflowModel.PROP_STATUS, WorkflowConstants.TASK_STATUS_IN_PROGRESS);
        if (task instanceof HistoricTaskInstance historic) {
            properties.put(WorkflowModel.PROP_COMPLETION_DATE, historic.getEndTime());
        }
        return properties;
    }

    private Map<String, Object> historicVariables(TaskInfo task) {
        Map<String, Object> variables = instances.variables(task.getProcessInstanceId());
        for (HistoricVariableInstance variable : engines.history()
                .createHistoricVariableInstanceQuery()
                .taskId(task.getId())
                .list()) {
            variables.put(variable.getVariableName(), variable.getValue());
        }
        return variables;
    }

    List<WorkflowTask> assigned(String user, WorkflowTaskState state) {
        if (state == WorkflowTaskState.COMPLETED) {
            return engines.history().createHistoricTaskInstanceQuery().taskAssignee(user).finished().list().stream()
                    .map(this::convert)
                    .toList();
        }
        return engines.tasks().createTaskQuery().taskAssignee(user).list().stream()
                .map(this::convert)
                .toList();
    }

    List<WorkflowTask> pooled(String authority) {
        Map<String, Task> found = new LinkedHashMap<>();
        if (authority.startsWith("GROUP_")) {
            candidates(List.of(authority)).forEach(task -> found.put(task.getId(), task));
        } else {
            engines.tasks()
                    .createTaskQuery()
                    .taskCandidateUser(authority)
                    .list()
                    .forEach(task -> found.put(task.getId(), task));
            candidates(people.groups(authority)).forEach(task -> found.put(task.getId(), task));
        }
        return found.values().stream().map(this::convert).toList();
    }

    private List<Task> candidates(List<String> groups) {
        return groups.isEmpty()
                ? List.of()
                : engines.tasks().createTaskQuery().taskCandidateGroupIn(groups).list();
    }

    List<WorkflowTask> query(WorkflowTaskQuery query) {
        List<WorkflowTask> found = new ArrayList<>();
        if (query.getTaskState() != WorkflowTaskState.COMPLETED) {
            narrow(engines.tasks().createTaskQuery(), query).list().forEach(task -> found.add(convert(task)));
        }
        if (query.getTaskState() != WorkflowTaskState.IN_PROGRESS) {
            narrow(engines.history().createHistoricTaskInstanceQuery().finished(), query)
                    .list()
                    .forEach(task -> found.add(convert(task)));
        }
        List<WorkflowTask> matching = found.stream()
                .filter(task -> query.getTaskName() == null
                        || query.getTaskName()
                                .equals(task.getDefinition().getMetadata().getName()))
                .filter(task -> query.isActive() == null || task.getPath().isActive() == query.isActive())
                .toList();
        return query.getLimit() > 0 && matching.size() > query.getLimit()
                ? matching.subList(0, query.getLimit())
                : matching;
    }

    private <Q extends TaskInfoQuery<Q, ? extends TaskInfo>> Q narrow(Q all, WorkflowTaskQuery query) {
        Q narrowed = all;
        if (query.getTaskId() != null) {
            narrowed = narrowed.taskId(Ids.local(query.getTaskId()));
        }
        if (query.getProcessId() != null) {
            narrowed = narrowed.processInstanceId(Ids.local(query.getProcessId()));
        }
        if (query.getActorId() != null) {
            narrowed = narrowed.taskAssignee(query.getActorId());
        }
        if (query.getWorkflowDefinitionName() != null) {
            narrowed = narrowed.processDefinitionKey(Ids.local(query.getWorkflowDefinitionName()));
        }
        if (query.getTaskCustomProps() != null) {
            for (Map.Entry<QName, Object> property : query.getTaskCustomProps().entrySet()) {
                narrowed = narrowed.taskVariableValueEquals(
                        names.name(property.getKey()), values.variable(property.getValue()));
            }
        }
        if (query.getProcessCustomProps() != null) {
            for (Map.Entry<QName, Object> property :
                    query.getProcessCustomProps().entrySet()) {
                narrowed = narrowed.processVariableValueEquals(
                        names.name(property.getKey()), values.variable(property.getValue()));
            }
        }
        return sort(narrowed, query.getOrderBy());
    }

    private static <Q extends TaskInfoQuery<Q, ? extends TaskInfo>> Q sort(
            Q query, WorkflowTaskQuery.OrderBy @Nullable [] orders) {
        Q sorted = query;
        for (WorkflowTaskQuery.OrderBy order : orders == null ? new WorkflowTaskQuery.OrderBy[0] : orders) {
            Q by = switch (order) {
                case TaskId_Asc, TaskId_Desc -> sorted.orderByTaskId();
                case TaskCreated_Asc, TaskCreated_Desc -> sorted.orderByTaskCreateTime();
                case TaskDue_Asc, TaskDue_Desc -> sorted.orderByTaskDueDate();
                case TaskName_Asc, TaskName_Desc -> sorted.orderByTaskName();
                case TaskActor_Asc, TaskActor_Desc -> sorted.orderByTaskAssignee();
                case TaskState_Asc, TaskState_Desc ->
                    throw new UnsupportedOperationException("WorkflowTaskQuery order by " + order
                            + " is not implemented by the embedded engine; see docs/embedded/supported-api.md");
            };
            sorted = order.name().endsWith("_Asc") ? by.asc() : by.desc();
        }
        return sorted;
    }

    void update(
            String globalId,
            Map<QName, Serializable> properties,
            Map<QName, List<NodeRef>> add,
            Map<QName, List<NodeRef>> remove) {
        if (Ids.isStartTask(globalId)) {
            engines.runtime().setVariables(Ids.processOfStartTask(globalId), values.variables(properties));
            return;
        }
        String id = open(globalId).getId();
        Map<QName, Serializable> rest = new HashMap<>(properties);
        setFields(id, rest);
        setPool(id, add.get(WorkflowModel.ASSOC_POOLED_ACTORS), remove.get(WorkflowModel.ASSOC_POOLED_ACTORS));
        Map<String, Object> variables = values.variables(rest);
        add.forEach((name, refs) -> {
            if (!name.equals(WorkflowModel.ASSOC_POOLED_ACTORS)) {
                variables.put(
                        names.name(name), values.variable(refs.size() == 1 ? refs.get(0) : new ArrayList<>(refs)));
            }
        });
        engines.tasks().setVariablesLocal(id, variables);
    }

    /** Sets what the process engine keeps in fields of the task, and takes it out of the map. */
    private void setFields(String id, Map<QName, Serializable> properties) {
        Task task = engines.tasks().createTaskQuery().taskId(id).singleResult();
        boolean changed = false;
        if (properties.containsKey(WorkflowModel.PROP_DESCRIPTION)) {
            task.setDescription((String) properties.remove(WorkflowModel.PROP_DESCRIPTION));
            changed = true;
        }
        if (properties.containsKey(WorkflowModel.PROP_DUE_DATE)) {
            task.setDueDate((Date) properties.remove(WorkflowModel.PROP_DUE_DATE));
            changed = true;
        }
        if (properties.remove(WorkflowModel.PROP_PRIORITY) instanceof Number priority) {
            task.setPriority(priority.intValue());
            changed = true;
        }
        if (changed) {
            engines.tasks().saveTask(task);
        }
        if (properties.containsKey(ContentModel.PROP_OWNER)) {
            String owner = (String) properties.remove(ContentModel.PROP_OWNER);
            if (!Objects.equals(owner, task.getAssignee())) {
                engines.tasks().setAssignee(id, owner);
            }
        }
    }

    private void setPool(String id, @Nullable List<NodeRef> add, @Nullable List<NodeRef> remove) {
        for (NodeRef ref : add == null ? List.<NodeRef>of() : add) {
            String name = people.name(ref);
            if (name.startsWith("GROUP_")) {
                engines.tasks().addCandidateGroup(id, name);
            } else {
                engines.tasks().addCandidateUser(id, name);
            }
        }
        for (NodeRef ref : remove == null ? List.<NodeRef>of() : remove) {
            String name = people.name(ref);
            if (name.startsWith("GROUP_")) {
                engines.tasks().deleteCandidateGroup(id, name);
            } else {
                engines.tasks().deleteCandidateUser(id, name);
            }
        }
    }

    /** Whoever ends a task is its owner. */
    void end(String globalId) {
        if (Ids.isStartTask(globalId)) {
            engines.runtime()
                    .setVariable(
                            Ids.processOfStartTask(globalId), ActivitiConstants.PROP_START_TASK_END_DATE, new Date());
        } else {
            Task task = open(globalId);
            String user = AuthenticationUtil.getFullyAuthenticatedUser();
            if (!Objects.equals(user, task.getAssignee())) {
                engines.tasks().setAssignee(task.getId(), user);
            }
            engines.tasks().complete(task.getId());
        }
    }

    private Task open(String globalId) {
        Task task =
                engines.tasks().createTaskQuery().taskId(Ids.local(globalId)).singleResult();
        if (task == null) {
            throw new WorkflowException("There is no open task " + globalId);
        }
        return task;
    }

    boolean isClaimable(WorkflowTask task, String user) {
        return task.getState() == WorkflowTaskState.IN_PROGRESS
                && task.getProperties().get(ContentModel.PROP_OWNER) == null
                && isCandidate(task, user);
    }

    boolean isReleasable(WorkflowTask task, String user) {
        return task.getState() == WorkflowTaskState.IN_PROGRESS
                && user.equals(task.getProperties().get(ContentModel.PROP_OWNER))
                && !candidates(task).isEmpty();
    }

    boolean isCandidate(WorkflowTask task, String user) {
        List<String> groups = people.groups(user);
        return candidates(task).stream()
                .anyMatch(link -> user.equals(link.getUserId())
                        || (link.getGroupId() != null && groups.contains(link.getGroupId())));
    }

    private List<IdentityLink> candidates(WorkflowTask task) {
        if (Ids.isStartTask(task.getId())) {
            return List.of();
        }
        return engines.tasks().getIdentityLinksForTask(Ids.local(task.getId())).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
    }
}
