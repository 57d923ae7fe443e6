package org.vanthu.embedded.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.activiti.engine.ActivitiException;
import org.activiti.engine.history.HistoricProcessInstance;
import org.activiti.engine.runtime.ProcessInstance;
import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.workflow.WorkflowConstants;
import org.alfresco.repo.workflow.WorkflowModel;
import org.alfresco.repo.workflow.activiti.ActivitiConstants;
import org.alfresco.service.ServiceRegistry;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.cmr.workflow.WorkflowDefinition;
import org.alfresco.service.cmr.workflow.WorkflowDeployment;
import org.alfresco.service.cmr.workflow.WorkflowException;
import org.alfresco.service.cmr.workflow.WorkflowInstance;
import org.alfresco.service.cmr.workflow.WorkflowPath;
import org.alfresco.service.cmr.workflow.WorkflowService;
import org.alfresco.service.cmr.workflow.WorkflowTask;
import org.alfresco.service.cmr.workflow.WorkflowTaskQuery;
import org.alfresco.service.cmr.workflow.WorkflowTaskState;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** The workflow service on Activiti. */
public final class ActivitiWorkflowService implements WorkflowService {

    private final ProcessEngines engines;
    private final Definitions definitions;
    private final Instances instances;
    private final Tasks tasks;
    private final Packages packages;
    private final People people;
    private final Values values;
    private final VariableNames names;

    public ActivitiWorkflowService(
            ProcessEngines engines,
            NodeService nodeService,
            PersonService personService,
            AuthorityService authorityService,
            NamespaceService namespaceService,
            DictionaryService dictionaryService,
            ServiceRegistry services) {
        this.engines = engines;
        this.names = new VariableNames(namespaceService);
        this.values = new Values(names, services);
        TaskTypes types = new TaskTypes(namespaceService, dictionaryService);
        this.people = new People(nodeService, personService, authorityService);
        this.packages = new Packages(nodeService);
        this.definitions = new Definitions(engines, types);
        this.instances = new Instances(engines, definitions, names);
        this.tasks = new Tasks(engines, instances, definitions, types, values, names, people);
    }

    @Override
    public WorkflowDeployment deployDefinition(String engineId, InputStream workflowDefinition, String mimetype) {
        return deployDefinition(engineId, workflowDefinition, mimetype, null);
    }

    @Override
    public WorkflowDeployment deployDefinition(
            String engineId, InputStream workflowDefinition, String mimetype, @Nullable String name) {
        checkEngine(engineId);
        return new WorkflowDeployment(definitions.deploy(read(workflowDefinition), name));
    }

    @Override
    public boolean isDefinitionDeployed(String engineId, InputStream workflowDefinition, String mimetype) {
        checkEngine(engineId);
        return definitions.isDeployed(read(workflowDefinition));
    }

    private static void checkEngine(String engineId) {
        if (!Ids.ENGINE.equals(engineId)) {
            throw new WorkflowException("There is no workflow engine " + engineId + ", only " + Ids.ENGINE);
        }
    }

