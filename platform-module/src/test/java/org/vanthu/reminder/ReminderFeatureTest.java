package org.vanthu.reminder;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.audit.AuditRow;
import org.vanthu.audit.AuditTrail;
import org.vanthu.calendar.CalendarService;
import org.vanthu.calendar.DayKind;
import org.vanthu.delegation.DelegationFixture;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.registry.TestSite;
import org.vanthu.reminder.ReminderTable.Noted;
import org.vanthu.reminder.ReminderViews.ReminderView;
import org.vanthu.reminder.Urging.UrgeForm;
import org.vanthu.reminder.Urging.Urged;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is near or past its deadline is told once, and those who may urge. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
class ReminderFeatureTest {

    private static final String AGENCY = ReminderSite.AGENCY;
    private static final String LEADER = ReminderSite.LEADER;

    private static @Nullable ReminderSite created;

    private final ReminderSite given;
    private final TestSite site;
    private final Reminders reminders;
    private final ReminderViews views;
    private final Urging urging;
    private final CalendarService calendars;
    private final AuditTrail audit;
    private final EmbeddedRepository repository;

    ReminderFeatureTest(EmbeddedRepository repository, MutableClock clock) throws IOException {
        if (created == null) {
            created = new ReminderSite(repository, clock).create(repository);
        }
        this.given = created;
        this.site = given.site;
        this.repository = repository;
        this.reminders = repository.bean(Reminders.class);
        this.views = repository.bean(ReminderViews.class);
        this.urging = repository.bean(Urging.class);
        this.calendars = repository.bean(CalendarService.class);
        this.audit = repository.bean(AuditTrail.class);
    }

    @BeforeEach
    void aMondayMorning() {
        given.at("2026-11-23T08:00");
    }

    @Test
    @Requirement({"R004-036", "R004-037", "R001-030", "R004-056"})
    void whatComesNearAndPassesIsToldOncePerStage() {
        WorkItem item = given.give("an.vx", "DL-04");

        note("2026-11-23T10:00");
        assertThat(stages("an.vx", item)).isEmpty();
        note("2026-11-23T15:00");
        note("2026-11-23T15:05");
        assertThat(stages("an.vx", item)).containsExactly("soon");
        note("2026-11-23T17:01");
        note("2026-11-23T17:06");

        assertThat(stages("an.vx", item)).containsExactly("overdue", "soon");
        assertThat(stages("binh.vx", item)).isEmpty();
    }

    @Test
    @Requirement({"R000-071", "R002-137", "R004-036"})
    void whoGaveItAndTheHeadOfTheUnitAreToldThatSomebodyIsLate() {
        WorkItem item = given.give("an.vx", "DL-04");

        note("2026-11-23T17:01");

        assertThat(reports(LEADER, item)).containsExactly("an.vx");
        assertThat(reports("head.vx", item)).containsExactly("an.vx");
        assertThat(reports("head.tc", item)).isEmpty();
        assertThat(stages(LEADER, item)).isEmpty();
    }

    @Test
    @Requirement("R001-016")
    void whatIsUrgentIsToldOnArrivalAndIsLateAfterHalfAnHour() {
        WorkItem item = given.give("an.vx", "DL-02");

        note("2026-11-23T08:00");
        assertThat(stages("an.vx", item)).containsExactly("atOnce");
        note("2026-11-23T08:31");

        assertThat(stages("an.vx", item)).containsExactly("overdue", "atOnce");
    }

    @Test
    @Requirement("R004-037")
    void whatWaitsForAUnitIsToldItsHeadsAndWhatNobodyHoldsIsNotedAllTheSame() {
        WorkItem pooled = given.give("@unit:VX", "DL-04");
        WorkItem orphan = given.give("@unit:NONE", "DL-04");

        note("2026-11-23T17:01");
        note("2026-11-23T17:06");

        assertThat(stages("head.vx", pooled)).containsExactly("overdue");
        assertThat(reports("head.vx", pooled)).isEmpty();
        assertThat(reports(LEADER, orphan)).hasSize(1);
    }

    @Test
    @Requirement({"R001-034", "R004-036"})
    void aDeadlineThatMovesIsToldAnewAndWhatIsDoneIsNotCountedAnyMore() {
        long before = unseen("binh.vx");
        WorkItem item = given.give("binh.vx", "DL-04");
        note("2026-11-23T15:00");
        assertThat(unseen("binh.vx")).isEqualTo(before + 1);
        site.as("admin", () -> calendars.enter(AGENCY, LocalDate.of(2026, 11, 23), DayKind.HOLIDAY, "Nghỉ bão"));
        try {
            note("2026-11-24T15:00");
            assertThat(stages("binh.vx", item)).containsExactly("soon", "soon");
        } finally {
            site.as("admin", () -> {
                calendars.withdraw(AGENCY, LocalDate.of(2026, 11, 23));
                return null;
            });
        }

        site.as("binh.vx", () -> {
            WorkItem now = repository.bean(org.vanthu.work.Work.class).get(item.id());
            given.finish(now, "binh.vx");
            return null;
        });

        assertThat(unseen("binh.vx")).isEqualTo(before);
        assertThat(site.as("binh.vx", () -> reminders.mine(AGENCY, false, false, null, 50)))
                .noneMatch(one -> one.work().id() == item.id());
    }

