package org.vanthu.directive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.junit.jupiter.api.Test;
import org.vanthu.directive.Province.Form;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.outgoing.IssuingFixture.People;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.directive.Province.FIRST;
import static org.vanthu.directive.Province.FIRST_PEOPLE;
import static org.vanthu.directive.Province.GIVER;
import static org.vanthu.directive.Province.LEADER;
import static org.vanthu.directive.Province.OFFICER;
import static org.vanthu.directive.Province.OTHER_OFFICER;
import static org.vanthu.directive.Province.SECOND;
import static org.vanthu.directive.Province.SECOND_PEOPLE;
import static org.vanthu.directive.Province.agency;
import static org.vanthu.directive.Province.form;
import static org.vanthu.directive.Province.reason;
import static org.vanthu.directive.Province.text;
import static org.vanthu.directive.Province.to;
import static org.vanthu.directive.Province.toUnit;
import static org.vanthu.directive.Province.user;

/** Every step of a line and its refusals: state, version, reasons, who acts. */
class DirectiveStepsFeatureTest extends ProvinceFeatureTest {

    DirectiveStepsFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        super(repository, clock);
    }

    @Test
    @Requirement({"R002-067", "R002-068", "R003-038"})
    void whatIsNotTheirsComesBackWithTheReasonAndIsReassigned() {
        LineRow line = province.registered(DUE);
        assertInvalid(
                "directive.error.missing", () -> province.step(FIRST_PEOPLE.leader(), line.id(), "return", new Form()));

        province.step(FIRST_PEOPLE.leader(), line.id(), "return", reason("Không thuộc chức năng của Sở"));

        LineRow back = province.line(line.id());
        assertThat(back.state()).isEqualTo(LineState.RETURNED);
        assertThat(back.counts().returns()).isEqualTo(1);
        assertThat(queue("returned")).contains(String.valueOf(line.id()));
        assertThatThrownBy(() -> province.step(
                        OTHER_OFFICER, line.id(), "reassign", reason("x").member("executor", SECOND)))
                .as("only the officer of the directive, or a leader")
                .isInstanceOf(AccessDeniedException.class);

        province.step(OFFICER, line.id(), "reassign", reason("Đúng chức năng").member("executor", SECOND));

        LineRow again = province.line(line.id());
        assertThat(again.state()).isEqualTo(LineState.GIVEN);
        assertThat(again.executor().code()).isEqualTo(SECOND);
        assertThat(again.place().nodeId()).isNotNull().isNotEqualTo(line.place().nodeId());
        assertThat(documentState(FIRST_PEOPLE.clerk(), line))
                .as("nothing is left there")
                .isEqualTo("done");
        assertThatThrownBy(() -> province.see(FIRST_PEOPLE.leader(), line.id())).isInstanceOf(NotFoundException.class);
        province.register(again);
        assertThat(province.item(line.id()).holder()).isEqualTo(SECOND_PEOPLE.leader());
    }

    @Test
    void whatTheFormerExecutorSaidAndAnswersIsNeitherSeenByTheNextNorItsResult() {
        LineRow line = province.inProgress(DUE);
        province.step(
                FIRST_PEOPLE.drafter(),
                line.id(),
                "forward",
                to(user("cv2", FIRST)).text("Việc nội bộ"));
        province.step(user("cv2", FIRST), line.id(), "reply", new Form());
        String answer = province.bean(ReplyTable.class).of(line.id()).get(0);
        province.step(OFFICER, line.id(), "reassign", reason("Đúng chức năng").member("executor", SECOND));
        province.register(province.line(line.id()));

        People second =
                new People(FIRST, user("cv2", FIRST), FIRST_PEOPLE.head(), FIRST_PEOPLE.leader(), FIRST_PEOPLE.clerk());
        province.issuing.complete(second, answer, "Báo cáo");
        province.issuing.approve(second, answer);
        province.issuing.seal(second, answer);
        province.issuing.issue(second, answer);

        assertThat(province.state(line.id())).isEqualTo(LineState.REGISTERED);
        Map<String, ?> seen = province.see(SECOND_PEOPLE.leader(), line.id());
        assertThat(String.valueOf(seen.get("replies"))).isEqualTo("[]");
        assertThat(String.valueOf(seen.get("events"))).doesNotContain("Việc nội bộ");
    }

    @Test
    @Requirement("R002-067")
    void whatWasWrongIsAdjustedAndGoesToTheSameExecutorAgain() {
        LineRow line = province.inProgress(DUE);
        assertConflict(
                "directive.error.due-by-extension",
                () -> province.step(OFFICER, line.id(), "adjust", reason("sai").dueOn(DUE.plusDays(3))));
        province.step(FIRST_PEOPLE.drafter(), line.id(), "return", reason("Sai thời hạn so với văn bản"));

        province.step(
                OFFICER,
                line.id(),
                "adjust",
                reason("Theo văn bản").text("Báo cáo lần hai").dueOn(DUE.plusDays(3)));

        LineRow again = province.line(line.id());
        assertThat(again.state()).as("it is registered there already").isEqualTo(LineState.REGISTERED);
        assertThat(again.due().at())
                .isEqualTo(DUE.plusDays(3).atTime(17, 0).atZone(Json.ZONE).toInstant());
        assertThat(province.item(line.id()).instruction()).isEqualTo("Báo cáo lần hai");
    }

    @Test
    void theClerkReturnsWhatWasGivenWronglyBeforeRegisteringItAndItIsWithdrawn() {
        LineRow line = province.lines(province.given(form("Nhầm cơ quan", agency(FIRST, DUE))))
                .get(0);
        assertThatThrownBy(() -> province.step(FIRST_PEOPLE.drafter(), line.id(), "return", reason("x")))
                .as("what is not registered is the clerk's and the leader's")
                .isInstanceOf(NotFoundException.class);
        province.step(FIRST_PEOPLE.clerk(), line.id(), "return", reason("Gửi nhầm"));

        province.step(OFFICER, line.id(), "withdraw", reason("Giao nhầm"));

        assertThat(province.state(line.id())).isEqualTo(LineState.WITHDRAWN);
        for (String step : List.of("approve", "reject", "adjust", "reassign", "withdraw", "urge", "take-back")) {
            assertConflict(
                    "directive.error.state",
                    () -> province.step(
                            OFFICER, line.id(), step, reason("x").text("x").member("executor", SECOND)));
        }
    }

    @Test
    @Requirement({"R002-078", "R003-037"})
    void aRejectedResultIsDoneAgainByWhoeverDidIt() {
        LineRow line = province.reported(DUE);
        assertInvalid("directive.error.missing", () -> province.step(OFFICER, line.id(), "reject", new Form()));
        assertThatThrownBy(() -> province.step(OTHER_OFFICER, line.id(), "approve", new Form()))
                .isInstanceOf(AccessDeniedException.class);

        province.step(OFFICER, line.id(), "reject", reason("Thiếu số liệu quý III"));

        LineRow again = province.line(line.id());
        assertThat(again.state()).isEqualTo(LineState.IN_PROGRESS);
        assertThat(again.result()).isNull();
        assertThat(again.counts().rejections()).isEqualTo(1);
        WorkItem item = province.item(line.id());
        assertThat(item.holder()).isEqualTo(FIRST_PEOPLE.drafter());
        assertThat(item.instruction()).isEqualTo("Thiếu số liệu quý III");
        province.report(line.id());
        province.step(LEADER, line.id(), "approve", new Form());
        assertThat(province.state(line.id())).as("a leader decides too").isEqualTo(LineState.COMPLETED);
    }

    @Test
    @Requirement("R002-074")
    void whatWasApprovedByMistakeIsTakenBack() {
        LineRow line = province.reported(DUE);
        province.step(OFFICER, line.id(), "approve", new Form());
        assertThat(documentState(FIRST_PEOPLE.clerk(), line)).isEqualTo("done");

        province.step(OFFICER, line.id(), "take-back", reason("Duyệt nhầm"));

        assertThat(province.state(line.id())).isEqualTo(LineState.IN_PROGRESS);
        assertThat(province.item(line.id()).holder()).isEqualTo(FIRST_PEOPLE.drafter());
        assertThat(documentState(FIRST_PEOPLE.clerk(), line)).isEqualTo("inProgress");
    }

    @Test
    @Requirement({"R002-071", "R003-017", "R003-050"})
    void theExecutorsPeoplePassItOnAmongThemselves() {
        LineRow line = province.registered(DUE);
        long id = line.id();
        province.step(FIRST_PEOPLE.leader(), id, "accept", new Form());
        assertConflict(
                "directive.error.accepted", () -> province.step(FIRST_PEOPLE.leader(), id, "accept", new Form()));
        province.step(FIRST_PEOPLE.leader(), id, "assign", toUnit("TH").text("Phòng Tổng hợp chủ trì"));
        assertThat(province.item(id).holder()).isEqualTo(FIRST_PEOPLE.head());
        assertInvalid(
                "directive.error.outside-unit", () -> province.step(FIRST_PEOPLE.head(), id, "assign", to("nv.h51")));
        assertInvalid(
                "directive.error.due-after",
                () -> province.step(
                        FIRST_PEOPLE.head(), id, "assign", to("cv.h51").dueOn(DUE.plusDays(1))));
        province.step(FIRST_PEOPLE.head(), id, "assign", to("cv.h51").dueOn(DUE.minusDays(2)));
        assertThatThrownBy(() -> province.step(FIRST_PEOPLE.head(), id, "wait", reason("x")))
                .isInstanceOf(AccessDeniedException.class);
        province.step(FIRST_PEOPLE.drafter(), id, "wait", reason("Chờ số liệu"));
        assertThat(province.item(id).step()).isEqualTo("wait");
        province.step(FIRST_PEOPLE.drafter(), id, "resume", new Form());
        province.step(FIRST_PEOPLE.drafter(), id, "forward", to("cv2.h51").text("Chị xử lý tiếp"));
        province.step("cv2.h51", id, "give-back", reason("Không phải việc của tôi"));
        assertThat(province.item(id).holder()).isEqualTo(FIRST_PEOPLE.drafter());
        province.step(FIRST_PEOPLE.head(), id, "take-back", reason("Tôi tự làm"));
        assertThat(province.item(id).holder()).isEqualTo(FIRST_PEOPLE.head());
        province.step(FIRST_PEOPLE.head(), id, "give-back", reason("Đề nghị giao phòng khác"));
        assertThat(province.item(id).holder()).isEqualTo(FIRST_PEOPLE.leader());
        assertThat(province.item(id).step()).isEqualTo("assign");
        assertConflict("directive.error.step", () -> province.step(FIRST_PEOPLE.leader(), id, "forward", to("cv.h51")));
        assertThat(province.state(id)).isEqualTo(LineState.IN_PROGRESS);
    }

    @Test
    @Requirement({"R003-033", "R003-034", "R002-101", "R000-063", "R003-039", "R003-040"})
    void progressDifficultiesAndMessagesAreSeenByBothSides() {
        LineRow line = province.inProgress(DUE);
        assertInvalid(
                "directive.error.missing",
                () -> province.step(FIRST_PEOPLE.drafter(), line.id(), "difficulty", text("Khó")));
        province.step(
                FIRST_PEOPLE.drafter(),
                line.id(),
                "progress",
                text("Đã họp các phòng").number("12/SNV-TH"));
        province.step(
                FIRST_PEOPLE.drafter(),
                line.id(),
                "difficulty",
                new Form().member("cause", "Chưa có số liệu").member("proposal", "Cho lùi một tuần"));
        province.step(OFFICER, line.id(), "message", text("Đề nghị báo cáo sớm"));
        province.step(FIRST_PEOPLE.clerk(), line.id(), "message", text("Đã nhận"));
        province.step(OFFICER, line.id(), "urge", text("Sắp đến hạn").member("channel", "phone"));
        assertInvalid(
                "reminder.error.channel",
                () -> province.step(OFFICER, line.id(), "urge", text("x").member("channel", "pigeon")));
        province.step(LEADER, line.id(), "direction", text("Bổ sung số liệu cấp xã"));

        for (String reader : List.of(OFFICER, FIRST_PEOPLE.drafter())) {
            assertThat(String.valueOf(province.see(reader, line.id()).get("events")))
                    .contains("Đã họp các phòng", "12/SNV-TH", "Chưa có số liệu", "Đề nghị báo cáo sớm", "Đã nhận")
                    .contains("phone", "Bổ sung số liệu cấp xã");
        }
        assertThat(province.line(line.id()).times().updatedAt()).isNotNull();
        assertThat(queue("updates")).contains(String.valueOf(line.id()));
    }

    @Test
    @Requirement({"R003-041", "R003-030"})
    void theExecutorSeesWhomToCall() {
        LineRow line = province.inProgress(DUE);

        assertThat(String.valueOf(
                        province.see(FIRST_PEOPLE.drafter(), line.id()).get("contacts")))
                .contains("Đỗ Văn Dõi", "Chuyên viên theo dõi");
    }

    @Test
    @Requirement({"R002-073", "R002-082"})
    void theHandlerEndsNeitherTheDocumentNorTheLine() {
        LineRow line = province.inProgress(DUE);

        assertThat(province.see(FIRST_PEOPLE.drafter(), line.id())
                        .get("actions")
                        .toString())
                .doesNotContain("approve", "withdraw");
        for (String step : List.of("approve", "withdraw", "reject", "reassign")) {
            assertThatThrownBy(() -> province.step(
                            FIRST_PEOPLE.drafter(), line.id(), step, reason("x").member("executor", SECOND)))
                    .isInstanceOfAny(AccessDeniedException.class, ConflictException.class);
        }
        assertThat(province.state(line.id())).isEqualTo(LineState.IN_PROGRESS);
        assertThat(documentState(FIRST_PEOPLE.clerk(), line)).isEqualTo("inProgress");
    }

    @Test
    void ofTwoWhoActOnWhatTheySawTheSecondIsTold() {
        LineRow line = province.reported(DUE);
        province.stale(OFFICER, line.id(), "approve", new Form(), line.version());

        assertConflict(
                "directive.error.changed-meanwhile",
                () -> province.stale(LEADER, line.id(), "reject", reason("x"), line.version()));
        assertThat(province.state(line.id())).isEqualTo(LineState.COMPLETED);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDecides() throws Exception {
        LineRow line = province.reported(DUE);
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Future<Optional<Throwable>>> both = new ArrayList<>();
        for (String step : List.of("approve", "reject")) {
            both.add(two.submit(() -> {
                start.await();
                try {
                    province.stale(OFFICER, line.id(), step, reason("x"), line.version());
                    return Optional.empty();
                } catch (RuntimeException e) {
                    return Optional.of(e);
                }
            }));
        }
        List<Optional<Throwable>> results = new ArrayList<>();
        for (Future<Optional<Throwable>> one : both) {
            results.add(one.get());
        }
        two.shutdown();

        assertThat(results).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(results.stream().flatMap(Optional::stream)).allMatch(ConflictException.class::isInstance);
    }

    @Test
    void nothingCanBeDoneWithWhatIsNotThere() {
        assertThatThrownBy(() -> province.run(
                        OFFICER,
                        () -> province.bean(Steps.class)
                                .take(1L, "approve", new Form().version(1).build())))
                .isInstanceOf(NotFoundException.class);
        LineRow line = province.registered(DUE);
        assertThatThrownBy(() -> province.step(OFFICER, line.id(), "dance", new Form()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Requirement({"R003-035", "R000-062"})
    void theRoundOfTheOfficerLeavesATrace() {
        LineRow line = province.inProgress(DUE);
        province.step(FIRST_PEOPLE.drafter(), line.id(), "progress", text("Đang làm"));
        assertThat(queue("updates")).contains(String.valueOf(line.id()));

        province.as(OFFICER, () -> province.bean(Queue.class).checked(GIVER));

        assertThat(queue("updates")).doesNotContain(String.valueOf(line.id()));
        assertThat(province.as(OFFICER, () -> province.bean(Queue.class).of(GIVER))
                        .get("lastCheckedAt"))
                .isEqualTo(clock.instant());
    }

    private String queue(String part) {
        return String.valueOf(
                province.as(OFFICER, () -> province.bean(Queue.class).of(GIVER)).get(part));
    }

    private String documentState(String reader, LineRow line) {
        return province.as(
                reader,
                () -> province.bean(DocumentQueries.class)
                        .readable(
                                RegistryService.ref(String.valueOf(line.place().nodeId())))
                        .state());
    }
}