    private static byte[] read(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new WorkflowException("The process definition cannot be read", e);
        }
    }

    @Override
    public void undeployDefinition(String workflowDefinitionId) {
        definitions.undeploy(workflowDefinitionId);
    }

    @Override
    public List<WorkflowDefinition> getDefinitions() {
        return definitions.all(true);
    }

    @Override
    public List<WorkflowDefinition> getAllDefinitions() {
        return definitions.all(false);
    }

    @Override
    public WorkflowDefinition getDefinitionById(String workflowDefinitionId) {
        return definitions.byId(workflowDefinitionId);
    }

    @Override
    public @Nullable WorkflowDefinition getDefinitionByName(String workflowName) {
        List<WorkflowDefinition> versions = definitions.byName(workflowName);
        return versions.isEmpty() ? null : versions.get(0);
    }

    @Override
    public List<WorkflowDefinition> getAllDefinitionsByName(String workflowName) {
        return definitions.byName(workflowName);
    }

    @Override
    public WorkflowPath startWorkflow(String workflowDefinitionId, Map<QName, Serializable> parameters) {
        WorkflowDefinition definition = definitions.byId(workflowDefinitionId);
        String user = AuthenticationUtil.getFullyAuthenticatedUser();
        Map<String, Object> variables = values.variables(parameters);
        NodeRef initiator = people.person(user);
        if (initiator != null) {
            variables.put(WorkflowConstants.PROP_INITIATOR, values.variable(initiator));
        }
        variables.put(WorkflowConstants.PROP_CANCELLED, false);
        if (endsAutomatically(definition)) {
            variables.put(ActivitiConstants.PROP_START_TASK_END_DATE, new Date());
        }
        try {
            engines.engine().getIdentityService().setAuthenticatedUserId(user);
            Date startedAt = new Date();
            ProcessInstance process =
                    engines.runtime().startProcessInstanceById(Ids.local(workflowDefinitionId), variables);
            String id = Ids.global(process.getId());
            Serializable pack = parameters.get(WorkflowModel.ASSOC_PACKAGE);
            if (pack instanceof NodeRef ref) {
                packages.started(ref, definition, id);
            }
            WorkflowInstance instance = process.isEnded()
                    ? instances.required(id)
                    : instances.instance(process.getId(), definition, variables, startedAt, null);
            return instances.path(process.getId(), process.getActivityId(), instance);
        } catch (ActivitiException e) {
            throw new WorkflowException("The process " + definition.getName() + " cannot start: " + e.getMessage(), e);
        } finally {
            engines.engine().getIdentityService().setAuthenticatedUserId(null);
        }
    }

    private static boolean endsAutomatically(WorkflowDefinition definition) {
        return definition.getStartTaskDefinition().getMetadata().getDefaultAspectNames().stream()
                .anyMatch(WorkflowModel.ASPECT_END_AUTOMATICALLY::equals);
    }

    @Override
    public List<WorkflowInstance> getActiveWorkflows(String workflowDefinitionId) {
        return instances.ofDefinition(workflowDefinitionId, Boolean.TRUE);
    }

    @Override
    public List<WorkflowInstance> getCompletedWorkflows(String workflowDefinitionId) {
        return instances.ofDefinition(workflowDefinitionId, Boolean.FALSE);
    }

    @Override
    public List<WorkflowInstance> getWorkflows(String workflowDefinitionId) {
        return instances.ofDefinition(workflowDefinitionId, null);
    }

    @Override
    public @Nullable WorkflowInstance getWorkflowById(String workflowId) {
        HistoricProcessInstance found = instances.find(Ids.local(workflowId));
        return found == null ? null : instances.convert(found);
    }

    @Override
    public List<WorkflowPath> getWorkflowPaths(String workflowId) {
        return instances.paths(workflowId);
    }

    @Override
    public Map<QName, Serializable> getPathProperties(String pathId) {
        return values.properties(engines.runtime().getVariables(Ids.local(pathId)));
    }

    /** Ends the process and forgets it, as ACS does by default. */
    @Override
    public WorkflowInstance cancelWorkflow(String workflowId) {
        String id = Ids.local(workflowId);
        WorkflowInstance instance = instances.required(workflowId);
        if (!instance.isActive()) {
            throw new WorkflowException("The process " + workflowId + " has ended");
        }
        engines.runtime().setVariable(id, WorkflowConstants.PROP_CANCELLED, true);
        engines.runtime().deleteProcessInstance(id, ActivitiConstants.DELETE_REASON_CANCELLED);
        engines.history().deleteHistoricProcessInstance(id);
        packages.ended(instance.getWorkflowPackage());
        instance.active = false;
        return instance;
    }

    @Override
    public List<WorkflowInstance> cancelWorkflows(List<String> workflowIds) {
        List<WorkflowInstance> cancelled = new ArrayList<>();
        workflowIds.forEach(id -> cancelled.add(cancelWorkflow(id)));
        return cancelled;
    }

    @Override
    public WorkflowInstance deleteWorkflow(String workflowId) {
        String id = Ids.local(workflowId);
        WorkflowInstance instance = instances.required(workflowId);
        if (instance.isActive()) {
            engines.runtime().deleteProcessInstance(id, ActivitiConstants.DELETE_REASON_DELETED);
        }
        engines.history().deleteHistoricProcessInstance(id);
        packages.ended(instance.getWorkflowPackage());
        instance.active = false;
        return instance;
    }

    @Override
    public WorkflowPath signal(String pathId, @Nullable String transitionId) {
        checkTransition(transitionId);
        String execution = Ids.local(pathId);
        String process = engines.runtime()
                .createExecutionQuery()
                .executionId(execution)
                .singleResult()
                .getProcessInstanceId();
        engines.runtime().signal(execution);
        return instances.path(execution, null, instances.required(Ids.global(process)));
    }

    private static void checkTransition(@Nullable String transitionId) {
        if (transitionId != null && !transitionId.equals(ActivitiConstants.DEFAULT_TRANSITION_NAME)) {
            throw new WorkflowException("There is no transition " + transitionId
                    + "; Activiti has only the default one, outcomes are properties of the task");
        }
    }

    @Override
    public List<WorkflowTask> getTasksForWorkflowPath(String pathId) {
        return tasks.ofPath(pathId);
    }

    @Override
    public @Nullable WorkflowTask getTaskById(String taskId) {
        return tasks.find(taskId);
    }

    @Override
    public WorkflowTask getStartTask(String workflowInstanceId) {
        return tasks.required(Ids.startTask(Ids.local(workflowInstanceId)));
    }

    @Override
    public List<WorkflowTask> getAssignedTasks(String authority, WorkflowTaskState state) {
        return tasks.assigned(authority, state);
    }

    @Override
    public List<WorkflowTask> getPooledTasks(String authority) {
        return tasks.pooled(authority);
    }

    @Override
    public List<WorkflowTask> queryTasks(WorkflowTaskQuery query) {
        return tasks.query(query);
    }

    @Override
    public long countTasks(WorkflowTaskQuery query) {
        return tasks.query(query).size();
    }

    @Override
    public WorkflowTask updateTask(
            String taskId,
            @Nullable Map<QName, Serializable> properties,
            @Nullable Map<QName, List<NodeRef>> add,
            @Nullable Map<QName, List<NodeRef>> remove) {
        tasks.update(
                taskId,
                properties == null ? Map.of() : properties,
                add == null ? Map.of() : add,
                remove == null ? Map.of() : remove);
        return tasks.required(taskId);
    }

    /** A transition is the outcome of a task that has one; other tasks know the default one only. */
    @Override
    public WorkflowTask endTask(String taskId, @Nullable String transitionId) {
        if (transitionId != null && !transitionId.equals(ActivitiConstants.DEFAULT_TRANSITION_NAME)) {
            Serializable outcome = tasks.required(taskId).getProperties().get(WorkflowModel.PROP_OUTCOME_PROPERTY_NAME);
            if (outcome == null) {
                checkTransition(transitionId);
            } else {
                tasks.update(taskId, Map.of(QName.createQName(outcome.toString()), transitionId), Map.of(), Map.of());
            }
        }
        try {
            tasks.end(taskId);
        } catch (ActivitiException e) {
            throw new WorkflowException("The task " + taskId + " cannot end: " + e.getMessage(), e);
        }
        return tasks.required(taskId);
    }

    @Override
    public boolean isTaskClaimable(WorkflowTask task, String username) {
        return tasks.isClaimable(task, username);
    }

    @Override
    public boolean isTaskEditable(WorkflowTask task, String username) {
        return task.getState() == WorkflowTaskState.IN_PROGRESS
                && (isOwner(task, username) || tasks.isCandidate(task, username));
    }

    @Override
    public boolean isTaskReassignable(WorkflowTask task, String username) {
        return task.getState() == WorkflowTaskState.IN_PROGRESS
                && !Boolean.FALSE.equals(task.getProperties().get(WorkflowModel.PROP_REASSIGNABLE))
                && isOwner(task, username);
    }

    private static boolean isOwner(WorkflowTask task, String username) {
        return username.equals(task.getProperties().get(ContentModel.PROP_OWNER));
    }

    @Override
    public boolean isTaskReleasable(WorkflowTask task, String username) {
        return tasks.isReleasable(task, username);
    }

    @Override
    public NodeRef createPackage(@Nullable NodeRef container) {
        return packages.create(container);
    }

    @Override
    public List<WorkflowInstance> getWorkflowsForContent(NodeRef packageItem, boolean active) {
        List<WorkflowInstance> found = new ArrayList<>();
        for (String id : packages.processes(packageItem)) {
            WorkflowInstance instance = getWorkflowById(id);
            if (instance != null && instance.isActive() == active) {
                found.add(instance);
            }
        }
        return found;
    }

    @Override
    public List<NodeRef> getPackageContents(String taskId) {
        Serializable pack = tasks.required(taskId).getProperties().get(WorkflowModel.ASSOC_PACKAGE);
        return pack instanceof NodeRef ref ? packages.contents(ref) : List.of();
    }

    @Override
    public List<NodeRef> getPackageContents(NodeRef packageRef) {
        return packages.contents(packageRef);
    }
}
