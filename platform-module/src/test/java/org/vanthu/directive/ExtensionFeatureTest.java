package org.vanthu.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.junit.jupiter.api.Test;
import org.vanthu.calendar.CalendarService;
import org.vanthu.calendar.DayKind;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.Deadlines;
import org.vanthu.directive.Province.Form;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;

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
import static org.vanthu.directive.Province.to;

/**
 * Longer times: in time and late to the millisecond, decisions, what shifts with them; deadlines when calendars change.
 */
class ExtensionFeatureTest extends ProvinceFeatureTest {

    ExtensionFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        super(repository, clock);
    }

    @Test
    @Requirement({"R002-083", "R002-085", "R002-086", "R002-087", "R002-088"})
    void aLongerTimeIsAskedWithADocumentAndGrantedWithTheDocumentThatApprovesIt() {
        LineRow line = province.inProgress(DUE);
        LocalDate later = DUE.plusDays(14);
        assertInvalid(
                "directive.error.missing-document",
                () -> province.step(
                        FIRST_PEOPLE.drafter(),
                        line.id(),
                        "extension",
                        reason("Chưa đủ").dueOn(later)));
        assertInvalid(
                "directive.error.not-later",
                () -> province.step(
                        FIRST_PEOPLE.drafter(),
                        line.id(),
                        "extension",
                        reason("Chưa đủ").dueOn(DUE).number("1/XGH")));
        ask(line, later);
        assertConflict("directive.error.extension-asked", () -> ask(line, later));
        Extension asked = last(line);
        assertInvalid("directive.error.missing-document", () -> decide(OFFICER, asked, true, later, null));
        assertThatThrownBy(() -> decide(OTHER_OFFICER, asked, true, later, "5/UBND"))
                .isInstanceOf(AccessDeniedException.class);

        decide(OFFICER, asked, true, later.minusDays(1), "5/UBND-VX");

        LineRow extended = province.line(line.id());
        Instant due = later.minusDays(1).atTime(17, 0).atZone(Json.ZONE).toInstant();
        assertThat(extended.due().at()).as("exactly the day of the approval").isEqualTo(due);
        assertThat(extended.due().firstDueAt()).isEqualTo(line.due().at());
        assertThat(extended.counts().extensions()).isEqualTo(1);
        assertThat(province.item(line.id()).dueAt()).isEqualTo(due);
        assertThat(last(line).state()).isEqualTo("granted");
        assertConflict("directive.error.decided", () -> decide(OFFICER, asked, true, later, "5/UBND-VX"));
    }

    @Test
    @Requirement("R002-084")
    void atTheVeryMillisecondOfTheDeadlineItIsInTimeOneLaterTheLineStaysOverdue() {
        LineRow inTime = province.inProgress(DUE);
        LineRow late = province.inProgress(DUE);
        Instant deadline = Objects.requireNonNull(inTime.due().at());

        clock.set(deadline);
        ask(inTime, DUE.plusDays(7));
        clock.set(deadline.plusMillis(1));
        ask(late, DUE.plusDays(7));

        assertThat(last(inTime).state()).isEqualTo("asked");
        assertThat(last(late).state()).isEqualTo("late");
        LineRow overdue = province.line(late.id());
        assertThat(overdue.counts().lateExtension()).isTrue();
        assertThat(overdue.dueState(clock.instant())).isIn("overdue", "notUpdated");
        assertThat(overdue.due().at()).isEqualTo(deadline);
    }

    @Test
    @Requirement("R002-084")
    void whatWasAskedTooLateOnlyALeaderGrantsSayingWhyAndItCountsAsOverdueAllTheSame() {
        LineRow line = province.inProgress(DUE);
        LocalDate later = DUE.plusDays(7);
        at(DUE.plusDays(1), 8);
        ask(line, later);
        assertConflict("directive.error.extension-asked", () -> ask(line, later));
        assertThat(queued(line)).isTrue();
        assertThat(actions(OFFICER, line)).contains("decide-extension").doesNotContain("grant-extension");
        assertThat(actions(LEADER, line)).contains("decide-extension", "grant-extension");
        assertConflict("directive.error.extension-late", () -> decide(OFFICER, last(line), true, later, "5/UBND"));
        assertInvalid("directive.error.missing", () -> decide(LEADER, last(line), true, later, "5/UBND"));

        decide(LEADER, last(line), decision(line, true, later, "5/UBND", "Bão số 9, bất khả kháng"));

        LineRow granted = province.line(line.id());
        Instant due = later.atTime(17, 0).atZone(Json.ZONE).toInstant();
        assertThat(granted.due().at()).as("the day to follow").isEqualTo(due);
        assertThat(province.item(line.id()).dueAt()).isEqualTo(due);
        assertThat(granted.dueState(clock.instant())).isEqualTo("overdue");
        assertThat(String.valueOf(province.see(FIRST_PEOPLE.drafter(), line.id())))
                .contains("extensionGrantedLate", "Bão số 9, bất khả kháng", "late=true");
        assertThat(queued(line)).isFalse();
        province.report(line.id());
        province.step(OFFICER, line.id(), "approve", new Form());
        assertThat(province.line(line.id()).dueState(clock.instant()))
                .as("before the new day, and late")
                .isEqualTo("completedLate");
    }

    @Test
    void theOfficerRefusesWhatWasAskedTooLate() {
        LineRow line = province.inProgress(DUE);
        at(DUE.plusDays(1), 8);
        ask(line, DUE.plusDays(7));

        refuse(line, "Đã quá hạn");

        assertThat(last(line).state()).isEqualTo("refused");
        assertThat(province.line(line.id()).due()).isEqualTo(line.due());
        assertThat(province.line(line.id()).dueState(clock.instant())).isIn("overdue", "notUpdated");
    }

    @Test
    void aRefusedOneChangesNothingAndSaysWhy() {
        LineRow line = province.inProgress(DUE);
        ask(line, DUE.plusDays(7));
        assertInvalid("directive.error.missing", () -> refuse(line, null));

        refuse(line, "Việc gấp, không gia hạn");

        assertThat(last(line).state()).isEqualTo("refused");
        assertThat(province.line(line.id()).due()).isEqualTo(line.due());
        ask(line, DUE.plusDays(8));
        assertThat(last(line).state()).as("it may be asked again").isEqualTo("asked");
    }

    @Test
    @Requirement("R002-087")
    void whoCoordinatesIsAskedBeforeTheOwnDeadlineShifts() {
        List<LineRow> lines =
                province.lines(province.given(form("Việc chung", agency(FIRST, DUE), agency(SECOND, DUE))));
        LineRow lead = lines.get(0);
        LineRow other = lines.get(1);
        province.register(lead);
        province.register(other);
        province.step(FIRST_PEOPLE.leader(), lead.id(), "assign", to("cv.h51"));
        province.step(SECOND_PEOPLE.leader(), other.id(), "assign", to("cv.h52"));
        LocalDate later = DUE.plusDays(7);
        ask(lead, later);

        province.as(OFFICER, () -> {
            province.bean(Extensions.class)
                    .decide(
                            last(lead).id(),
                            new Extensions.DecisionForm(
                                    province.line(lead.id()).version(),
                                    null,
                                    true,
                                    later,
                                    null,
                                    "5/UBND",
                                    null,
                                    List.of(String.valueOf(other.id()))));
            return null;
        });

        assertThat(province.line(other.id()).due().at())
                .as("not without consent")
                .isEqualTo(other.due().at());
        Request request = province.bean(RequestTable.class).of(other.id()).get(0);
        assertThat(request.kind()).isEqualTo("shift");
        assertThatThrownBy(() -> answer(FIRST_PEOPLE.drafter(), request)).isInstanceOf(AccessDeniedException.class);
        answer(SECOND_PEOPLE.drafter(), request);

        Instant due = later.atTime(17, 0).atZone(Json.ZONE).toInstant();
        assertThat(province.line(other.id()).due().at()).isEqualTo(due);
        assertThat(province.item(other.id()).dueAt()).isEqualTo(due);
    }

    @Test
    @Requirement("R002-081")
    void theIssuingOfTheResultDecidesNotTheApproval() {
        LineRow inTime = province.inProgress(DUE);
        LineRow late = province.inProgress(DUE);
        Instant deadline = Objects.requireNonNull(inTime.due().at());
        clock.set(deadline);
        province.report(inTime.id());
        clock.set(deadline.plusMillis(1));
        province.report(late.id());
        at(DUE.plusDays(10), 9);

        province.step(OFFICER, inTime.id(), "approve", new Form());
        province.step(OFFICER, late.id(), "approve", new Form());

        assertThat(province.line(inTime.id()).dueState(clock.instant())).isEqualTo("completedInTime");
        assertThat(province.line(late.id()).dueState(clock.instant())).isEqualTo("completedLate");
    }

    @Test
    void aDayOffOfTheGiverMovesTheDeadlineAndTheWorkAndOneOfTheExecutorMovesNeither() {
        LocalDate friday = LocalDate.of(2026, 12, 18);
        LineRow line = province.inProgress(friday);

        holiday(FIRST, friday);
        assertThat(province.line(line.id()).due().at()).isEqualTo(line.due().at());
        assertThat(province.item(line.id()).dueAt()).isEqualTo(line.due().at());

        holiday(GIVER, friday);
        Instant monday = friday.plusDays(3).atTime(17, 0).atZone(Json.ZONE).toInstant();
        LineRow moved = province.line(line.id());
        assertThat(moved.due().at()).isEqualTo(monday);
        assertThat(moved.due().updateDueAt()).isEqualTo(monday);
        assertThat(province.item(line.id()).dueAt()).isEqualTo(monday);
    }

    /** Whatever day is set, whatever is off: the deadline is the end of a working day, not before the day. */
    @Test
    void deadlinesFallOnTheDayOrOnTheNextThatWorks() {
        Random random = new Random(7);
        Deadlines deadlines = province.bean(Deadlines.class);
        for (int i = 0; i < 500; i++) {
            LocalDate day = TODAY.plusDays(random.nextInt(700));
            Deadline due = deadlines.set(GIVER, day, clock.instant());

            LocalDate last = due.at().atZone(Json.ZONE).toLocalDate();
            assertThat(last).isAfterOrEqualTo(day);
            assertThat(province.bean(CalendarService.class).of(GIVER).isWorkingDay(last))
                    .isTrue();
            assertThat(deadlines.again(GIVER, due.rule(), due.from(), due.at()))
                    .as("again")
                    .isEqualTo(due);
        }
    }

    private void holiday(String agency, LocalDate day) {
        province.as("admin", () -> province.bean(CalendarService.class).enter(agency, day, DayKind.HOLIDAY, "Nghỉ"));
    }

    private void ask(LineRow line, LocalDate wanted) {
        province.step(
                FIRST_PEOPLE.drafter(),
                line.id(),
                "extension",
                reason("Khối lượng lớn").dueOn(wanted).number("9/SNV-XGH"));
    }

    private Extension last(LineRow line) {
        List<Extension> all = province.bean(ExtensionTable.class).of(line.id());
        return all.get(all.size() - 1);
    }

    private void decide(String user, Extension one, boolean grant, LocalDate day, String number) {
        decide(user, one, decision(province.line(one.lineId()), grant, day, number, null));
    }

    private void decide(String user, Extension one, Extensions.DecisionForm form) {
        province.run(user, () -> province.bean(Extensions.class).decide(one.id(), form));
    }

    private Extensions.DecisionForm decision(LineRow line, boolean grant, LocalDate day, String number, String note) {
        long version = province.line(line.id()).version();
        return new Extensions.DecisionForm(version, null, grant, day, null, number, note, null);
    }

    private String actions(String user, LineRow line) {
        return String.valueOf(province.see(user, line.id()).get("actions"));
    }

    private boolean queued(LineRow line) {
        return String.valueOf(
                        province.as(OFFICER, () -> province.bean(Queue.class).of(GIVER))
                                .get("extensions"))
                .contains("id=" + line.id());
    }

    private void refuse(LineRow line, String note) {
        decide(OFFICER, last(line), decision(line, false, null, null, note));
    }

    private void answer(String user, Request request) {
        province.as(user, () -> {
            province.bean(Requests.class)
                    .answer(request.id(), new Form().version(request.version()).build());
            return null;
        });
    }
}
