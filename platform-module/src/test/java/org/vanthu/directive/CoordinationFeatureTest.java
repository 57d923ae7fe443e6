package org.vanthu.directive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.junit.jupiter.api.Test;
import org.vanthu.directive.Province.Form;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.outgoing.IssuingFixture;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.directive.Province.DRAFTER;
import static org.vanthu.directive.Province.FIRST;
import static org.vanthu.directive.Province.FIRST_PEOPLE;
import static org.vanthu.directive.Province.GIVER;
import static org.vanthu.directive.Province.OFFICER;
import static org.vanthu.directive.Province.SECOND;
import static org.vanthu.directive.Province.SECOND_PEOPLE;
import static org.vanthu.directive.Province.STRANGER;
import static org.vanthu.directive.Province.agency;
import static org.vanthu.directive.Province.form;
import static org.vanthu.directive.Province.reason;
import static org.vanthu.directive.Province.text;
import static org.vanthu.directive.Province.to;

/** Requests to those who coordinate, documents entered later, inspections, recall of a registration. */
class CoordinationFeatureTest extends ProvinceFeatureTest {

    CoordinationFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        super(repository, clock);
    }

    @Test
    @Requirement({"R002-100", "R002-102", "R002-103"})
    void theLeadAsksWhoCoordinatesAndARefusalIsInWriting() {
        List<LineRow> lines = shared();
        long lead = lines.get(0).id();
        long other = lines.get(1).id();
        Form asks = text("Cung cấp số liệu ngân sách").dueOn(DUE.minusDays(3)).member("line", String.valueOf(other));
        assertConflict(
                "directive.error.not-lead",
                () -> province.step(
                        SECOND_PEOPLE.drafter(),
                        other,
                        "request",
                        text("x").dueOn(DUE).member("line", String.valueOf(lead))));
        assertInvalid(
                "directive.error.no-sibling",
                () -> province.step(
                        FIRST_PEOPLE.drafter(),
                        lead,
                        "request",
                        text("x").dueOn(DUE).member("line", String.valueOf(lead))));

        province.step(FIRST_PEOPLE.drafter(), lead, "request", asks);
        province.step(
                FIRST_PEOPLE.drafter(),
                lead,
                "request",
                text("Cử người phối hợp").dueOn(DUE).member("line", String.valueOf(other)));

        List<Request> asked = province.bean(RequestTable.class).of(other);
        assertThat(work(asked.get(0)).holder()).isEqualTo(SECOND_PEOPLE.drafter());
        assertThatThrownBy(() -> answer(FIRST_PEOPLE.drafter(), asked.get(0), "answer", text("x")))
                .isInstanceOf(AccessDeniedException.class);
        answer(
                SECOND_PEOPLE.drafter(),
                asked.get(0),
                "answer",
                text("Số liệu kèm theo").number("3/STC"));
        assertInvalid(
                "directive.error.missing-document",
                () -> answer(SECOND_PEOPLE.drafter(), asked.get(1), "refuse", text("Trái thẩm quyền")));
        answer(
                SECOND_PEOPLE.drafter(),
                asked.get(1),
                "refuse",
                text("Trái thẩm quyền").number("4/STC"));

        assertThat(String.valueOf(province.see(FIRST_PEOPLE.drafter(), lead).get("requests")))
                .contains("Số liệu kèm theo", "Trái thẩm quyền", "4/STC");
        assertConflict(
                "directive.error.decided",
                () -> answer(
                        FIRST_PEOPLE.drafter(),
                        province.bean(RequestTable.class)
                                .find(asked.get(0).id())
                                .orElseThrow(),
                        "withdraw",
                        new Form()));
    }

    @Test
    void whoAskedWithdrawsTheRequest() {
        List<LineRow> lines = shared();
        long other = lines.get(1).id();
        province.step(
                FIRST_PEOPLE.drafter(),
                lines.get(0).id(),
                "request",
                text("x").dueOn(DUE).member("line", String.valueOf(other)));
        Request asked = province.bean(RequestTable.class).of(other).get(0);
        assertThatThrownBy(() -> answer(SECOND_PEOPLE.drafter(), asked, "withdraw", new Form()))
                .isInstanceOfAny(AccessDeniedException.class, NotFoundException.class);

        answer(FIRST_PEOPLE.drafter(), asked, "withdraw", new Form());

        assertThat(province.bean(RequestTable.class)
                        .find(asked.id())
                        .orElseThrow()
                        .state())
                .isEqualTo("withdrawn");
        assertThat(province.bean(Work.class).open(String.valueOf(asked.branch())))
                .isEmpty();
    }

    @Test
    @Requirement({"R003-023", "R003-024", "R003-001", "R000-003"})
    void aConclusionIsEnteredLaterWithWhatItOrders() throws Exception {
        assertThatThrownBy(() -> enter(STRANGER, TODAY.minusDays(1), 0)).isInstanceOf(AccessDeniedException.class);
        String nodeId = enter(OFFICER, TODAY.minusDays(6), 0);
        province.add(OFFICER, nodeId, form("Theo kết luận", agency(FIRST, DUE)));
        assertThatThrownBy(() -> give(STRANGER, nodeId)).isInstanceOf(AccessDeniedException.class);

        give(OFFICER, nodeId);

        LineRow line = province.lines(nodeId).get(0);
        assertThat(line.state()).isEqualTo(LineState.GIVEN);
        province.register(line);
        assertThat(province.state(line.id())).isEqualTo(LineState.REGISTERED);
        assertThat(String.valueOf(province.see(OFFICER, line.id()).get("events")))
                .as("after three working days it is late")
                .contains("giveLate");
        assertConflict("directive.error.nothing-ordered", () -> give(OFFICER, nodeId));
        String soon = enter(OFFICER, TODAY, 1);
        province.add(OFFICER, soon, form("Theo thông báo", agency(FIRST, DUE)));
        give(OFFICER, soon);
        assertThat(String.valueOf(
                        province.see(OFFICER, province.lines(soon).get(0).id()).get("events")))
                .doesNotContain("giveLate");
    }

    @Test
    @Requirement({"R002-002", "R003-013", "R003-018"})
    void aConclusionThatBearsASecrecyMarkIsRefusedByItsWords() {
        assertInvalid(
                "registry.error.secret",
                () -> enter(OFFICER, TODAY, 0, "Kết luận\nMẬT", "ket-luan.pdf", IssuingFixture.pdf()));
        assertInvalid(
                "registry.error.secret",
                () -> enter(OFFICER, TODAY, 0, "Kết luận", "ket-luan.txt", "UBND TỈNH\nTUYỆT MẬT\nKết luận\n"));

        assertThat(enter(OFFICER, TODAY, 0, "Kết luận", "ket-luan.txt", "UBND TỈNH\nKết luận về việc bảo mật\n"))
                .isNotEmpty();
    }

    @Test
    @Requirement("R002-095")
    void aDirectiveIsAddedToADocumentThatIsOut() {
        String nodeId = province.given(form("Việc một", agency(FIRST, DUE)));
        assertThatThrownBy(() -> province.add(DRAFTER, nodeId, form("Việc hai", agency(SECOND, DUE))))
                .isInstanceOf(AccessDeniedException.class);

        DirectiveRow row = province.add(OFFICER, nodeId, form("Việc hai", agency(SECOND, DUE)));

        assertThat(row.isGiven()).isTrue();
        assertConflict(
                "directive.error.given",
                () -> province.as(OFFICER, () -> {
                    province.bean(Drafting.class).delete(row.id(), row.version());
                    return null;
                }));
        assertThat(province.lines(nodeId)).extracting(LineRow::state).containsOnly(LineState.GIVEN);
    }

    @Test
    void aRegistrationThatIsWithdrawnSendsTheLineBack() {
        LineRow line = province.registered(DUE);
        province.run(
                FIRST_PEOPLE.clerk(),
                () -> province.bean(Receiving.class)
                        .voided(String.valueOf(line.place().nodeId()), "Đăng ký nhầm"));

        assertThat(province.state(line.id())).isEqualTo(LineState.RETURNED);
    }

    @Test
    void theWordsOfASecretDocumentGo() {
        LineRow line = province.inProgress(DUE);
        province.run(
                OFFICER,
                () -> province.bean(Receiving.class)
                        .redact(String.valueOf(line.place().nodeId())));

        assertThat(String.valueOf(province.see(OFFICER, line.id()))).doesNotContain("Báo cáo kết quả sắp xếp");
    }

    @Test
    @Requirement("R003-003")
    void anInspectionIsAnnouncedInTimeReportedHeldAndConcluded() {
        LocalDate day = LocalDate.of(2026, 12, 10);
        assertInvalid("directive.error.inspection-soon", () -> plan(OFFICER, TODAY.plusDays(3)));
        assertThatThrownBy(() -> plan(STRANGER, day)).isInstanceOf(AccessDeniedException.class);
        Map<String, ?> planned = plan(OFFICER, day);
        assertThat(String.valueOf(planned.get("notice"))).contains("2026-12-01T10:00:00Z");
        assertThatThrownBy(() -> inspect(FIRST_PEOPLE.leader(), planned, "notice", new Form()))
                .as("a plan is the inspector's")
                .isInstanceOf(NotFoundException.class);
        assertInvalid("directive.error.missing", () -> inspect(OFFICER, planned, "notice", new Form()));
        Map<String, ?> noticed = inspect(OFFICER, planned, "notice", text("Báo cáo việc đã giao"));
        assertThat(String.valueOf(noticed.get("notice"))).contains("Báo cáo việc đã giao");
        assertConflict("directive.error.changed-meanwhile", () -> inspect(OFFICER, planned, "notice", text("x")));
        assertThatThrownBy(() -> inspect(OFFICER, noticed, "report", text("x")))
                .isInstanceOf(AccessDeniedException.class);
        assertConflict("directive.error.inspection-early", () -> inspect(OFFICER, noticed, "hold", text("Biên bản")));
        at(day.minusDays(2), 9);
        Map<String, ?> reported = inspect(FIRST_PEOPLE.leader(), noticed, "report", text("Báo cáo tình hình"));
        assertThat(String.valueOf(reported.get("report")))
                .as("three days before")
                .contains("late=true");
        at(day, 9);
        Map<String, ?> held = inspect(OFFICER, reported, "hold", text("Biên bản kiểm tra"));
        Map<String, ?> concluded = inspect(OFFICER, held, "conclude", text("Kết quả kiểm tra"));

        assertThat(concluded.get("state")).isEqualTo("concluded");
        assertThat(String.valueOf(concluded.get("conclusion"))).contains("late=false");
        assertConflict("directive.error.inspection-state", () -> inspect(OFFICER, concluded, "cancel", reason("x")));
    }

    @Test
    void aCancelledInspectionSaysWhy() {
        Map<String, ?> planned = plan(OFFICER, LocalDate.of(2026, 12, 10));
        assertInvalid("directive.error.missing", () -> inspect(OFFICER, planned, "cancel", new Form()));

        Map<String, ?> cancelled = inspect(OFFICER, planned, "cancel", reason("Trùng lịch thanh tra"));

        assertThat(cancelled.get("state")).isEqualTo("cancelled");
        assertThat(String.valueOf(cancelled.get("conclusion"))).contains("Trùng lịch thanh tra");
    }

    private Map<String, ?> plan(String user, LocalDate day) {
        return province.as(
                user,
                () -> province.bean(Inspections.class)
                        .plan(new Inspections.PlanForm(
                                GIVER, FIRST, null, "Kiểm tra thực hiện nhiệm vụ", day, OFFICER)));
    }

    private Map<String, ?> inspect(String user, Map<String, ?> seen, String step, Form form) {
        long id = Long.parseLong(String.valueOf(seen.get("id")));
        long version = Long.parseLong(String.valueOf(seen.get("version")));
        return province.as(
                user,
                () -> province.bean(Inspections.class)
                        .take(id, step, form.version(version).build()));
    }

    private List<LineRow> shared() {
        List<LineRow> lines =
                province.lines(province.given(form("Việc chung", agency(FIRST, DUE), agency(SECOND, DUE))));
        lines.forEach(province::register);
        province.step(FIRST_PEOPLE.leader(), lines.get(0).id(), "assign", to("cv.h51"));
        province.step(SECOND_PEOPLE.leader(), lines.get(1).id(), "assign", to("cv.h52"));
        return lines;
    }

    private WorkItem work(Request request) {
        return province.bean(Work.class).open(String.valueOf(request.branch())).orElseThrow();
    }

    private void answer(String user, Request request, String step, Form form) {
        StepForm sent = form.version(request.version()).build();
        province.run(user, () -> {
            Requests requests = province.bean(Requests.class);
            switch (step) {
                case "answer" -> requests.answer(request.id(), sent);
                case "refuse" -> requests.refuse(request.id(), sent);
                default -> requests.withdraw(request.id(), sent);
            }
        });
    }

    private String enter(String user, LocalDate day, int urgency) {
        return enter(user, day, urgency, "Kết luận cuộc họp", "ket-luan.pdf", IssuingFixture.pdf());
    }

    private String enter(String user, LocalDate day, int urgency, String subject, String name, String content) {
        return province.as(user, () -> {
            Path file = Files.createTempFile("vanthu-test-", ".bin");
            Files.writeString(file, content);
            SourceForm form =
                    new SourceForm(GIVER, "conclusion", "21/TB-UBND", day, subject, "Phạm Chí Tâm", urgency, null);
            try {
                return province.bean(Entering.class).enter(form, name, file);
            } finally {
                Files.deleteIfExists(file);
            }
        });
    }

    private void give(String user, String nodeId) {
        province.run(user, () -> province.bean(Entering.class).give(nodeId));
    }
}
