package org.vanthu.contract.workflow;

import java.io.Serializable;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.workflow.WorkflowModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.cmr.workflow.WorkflowDefinition;
import org.alfresco.service.cmr.workflow.WorkflowException;
import org.alfresco.service.cmr.workflow.WorkflowInstance;
import org.alfresco.service.cmr.workflow.WorkflowPath;
import org.alfresco.service.cmr.workflow.WorkflowService;
import org.alfresco.service.cmr.workflow.WorkflowTask;
import org.alfresco.service.cmr.workflow.WorkflowTaskQuery;
import org.alfresco.service.cmr.workflow.WorkflowTaskState;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Processes that a module deploys, from their start to their end. */
@ExtendWith(Repository.class)
class WorkflowContract {
    private static final QName GROUP = name("group");
    private static final QName FAIL = name("fail");
    private static final QName OUTCOME = name("outcome");
    private static final QName PAGES = name("pages");

    private final Acs acs;
    private final WorkflowService workflows;
    private final AuthorityService authorities;
    private String initiator = "";
    private String clerk = "";
    private String group = "";

    WorkflowContract(Acs acs) {
        this.acs = acs;
        workflows = acs.bean(WorkflowService.class);
        authorities = acs.bean(AuthorityService.class);
    }

    private static QName name(String localName) {
        return QName.createQName("http://www.vanthu.org/model/contractwf/1.0", localName);
    }

    @BeforeEach
    void makePeople() {
        initiator = acs.person();
        clerk = acs.newPerson();
        group = acs.newGroup();
        authorities.addAuthority(group, clerk);
    }

    @Test
    void aDeployedProcessIsFoundByItsIdBehindTheEngine() {
        WorkflowDefinition definition = definition("contractReview");

        assertThat(definition.getName()).isEqualTo("activiti$contractReview");
        assertThat(definition.getId()).startsWith("activiti$contractReview:");
        assertThat(definition.getStartTaskDefinition().getId()).isEqualTo("contractwf:submitTask");
        assertThat(workflows.getDefinitions())
                .extracting(WorkflowDefinition::getId)
                .contains(definition.getId());
    }

    @Test
    void aStartedProcessIsActiveAndKnowsWhoStartedItWithWhat() {
        NodeRef pack = newPackage();

        WorkflowInstance instance = start("contractReview", pack, Map.of()).getInstance();

        assertThat(instance.isActive()).isTrue();
        assertThat(instance.getDescription()).isEqualTo("Tờ trình 12");
        assertThat(instance.getInitiator())
                .isEqualTo(acs.bean(PersonService.class).getPerson(initiator));
        assertThat(instance.getWorkflowPackage()).isEqualTo(pack);
        assertThat(instance.getStartDate()).isNotNull();
        assertThat(instance.getEndDate()).isNull();
    }

    @Test
    void aProcessWaitsForItsStartTask() {
        WorkflowPath path = start("contractReview", newPackage(), Map.of());

        WorkflowTask task = acs.asUser(initiator, () -> workflows.getTasksForWorkflowPath(path.getId()))
                .get(0);

        assertThat(task.getName()).isEqualTo("contractwf:submitTask");
        assertThat(task.getState()).isEqualTo(WorkflowTaskState.IN_PROGRESS);
        assertThat(task.getProperties())
                .containsEntry(ContentModel.PROP_OWNER, initiator)
                .containsEntry(GROUP, group);
        assertThat(workflows.getStartTask(path.getInstance().getId()).getId()).isEqualTo(task.getId());
    }

    @Test
    void membersOfThePoolFindTheTask() {
        WorkflowTask task = review();

        assertThat(task.getName()).isEqualTo("contractwf:reviewTask");
        assertThat(task.getState()).isEqualTo(WorkflowTaskState.IN_PROGRESS);
        assertThat(task.getProperties().get(ContentModel.PROP_OWNER)).isNull();
        assertThat(ids(acs.asUser(clerk, () -> workflows.getPooledTasks(clerk))))
                .containsExactly(task.getId());
        assertThat(acs.<Boolean>asUser(clerk, () -> workflows.isTaskClaimable(task, clerk)))
                .isTrue();
        String stranger = acs.newPerson();
        assertThat(acs.asUser(stranger, () -> workflows.getPooledTasks(stranger)))
                .isEmpty();
    }

