package org.vanthu.directive;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.vanthu.database.ModuleTables;
import org.vanthu.directive.DirectiveForm.ExecutorForm;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.outgoing.IssuingFixture.To;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.directive.Province.DRAFTER;
import static org.vanthu.directive.Province.FIRST;
import static org.vanthu.directive.Province.FIRST_PEOPLE;
import static org.vanthu.directive.Province.GIVER;
import static org.vanthu.directive.Province.OFFICER;
import static org.vanthu.directive.Province.SECOND;
import static org.vanthu.directive.Province.agency;
import static org.vanthu.directive.Province.form;
import static org.vanthu.directive.Province.named;
import static org.vanthu.directive.Province.reason;
import static org.vanthu.directive.Province.text;
import static org.vanthu.directive.Province.unit;

/** What a directive is and what not, who takes part, whose word it is, and of what figures are made. */
class DirectiveScopeFeatureTest extends ProvinceFeatureTest {

    private static final String COMMUNE = "H58";

    private final EmbeddedRepository repository;

    DirectiveScopeFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        super(repository, clock);
        this.repository = repository;
    }

    @Test
    @Requirement("R002-010")
    void whatIsOrderedIsAReportASubmissionOrADeedAndAlwaysByADocument() {
        String nodeId = province.draft("Giao việc");
        for (String kind : List.of("report", "submit", "complete")) {
            assertThat(province.add(DRAFTER, nodeId, task(kind, 0)).words().resultKind())
                    .isEqualTo(kind);
        }
        assertInvalid("directive.error.choice", () -> province.add(DRAFTER, nodeId, task("routine", 0)));
        LineRow line = province.registered(DUE);
        String received = String.valueOf(line.place().nodeId());

        assertThatThrownBy(() -> province.add(FIRST_PEOPLE.leader(), received, task("report", 0)))
                .as("what came in is work of its own; it orders nothing by itself")
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> province.add(DRAFTER, "00000000-0000-0000-0000-000000000000", task("report", 0)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Requirement("R003-002")
    void departmentsLocalitiesUnitsAndOthersTakePartInOneDirective() {
        province.as("admin", () -> {
            AgencyFixture fixture = new AgencyFixture(repository);
            fixture.create(COMMUNE, "Ủy ban nhân dân xã Mẫu", "commune", List.of());
            fixture.person(COMMUNE, "ct.h58", "Chủ tịch xã", "Chủ tịch", null, "leader");
            fixture.person(COMMUNE, "vt.h58", "Văn thư xã", "Văn thư", null, "clerk");
            return null;
        });
        List<LineRow> lines = province.lines(province.given(form(
                "Phòng chống lụt bão",
                agency(FIRST, DUE),
                agency(COMMUNE, DUE),
                unit("KT", DUE),
                named("Công ty Thủy nông", DUE))));
        province.register(lines.get(1));

        assertThat(lines.stream().map(line -> line.executor().name()))
                .containsExactly("Sở Nội vụ tỉnh Mẫu", "Ủy ban nhân dân xã Mẫu", "Phòng Kinh tế", "Công ty Thủy nông");
        assertThat(lines.stream().map(LineRow::part)).containsExactly("lead", "coordinate", "coordinate", "coordinate");
        assertThat(province.item(lines.get(1).id()).holder()).isEqualTo("ct.h58");
    }

    @Test
    @Requirement("R003-008")
    void everyWordEnteredIsItsAccountsAndNobodyElseChangesIt() {
        LineRow line = province.inProgress(DUE);
        province.step(FIRST_PEOPLE.drafter(), line.id(), "progress", text("Đã làm xong phần một"));

        Map<?, ?> event = events(line).stream()
                .filter(one -> "progress".equals(one.get("kind")))
                .findFirst()
                .orElseThrow();
        assertThat(event.get("by")).isEqualTo(FIRST_PEOPLE.drafter());
        assertThat(event.get("byName")).isEqualTo("Chuyên viên " + FIRST);
        assertThat(event.get("onBehalfOf")).isNull();
        assertThat(province.as(
                        "admin",
                        () -> ModuleTables.of(repository)
                                .queryForList(
                                        "SELECT actor FROM vt_audit WHERE action = 'directive.progress' AND subject = ?",
                                        String.class,
                                        line.place().nodeId())))
                .containsExactly(FIRST_PEOPLE.drafter());
        province.step(OFFICER, line.id(), "adjust", reason("Câu chữ").text("Nội dung khác"));
        assertThat(events(line).stream().map(one -> String.valueOf(one.get("text"))))
                .as("what was said stays as it was said")
                .contains("Đã làm xong phần một");
    }

    @Test
    @Requirement({"R003-015", "R002-082"})
    void figuresAreMadeOfWhatIsInTheSoftwareOnly() {
        LineRow line = province.inProgress(DUE);
        LineRow other = province.inProgress(DUE);
        province.step(FIRST_PEOPLE.drafter(), other.id(), "progress", text("Đang làm"));
        province.step(FIRST_PEOPLE.drafter(), line.id(), "message", text("Đã báo cáo qua điện thoại"));
        province.issuing.issued(
                FIRST_PEOPLE, "Báo cáo kết quả", List.of(new To("agency", GIVER, "Ủy ban nhân dân tỉnh Mẫu")));
        clock.set(Objects.requireNonNull(line.due().at()).plusMillis(1));

        assertThat(province.state(line.id())).isEqualTo(LineState.IN_PROGRESS);
        assertThat(province.line(line.id()).dueState(clock.instant()))
                .as("neither the call nor a document outside of the flow is an update")
                .isEqualTo("notUpdated");
        Map<String, ?> queue =
                province.as(OFFICER, () -> province.bean(Queue.class).of(GIVER));
        for (String due : List.of("notUpdated", "overdue", "soon")) {
            Set<Long> listed = listed(due);
            assertThat(queue.get(due)).as(due).isEqualTo((long) listed.size());
        }
        assertThat(listed("notUpdated")).contains(line.id()).doesNotContain(other.id());
        assertThat(listed("overdue")).contains(line.id(), other.id());
        assertThat(province.as(
                        OFFICER, () -> province.bean(DirectiveCounters.class).counters(GIVER)))
                .containsEntry("directivesOverdue", (long) listed("overdue").size());
    }

    @Test
    @Requirement("R003-032")
    void anUrgentOneIsToldOnTheVeryDayItsReportIsIssued() {
        String nodeId = province.draft("Giao việc khẩn");
        province.add(DRAFTER, nodeId, task("report", 1));
        province.issuing.approve(Province.OFFICE, nodeId);
        province.check(nodeId);
        province.issuing.seal(Province.OFFICE, nodeId);
        province.issuing.issue(Province.OFFICE, nodeId);
        LineRow line = province.lines(nodeId).get(0);
        province.register(line);
        province.step(FIRST_PEOPLE.leader(), line.id(), "assign", Province.to(FIRST_PEOPLE.drafter()));
        String report = province.issuing.issued(
                FIRST_PEOPLE, "Báo cáo nhanh", List.of(new To("agency", GIVER, "Ủy ban nhân dân tỉnh Mẫu")));
        at(TODAY, 17);
        province.step(
                FIRST_PEOPLE.drafter(), line.id(), "progress", text("Cùng ngày").node(report));
        at(TODAY.plusDays(1), 8);
        province.step(
                FIRST_PEOPLE.drafter(), line.id(), "progress", text("Hôm sau").node(report));

        assertThat(events(line).stream()
                        .filter(one -> String.valueOf(one.get("kind")).startsWith("progress"))
                        .map(one -> one.get("kind") + " " + one.get("text")))
                .containsExactly("progress Cùng ngày", "progressLate Hôm sau");
    }

    private static DirectiveForm task(String resultKind, int urgency) {
        ExecutorForm lead = agency(urgency > 0 || resultKind.equals("report") ? FIRST : SECOND, DUE);
        return new DirectiveForm(
                "Việc " + resultKind,
                null,
                OFFICER,
                null,
                resultKind,
                null,
                null,
                urgency,
                lead,
                null,
                null,
                null,
                null);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, ?>> events(LineRow line) {
        return (List<Map<String, ?>>) province.see(OFFICER, line.id()).get("events");
    }

    /** The officer's lines that the list of that name shows. */
    private Set<Long> listed(String due) {
        LineFilter filter = new LineFilter()
                .and("l.agency = ? AND l.officer = ?", GIVER, OFFICER)
                .and("l.state <> 'drafted'");
        filter.addDue(due, clock.instant());
        return province.bean(LineLists.class).read(filter, "l.id", 1000).stream()
                .map(LineRow::id)
                .collect(Collectors.toSet());
    }
}
