package org.vanthu.embedded.workflow;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;

import org.activiti.engine.history.HistoricIdentityLink;
import org.activiti.engine.history.HistoricProcessInstance;
import org.activiti.engine.history.HistoricTaskInstance;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.security.AuthorityService;
import org.vanthu.embedded.service.CallGuard;

/**
 * Lets only those who take part in a process see, change and end its tasks, and only its initiator or an administrator
 * cancel it, as in ACS.
 */
public final class WorkflowGuard implements CallGuard {

    private static final Set<String> TASK_METHODS =
            Set.of("getTaskById", "updateTask", "endTask", "getPackageContents");
    private static final Set<String> PROCESS_METHODS = Set.of("cancelWorkflow", "deleteWorkflow");

    private final ProcessEngines engines;
    private final AuthorityService authorityService;

    public WorkflowGuard(ProcessEngines engines, AuthorityService authorityService) {
        this.engines = engines;
        this.authorityService = authorityService;
    }

    @Override
    public void before(String service, Method method, Object[] args) {
        if (!service.equals("WorkflowService")
                || args.length == 0
                || !(args[0] instanceof String id)
                || AuthenticationUtil.isRunAsUserTheSystemUser()) {
            return;
        }
        String user = AuthenticationUtil.getRunAsUser();
        boolean task = TASK_METHODS.contains(method.getName());
        boolean process = PROCESS_METHODS.contains(method.getName());
        if ((!task && !process) || authorityService.isAdminAuthority(user)) {
            return;
        }
        boolean may = process ? isInitiator(Ids.local(id), user) : takesPart(id, user);
        if (!may) {
            throw new AccessDeniedException("Access is denied: " + user + " takes no part in " + id);
        }
    }

    private boolean isInitiator(String processId, String user) {
        HistoricProcessInstance process = engines.history()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(processId)
                .singleResult();
        // a process that does not exist is answered by the service itself
        return process == null || user.equals(process.getStartUserId());
    }

    private boolean takesPart(String taskId, String user) {
        if (Ids.isStartTask(taskId)) {
            return isInitiator(Ids.processOfStartTask(taskId), user);
        }
        HistoricTaskInstance task = engines.history()
                .createHistoricTaskInstanceQuery()
                .taskId(Ids.local(taskId))
                .singleResult();
        if (task == null || user.equals(task.getAssignee())) {
            return true;
        }
        Set<String> authorities = authorityService.getAuthoritiesForUser(user);
        List<HistoricIdentityLink> links = engines.history().getHistoricIdentityLinksForTask(task.getId());
        return isInitiator(task.getProcessInstanceId(), user)
                || links.stream()
                        .anyMatch(link -> user.equals(link.getUserId())
                                || (link.getGroupId() != null && authorities.contains(link.getGroupId())));
    }
}