    @Test
    void aTaskHasThePropertiesOfItsTypeAndTheDescriptionOfItsProcess() {
        WorkflowTask task = review();

        assertThat(task.getProperties())
                .containsEntry(OUTCOME, "approve")
                .containsEntry(WorkflowModel.PROP_DESCRIPTION, "Tờ trình 12");
        assertThat(task.getProperties().get(PAGES)).isNull();
    }

    @Test
    void whoClaimsATaskHasItAlone() {
        WorkflowTask task = review();
        String colleague = acs.newPerson();
        authorities.addAuthority(group, colleague);

        claim(task);

        assertThat(ids(acs.asUser(clerk, () -> workflows.getAssignedTasks(clerk, WorkflowTaskState.IN_PROGRESS))))
                .containsExactly(task.getId());
        assertThat(acs.asUser(colleague, () -> workflows.getPooledTasks(colleague)))
                .isEmpty();
        assertThat(acs.<Boolean>asUser(clerk, () -> workflows.isTaskReleasable(reload(task), clerk)))
                .isTrue();
    }

    @Test
    void aReleasedTaskIsBackInThePool() {
        WorkflowTask task = review();
        claim(task);
        Map<QName, Serializable> nobody = new HashMap<>();
        nobody.put(ContentModel.PROP_OWNER, null);

        acs.asUser(clerk, () -> workflows.updateTask(task.getId(), nobody, null, null));

        assertThat(ids(acs.asUser(clerk, () -> workflows.getPooledTasks(clerk))))
                .containsExactly(task.getId());
    }

    @Test
    void changedPropertiesAreKeptInTheirTypes() {
        WorkflowTask task = review();
        Date due = new Date(1_800_000_000_000L);

        acs.asUser(
                clerk,
                () -> workflows.updateTask(
                        task.getId(),
                        new HashMap<>(Map.of(
                                PAGES,
                                12,
                                WorkflowModel.PROP_COMMENT,
                                "Đã xem",
                                WorkflowModel.PROP_DUE_DATE,
                                due,
                                WorkflowModel.PROP_PRIORITY,
                                1)),
                        null,
                        null));

        Map<QName, Serializable> properties = reload(task).getProperties();
        assertThat(properties)
                .containsEntry(PAGES, 12)
                .containsEntry(WorkflowModel.PROP_COMMENT, "Đã xem")
                .containsEntry(WorkflowModel.PROP_PRIORITY, 1);
        assertThat((Date) properties.get(WorkflowModel.PROP_DUE_DATE)).hasSameTimeAs(due);
    }

    @Test
    void aTaskEndsWithTheOutcomeThatWasSet() {
        WorkflowTask task = review();
        acs.asUser(clerk, () -> {
            workflows.updateTask(task.getId(), new HashMap<>(Map.of(OUTCOME, "reject")), null, null);
            WorkflowTask ended = workflows.endTask(task.getId(), null);

            assertThat(ended.getState()).isEqualTo(WorkflowTaskState.COMPLETED);
            assertThat(ended.getProperties()).containsEntry(WorkflowModel.PROP_OUTCOME, "reject");
        });
    }

    @Test
    void aTransitionIsTheOutcomeOfATaskThatHasOne() {
        WorkflowTask task = review();

        WorkflowTask ended = acs.asUser(clerk, () -> workflows.endTask(task.getId(), "reject"));

        assertThat(ended.getProperties())
                .containsEntry(WorkflowModel.PROP_OUTCOME, "reject")
                .containsEntry(OUTCOME, "reject");
    }

    @Test
    void whoEndsATaskOfThePoolIsItsOwner() {
        WorkflowTask task = review();

        WorkflowTask ended = acs.asUser(clerk, () -> workflows.endTask(task.getId(), null));

        assertThat(ended.getProperties()).containsEntry(ContentModel.PROP_OWNER, clerk);
        assertThat(ids(acs.asUser(clerk, () -> workflows.getAssignedTasks(clerk, WorkflowTaskState.COMPLETED))))
                .containsExactly(task.getId());
    }

    @Test
    void aDelegateIsASpringBeanAndTheProcessEndsAfterIt() {
        NodeRef pack = newPackage();
        WorkflowTask task = review(pack, Map.of());

        acs.asUser(clerk, () -> workflows.endTask(task.getId(), null));

        WorkflowInstance instance =
                workflows.getWorkflowById(task.getPath().getInstance().getId());
        assertThat(instance.isActive()).isFalse();
        assertThat(instance.getEndDate()).isNotNull();
        assertThat(title(pack)).isEqualTo(ContractMarkDelegate.MARK);
    }

