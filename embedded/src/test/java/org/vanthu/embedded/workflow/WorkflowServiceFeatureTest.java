package org.vanthu.embedded.workflow;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.repo.workflow.WorkflowModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.cmr.workflow.WorkflowDefinition;
import org.alfresco.service.cmr.workflow.WorkflowInstance;
import org.alfresco.service.cmr.workflow.WorkflowPath;
import org.alfresco.service.cmr.workflow.WorkflowService;
import org.alfresco.service.cmr.workflow.WorkflowTask;
import org.alfresco.service.cmr.workflow.WorkflowTaskQuery;
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

@ExtendWith(EmbeddedRepositoryExtension.class)
class WorkflowServiceFeatureTest {

    private static final QName OUTCOME =
            QName.createQName("http://www.vanthu.org/model/embedded-workflow-test/1.0", "outcome");

    private final WorkflowService workflows;
    private final NodeService nodes;
    private final PersonService people;
    private final AuthorityService authorities;
    private final RetryingTransactionHelper transactions;
    private final JdbcClient jdbc;

    WorkflowServiceFeatureTest(
            @Bean("workflowService") WorkflowService workflows,
            @Bean("nodeService") NodeService nodes,
            @Bean("personService") PersonService people,
            @Bean("authorityService") AuthorityService authorities,
            RetryingTransactionHelper transactions,
            JdbcClient jdbc) {
        this.workflows = workflows;
        this.nodes = nodes;
        this.people = people;
        this.authorities = authorities;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void makeClerk() {
        AuthenticationUtil.setFullyAuthenticatedUser(AuthenticationUtil.getSystemUserName());
        inTransaction(() -> {
            jdbc.sql("create table if not exists embedded_workflow_test (note text)")
                    .update();
            jdbc.sql("delete from embedded_workflow_test").update();
            if (!people.personExists("lan")) {
                Map<QName, Serializable> properties = new HashMap<>();
                properties.put(ContentModel.PROP_USERNAME, "lan");
                properties.put(ContentModel.PROP_FIRSTNAME, "Lan");
                properties.put(ContentModel.PROP_LASTNAME, "Nguyễn");
                people.createPerson(properties);
                authorities.createAuthority(AuthorityType.GROUP, "embedded_clerks");
                authorities.addAuthority("GROUP_embedded_clerks", "lan");
            }
            return null;
        });
        AuthenticationUtil.setFullyAuthenticatedUser("lan");
    }

    @Test
    void carriesADocumentThroughAProcess() {
        WorkflowPath path = start(false);
        WorkflowTask start = inTransaction(
                () -> workflows.getTasksForWorkflowPath(path.getId()).get(0));
        inTransaction(() -> workflows.endTask(start.getId(), null));

        WorkflowTask pooled = inTransaction(() -> ofProcess(workflows.getPooledTasks("lan"), path));
        assertThat(pooled.getName()).isEqualTo("ewt:checkTask");
        assertThat(pooled.getProperties()).containsEntry(OUTCOME, "approve");
        assertThat(pooled.getProperties().get(WorkflowModel.PROP_DESCRIPTION)).isEqualTo("Tờ trình 12");
        assertThat(inTransaction(() -> workflows.isTaskClaimable(pooled, "lan")))
                .isTrue();
        assertThat(inTransaction(() -> workflows.getPackageContents(pooled.getId())))
                .hasSize(1);

        inTransaction(() -> workflows.updateTask(
                pooled.getId(), Map.of(ContentModel.PROP_OWNER, "lan", OUTCOME, "reject"), null, null));
        WorkflowTask mine =
                inTransaction(() -> ofProcess(workflows.getAssignedTasks("lan", WorkflowTaskState.IN_PROGRESS), path));
        WorkflowTask ended = inTransaction(() -> workflows.endTask(mine.getId(), null));

        assertThat(ended.getState()).isEqualTo(WorkflowTaskState.COMPLETED);
        assertThat(ended.getProperties()).containsEntry(WorkflowModel.PROP_OUTCOME, "reject");
        WorkflowInstance instance =
                inTransaction(() -> workflows.getWorkflowById(path.getInstance().getId()));
        assertThat(instance.isActive()).isFalse();
        assertThat(instance.getDescription()).isEqualTo("Tờ trình 12");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void startsProcessesWhileEveryConnectionOfThePoolIsTaken() throws Exception {
        int connections = EmbeddedRepositoryExtension.CONNECTIONS;
        String definition = inTransaction(
                () -> workflows.getDefinitionByName("activiti$embeddedCheck").getId());
        CyclicBarrier allHoldOne = new CyclicBarrier(connections);
        ExecutorService callers = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Set<String>>> started = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                started.add(callers.submit(() -> {
                    AuthenticationUtil.setFullyAuthenticatedUser("lan");
                    return inTransaction(() -> {
                        rows();
                        allHoldOne.await(60, TimeUnit.SECONDS);
                        Set<String> ids = new HashSet<>();
                        // More than one block of ids for all together.
                        for (int n = 0; n < 15; n++) {
                            ids.add(workflows
                                    .startWorkflow(definition, new HashMap<>())
                                    .getInstance()
                                    .getId());
                        }
                        return ids;
                    });
                }));
            }

            Set<String> all = new HashSet<>();
            for (Future<Set<String>> each : started) {
                all.addAll(each.get(90, TimeUnit.SECONDS));
            }
            assertThat(all).hasSize(15 * connections);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void rollsNodesProcessAndRowsBackTogether() {
        WorkflowPath path = start(true);
        WorkflowTask task = inTransaction(() -> ofProcess(workflows.getPooledTasks("lan"), path));
        NodeRef[] made = new NodeRef[1];

        assertThatThrownBy(() -> inTransaction(() -> {
                    made[0] = workflows.createPackage(null);
                    workflows.endTask(task.getId(), null);
                    assertThat(rows()).isEqualTo(1);
                    throw new IllegalStateException("the power is cut");
                }))
                .hasMessageContaining("the power is cut");

        assertThat(inTransaction(() -> nodes.exists(made[0]))).isFalse();
        assertThat(rows()).isZero();
        assertThat(inTransaction(() -> workflows.getTaskById(task.getId())).getState())
                .isEqualTo(WorkflowTaskState.IN_PROGRESS);
    }

    @Test
    void queriesCancelsAndDeletes() {
        WorkflowPath path = start(true);
        String process = path.getInstance().getId();
        WorkflowTaskQuery query = new WorkflowTaskQuery();
        query.setProcessId(process);
        query.setTaskCustomProps(Map.of(OUTCOME, "approve"));

        assertThat(inTransaction(() -> workflows.queryTasks(query))).hasSize(1);
        inTransaction(() -> workflows.cancelWorkflow(process));
        assertThat(inTransaction(() -> workflows.queryTasks(query))).isEmpty();
        assertThat(inTransaction(() -> workflows.getWorkflowById(process))).isNull();
        String other = start(true).getInstance().getId();
        inTransaction(() -> workflows.deleteWorkflow(other));
        assertThat(inTransaction(() -> workflows.getWorkflowById(other))).isNull();
    }

    @Test
    void takesATransitionAsTheOutcome() {
        WorkflowPath path = start(true);
        WorkflowTask task = inTransaction(() -> ofProcess(workflows.getPooledTasks("lan"), path));

        assertThat(inTransaction(() -> workflows.endTask(task.getId(), "reject"))
                        .getProperties())
                .containsEntry(WorkflowModel.PROP_OUTCOME, "reject");
    }

    private WorkflowPath start(boolean again) {
        return inTransaction(() -> {
            WorkflowDefinition definition = workflows.getDefinitionByName("activiti$embeddedCheck");
            NodeRef pack = workflows.createPackage(null);
            String name = UUID.randomUUID().toString();
            nodes.createNode(
                    pack,
                    WorkflowModel.ASSOC_PACKAGE_CONTAINS,
                    QName.createQName("urn:test", name),
                    ContentModel.TYPE_CONTENT,
                    Map.of(ContentModel.PROP_NAME, name));
            Map<QName, Serializable> parameters = new HashMap<>();
            parameters.put(WorkflowModel.ASSOC_PACKAGE, pack);
            parameters.put(WorkflowModel.PROP_WORKFLOW_DESCRIPTION, "Tờ trình 12");
            parameters.put(QName.createQName("", "again"), again);
            return workflows.startWorkflow(definition.getId(), parameters);
        });
    }

    private static WorkflowTask ofProcess(List<WorkflowTask> tasks, WorkflowPath path) {
        return tasks.stream()
                .filter(task -> task.getPath()
                        .getInstance()
                        .getId()
                        .equals(path.getInstance().getId()))
                .findFirst()
                .orElseThrow();
    }

    private long rows() {
        return jdbc.sql("select count(*) from embedded_workflow_test")
                .query(Long.class)
                .single();
    }

    private <R> R inTransaction(RetryingTransactionHelper.RetryingTransactionCallback<R> work) {
        return transactions.doInTransaction(work);
    }
}
