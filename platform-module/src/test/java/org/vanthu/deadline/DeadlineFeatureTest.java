package org.vanthu.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.audit.AuditTrail;
import org.vanthu.calendar.CalendarService;
import org.vanthu.calendar.DayKind;
import org.vanthu.deadline.DeadlineAdministration.RuleForm;
import org.vanthu.deadline.DeadlineAdministration.RuleView;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The deadline rules of the regulations on the working calendar of an agency, as shipped and as the agency has them.
 */
@ExtendWith(EmbeddedRepositoryExtension.class)
class DeadlineFeatureTest {

    private static final String AGENCY = TestSite.AGENCY;
    private static final String MONDAY = "2026-11-23";
    private static final String FRIDAY = "2026-11-20";

    private static @Nullable TestSite created;

    private final TestSite site;
    private final Deadlines deadlines;
    private final DeadlineBearers bearers;
    private final DeadlineAdministration administration;
    private final CalendarService calendars;
    private final AuditTrail audit;
    private final MutableClock clock;

    DeadlineFeatureTest(
            EmbeddedRepository repository,
            Deadlines deadlines,
            DeadlineBearers bearers,
            DeadlineAdministration administration,
            CalendarService calendars,
            AuditTrail audit,
            MutableClock clock) {
        if (created == null) {
            created = new TestSite(repository).create();
        }
        this.site = created;
        this.deadlines = deadlines;
        this.bearers = bearers;
        this.administration = administration;
        this.calendars = calendars;
        this.audit = audit;
        this.clock = clock;
    }

    @BeforeEach
    void stopTheClock() {
        clock.set(at(MONDAY, "08:00"));
    }

    @Test
    @Requirement("R001-015")
    void theClerkHasTwoOfficeHours() {
        assertThat(due("DL-01", MONDAY, "08:00")).isEqualTo(at(MONDAY, "10:00"));
        assertThat(due("DL-01", MONDAY, "10:30")).isEqualTo(at(MONDAY, "14:00"));
        assertThat(due("DL-01", FRIDAY, "16:00")).isEqualTo(at(MONDAY, "08:30"));
        assertThat(due("DL-01", FRIDAY, "20:00")).isEqualTo(at(MONDAY, "09:30"));
    }

    @Test
    @Requirement({"R001-016", "R002-030", "R002-032"})
    void whatIsUrgentIsDueAtOnceAlsoAtNight() {
        for (String rule : List.of("DL-02", "DL-06")) {
            Deadline deadline = deadlines.of(AGENCY, rule, at(FRIDAY, "22:15"));

            assertThat(deadline.stateAt(at(FRIDAY, "22:15"))).as(rule).isEqualTo(DueState.SOON);
            assertThat(deadline.stateAt(at(FRIDAY, "22:45"))).as(rule).isEqualTo(DueState.SOON);
            assertThat(deadline.stateAt(at(FRIDAY, "22:46"))).as(rule).isEqualTo(DueState.OVERDUE);
        }
        assertThat(deadlines.atOnce(AGENCY)).contains("DL-02", "DL-06").doesNotContain("DL-01", "DL-08");
    }

    @Test
    @Requirement({"R001-016", "R002-032"})
    void anAgencySetsAfterHowManyMinutesWhatIsUrgentIsOverdue() {
        RuleView none = site.asRole(
                "content-admin",
                () -> administration.change(
                        AGENCY, "DL-02", new RuleForm(null, null, null, null, 0, "Quy chế của cơ quan", 0L)));
        assertThat(due("DL-02", FRIDAY, "22:15")).isEqualTo(at(FRIDAY, "22:15"));

        RuleView counted = site.asRole(
                "content-admin",
                () -> administration.change(
                        AGENCY, "DL-02", new RuleForm(null, 15, null, null, null, null, none.version())));

        assertThat(counted.graceMinutes()).isZero();
        assertThat(due("DL-02", FRIDAY, "22:15")).isEqualTo(at(FRIDAY, "22:30"));
        assertThat(deadlines.atOnce(AGENCY)).doesNotContain("DL-02");
        site.asRole("content-admin", () -> administration.reset(AGENCY, "DL-02", counted.version()));
        assertThat(due("DL-02", FRIDAY, "22:15")).isEqualTo(at(FRIDAY, "22:45"));
    }

    @Test
    @Requirement("R001-017")
    void assignmentIsDueOnTheSameWorkingDay() {
        assertThat(due("DL-04", MONDAY, "08:00")).isEqualTo(at(MONDAY, "17:00"));
        assertThat(due("DL-04", FRIDAY, "17:30")).isEqualTo(at(MONDAY, "17:00"));
        assertThat(deadlines.of(AGENCY, "DL-04", at(MONDAY, "08:00")).soonAt()).isEqualTo(at(MONDAY, "15:00"));
        assertThat(deadlines.of(AGENCY, "DL-04", at(MONDAY, "16:40")).soonAt()).isEqualTo(at(MONDAY, "16:40"));
    }