    @Test
    void aFailedDelegateLeavesTheTaskOpenAndChangesNothing() {
        NodeRef pack = newPackage();
        WorkflowTask task = review(pack, Map.of(FAIL, true));

        assertThatThrownBy(() -> acs.asUser(clerk, () -> workflows.endTask(task.getId(), null)))
                .hasStackTraceContaining("asked to fail");

        assertThat(reload(task).getState()).isEqualTo(WorkflowTaskState.IN_PROGRESS);
        assertThat(title(pack)).isNull();
    }

    @Test
    void aProcessIsUndoneWithItsTransactionAsItsNodesAre() {
        NodeRef pack = newPackage();
        WorkflowTask task = review(pack, Map.of());

        assertThatThrownBy(() -> acs.asUser(
                        clerk,
                        () -> acs.inTransaction(() -> {
                            workflows.endTask(task.getId(), null);
                            assertThat(acs.nodes().getProperty(pack, ContentModel.PROP_TITLE))
                                    .isEqualTo(ContractMarkDelegate.MARK);
                            throw new IllegalStateException("the power is cut");
                        })))
                .hasMessageContaining("the power is cut");

        assertThat(reload(task).getState()).isEqualTo(WorkflowTaskState.IN_PROGRESS);
        assertThat(title(pack)).isNull();
    }

