package org.vanthu.work;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.workflow.WorkflowService;
import org.alfresco.service.cmr.workflow.WorkflowTask;
import org.alfresco.service.cmr.workflow.WorkflowTaskState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.audit.AuditRow;
import org.vanthu.audit.AuditTrail;
import org.vanthu.deadline.Deadline;
import org.vanthu.delegation.Acting;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.organization.Role;
import org.vanthu.registry.Registration;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.SecretDocuments;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Branches of work through people's hands, with the workflow engine. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class WorkFeatureTest {

    private static final String CLERK = TestSite.user(TestSite.AGENCY, "clerk");
    private static final String LEADER = TestSite.user(TestSite.AGENCY, "leader");
    private static final String SPECIALIST = TestSite.user(TestSite.AGENCY, "specialist");
    private static boolean made;

    private final EmbeddedRepository repository;
    private final TestSite site;
    private final Work work;
    private final WorkLists lists;
    private final WorkflowService workflows;
    private final AuditTrail audit;
    private String nodeId = "";
    private static int documents;

    WorkFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.site = new TestSite(repository);
        this.work = repository.bean(Work.class);
        this.lists = repository.bean(WorkLists.class);
        this.workflows = repository.bean("WorkflowService", WorkflowService.class);
        this.audit = repository.bean(AuditTrail.class);
    }

    @BeforeEach
    void aDocumentOfItsOwn() throws IOException {
        if (!made) {
            made = true;
            site.create();
            try (InputStream definition = WorkFeatureTest.class.getResourceAsStream("loop.bpmn20.xml")) {
                site.as("admin", () -> workflows.deployDefinition("activiti", definition, "text/xml"));
            }
        }
        nodeId = "work-test-" + ++documents;
    }

    @Test
    @Requirement("R000-011")
    void exactlyOnePersonHoldsAStepFromItsBeginToItsEnd() {
        WorkItem first = begin(SPECIALIST, 0, null);
        assertThat(first.step()).isEqualTo("handle");
        assertThat(tasksOf(SPECIALIST)).extracting(WorkflowTask::getId).contains(first.taskId());

        WorkItem second = site.asRole(
                "specialist",
                () -> work.handOver(
                        work.held(first.id(), first.version(), self(SPECIALIST)),
                        self(SPECIALIST),
                        next(LEADER),
                        "forward",
                        "đúng lĩnh vực của đồng chí"));
        Optional<WorkItem> none = site.asRole(
                "leader",
                () -> work.advance(
                        work.held(second.id(), second.version(), self(LEADER)),
                        self(LEADER),
                        "done",
                        null,
                        Next.NOBODY));

        assertThat(none).isEmpty();
        List<WorkItem> trace = work.of(nodeId);
        assertThat(trace).extracting(WorkItem::holder).containsExactly(SPECIALIST, LEADER);
        assertThat(trace).extracting(WorkItem::outcome).containsExactly("forward", "done");
        assertThat(trace).noneMatch(WorkItem::isRunning);
        assertThat(trace.get(0).comment()).isEqualTo("đúng lĩnh vực của đồng chí");
        assertThat(workflows.getWorkflowById(first.branch()).isActive()).isFalse();
        assertThat(audit.of(nodeId)).extracting(AuditRow::action).contains("work.start", "work.forward", "work.done");
    }

    @Test
    void waitingIsAStepOfItsOwnOutOfWhichTheWorkComesBack() {
        WorkItem item = begin(SPECIALIST, 0, null);

        WorkItem waiting = site.asRole(
                "specialist",
                () -> work.advance(item, self(SPECIALIST), "wait", "chờ họp", next(SPECIALIST))
                        .orElseThrow());
        assertThat(waiting.state()).isEqualTo(WorkItem.WAITING);
        WorkItem again = site.asRole(
                "specialist",
                () -> work.advance(waiting, self(SPECIALIST), "resume", null, next(SPECIALIST))
                        .orElseThrow());

        assertThat(again.step()).isEqualTo("handle");
        assertThat(again.state()).isEqualTo(WorkItem.OPEN);
    }

    @Test
    void whoDoesNotHoldItMayNotMoveItAndWhoComesLateIsToldWhoWasFirst() {
        WorkItem item = begin(SPECIALIST, 0, null);

        assertThatThrownBy(() -> site.asRole("leader", () -> work.held(item.id(), item.version(), self(LEADER))))
                .isInstanceOf(AccessDeniedException.class);
        site.asRole("specialist", () -> work.advance(item, self(SPECIALIST), "done", null, Next.NOBODY));
        assertThatThrownBy(
                        () -> site.asRole("specialist", () -> work.held(item.id(), item.version(), self(SPECIALIST))))
                .isInstanceOfSatisfying(ConflictException.class, error -> {
                    assertThat(error.getMsgId()).isEqualTo("work.error.done-meanwhile");
                    assertThat(error.getMsgParams()[1]).asString().contains("specialist");
                });
    }

    @Test
    void ofTwoWhoMoveOneStepAtOnceOneWins() throws Exception {
        WorkItem item = begin(Holders.role(Role.SPECIALIST), 0, null);
        CountDownLatch both = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> results =
                    threads.invokeAll(List.of(() -> wins(item, both, "done"), () -> wins(item, both, "alsoDone")));

            assertThat(List.of(results.get(0).get(), results.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            threads.shutdownNow();
        }
        assertThat(work.of(nodeId)).hasSize(1);
    }

    private boolean wins(WorkItem item, CountDownLatch both, String outcome) throws InterruptedException {
        both.countDown();
        both.await();
        try {
            site.asRole(
                    "specialist",
                    () -> work.advance(
                            work.held(item.id(), item.version(), self(SPECIALIST)),
                            self(SPECIALIST),
                            outcome,
                            null,
                            Next.NOBODY));
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    @Test
    void aTaskThatSomebodyEndsInAnotherPageOfTheRepositoryIsRefused() {
        WorkItem item = begin(SPECIALIST, 0, null);

        assertThatThrownBy(() -> site.asRole("specialist", () -> workflows.endTask(item.taskId(), null)))
                .rootCause()
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        error -> assertThat(error.getMsgId()).isEqualTo("work.error.other-way"));

        assertThat(work.get(item.id()).isRunning()).isTrue();
        assertThat(tasksOf(SPECIALIST)).extracting(WorkflowTask::getId).contains(item.taskId());
    }

    @Test
    void whatFailsAfterTheStepLeavesProcessAndRowsAsTheyWere() {
        WorkItem item = begin(SPECIALIST, 0, null);

        assertThatThrownBy(() -> site.asRole("specialist", () -> {
                    work.advance(item, self(SPECIALIST), "wait", null, next(SPECIALIST));
                    throw new IllegalStateException("later");
                }))
                .hasMessageContaining("later");

        assertThat(work.of(nodeId))
                .singleElement()
                .satisfies(row -> assertThat(row.isRunning()).isTrue());
        assertThat(tasksOf(SPECIALIST)).extracting(WorkflowTask::getId).contains(item.taskId());
    }

    @Test
    void aPoolIsEverybodysWhoBelongsToItUntilOneTakesIt() {
        WorkItem item = begin(Holders.role(Role.CLERK), 0, null);

        assertThat(mine("clerk")).contains(item.id());
        assertThat(mine("leader")).doesNotContain(item.id());
        assertThatThrownBy(() -> site.asRole("leader", () -> work.held(item.id(), item.version(), self(LEADER))))
                .isInstanceOf(AccessDeniedException.class);
        WorkItem taken = site.asRole(
                "clerk",
                () -> work.handOver(
                        work.held(item.id(), item.version(), self(CLERK)), self(CLERK), next(CLERK), "take", null));

        assertThat(taken.holder()).isEqualTo(CLERK);
        assertThat(tasksOf(CLERK)).extracting(WorkflowTask::getId).contains(taken.taskId());
    }

    @Test
    @Requirement("R001-016")
    void urgentWorkJumpsEveryQueueAndThenComesWhatIsDueFirst() {
        Instant now = Instant.parse("2026-11-23T02:00:00Z");
        WorkItem late = begin(CLERK, 0, due(now.plus(Duration.ofDays(3))));
        WorkItem never = begin(CLERK, 0, null);
        WorkItem urgent = begin(CLERK, 3, null);
        WorkItem near = begin(CLERK, 0, due(now.plus(Duration.ofDays(1))));

        assertThat(mine("clerk")).containsSubsequence(urgent.id(), near.id(), late.id(), never.id());
        assertThat(pages("clerk", 2)).isEqualTo(mine("clerk"));
    }

    @Test
    void countersTellWhatWaitsAndWhatIsLate() {
        long before = counter("toHandle");
        long overdue = counter("overdue");

        begin(CLERK, 0, due(Instant.parse("2001-01-01T00:00:00Z")));
        begin(CLERK, 0, null);

        assertThat(counter("toHandle")).isEqualTo(before + 2);
        assertThat(counter("overdue")).isEqualTo(overdue + 1);
    }

    @Test
    void aCancelledBranchIsInNobodysHandsAndStaysInTheTrace() {
        WorkItem item = begin(SPECIALIST, 0, null);

        site.asRole("clerk", () -> {
            work.cancel(item.branch(), self(CLERK), "cancel", "văn bản bị thu hồi");
            work.cancel(item.branch(), self(CLERK), "cancel", "lần nữa");
            return null;
        });

        assertThat(work.of(nodeId))
                .singleElement()
                .satisfies(row -> assertThat(row.comment()).isEqualTo("văn bản bị thu hồi"));
        assertThat(tasksOf(SPECIALIST)).extracting(WorkflowTask::getId).doesNotContain(item.taskId());
    }

    @Test
    void bothNamesAreInTheTraceOfWhoActsForAnother() {
        WorkItem item = begin(LEADER, 0, null);
        Acting acting = new Acting(CLERK, LEADER);

        site.asRole(
                "clerk",
                () -> work.advance(work.held(item.id(), item.version(), acting), acting, "done", null, Next.NOBODY));

        assertThat(work.of(nodeId)).singleElement().satisfies(row -> {
            assertThat(row.endedBy()).isEqualTo(CLERK);
            assertThat(row.endedFor()).isEqualTo(LEADER);
        });
        assertThat(audit.of(nodeId)).anySatisfy(row -> {
            assertThat(row.action()).isEqualTo("work.done");
            assertThat(row.onBehalfOf()).isEqualTo(LEADER);
        });
    }

    @Test
    @Requirement("R002-002")
    void theWordsOfADocumentWithASecrecyMarkAreKeptFromListsUntilAClerkHasDecided() {
        Registration registration = site.asRole(
                "clerk", () -> repository.bean(RegistryService.class).registerIncoming(TestSite.request("77/BC-KTH")));
        String document = registration.nodeRef().getId();

        site.asRole("clerk", () -> repository.bean(SecretDocuments.class).flag(registration.nodeRef(), "có dấu mật"));

        assertThat(shown("leader", document)).isNotEmpty().allSatisfy(view -> {
            assertThat(view.withheld()).isTrue();
            assertThat(view.title()).isEmpty();
            assertThat(view.label()).isEmpty();
        });
        assertThat(shown("clerk", document)).isNotEmpty().noneMatch(WorkView::withheld);
    }

    private List<WorkView> shown(String role, String document) {
        return site.asRole(role, () -> repository.bean(WorkViews.class).of(TestSite.AGENCY, work.of(document)));
    }

    private WorkItem begin(String holder, int urgency, Deadline deadline) {
        return site.asRole(
                "clerk",
                () -> work.start(
                        new NewWork(
                                "workTestLoop",
                                "incoming",
                                TestSite.AGENCY,
                                nodeId,
                                null,
                                "lead",
                                new Next("", holder, "", deadline),
                                urgency,
                                "Về việc thử",
                                "1/UBND"),
                        self(CLERK)));
    }

    private static Deadline due(Instant at) {
        return new Deadline("DL-04", at.minus(Duration.ofDays(9)), at, at.minus(Duration.ofHours(4)));
    }

    private static Next next(String holder) {
        return new Next("", holder, "", null);
    }

    private static Acting self(String user) {
        return Acting.self(user);
    }

    private List<WorkflowTask> tasksOf(String user) {
        return site.as("admin", () -> workflows.getAssignedTasks(user, WorkflowTaskState.IN_PROGRESS));
    }

    private List<Long> mine(String role) {
        return pages(role, Keyset.MAX_LIMIT);
    }

    private List<Long> pages(String role, int limit) {
        return site.asRole(role, () -> {
            WorkFilter filter = new WorkFilter(
                    TestSite.AGENCY,
                    WorkFilter.Box.MINE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            List<Long> ids = new java.util.ArrayList<>();
            var page = lists.list(filter, Keyset.parse(null, String.valueOf(limit)));
            page.items().forEach(item -> ids.add(item.id()));
            while (page.next() != null) {
                page = lists.list(filter, Keyset.parse(page.next(), String.valueOf(limit)));
                page.items().forEach(item -> ids.add(item.id()));
            }
            return ids;
        });
    }

    private long counter(String name) {
        return site.asRole("clerk", () -> lists.counters(TestSite.AGENCY)).get(name);
    }
}
