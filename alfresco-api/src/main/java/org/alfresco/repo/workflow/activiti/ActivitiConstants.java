package org.alfresco.repo.workflow.activiti;

/** Names that the Activiti engine and its callers share. */
public interface ActivitiConstants {

    String ENGINE_ID = "activiti";
    String NODE_NAME = "name";
    String NODE_DESCRIPTION = "documentation";
    String NODE_TYPE = "type";
    String DEFAULT_TRANSITION_NAME = "Next";
    String USER_TASK_NODE_TYPE = "userTask";
    String PROP_TASK_FORM_KEY = "taskFormKey";
    String PROP_START_TASK_END_DATE = "_startTaskCompleted";
    String START_TASK_PREFIX = "start";
    String DELETE_REASON_DELETED = "deleted";
    String DELETE_REASON_CANCELLED = "cancelled";
    String SERVICE_REGISTRY_BEAN_KEY = "services";
    String PROP_POOLED_ACTORS_HISTORY = "pooledActorsHistory";
}