    @Test
    @Requirement({"R001-014", "R002-029"})
    void issuingIsDueAtTheEndOfTheMorningOfTheNextWorkingDay() {
        assertThat(due("DL-05", MONDAY, "16:00")).isEqualTo(at("2026-11-24", "11:30"));
        assertThat(due("DL-05", FRIDAY, "09:00")).isEqualTo(at(MONDAY, "11:30"));
        assertThat(due("DL-05", FRIDAY, "19:00")).isEqualTo(at(MONDAY, "11:30"));
        assertThat(due("DL-05", "2026-11-21", "10:00")).isEqualTo(at(MONDAY, "11:30"));
    }

    @Test
    @Requirement({"R001-034", "R002-055"})
    void theProcessingDeadlineCountsFromTheReceiptOrFromTheNextOfficeHours() {
        assertThat(due("DL-08", MONDAY, "08:05")).isEqualTo(at(MONDAY, "08:05"));
        assertThat(due("DL-08", FRIDAY, "21:00")).isEqualTo(at(MONDAY, "07:30"));
        assertThat(due("DL-07", MONDAY, "12:00")).isEqualTo(at(MONDAY, "13:00"));
    }

    @Test
    @Requirement("R002-040")
    void theReceiptIsConfirmedOnTheSameDay() {
        assertThat(due("DL-03", MONDAY, "09:00")).isEqualTo(at(MONDAY, "23:59:59"));
        assertThat(due("DL-03", FRIDAY, "23:00")).isEqualTo(at(MONDAY, "23:59:59"));
    }

    @Test
    @Requirement({"R003-035", "R000-062"})
    void dailyDutiesAreDueOnTheNextWorkingDayAndInTheNextSession() {
        assertThat(due("DL-13", FRIDAY, "10:00")).isEqualTo(at(MONDAY, "17:00"));
        assertThat(due("DL-14", MONDAY, "10:00")).isEqualTo(at("2026-11-24", "17:00"));
        assertThat(due("DL-15", MONDAY, "08:00")).isEqualTo(at(MONDAY, "17:00"));
        assertThat(due("DL-15", FRIDAY, "14:00")).isEqualTo(at(MONDAY, "11:30"));
    }

    @Test
    @Requirement({"R002-081", "R002-083", "R004-029", "R000-014"})
    void momentsAreTakenAsTheyAre() {
        for (String rule : List.of("DL-16", "DL-17", "DL-21", "DL-22")) {
            assertThat(due(rule, FRIDAY, "18:07")).as(rule).isEqualTo(at(FRIDAY, "18:07"));
        }
        assertThat(deadlines.of(AGENCY, "DL-16", at(MONDAY, "17:00")).soonAt()).isEqualTo(at(MONDAY, "07:30"));
    }