    @Test
    @Requirement("R004-037")
    void whatWasSeenIsNotCountedAndNobodySeesForAnother() {
        WorkItem item = given.give("an.vx", "DL-04");
        note("2026-11-23T17:01");
        long before = unseen("an.vx");
        List<Noted> mine = site.as("an.vx", () -> reminders.mine(AGENCY, false, false, null, 50));
        Set<Long> own = Set.of(mine.stream()
                .filter(one -> one.work().id() == item.id())
                .findFirst()
                .orElseThrow()
                .reminder()
                .id());

        assertThat(site.as("head.vx", () -> reminders.seen(AGENCY, own, null))).isZero();
        assertThat(site.as("an.vx", () -> reminders.seen(AGENCY, own, null))).isEqualTo(1);
        assertThat(unseen("an.vx")).isEqualTo(before - 1);
        assertThat(site.as(
                        "an.vx",
                        () -> reminders.seen(
                                AGENCY, Set.of(), mine.get(0).reminder().id())))
                .isEqualTo((int) before - 1);
        assertThat(unseen("an.vx")).isZero();
    }

    @Test
    @Requirement({"R000-071", "R004-036", "R002-137"})
    void aLeaderUrgesAUnitAndItIsLoggedWithChannelAndWords() {
        WorkItem late = given.give("an.vx", "DL-01");
        given.at("2026-11-23T14:00");

        Urged urged = site.as(
                LEADER,
                () -> urging.urge(new UrgeForm(
                        AGENCY, null, "VX", null, "overdue", "Đề nghị xong trong hôm nay", "phone", null)));

        assertThat(urged.people()).extracting(Urging.Person::userName).contains("an.vx");
        ReminderView shown = log(LEADER, late).get(0);
        assertThat(shown.stage()).isEqualTo("urge");
        assertThat(shown.channel()).isEqualTo("phone");
        assertThat(shown.by()).isEqualTo(LEADER);
        assertThat(shown.text()).isEqualTo("Đề nghị xong trong hôm nay");
        assertThat(shown.dueState()).isEqualTo("overdue");
        assertThat(stages("an.vx", late)).contains("urge");
        assertThat(audit.of(late.nodeId())).extracting(AuditRow::action).contains("reminder.urge");
        assertThat(log("head.vx", late)).hasSize(1);
        assertThat(log("head.tc", late)).isEmpty();
    }

