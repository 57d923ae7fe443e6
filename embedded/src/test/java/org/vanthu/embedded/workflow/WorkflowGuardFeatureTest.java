package org.vanthu.embedded.workflow;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.repo.workflow.WorkflowModel;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.cmr.workflow.WorkflowPath;
import org.alfresco.service.cmr.workflow.WorkflowService;
import org.alfresco.service.cmr.workflow.WorkflowTask;
import org.alfresco.service.cmr.workflow.WorkflowTaskState;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Who may see, change, end and cancel whose tasks: initiator, member of the pool, assignee, stranger, administrator.
 */
@ExtendWith(EmbeddedRepositoryExtension.class)
class WorkflowGuardFeatureTest {

    private static final String INITIATOR = "hoa";
    private static final String POOL = "lan";
    private static final String COLLEAGUE = "mai";
    private static final String STRANGER = "binh";

    private final WorkflowService workflows;
    private final PersonService people;
    private final AuthorityService authorities;
    private final RetryingTransactionHelper transactions;
    private final JdbcClient jdbc;
    private String process;
    private String task;

    WorkflowGuardFeatureTest(
            @Bean("WorkflowService") WorkflowService workflows,
            @Bean("personService") PersonService people,
            @Bean("authorityService") AuthorityService authorities,
            RetryingTransactionHelper transactions,
            JdbcClient jdbc) {
        this.workflows = workflows;
        this.people = people;
        this.authorities = authorities;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void startAProcess() {
        as(AuthenticationUtil.getSystemUserName(), () -> {
            jdbc.sql("create table if not exists embedded_workflow_test (note text)")
                    .update();
            if (!people.personExists(POOL)) {
                List.of(INITIATOR, POOL, COLLEAGUE, STRANGER).forEach(this::person);
                authorities.createAuthority(AuthorityType.GROUP, "embedded_clerks");
                authorities.addAuthority("GROUP_embedded_clerks", POOL);
                authorities.addAuthority("GROUP_embedded_clerks", COLLEAGUE);
            }
            return null;
        });
        WorkflowPath path = as(INITIATOR, this::start);
        process = path.getInstance().getId();
        WorkflowTask first = as(
                INITIATOR, () -> workflows.getTasksForWorkflowPath(path.getId()).get(0));
        as(INITIATOR, () -> workflows.endTask(first.getId(), null));
        task = as(POOL, () -> workflows.getPooledTasks(POOL)).stream()
                .filter(one -> one.getPath().getInstance().getId().equals(process))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    @Test
    void membersOfThePoolAndTheInitiatorSeeATaskAndStrangersDoNot() {
        for (String user : List.of(POOL, COLLEAGUE, INITIATOR, "admin")) {
            assertThat(as(user, () -> workflows.getTaskById(task).getId())).isEqualTo(task);
        }
        refused(STRANGER, () -> workflows.getTaskById(task));
        refused(STRANGER, () -> workflows.getPackageContents(task));
        assertThat(as(STRANGER, () -> workflows.getPooledTasks(STRANGER))).isEmpty();
    }

    @Test
    void strangersNeitherClaimNorEndATask() {
        refused(STRANGER, () -> workflows.updateTask(task, Map.of(ContentModel.PROP_OWNER, STRANGER), null, null));
        refused(STRANGER, () -> workflows.endTask(task, null));

        assertThat(as(POOL, () -> workflows.getTaskById(task).getState())).isEqualTo(WorkflowTaskState.IN_PROGRESS);
    }

    @Test
    void aClaimedTaskIsEndedByItsAssignee() {
        as(POOL, () -> workflows.updateTask(task, Map.of(ContentModel.PROP_OWNER, POOL), null, null));

        assertThat(as(POOL, () -> workflows.endTask(task, null)).getState()).isEqualTo(WorkflowTaskState.COMPLETED);
        refused(STRANGER, () -> workflows.getTaskById(task));
    }

    @Test
    void onlyInitiatorAndAdministratorCancelAProcess() {
        refused(STRANGER, () -> workflows.cancelWorkflow(process));
        refused(POOL, () -> workflows.cancelWorkflow(process));
        refused(POOL, () -> workflows.deleteWorkflow(process));
        assertThat(as(POOL, () -> workflows.getWorkflowById(process).isActive()))
                .isTrue();

        as(INITIATOR, () -> workflows.cancelWorkflow(process));

        assertThat(as(INITIATOR, () -> workflows.getWorkflowById(process))).isNull();
    }

    private WorkflowPath start() {
        Map<QName, Serializable> parameters = new HashMap<>();
        parameters.put(WorkflowModel.ASSOC_PACKAGE, workflows.createPackage(null));
        parameters.put(QName.createQName("", "again"), false);
        String definition =
                workflows.getDefinitionByName("activiti$embeddedCheck").getId();
        return workflows.startWorkflow(definition, parameters);
    }

    private void person(String name) {
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(ContentModel.PROP_USERNAME, name);
        properties.put(ContentModel.PROP_FIRSTNAME, name);
        properties.put(ContentModel.PROP_LASTNAME, "Nguyễn");
        people.createPerson(properties);
    }

    private void refused(String user, Callable<?> work) {
        assertThatThrownBy(() -> as(user, work)).isInstanceOf(AccessDeniedException.class);
    }

    private <T> T as(String user, Callable<T> work) {
        AuthenticationUtil.setFullyAuthenticatedUser(user);
        try {
            return transactions.doInTransaction(work::call, false, true);
        } finally {
            AuthenticationUtil.clearCurrentSecurityContext();
        }
    }
}