    @Test
    @Requirement("R001-034")
    void whatSomebodySetsEndsWithTheLastSessionOfTheDay() {
        Deadline set = deadlines.set(AGENCY, LocalDate.parse("2026-11-27"), at(MONDAY, "08:00"));

        assertThat(set.at()).isEqualTo(at("2026-11-27", "17:00"));
        assertThat(set.soonAt()).isEqualTo(at("2026-11-26", "07:30"));
        assertThat(set.isSet()).isTrue();
        assertThat(deadlines
                        .set(AGENCY, LocalDate.parse("2026-11-28"), at(MONDAY, "08:00"))
                        .at())
                .isEqualTo(at("2026-11-30", "17:00"));
        assertThatThrownBy(() -> deadlines.set(AGENCY, LocalDate.parse(FRIDAY), at(MONDAY, "08:00")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("deadline.error.past"));
        assertThat(set.stateAt(at("2026-11-26", "07:29"))).isEqualTo(DueState.IN_TIME);
        assertThat(set.stateAt(at("2026-11-26", "07:30"))).isEqualTo(DueState.SOON);
        assertThat(set.stateAt(at("2026-11-27", "17:00"))).isEqualTo(DueState.SOON);
        assertThat(set.stateAt(at("2026-11-27", "17:01"))).isEqualTo(DueState.OVERDUE);
    }

    @Test
    @Requirement({"R001-017", "R001-034"})
    void aChangedCalendarMovesRunningDeadlinesInTheSameTransactionAndBack() {
        List<Instant> seen = new ArrayList<>();
        Deadline assign = deadlines.of("H96", "DL-04", at(MONDAY, "08:00"));
        Deadline set = deadlines.set("H96", LocalDate.parse(MONDAY), at(FRIDAY, "08:00"));
        bearers.register((agency, anew) -> {
            if (agency.equals("H96")) {
                seen.add(anew.again(agency, assign.rule(), assign.from(), assign.at())
                        .at());
                seen.add(anew.again(agency, set.rule(), set.from(), set.at()).at());
            }
        });

        site.as("admin", () -> calendars.enter("H96", LocalDate.parse(MONDAY), DayKind.HOLIDAY, "Nghỉ bão"));
        site.as("admin", () -> {
            calendars.withdraw("H96", LocalDate.parse(MONDAY));
            return null;
        });

        assertThat(seen)
                .containsExactly(
                        at("2026-11-24", "17:00"), at("2026-11-24", "17:00"), at(MONDAY, "17:00"), at(MONDAY, "17:00"));
    }

    @Test
    @Requirement({"R001-015", "R001-017"})
    void aCalendarThatIsRolledBackIsForgotten() {
        assertThatThrownBy(() -> site.as("admin", () -> {
                    calendars.enter("H95", LocalDate.parse(MONDAY), DayKind.HOLIDAY, "Nghỉ bão");
                    assertThat(deadlines.of("H95", "DL-04", at(MONDAY, "08:00")).at())
                            .isEqualTo(at("2026-11-24", "17:00"));
                    throw new InvalidInputException("deadline.error.reason", 1);
                }))
                .isInstanceOf(InvalidInputException.class);

        assertThat(deadlines.of("H95", "DL-04", at(MONDAY, "08:00")).at()).isEqualTo(at(MONDAY, "17:00"));
    }

    @Test
    @Requirement({"R001-014", "R001-015"})
    void anAgencyChangesARuleForItselfAndGoesBack() {
        List<Instant> seen = new ArrayList<>();
        Instant from = at(MONDAY, "08:00");
        bearers.register((agency, anew) -> {
            if (agency.equals(AGENCY)) {
                seen.add(anew.of(agency, "DL-01", from).at());
            }
        });

        RuleView changed = site.asRole(
                "content-admin",
                () -> administration.change(
                        AGENCY, "DL-01", new RuleForm("office-hours", 4, null, 60, null, "QĐ 9/QĐ-UBND", 0L)));

        assertThat(changed.own()).isTrue();
        assertThat(changed.shipped().amount()).isEqualTo(2);
        assertThat(changed.example()).isEqualTo(at(MONDAY, "13:30"));
        assertThat(deadlines.of("H98", "DL-01", from).at()).isEqualTo(at(MONDAY, "10:00"));
        assertThatThrownBy(() -> site.asRole(
                        "content-admin",
                        () -> administration.change(
                                AGENCY, "DL-01", new RuleForm(null, 3, null, null, null, null, 0L))))
                .isInstanceOf(ConflictException.class);

        site.asRole("content-admin", () -> administration.reset(AGENCY, "DL-01", changed.version()));

        assertThat(seen).containsExactly(at(MONDAY, "13:30"), at(MONDAY, "10:00"));
        assertThat(audit.of("deadline-rule:" + AGENCY + "/DL-01"))
                .extracting(row -> row.action())
                .containsExactly("deadline.change-rule", "deadline.reset-rule");
    }

    @Test
    @Requirement("R000-022")
    void onlyAdministratorsOfTheAgencyChangeRules() {
        RuleForm form = new RuleForm("office-hours", 4, null, null, null, null, 0L);
        for (String role : List.of("clerk", "leader", "delegate", "unit-head", "specialist", "archivist", "external")) {
            Callable<?> change = () -> administration.change(AGENCY, "DL-02", form);
            assertThatThrownBy(() -> site.asRole(role, change)).as(role).isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(
                        () -> site.as(TestSite.user(TestSite.OTHER_AGENCY, "clerk"), () -> administration.list(AGENCY)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(site.asRole("specialist", () -> administration.list(AGENCY)))
                .extracting(RuleView::code)
                .contains("DL-01", "DL-22", "set");
    }

    @Test
    void valuesThatMakeNoSenseAreRefusedTogether() {
        assertThatThrownBy(() -> site.asRole(
                        "content-admin",
                        () -> administration.change(
                                AGENCY, "DL-03", new RuleForm("office-hours", 0, null, -1, 5, null, 0L))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.field())
                                .containsExactly("amount", "soonMinutes", "graceMinutes"));
    }

    private Instant due(String rule, String day, String time) {
        return deadlines.of(AGENCY, rule, at(day, time)).at();
    }

    private static Instant at(String day, String time) {
        return LocalDateTime.parse(day + "T" + time).atZone(Json.ZONE).toInstant();
    }
}