    @Test
    @Requirement({"R004-037", "R001-030"})
    void aHeadUrgesOwnPeopleAndWhoGaveTheWorkItsHolderAndNobodyElse() {
        WorkItem item = given.give("an.vx", null);
        WorkItem fromColleague = given.give("incoming", "an.vx", "binh.vx", null);

        assertThat(urge("head.vx", item).people()).hasSize(1);
        assertThat(urge("an.vx", fromColleague).people())
                .extracting(Urging.Person::userName)
                .containsExactly("binh.vx");
        assertThatThrownBy(() -> urge("head.tc", item)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> urge("binh.vx", item)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> urge(TestSite.user(TestSite.OTHER_AGENCY, "clerk"), item))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> site.as(
                        "head.tc",
                        () -> urging.urge(new UrgeForm(AGENCY, null, "VX", null, "soon", "Nhanh lên", null, null))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement({"R000-010", "R000-071"})
    void theSecretaryUrgesForTheLeaderAndBothNamesAreLogged() {
        WorkItem item = given.give("an.vx", null);
        String secretary = TestSite.user(AGENCY, "delegate");
        UrgeForm form = new UrgeForm(
                AGENCY, List.of(String.valueOf(item.id())), null, null, null, "Đồng chí báo cáo", null, LEADER);
        assertThatThrownBy(() -> site.as(secretary, () -> urging.urge(form))).isInstanceOf(AccessDeniedException.class);
        site.as(LEADER, () -> DelegationFixture.grant(repository, AGENCY, secretary, List.of("urge")));

        site.as(secretary, () -> urging.urge(form));

        ReminderView shown = log(LEADER, item).get(0);
        assertThat(shown.by()).isEqualTo(secretary);
        assertThat(shown.onBehalfOfName()).isEqualTo("Nguyễn Thị leader");
        assertThat(audit.of(item.nodeId()))
                .filteredOn(row -> row.action().equals("reminder.urge"))
                .singleElement()
                .satisfies(row -> assertThat(row.onBehalfOf()).isEqualTo(LEADER));
    }

    @Test
    @Requirement({"R000-010", "R004-036"})
    void aDelegateSeesWhatThePrincipalIsToldAsFarAsTheScopeReachesAndThePrincipalStillSeesIt() {
        WorkItem item = given.give("outgoing", LEADER, "head.tc", "DL-04");
        WorkItem incoming = given.give("incoming", LEADER, "head.tc", "DL-04");
        String secretary = TestSite.user(AGENCY, "delegate");
        note("2026-11-23T17:01");
        assertThat(stages(secretary, incoming)).isEmpty();
        long before = unseen(secretary);
        long principals = unseen("head.tc");

        site.as("head.tc", () -> DelegationFixture.grant(repository, AGENCY, secretary, List.of("forward")));

        assertThat(stages(secretary, incoming)).containsExactly("overdue");
        assertThat(stages(secretary, item)).as("forwarding is not approving").isEmpty();
        assertThat(unseen(secretary)).isGreaterThan(before);
        ReminderView shown =
                site
                        .as(secretary, () -> views.of(AGENCY, reminders.mine(AGENCY, false, true, null, 100), true))
                        .stream()
                        .filter(one -> one.item().equals(String.valueOf(incoming.id())))
                        .findFirst()
                        .orElseThrow();
        assertThat(shown.principalName()).isNotBlank();
        assertThat(shown.title()).isEqualTo("Về việc xây trường");

        site.as(secretary, () -> reminders.seen(AGENCY, Set.of(), Long.parseLong(shown.id())));

        assertThat(unseen(secretary)).isEqualTo(before);
        assertThat(unseen("head.tc")).isEqualTo(principals);
        assertThat(stages("head.tc", incoming)).containsExactly("overdue");
    }

    @Test
    void urgingWithoutWordsForWhatIsDoneOrUnknownIsRefused() {
        WorkItem item = given.give("an.vx", null);
        given.finish(item, "an.vx");

        assertThatThrownBy(() -> urge(LEADER, item)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> site.as(
                        LEADER,
                        () -> urging.urge(
                                new UrgeForm(AGENCY, List.of("1"), null, null, null, "Nhanh lên", null, null))))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> site.as(
                        LEADER, () -> urging.urge(new UrgeForm(AGENCY, null, "TC", null, null, " ", "pigeon", null))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.field())
                                .containsExactly("text", "channel"));
        assertThatThrownBy(() -> site.as(
                        LEADER,
                        () -> urging.urge(new UrgeForm(AGENCY, null, "TC", null, null, "Nhanh lên", null, null))))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("reminder.error.nothing-late"));
    }

    @Test
    @Requirement("R000-018")
    void theTitleOfADraftIsForThoseWhoHandleIt() {
        WorkItem draft = given.give("outgoing", LEADER, "an.vx", "DL-04");
        note("2026-11-23T17:01");

        ReminderView forHead = view("head.vx", true, draft);
        ReminderView forHolder = view("an.vx", false, draft);

        assertThat(forHead.withheld()).isTrue();
        assertThat(forHead.title()).isEmpty();
        assertThat(forHolder.title()).isEqualTo("Về việc xây trường");
        assertThat(view(LEADER, true, draft).withheld()).isFalse();
    }

    @Test
    void mailIsOffUnlessTheSiteSwitchesItOn() {
        WorkItem item = given.give("an.vx", null);

        assertThatThrownBy(() -> site.as(
                        LEADER,
                        () -> urging.urge(new UrgeForm(
                                AGENCY,
                                List.of(String.valueOf(item.id())),
                                null,
                                null,
                                null,
                                "Nhanh lên",
                                "email",
                                null))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("reminder.error.mail-off"));
    }

    private Urged urge(String who, WorkItem item) {
        return site.as(
                who,
                () -> urging.urge(new UrgeForm(
                        AGENCY, List.of(String.valueOf(item.id())), null, null, null, "Nhanh lên", "desk", null)));
    }

    private void note(String time) {
        given.at(time);
        reminders.noteAll();
    }

    private List<String> stages(String who, WorkItem item) {
        return site.as(who, () -> reminders.mine(AGENCY, false, true, null, 100)).stream()
                .filter(one -> one.work().id() == item.id())
                .map(one -> one.reminder().stage())
                .toList();
    }

    private List<String> reports(String who, WorkItem item) {
        return site.as(who, () -> reminders.mine(AGENCY, true, true, null, 100)).stream()
                .filter(one -> one.work().id() == item.id())
                .map(one -> one.work().holder())
                .toList();
    }

    private ReminderView view(String who, boolean reports, WorkItem item) {
        return site.as(who, () -> views.of(AGENCY, reminders.mine(AGENCY, reports, true, null, 100))).stream()
                .filter(one -> one.item().equals(String.valueOf(item.id())))
                .findFirst()
                .orElseThrow();
    }

    private List<ReminderView> log(String who, WorkItem item) {
        return site.as(who, () -> views.of(AGENCY, reminders.urged(AGENCY, item.nodeId(), null, 50)));
    }

    private long unseen(String who) {
        return site.as(who, () -> reminders.counters(AGENCY)).getOrDefault("reminders", 0L);
    }
}
