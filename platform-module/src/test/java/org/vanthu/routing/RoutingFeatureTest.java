package org.vanthu.routing;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.audit.AuditRow;
import org.vanthu.audit.AuditTrail;
import org.vanthu.delegation.Acting;
import org.vanthu.delegation.DelegationFixture;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.registry.RegistryModel;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.VanthuException;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.routing.Office.AGENCY;
import static org.vanthu.routing.Office.CLERK;
import static org.vanthu.routing.Office.COLLEAGUE;
import static org.vanthu.routing.Office.HEAD;
import static org.vanthu.routing.Office.LEADER;
import static org.vanthu.routing.Office.OTHER;
import static org.vanthu.routing.Office.OTHER_HEAD;
import static org.vanthu.routing.Office.SECRETARY;
import static org.vanthu.routing.Office.SPECIALIST;
import static org.vanthu.routing.Office.direction;
import static org.vanthu.routing.Office.step;
import static org.vanthu.routing.Office.to;

/** Incoming documents on their way from the registration to their end. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class RoutingFeatureTest {

    private static final Handwriting WRITING = new Handwriting(null, "bút phê ngày 05/01/2026 trên bản giấy");

    private static Office office;

    private final Work work;
    private final AuditTrail audit;
    private final EmbeddedRepository repository;

    RoutingFeatureTest(EmbeddedRepository repository, Work work, AuditTrail audit) {
        this.repository = repository;
        this.work = work;
        this.audit = audit;
    }

    @BeforeAll
    static void createOffice(EmbeddedRepository repository) {
        office = new Office(repository).create();
    }

    @Test
    @Requirement({"R001-027", "R000-033", "R001-017", "R001-032"})
    void aRegisteredDocumentIsWithTheOneWhoDirectsByItselfAndDueTheSameDay() {
        String nodeId = office.register();

        WorkItem item = office.item(nodeId, "");
        assertThat(item.step()).isEqualTo("direct");
        assertThat(item.holder()).isEqualTo(LEADER);
        assertThat(item.deadline()).isNotNull();
        assertThat(item.deadline().rule()).isEqualTo("DL-04");
        Processing seen = office.see(LEADER, nodeId);
        assertThat(seen.state()).isEqualTo("awaitingAssignment");
        assertThat(seen.items())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.actions()).contains("direct", "file").doesNotContain("reroute"));
        assertThat(office.see(SPECIALIST, nodeId).items().get(0).actions()).isEmpty();
    }

    @Test
    @Requirement({"R001-017", "R000-011"})
    void anUrgentOneIsDueAtOnceAndComesFirst() {
        WorkItem item = office.item(office.register(2), "");

        assertThat(item.urgency()).isEqualTo(2);
        assertThat(item.deadline()).isNotNull();
        assertThat(item.deadline().rule()).isEqualTo("DL-02");
    }

    @Test
    @Requirement({"R001-028", "R001-029", "R001-019", "R002-042", "R004-033"})
    void aDirectionNamesLeadCoordinatorsInformedDeadlinesAndText(NodeService nodeService) {
        String nodeId = office.register();
        LocalDate due = LocalDate.of(2030, 1, 15);
        WorkItem item = office.item(nodeId, "");
        DirectionForm form = new DirectionForm(
                null,
                to("VX"),
                due,
                List.of(new TargetForm("TH", null, due.minusDays(5))),
                List.of(to(CLERK)),
                "Phòng Văn xã chủ trì, báo cáo trước ngày 15/01",
                "required",
                null,
                null,
                null,
                WRITING,
                item.version());

        office.as(LEADER, () -> office.directing().direct(item.id(), form));

        Processing seen = office.see(SPECIALIST, nodeId);
        assertThat(seen.state()).isEqualTo("inProgress");
        assertThat(seen.leadUnit()).isEqualTo("VX");
        assertThat(seen.leadPerson()).isEqualTo(HEAD);
        assertThat(seen.response()).isEqualTo("required");
        assertThat(seen.replyDue()).isEqualTo(due);
        assertThat(office.item(nodeId, "lead").holder()).isEqualTo(HEAD);
        assertThat(office.item(nodeId, "coordinate").holder()).isEqualTo(OTHER_HEAD);
        assertThat(office.item(nodeId, "inform").holder()).isEqualTo(CLERK);
        assertThat(office.item(nodeId, "coordinate").dueAt())
                .isBefore(office.item(nodeId, "lead").dueAt());
        assertThat(seen.records()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo("direction");
            assertThat(one.handwriting()).isEqualTo(WRITING);
        });
        assertThat(property(nodeService, nodeId)).isEqualTo("inProgress");
        assertThat(audit.of(nodeId))
                .extracting(AuditRow::action)
                .contains("work.direct", "work.start", "routing.state");
    }

    @Test
    @Requirement({"R001-030", "R000-011"})
    void theHeadAssignsWithinTheUnitAndFollowsAndTakesBack() {
        String nodeId = office.register();
        office.direct(nodeId, "VX");
        WorkItem unit = office.item(nodeId, "lead");

        refused(
                InvalidInputException.class,
                "routing.error.outside-unit",
                HEAD,
                () -> office.directing().assign(unit.id(), direction(OTHER, unit.version())));
        office.as(HEAD, () -> office.directing().assign(unit.id(), direction(SPECIALIST, unit.version(), COLLEAGUE)));

        WorkItem lead = office.item(nodeId, "lead");
        assertThat(lead.holder()).isEqualTo(SPECIALIST);
        assertThat(lead.branch()).isEqualTo(unit.branch());
        assertThat(office.item(nodeId, "coordinate").holder()).isEqualTo(COLLEAGUE);
        assertThat(office.see(HEAD, nodeId).items().get(0).actions()).contains("take-back");
        assertThat(office.see(OTHER_HEAD, nodeId).items().get(0).actions()).isEmpty();
        assertThatThrownBy(() -> office.as(
                        OTHER_HEAD, () -> office.handling().takeBack(lead.id(), step(lead.version(), "của tôi"))))
                .isInstanceOf(AccessDeniedException.class);
        office.as(HEAD, () -> office.handling().takeBack(lead.id(), step(lead.version(), "giao nhầm người")));
        assertThat(office.item(nodeId, "lead").holder()).isEqualTo(HEAD);
    }

    @Test
    void aSpecialistDoesNotAssign() {
        String nodeId = office.handled();
        WorkItem item = office.item(nodeId, "lead");

        assertThatThrownBy(() -> office.as(
                        SPECIALIST, () -> office.directing().assign(item.id(), direction(COLLEAGUE, item.version()))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement({"R000-044", "R000-011"})
    void forwardingGivesTheStepToOnePersonAndTakesItFromTheOther() {
        String nodeId = office.handled();
        WorkItem item = office.item(nodeId, "lead");

        office.as(
                SPECIALIST,
                () -> office.handling()
                        .forward(item.id(), step(item.version(), "đúng lĩnh vực của đồng chí", to(OTHER))));

        assertThat(office.running(nodeId)).singleElement().satisfies(now -> {
            assertThat(now.holder()).isEqualTo(OTHER);
            assertThat(now.step()).isEqualTo("handle");
            assertThat(now.unit()).isEqualTo("TH");
        });
        assertThat(office.see(SPECIALIST, nodeId).leadPerson()).isEqualTo(OTHER);
        assertThat(office.see(SPECIALIST, nodeId).items().get(0).actions()).contains("take-back");
    }

    @Test
    @Requirement({"R000-011", "R000-067"})
    void whatIsReturnedGoesBackStepByStepToWhoAssignedItAndIsDirectedAnew() {
        String nodeId = office.register();
        office.direct(nodeId, "VX");
        WorkItem unit = office.item(nodeId, "lead");
        office.as(HEAD, () -> office.directing().assign(unit.id(), direction(SPECIALIST, unit.version())));

        WorkItem mine = office.item(nodeId, "lead");
        office.as(SPECIALIST, () -> office.handling().giveBack(mine.id(), step(mine.version(), "không đúng lĩnh vực")));
        WorkItem heads = office.item(nodeId, "lead");
        assertThat(heads.holder()).isEqualTo(HEAD);
        assertThat(heads.step()).isEqualTo("handle");
        office.as(HEAD, () -> office.handling().giveBack(heads.id(), step(heads.version(), "thuộc phòng Tổng hợp")));

        WorkItem back = office.item(nodeId, "lead");
        assertThat(back.holder()).isEqualTo(LEADER);
        assertThat(back.step()).isEqualTo("direct");
        assertThat(back.instruction()).isEqualTo("thuộc phòng Tổng hợp");
        assertThat(office.state(nodeId)).isEqualTo("awaitingAssignment");
        office.as(LEADER, () -> office.directing().direct(back.id(), direction(OTHER, back.version())));
        WorkItem again = office.item(nodeId, "lead");
        assertThat(again.holder()).isEqualTo(OTHER);
        assertThat(again.branch()).isEqualTo(unit.branch());
        assertThat(office.state(nodeId)).isEqualTo("inProgress");
    }

    @Test
    @Requirement("R000-067")
    void whoDirectedTakesBackWhileItHasNotEndedAlsoWhatWaits() {
        String nodeId = office.handled();
        WorkItem item = office.item(nodeId, "lead");
        office.as(SPECIALIST, () -> office.handling().pause(item.id(), step(item.version(), "chờ họp")));
        WorkItem waiting = office.item(nodeId, "lead");

        office.as(LEADER, () -> office.handling().takeBack(waiting.id(), step(waiting.version(), "giao lại")));

        assertThat(office.item(nodeId, "lead").step()).isEqualTo("direct");
        assertThat(office.state(nodeId)).isEqualTo("awaitingAssignment");
    }

    @Test
    @Requirement({"R000-013", "R000-042"})
    void theClerkBringsWorkToTheRightPersonAndNobodyElseMay() {
        String nodeId = office.handled();
        String id = String.valueOf(office.item(nodeId, "lead").id());

        assertThatThrownBy(() -> office.as(COLLEAGUE, () -> reroute(nodeId, id, OTHER)))
                .isInstanceOf(AccessDeniedException.class);
        office.as(CLERK, () -> reroute(nodeId, id, OTHER));

        assertThat(office.item(nodeId, "lead").holder()).isEqualTo(OTHER);
        WorkItem ended = work.get(Long.parseLong(id));
        assertThat(ended.outcome()).isEqualTo("reroute");
        assertThat(ended.comment()).isEqualTo("theo bút phê");
    }

    @Test
    @Requirement("R000-013")
    void whatIsToBeDirectedIsReroutedOnlyToWhoMayDirect() {
        String nodeId = office.register();
        String id = String.valueOf(office.item(nodeId, "").id());

        refused(InvalidInputException.class, "routing.error.no-director", CLERK, () -> reroute(nodeId, id, OTHER));
        office.as(CLERK, () -> reroute(nodeId, id, HEAD));

        assertThat(office.see(CLERK, nodeId).director()).isEqualTo(HEAD);
        assertThat(office.item(nodeId, "").holder()).isEqualTo(HEAD);
    }

    @Test
    @Requirement("R000-054")
    void waitingShowsWithItsSummaryAndGoesOn() {
        String nodeId = office.handled();
        WorkItem item = office.item(nodeId, "lead");

        office.as(
                SPECIALIST,
                () -> office.handling().pause(item.id(), step(item.version(), "Đã gửi lấy ý kiến, chờ Sở Tài chính")));

        Processing waits = office.see(SPECIALIST, nodeId);
        assertThat(waits.state()).isEqualTo("waiting");
        assertThat(waits.records()).last().satisfies(one -> {
            assertThat(one.kind()).isEqualTo("summary");
            assertThat(one.text()).isEqualTo("Đã gửi lấy ý kiến, chờ Sở Tài chính");
        });
        WorkItem waiting = office.item(nodeId, "lead");
        refused(
                ConflictException.class,
                "routing.error.step",
                SPECIALIST,
                () -> office.handling().file(waiting.id(), step(waiting.version(), "")));
        office.as(SPECIALIST, () -> office.handling().resume(waiting.id(), step(waiting.version(), "")));
        assertThat(office.state(nodeId)).isEqualTo("inProgress");
    }

    @Test
    @Requirement({"R000-045", "R000-020"})
    void filingForReferenceEndsIt(NodeService nodeService) {
        String nodeId = office.register();
        office.direct(nodeId, SPECIALIST, OTHER);
        WorkItem item = office.item(nodeId, "lead");

        office.as(SPECIALIST, () -> office.handling().file(item.id(), step(item.version(), "để biết")));

        Processing ended = office.see(SPECIALIST, nodeId);
        assertThat(ended.state()).isEqualTo("filed");
        assertThat(ended.endedBy()).isEqualTo(SPECIALIST);
        assertThat(office.running(nodeId)).isEmpty();
        assertThat(work.of(nodeId)).extracting(WorkItem::outcome).contains("file", "closed");
        assertThat(property(nodeService, nodeId)).isEqualTo("filed");
    }

    @Test
    @Requirement("R000-045")
    void whoDirectsFilesAtOnce() {
        String nodeId = office.register();
        WorkItem item = office.item(nodeId, "");

        office.as(LEADER, () -> office.handling().file(item.id(), step(item.version(), "để biết")));

        assertThat(office.state(nodeId)).isEqualTo("filed");
    }

    @Test
    @Requirement({"R000-046", "R000-047"})
    void processingOffersTheSlipADraftAndADossierAndTheSlipNeedsAReason() {
        String nodeId = office.handled();
        WorkItem item = office.item(nodeId, "lead");
        assertThat(office.see(SPECIALIST, nodeId).items().get(0).actions())
                .contains("forward", "file", "decline", "answered-earlier", "draft", "dossier")
                .doesNotContain("done", "assign", "direct");

        refused(
                InvalidInputException.class,
                "routing.error.missing",
                SPECIALIST,
                () -> office.handling().decline(item.id(), step(item.version(), " ")));
        office.as(
                SPECIALIST,
                () -> office.handling().decline(item.id(), step(item.version(), "Không thuộc thẩm quyền của cơ quan")));

        Processing ended = office.see(SPECIALIST, nodeId);
        assertThat(ended.state()).isEqualTo("declined");
        assertThat(ended.records())
                .last()
                .satisfies(one -> assertThat(one.kind()).isEqualTo("slip"));
    }

    @Test
    @Requirement("R000-059")
    void anEarlierAnswerIsCitedWithItsNumber() {
        String nodeId = office.handled();
        WorkItem item = office.item(nodeId, "lead");

        refused(
                InvalidInputException.class,
                "routing.error.missing",
                SPECIALIST,
                () -> office.handling()
                        .answeredEarlier(
                                item.id(), new StepForm(item.version(), null, null, null, null, null, "", null)));
        office.as(
                SPECIALIST,
                () -> office.handling()
                        .answeredEarlier(
                                item.id(),
                                new StepForm(item.version(), null, null, null, "", null, "15/UBND-VX", null)));

        Processing ended = office.see(SPECIALIST, nodeId);
        assertThat(ended.state()).isEqualTo("answeredEarlier");
        assertThat(ended.answeredEarlier()).isEqualTo("15/UBND-VX");
    }

    @Test
    @Requirement({"R000-057", "R000-058"})
    void oneIssuedDocumentAnswersSeveralAndIsNamedOnEach() {
        String first = office.handled();
        String second = office.handled();
        WorkItem item = office.item(second, "lead");
        office.as(SPECIALIST, () -> office.handling().pause(item.id(), step(item.version(), "chờ họp")));
        String answer = office.register();

        office.as(CLERK, () -> {
            IncomingProcessing processing = repository.bean(IncomingProcessing.class);
            for (String nodeId : List.of(first, second)) {
                processing.answered(Office.ref(nodeId), Office.ref(answer), "21/UBND-VX", Acting.self(CLERK));
            }
            return null;
        });

        for (String nodeId : List.of(first, second)) {
            Processing seen = office.see(SPECIALIST, nodeId);
            assertThat(seen.state()).isEqualTo("done");
            assertThat(seen.answeredBy()).singleElement().satisfies(one -> {
                assertThat(one.nodeId()).isEqualTo(answer);
                assertThat(one.number()).isEqualTo("21/UBND-VX");
            });
            assertThat(office.running(nodeId)).isEmpty();
        }
    }

    @Test
    @Requirement({"R001-045", "R001-046", "R001-047", "R001-031"})
    void aResponseThatIsDueIsTrackedAndKeepsTheDocumentFromBeingFiled() {
        String nodeId = office.handled();
        assertThat(office.see(SPECIALIST, nodeId).response()).isEqualTo("unknown");

        refused(
                InvalidInputException.class,
                "routing.error.reply-due",
                SPECIALIST,
                () -> classify(nodeId, "required", null, null));
        office.as(SPECIALIST, () -> classify(nodeId, "required", LocalDate.of(2030, 2, 1), null));

        assertThat(office.see(SPECIALIST, nodeId).replyState()).isEqualTo("inTime");
        WorkItem item = office.item(nodeId, "lead");
        refused(
                ConflictException.class,
                "routing.error.reply-owed",
                SPECIALIST,
                () -> office.handling().file(item.id(), step(item.version(), "")));
        office.as(SPECIALIST, () -> classify(nodeId, "none", null, null));
        assertThat(office.see(SPECIALIST, nodeId).replyDue()).isNull();
        office.as(SPECIALIST, () -> office.handling().file(item.id(), step(item.version(), "")));
        assertThat(office.state(nodeId)).isEqualTo("filed");
    }

    @Test
    void aDocumentThatAssignsATaskIsNotEndedByItsHandler() {
        String nodeId = office.register();
        WorkItem item = office.item(nodeId, "");
        DirectionForm form = new DirectionForm(
                null, to(SPECIALIST), null, null, null, "Thực hiện", null, null, true, null, null, item.version());
        office.as(LEADER, () -> office.directing().direct(item.id(), form));
        WorkItem lead = office.item(nodeId, "lead");

        for (Callable<?> end : List.<Callable<?>>of(
                () -> office.handling().file(lead.id(), step(lead.version(), "")),
                () -> office.handling().decline(lead.id(), step(lead.version(), "lý do")))) {
            refused(ConflictException.class, "routing.error.task-assigning", SPECIALIST, end);
        }
        assertThat(office.see(SPECIALIST, nodeId).items().get(0).actions()).doesNotContain("file", "decline");
    }

    @Test
    @Requirement({"R004-028", "R004-031", "R004-056"})
    void handlersReportProgressAndCoordinatorsGiveOpinionsAndEndTheirOwnPart() {
        String nodeId = office.register();
        office.direct(nodeId, SPECIALIST, OTHER);
        WorkItem lead = office.item(nodeId, "lead");
        WorkItem part = office.item(nodeId, "coordinate");

        office.as(SPECIALIST, () -> office.handling().report(lead.id(), step(lead.version(), "Đã xong dự thảo lần 1")));
        office.as(
                OTHER,
                () -> office.handling().opine(part.id(), step(part.version(), "Nhất trí, đề nghị bổ sung mục 2")));
        refused(
                ConflictException.class,
                "routing.error.part",
                OTHER,
                () -> office.handling().file(part.id(), step(part.version(), "")));
        refused(
                ConflictException.class,
                "routing.error.lead-done",
                SPECIALIST,
                () -> office.handling().done(lead.id(), step(lead.version(), "")));
        office.as(OTHER, () -> office.handling().done(part.id(), step(part.version(), "")));

        assertThat(office.running(nodeId)).extracting(WorkItem::part).containsExactly("lead");
        assertThat(office.see(LEADER, nodeId).records())
                .extracting(Processing.Remark::kind)
                .containsExactly("direction", "progress", "opinion");
        assertThat(office.state(nodeId)).isEqualTo("inProgress");
    }

    @Test
    @Requirement({"R000-022", "R000-070"})
    void theClerkChangesDeadlineAndStateOnAHandwrittenDirectionOnly() {
        String nodeId = office.handled();
        String id = String.valueOf(office.item(nodeId, "lead").id());

        refused(
                InvalidInputException.class,
                "routing.error.handwriting-missing",
                CLERK,
                () -> reschedule(nodeId, id, null));
        refused(
                InvalidInputException.class,
                "routing.error.handwriting",
                CLERK,
                () -> reschedule(nodeId, id, new Handwriting("no-such-node", null)));
        assertThatThrownBy(() -> office.as(COLLEAGUE, () -> reschedule(nodeId, id, WRITING)))
                .isInstanceOf(AccessDeniedException.class);
        office.as(CLERK, () -> reschedule(nodeId, id, WRITING));

        assertThat(office.item(nodeId, "lead").deadline()).isNotNull();
        assertThat(audit.of(nodeId))
                .filteredOn(row -> row.action().equals("routing.deadline"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.changes())
                            .singleElement()
                            .satisfies(change -> assertThat(change.newValue()).isEqualTo("2030-03-01"));
                    assertThat(row.detail()).contains("bút phê ngày 05/01/2026");
                });

        WorkItem item = office.item(nodeId, "lead");
        office.as(SPECIALIST, () -> office.handling().file(item.id(), step(item.version(), "")));
        refused(InvalidInputException.class, "routing.error.handwriting-missing", CLERK, () -> reopen(nodeId, null));
        office.as(CLERK, () -> reopen(nodeId, WRITING));
        assertThat(office.state(nodeId)).isEqualTo("inProgress");
    }

    @Test
    @Requirement({"R002-074", "R000-067"})
    void whoEndedItWronglyTakesItUpAgain() {
        String nodeId = office.handled();
        WorkItem item = office.item(nodeId, "lead");
        refused(ConflictException.class, "routing.error.not-ended", SPECIALIST, () -> reopen(nodeId, null));
        office.as(SPECIALIST, () -> office.handling().file(item.id(), step(item.version(), "")));

        assertThatThrownBy(() -> office.as(COLLEAGUE, () -> reopen(nodeId, null)))
                .isInstanceOf(AccessDeniedException.class);
        office.as(SPECIALIST, () -> reopen(nodeId, null));

        WorkItem again = office.item(nodeId, "lead");
        assertThat(again.holder()).isEqualTo(SPECIALIST);
        assertThat(again.step()).isEqualTo("handle");
        assertThat(office.state(nodeId)).isEqualTo("inProgress");
    }

    @Test
    @Requirement({"R000-070", "R000-069", "R000-019"})
    void theSecretaryEntersWhatTheLeaderWroteAndBothNamesAreShown() {
        office.as(LEADER, () -> DelegationFixture.grant(repository, AGENCY, SECRETARY, List.of("direct")));
        String nodeId = office.register();
        WorkItem item = office.item(nodeId, "");
        DirectionForm form = new DirectionForm(
                null,
                to(SPECIALIST),
                null,
                null,
                null,
                "Giao đ/c chuyên viên",
                null,
                null,
                null,
                LEADER,
                WRITING,
                item.version());
        assertThat(office.see(SECRETARY, nodeId).items().get(0).principal()).isEqualTo(LEADER);

        assertThatThrownBy(() -> office.as(CLERK, () -> office.directing().direct(item.id(), form)))
                .isInstanceOf(AccessDeniedException.class);
        office.as(SECRETARY, () -> office.directing().direct(item.id(), form));

        assertThat(office.see(LEADER, nodeId).records()).singleElement().satisfies(one -> {
            assertThat(one.by()).isEqualTo(SECRETARY);
            assertThat(one.onBehalfOf()).isEqualTo(LEADER);
            assertThat(one.handwriting()).isEqualTo(WRITING);
        });
        WorkItem lead = office.item(nodeId, "lead");
        assertThat(lead.startedFor()).isEqualTo(LEADER);
        office.as(SPECIALIST, () -> office.handling().giveBack(lead.id(), step(lead.version(), "không đúng người")));
        assertThat(office.item(nodeId, "lead").holder()).isEqualTo(LEADER);
    }

    @Test
    void aDirectionThatNobodyCouldFollowIsRefused() {
        String nodeId = office.register();
        WorkItem item = office.item(nodeId, "");
        refused(
                InvalidInputException.class,
                "routing.error.no-head",
                LEADER,
                () -> office.directing().direct(item.id(), direction("KHONG", item.version())));
        refused(
                InvalidInputException.class,
                "routing.error.no-person",
                LEADER,
                () -> office.directing().direct(item.id(), direction("khong.co", item.version())));
        refused(
                InvalidInputException.class,
                "routing.error.target-twice",
                LEADER,
                () -> office.directing().direct(item.id(), direction(HEAD, item.version(), "VX")));
        refused(
                ConflictException.class,
                "work.error.changed-meanwhile",
                LEADER,
                () -> office.directing().direct(item.id(), direction(SPECIALIST, item.version() + 1)));
    }

    private static void refused(
            Class<? extends VanthuException> type, String messageId, String user, Callable<?> what) {
        assertThatThrownBy(() -> office.as(user, what))
                .isInstanceOfSatisfying(
                        type, error -> assertThat(error.getMsgId()).isEqualTo(messageId));
    }

    private static String property(NodeService nodeService, String nodeId) {
        return office.as("admin", () -> (String) nodeService.getProperty(Office.ref(nodeId), RegistryModel.PROP_STATE));
    }

    private Object reroute(String nodeId, String item, String to) {
        office.rerouting().reroute(nodeId, office.change(nodeId, item, to(to), null));
        return "";
    }

    private Object reopen(String nodeId, Handwriting writing) {
        office.rerouting().reopen(nodeId, office.change(nodeId, null, null, writing));
        return "";
    }

    private Object classify(String nodeId, String response, LocalDate due, Handwriting writing) {
        long version = office.see(CLERK, nodeId).version();
        office.rerouting()
                .classify(nodeId, new ChangeForm(version, null, null, null, null, null, response, due, writing));
        return "";
    }

    private Object reschedule(String nodeId, String item, Handwriting writing) {
        long version = office.see(CLERK, nodeId).version();
        office.rerouting()
                .reschedule(
                        nodeId,
                        new ChangeForm(
                                version, null, item, null, "gia hạn", LocalDate.of(2030, 3, 1), null, null, writing));
        return "";
    }
}