    @Test
    void aStartIsUndoneWithItsTransaction() {
        String[] started = new String[1];
        NodeRef pack = newPackage();

        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    started[0] = start("contractReview", pack, Map.of())
                            .getInstance()
                            .getId();
                    throw new IllegalStateException("the power is cut");
                }))
                .hasMessageContaining("the power is cut");

        assertThat(workflows.getWorkflowById(started[0])).isNull();
    }

    @Test
    void thePackageHoldsTheDocuments() {
        NodeRef document = acs.newDocument();
        NodeRef pack = newPackage(document);
        WorkflowTask task = review(pack, Map.of());

        assertThat(workflows.getPackageContents(task.getId())).containsExactly(document);
        assertThat(workflows.getPackageContents(pack)).containsExactly(document);
        assertThat(workflows.getWorkflowsForContent(document, true))
                .extracting(WorkflowInstance::getId)
                .containsExactly(task.getPath().getInstance().getId());
        assertThat(workflows.getWorkflowsForContent(document, false)).isEmpty();
    }

    @Test
    void tasksAreQueriedByProcessOwnerStateAndProperty() {
        WorkflowTask task = review();
        WorkflowTaskQuery query = new WorkflowTaskQuery();
        query.setProcessId(task.getPath().getInstance().getId());
        assertThat(ids(workflows.queryTasks(query))).containsExactly(task.getId());

        query.setTaskCustomProps(new HashMap<>(Map.of(OUTCOME, "reject")));
        assertThat(workflows.queryTasks(query)).isEmpty();
        query.setTaskCustomProps(new HashMap<>(Map.of(OUTCOME, "approve")));
        query.setActorId(clerk);
        assertThat(workflows.queryTasks(query)).isEmpty();

        claim(task);
        assertThat(ids(workflows.queryTasks(query))).containsExactly(task.getId());

        query.setTaskState(WorkflowTaskState.COMPLETED);
        assertThat(workflows.queryTasks(query)).isEmpty();
    }

    @Test
    void aCancelledProcessIsGoneWithItsTasks() {
        WorkflowTask task = review();
        String process = task.getPath().getInstance().getId();

        WorkflowInstance cancelled = acs.asUser(initiator, () -> workflows.cancelWorkflow(process));

        assertThat(cancelled.getId()).isEqualTo(process);
        assertThat(cancelled.isActive()).isFalse();
        assertThat(acs.asUser(clerk, () -> workflows.getPooledTasks(clerk))).isEmpty();
        assertThat(workflows.getWorkflowById(process)).isNull();
    }

    @Test
    void aCancelledProcessTakesItsPackageAlongAndLeavesTheDocuments() {
        NodeRef document = acs.newDocument();
        NodeRef pack = newPackage(document);
        WorkflowTask task = review(pack, Map.of());

        workflows.cancelWorkflow(task.getPath().getInstance().getId());

        assertThat(acs.<Boolean>inTransaction(() -> acs.nodes().exists(pack))).isFalse();
        assertThat(acs.<Boolean>inTransaction(() -> acs.nodes().exists(document)))
                .isTrue();
    }

    @Test
    void aDeletedProcessIsGone() {
        String process = review().getPath().getInstance().getId();

        workflows.deleteWorkflow(process);

        assertThat(workflows.getWorkflowById(process)).isNull();
        assertThatThrownBy(() -> workflows.cancelWorkflow(process)).isInstanceOf(WorkflowException.class);
    }

    @Test
    void strangersNeitherSeeNorEndATask() {
        WorkflowTask task = review();

        acs.asUser(acs.newPerson(), () -> {
            assertThatThrownBy(() -> workflows.getTaskById(task.getId())).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> workflows.endTask(task.getId(), null)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> workflows.updateTask(task.getId(), new HashMap<>(), null, null))
                    .isInstanceOf(AccessDeniedException.class);
        });
    }

    @Test
    void theInitiatorSeesTheTasksOfTheProcess() {
        WorkflowTask task = review();

        assertThat(acs.asUser(
                        initiator, () -> workflows.getTaskById(task.getId()).getId()))
                .isEqualTo(task.getId());
    }

    @Test
    void aTimerGoesOnByItself() {
        NodeRef pack = newPackage();
        WorkflowPath path = start("contractWait", pack, Map.of());
        assertThat(title(pack)).isNull();

        endStart(path);

        acs.eventually(() -> assertThat(title(pack)).isEqualTo(ContractMarkDelegate.MARK));
    }

    private WorkflowTask review() {
        return review(newPackage(), Map.of());
    }

    /** Starts a review and answers its task in the pool. */
    private WorkflowTask review(NodeRef pack, Map<QName, Serializable> parameters) {
        WorkflowPath path = start("contractReview", pack, parameters);
        endStart(path);
        return acs.asUser(clerk, () -> workflows.getPooledTasks(clerk)).stream()
                .filter(task -> task.getPath()
                        .getInstance()
                        .getId()
                        .equals(path.getInstance().getId()))
                .findFirst()
                .orElseThrow();
    }

    private void endStart(WorkflowPath path) {
        acs.asUser(
                initiator,
                () -> workflows.endTask(
                        workflows.getTasksForWorkflowPath(path.getId()).get(0).getId(), null));
    }

    private WorkflowPath start(String process, NodeRef pack, Map<QName, Serializable> parameters) {
        Map<QName, Serializable> all = new HashMap<>(parameters);
        all.put(WorkflowModel.ASSOC_PACKAGE, pack);
        all.put(WorkflowModel.PROP_WORKFLOW_DESCRIPTION, "Tờ trình 12");
        all.put(GROUP, group);
        String definition = definition(process).getId();
        WorkflowPath path = acs.asUser(initiator, () -> workflows.startWorkflow(definition, all));
        acs.afterwards(() -> {
            if (workflows.getWorkflowById(path.getInstance().getId()) != null) {
                workflows.deleteWorkflow(path.getInstance().getId());
            }
        });
        return path;
    }

    private WorkflowDefinition definition(String process) {
        return workflows.getDefinitionByName("activiti$" + process);
    }

    private NodeRef newPackage(NodeRef... documents) {
        NodeRef made = acs.inTransaction(() -> {
            NodeRef pack = workflows.createPackage(null);
            NodeService nodes = acs.nodes();
            for (NodeRef document : documents) {
                nodes.addChild(pack, document, WorkflowModel.ASSOC_PACKAGE_CONTAINS, Acs.cm(Acs.unique()));
            }
            return pack;
        });
        acs.deleteAfterwards(made);
        return made;
    }

    private void claim(WorkflowTask task) {
        acs.asUser(
                clerk,
                () -> workflows.updateTask(
                        task.getId(), new HashMap<>(Map.of(ContentModel.PROP_OWNER, clerk)), null, null));
    }

    private WorkflowTask reload(WorkflowTask task) {
        return workflows.getTaskById(task.getId());
    }

    private @Nullable Serializable title(NodeRef node) {
        return acs.inTransaction(() -> acs.nodes().getProperty(node, ContentModel.PROP_TITLE));
    }

    private static List<String> ids(List<WorkflowTask> tasks) {
        return tasks.stream().map(WorkflowTask::getId).toList();
    }
}
