package org.vanthu.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.outgoing.IssuingFixture.To;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.directive.Province.FIRST;
import static org.vanthu.directive.Province.FIRST_PEOPLE;
import static org.vanthu.directive.Province.GIVER;
import static org.vanthu.directive.Province.OFFICER;
import static org.vanthu.directive.Province.SECOND;
import static org.vanthu.directive.Province.SECOND_PEOPLE;
import static org.vanthu.directive.Province.agency;
import static org.vanthu.directive.Province.form;
import static org.vanthu.directive.Province.reason;
import static org.vanthu.directive.Province.text;
import static org.vanthu.directive.Province.to;

/** What is told in time and late, what counts as not done, and a document from its issuing to the last result. */
class UpdatingFeatureTest extends ProvinceFeatureTest {

    UpdatingFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        super(repository, clock);
    }

    @Test
    @Requirement({"R003-031", "R003-033", "R003-034"})
    void anUpdateMoreThanTwoDaysAfterItsDocumentWasIssuedIsNotedAsLate() {
        LineRow line = province.inProgress(DUE);
        String report = province.issuing.issued(
                FIRST_PEOPLE, "Báo cáo tiến độ", List.of(new To("other", "", "Ủy ban nhân dân tỉnh")));
        at(TODAY.plusDays(2), 16);
        province.step(
                FIRST_PEOPLE.drafter(), line.id(), "progress", text("Đúng hạn").node(report));
        assertThat(String.valueOf(province.see(OFFICER, line.id()).get("events")))
                .doesNotContain("progressLate");
        at(TODAY.plusDays(3), 8);

        province.step(
                FIRST_PEOPLE.drafter(), line.id(), "progress", text("Muộn").node(report));

        assertThat(String.valueOf(province.see(OFFICER, line.id()).get("events")))
                .contains("progressLate");
    }

    @Test
    @Requirement({"R002-080", "R003-016", "R002-089"})
    void whatWasNeverUpdatedWithinTheTimeAllowedCountsAsNotDone() {
        LineRow silent = province.inProgress(DUE);
        LineRow told = province.inProgress(DUE);
        province.step(FIRST_PEOPLE.drafter(), told.id(), "progress", text("Đang làm"));
        Instant deadline = Objects.requireNonNull(silent.due().at());
        assertThat(silent.due().updateDueAt()).isEqualTo(deadline);

        clock.set(deadline);
        assertThat(province.line(silent.id()).dueState(clock.instant())).isEqualTo("soon");
        clock.set(deadline.plusMillis(1));

        assertThat(province.line(silent.id()).dueState(clock.instant())).isEqualTo("notUpdated");
        assertThat(province.line(told.id()).dueState(clock.instant())).isEqualTo("overdue");
        assertThat((Long) province.as(OFFICER, () -> province.bean(Queue.class).of(GIVER))
                        .get("notUpdated"))
                .isEqualTo(1L);
    }

    @Test
    @Requirement({"R002-075", "R002-076"})
    void consultingOthersIsAFlowOfItsOwnAndTheReportIsMadeOutOfTheLine() {
        LineRow line = province.inProgress(DUE);
        province.issuing.issued(FIRST_PEOPLE, "Xin ý kiến", List.of(new To("agency", SECOND, "Sở Tài chính tỉnh Mẫu")));
        assertThat(province.state(line.id())).isEqualTo(LineState.IN_PROGRESS);

        String draft = province.issuing.draft(
                FIRST_PEOPLE, "Tổng hợp ý kiến", "Báo cáo", 0, List.of(new To("other", "", "Ủy ban nhân dân tỉnh")));
        province.step(FIRST_PEOPLE.drafter(), line.id(), "reply", new Province.Form().node(draft));
        province.issuing.approve(FIRST_PEOPLE, draft);
        province.issuing.seal(FIRST_PEOPLE, draft);
        province.issuing.issue(FIRST_PEOPLE, draft);

        assertThat(province.state(line.id())).isEqualTo(LineState.REPORTED);
        assertThat(Objects.requireNonNull(province.line(line.id()).result()).nodeId())
                .isEqualTo(draft);
    }

    @Test
    @Requirement({"R002-093", "R002-084", "R003-038"})
    void ofThreeDirectivesOneIsDoneInTimeOneIsReassignedAndOneIsExtendedAndDoneLate() {
        List<LineRow> lines = province.lines(province.given(
                form("Việc một", agency(FIRST, DUE)),
                form("Việc hai", agency(SECOND, DUE)),
                form("Việc ba", agency(FIRST, DUE))));
        province.register(lines.get(0));
        province.register(lines.get(1));
        for (int i : List.of(0, 2)) {
            province.step(FIRST_PEOPLE.leader(), lines.get(i).id(), "assign", to("cv.h51"));
        }
        province.report(lines.get(0).id());
        province.step(OFFICER, lines.get(0).id(), "approve", new Province.Form());
        province.step(SECOND_PEOPLE.leader(), lines.get(1).id(), "return", reason("Không thuộc chức năng"));
        province.step(OFFICER, lines.get(1).id(), "reassign", reason("Đúng").member("executor", FIRST));
        assertThat(province.state(lines.get(1).id()))
                .as("the document is registered there already")
                .isEqualTo(LineState.REGISTERED);
        province.step(FIRST_PEOPLE.leader(), lines.get(1).id(), "assign", to("cv.h51"));
        province.report(lines.get(1).id());
        province.step(OFFICER, lines.get(1).id(), "approve", new Province.Form());

        LocalDate later = DUE.plusDays(7);
        province.step(
                FIRST_PEOPLE.drafter(),
                lines.get(2).id(),
                "extension",
                reason("Nhiều việc").dueOn(later).number("2/XGH"));
        Extension asked =
                province.bean(ExtensionTable.class).of(lines.get(2).id()).get(0);
        long version = province.line(lines.get(2).id()).version();
        province.as(
                OFFICER,
                () -> province.bean(Extensions.class)
                        .decide(
                                asked.id(),
                                new Extensions.DecisionForm(version, null, true, later, null, "9/UBND", null, null)));
        at(later.plusDays(3), 9);
        province.report(lines.get(2).id());
        province.step(OFFICER, lines.get(2).id(), "approve", new Province.Form());

        assertThat(lines.stream().map(line -> province.line(line.id()).dueState(clock.instant())))
                .containsExactly("completedInTime", "completedInTime", "completedLate");
        assertThat(province.line(lines.get(2).id()).counts().extensions()).isEqualTo(1);
        assertThat(province.line(lines.get(1).id()).counts().returns()).isEqualTo(1);
    }
}
