package org.alfresco.service.cmr.workflow;

import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/** Deploys, starts and drives processes. Ids begin with the name of the engine, as in {@code activiti$123}. */
public interface WorkflowService {

    WorkflowDeployment deployDefinition(String engineId, InputStream workflowDefinition, String mimetype);

    WorkflowDeployment deployDefinition(String engineId, InputStream workflowDefinition, String mimetype, String name);

    boolean isDefinitionDeployed(String engineId, InputStream workflowDefinition, String mimetype);

    void undeployDefinition(String workflowDefinitionId);

    /** Returns the latest version of each process. */
    List<WorkflowDefinition> getDefinitions();

    List<WorkflowDefinition> getAllDefinitions();

    WorkflowDefinition getDefinitionById(String workflowDefinitionId);

    /** Returns the latest version of the process with the name, such as {@code activiti$review}, or null. */
    WorkflowDefinition getDefinitionByName(String workflowName);

    List<WorkflowDefinition> getAllDefinitionsByName(String workflowName);

    /** Starts a process; parameters become variables, association parameters hold NodeRefs. */
    WorkflowPath startWorkflow(String workflowDefinitionId, Map<QName, Serializable> parameters);

    List<WorkflowInstance> getActiveWorkflows(String workflowDefinitionId);

    List<WorkflowInstance> getCompletedWorkflows(String workflowDefinitionId);

    List<WorkflowInstance> getWorkflows(String workflowDefinitionId);

    /** Returns the process, running or ended, or null. */
    WorkflowInstance getWorkflowById(String workflowId);

    List<WorkflowPath> getWorkflowPaths(String workflowId);

    Map<QName, Serializable> getPathProperties(String pathId);

    WorkflowInstance cancelWorkflow(String workflowId);

    List<WorkflowInstance> cancelWorkflows(List<String> workflowIds);

    /** Removes a process with its history. */
    WorkflowInstance deleteWorkflow(String workflowId);

    WorkflowPath signal(String pathId, String transitionId);

    List<WorkflowTask> getTasksForWorkflowPath(String pathId);

    /** Returns the task, open or done, or null. */
    WorkflowTask getTaskById(String taskId);

    WorkflowTask getStartTask(String workflowInstanceId);

    List<WorkflowTask> getAssignedTasks(String authority, WorkflowTaskState state);

    /** Returns the tasks that the authority, or a group of the person, may claim. */
    List<WorkflowTask> getPooledTasks(String authority);

    List<WorkflowTask> queryTasks(WorkflowTaskQuery query);

    long countTasks(WorkflowTaskQuery query);

    WorkflowTask updateTask(
            String taskId,
            Map<QName, Serializable> properties,
            Map<QName, List<NodeRef>> add,
            Map<QName, List<NodeRef>> remove);

    /** Ends a task by a transition; null is the default one. */
    WorkflowTask endTask(String taskId, String transitionId);

    boolean isTaskClaimable(WorkflowTask task, String username);

    boolean isTaskEditable(WorkflowTask task, String username);

    boolean isTaskReassignable(WorkflowTask task, String username);

    boolean isTaskReleasable(WorkflowTask task, String username);

    /** Makes a package for documents; null makes a new node. */
    NodeRef createPackage(NodeRef container);

    List<WorkflowInstance> getWorkflowsForContent(NodeRef packageItem, boolean active);

    List<NodeRef> getPackageContents(String taskId);

    List<NodeRef> getPackageContents(NodeRef packageRef);
}
