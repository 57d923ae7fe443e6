package org.vanthu.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.dossier.ClosedDossiers;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierState;
import org.vanthu.dossier.YearEndDossiers;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules, the clock and the lists of retention, on real dossiers. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.batch.cron", value = "0 0 0 1 1 ? 2099")
class RetentionFeatureTest {

    private static final String AGENCY = TestSite.AGENCY;
    private static final Instant MARCH_2026 = Instant.parse("2026-03-10T03:00:00Z");
    private static TestSite site;

    private final ClosedDossiers closed;
    private final Retention retention;
    private final YearEndDossiers yearEnd;
    private final Schedules schedules;
    private final RetentionViews views;
    private final RegistryService registry;
    private final MutableClock clock;

    RetentionFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.closed = new ClosedDossiers(repository);
        this.retention = repository.bean(Retention.class);
        this.yearEnd = repository.bean(YearEndDossiers.class);
        this.schedules = repository.bean(Schedules.class);
        this.views = repository.bean(RetentionViews.class);
        this.registry = repository.bean(RegistryService.class);
        this.clock = clock;
    }

    @BeforeAll
    static void people(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
    }

    @BeforeEach
    void inMarch() {
        clock.set(MARCH_2026);
    }

    @Test
    void theCompleteTableOf2011AndWhatIsConfirmedOf2022AreThere() {
        List<Schedule> known = site.asRole("archivist", () -> schedules.of(AGENCY));

        assertThat(known)
                .extracting(Schedule::id, Schedule::state, Schedule::completeness)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(Schedules.CIRCULAR_2011, "superseded", "complete"),
                        org.assertj.core.groups.Tuple.tuple(Schedules.CIRCULAR_2022, "active", "partial"));
        List<RetentionRule> rules = site.asRole("archivist", () -> schedules.rules(AGENCY, Schedules.CIRCULAR_2011));
        assertThat(rules).hasSize(274);
        assertThat(rules)
                .filteredOn(rule -> rule.period().kind() == RetentionKind.PERMANENT)
                .hasSize(115);
        assertThat(rules.stream().map(RetentionRule::groupCode).distinct()).hasSize(22);
    }

    @Test
    void aDossierIsKeptFromTheEndOfTheYearInWhichItReallyEnded() {
        Dossier dossier = closed.open("Kế hoạch công tác năm của phòng");
        site.as(ClosedDossiers.KEEPER, () -> retention.assign(dossier.id(), rule("1-09")));
        assertThat(of(dossier).stage()).isEqualTo(RetentionClock.RUNNING);
        assertThat(closed.get(dossier).retention()).isEqualTo("10 năm");

        closed.end(dossier, null);
        assertThat(of(dossier).expiresOn()).isEqualTo(LocalDate.of(2036, 12, 31));
        assertThat(of(dossier).dueOn()).isEqualTo(LocalDate.of(2027, 12, 31));

        closed.reopen(dossier);
        assertThat(of(dossier).expiresOn()).isNull();
        assertThat(of(dossier).dueOn()).isNull();

        clock.set(Instant.parse("2028-02-29T03:00:00Z"));
        closed.end(dossier, null);
        assertThat(of(dossier).expiresOn()).isEqualTo(LocalDate.of(2038, 12, 31));
    }

    @Test
    void withoutARuleTheWordsGivenAtTheEndAreReckoned() {
        Dossier five = closed.end(closed.open("Năm năm"), "5 năm");
        Dossier forEver = closed.end(closed.open("Mãi mãi"), "Vĩnh viễn");
        Dossier unclear = closed.end(closed.open("Không rõ"), "theo quy định");

        assertThat(of(five).expiresOn()).isEqualTo(LocalDate.of(2031, 12, 31));
        assertThat(of(forEver).stage()).isEqualTo(RetentionClock.PERMANENT);
        assertThat(of(unclear).stage()).isEqualTo(RetentionClock.PERMANENT);
        assertThat(list("noRule")).contains(five.id(), forEver.id(), unclear.id());
    }

    @Test
    void dossiersThatEndTogetherAreReckonedEachByItsOwnGrounds() {
        NodeRef document = incoming("802/CV", "Về việc kết thúc cùng lúc");
        Dossier byRule = closed.open("Theo bảng");
        Dossier byDocument = closed.open("Theo văn bản", document);
        site.as(ClosedDossiers.KEEPER, () -> retention.assign(byRule.id(), rule("1-09")));
        site.as(ClosedDossiers.KEEPER, () -> retention.assign(byDocument.id(), rule("1-13")));
        ruleOfDocument(document, rule("1-11"));
        Dossier byWords = closed.open("Theo lời");
        Dossier running = closed.open("Đang giải quyết");
        List<YearEndDossiers.End> ends =
                List.of(end(byRule, "10 năm"), end(byDocument, "5 năm"), end(byWords, "5 năm"));

        site.asRole("archivist", () -> {
            yearEnd.end(ends, "Tổ chức lại");
            retention.follow(List.of(running.id()));
            return null;
        });

        assertThat(of(byRule).expiresOn()).isEqualTo(LocalDate.of(2036, 12, 31));
        assertThat(of(byRule).dueOn()).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(of(byDocument).expiresOn()).isEqualTo(LocalDate.of(2046, 12, 31));
        assertThat(of(byDocument).basis()).isEqualTo(DossierRetention.BY_DOCUMENTS);
        assertThat(closed.get(byDocument).retention()).isEqualTo("20 năm");
        assertThat(of(byWords).expiresOn()).isEqualTo(LocalDate.of(2031, 12, 31));
        assertThat(retention.of(running.id())).isEmpty();

        site.asRole("archivist", () -> {
            yearEnd.reopen(List.of(again(byRule), again(byDocument), again(byWords)), "Tổ chức lại");
            return null;
        });

        assertThat(retention.of(List.of(byRule.id(), byDocument.id(), byWords.id())))
                .hasSize(3)
                .allMatch(row -> row.expiresOn() == null && row.stage().equals(RetentionClock.RUNNING));
    }

    private YearEndDossiers.End end(Dossier dossier, String retentionWords) {
        return new YearEndDossiers.End(closed.get(dossier), retentionWords, MARCH_2026);
    }

    private YearEndDossiers.Reopening again(Dossier dossier) {
        return new YearEndDossiers.Reopening(closed.get(dossier), DossierState.IN_PROGRESS);
    }

    @Test
    void aDossierTakesTheLongestOfTheRulesOfItsDocuments() {
        NodeRef document = incoming("801/CV", "Về việc tổng kết năm");
        Dossier dossier = closed.open("Báo cáo tháng", document);
        site.as(ClosedDossiers.KEEPER, () -> retention.assign(dossier.id(), rule("1-13")));
        closed.end(dossier, null);
        assertThat(of(dossier).expiresOn()).isEqualTo(LocalDate.of(2031, 12, 31));

        ruleOfDocument(document, rule("1-11"));
        assertThat(of(dossier).expiresOn()).isEqualTo(LocalDate.of(2046, 12, 31));
        assertThat(of(dossier).basis()).isEqualTo(DossierRetention.BY_DOCUMENTS);
        assertThat(closed.get(dossier).retention()).isEqualTo("20 năm");

        ruleOfDocument(document, rule("1-05"));
        assertThat(of(dossier).stage()).isEqualTo(RetentionClock.PERMANENT);
        ruleOfDocument(document, "");
        assertThat(of(dossier).expiresOn()).isEqualTo(LocalDate.of(2031, 12, 31));
    }

    @Test
    void aPeriodThatWaitsForAnEventBeginsWithItAndEndsNotBefore() {
        Dossier dossier = closed.open("Hợp đồng vụ việc");
        site.asRole("archivist", () -> retention.assign(dossier.id(), rule("4.1-06")));
        closed.end(dossier, null);
        assertThat(of(dossier).expiresOn()).isNull();
        assertThat(list("waiting")).contains(dossier.id());

        clock.set(Instant.parse("2027-08-01T03:00:00Z"));
        note(dossier, RetentionEvent.EVENT, LocalDate.of(2027, 7, 1));
        assertThat(of(dossier).expiresOn()).isEqualTo(LocalDate.of(2032, 12, 31));
        assertThat(list("waiting")).doesNotContain(dossier.id());

        note(dossier, RetentionEvent.RESTART, LocalDate.of(2027, 8, 1));
        RetentionEvent first = retention.events(dossier.id()).get(0);
        site.asRole("archivist", () -> retention.withdraw(dossier.id(), first.id(), "nhầm hồ sơ"));
        assertThat(of(dossier).stage()).isEqualTo(RetentionClock.WAITING);
        assertThatThrownBy(() -> note(dossier, RetentionEvent.EVENT, LocalDate.of(2027, 8, 2)))
                .hasFieldOrPropertyWithValue("msgId", "retention.error.event-date");
    }

    @Test
    void theListsSayWhatIsDueOverdueKeptBackAndExpired() {
        Dossier dossier = closed.end(closed.open("Đến hạn nộp"), "10 năm");
        assertThat(list("due")).doesNotContain(dossier.id());

        clock.set(Instant.parse("2027-12-05T03:00:00Z"));
        assertThat(list("due")).contains(dossier.id());
        clock.set(Instant.parse("2028-01-05T03:00:00Z"));
        assertThat(list("overdue")).contains(dossier.id());

        assertThatThrownBy(() -> keepBack(dossier, LocalDate.of(2030, 1, 1)))
                .hasFieldOrPropertyWithValue("msgId", "retention.error.kept-back");
        keepBack(dossier, LocalDate.of(2029, 12, 31));
        assertThat(list("overdue")).doesNotContain(dossier.id());
        assertThat(list("keptBack")).contains(dossier.id());

        site.asRole("archivist", () -> {
            retention.submitted(dossier.id(), LocalDate.of(2028, 2, 1));
            return null;
        });
        assertThat(list("keptBack")).doesNotContain(dossier.id());
        clock.set(Instant.parse("2036-12-31T16:59:00Z"));
        assertThat(list("expired")).doesNotContain(dossier.id());
        clock.set(Instant.parse("2036-12-31T17:01:00Z"));
        assertThat(list("expired")).contains(dossier.id());
        Map<String, Long> counts = site.asRole("leader", () -> views.counts(AGENCY));
        assertThat(counts.get("expired")).isEqualTo((long) list("expired").size());
    }

    @Test
    void anAgencyMayWantItsDossiersSoonerAndConstructionIsDueAfterThreeMonths() {
        site.asRole("archivist", () -> views.set(AGENCY, new RetentionViews.SettingForm(60, 0L)));
        Dossier usual = closed.end(closed.open("Sáu mươi ngày"), "10 năm");
        Dossier works = closed.open("Công trình nhóm B");
        site.asRole("archivist", () -> retention.assign(works.id(), rule("6-07")));
        closed.end(works, null);
        Dossier brief = closed.end(closed.open("Ngắn"), "2 năm");
        site.asRole("archivist", () -> views.set(AGENCY, new RetentionViews.SettingForm(0, 1L)));

        assertThat(of(usual).dueOn()).isEqualTo(LocalDate.of(2026, 5, 9));
        assertThat(of(works).dueOn()).isEqualTo(LocalDate.of(2026, 6, 10));
        assertThat(of(brief).dueOn()).isNull();
    }

    @Test
    void aScheduleOfTheAgencyIsLoadedFromAFileAndNotBelowTheCircular(@TempDir Path folder) throws IOException {
        Path low = Files.writeString(
                folder.resolve("low.csv"),
                "code,title,kind,years\n1-09,Kế hoạch của phòng,years,5\n1-05,Hội nghị tổng kết,years,70\nX-1,Mục riêng,years,3\n");
        assertThatThrownBy(() -> load("low.csv", low))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.field())
                                .containsExactly("code 1-09", "code 1-05"));

        Path wrong = Files.writeString(
                folder.resolve("wrong.csv"), "code;title;kind;years\n;Không mã;years;x\nA;;ever;\nA;Trùng;years;2\n");
        assertThatThrownBy(() -> load("wrong.csv", wrong))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.field())
                                .containsExactly(
                                        "row 2, code", "row 2, years", "row 3, title", "row 3, kind", "row 4, code"));

        Path good = Files.writeString(
                folder.resolve("good.csv"), "code,title,kind,years\n1-09,\"Kế hoạch, báo cáo của phòng\",years,15\n");
        Schedule own = load("good.csv", good);
        Dossier dossier = closed.open("Theo bảng của cơ quan");
        site.as(ClosedDossiers.KEEPER, () -> retention.assign(dossier.id(), own.id() + ":1-09"));
        closed.end(dossier, null);
        assertThat(of(dossier).expiresOn()).isEqualTo(LocalDate.of(2041, 12, 31));
        assertThatThrownBy(() -> site.asRole(
                        "archivist",
                        () -> schedules.change(
                                AGENCY,
                                own.id() + ":1-09",
                                new Schedules.RuleForm("Kế hoạch", "years", 9, "", "", 1L))))
                .hasFieldOrPropertyWithValue("msgId", "retention.error.below");
    }

    @Test
    void onlyTheKeeperWhileItIsWorkedOnAndTheArchivistSetARule() {
        Dossier dossier = closed.open("Quyền đặt thời hạn");
        assertThatThrownBy(() -> site.asRole("clerk", () -> retention.assign(dossier.id(), rule("1-09"))))
                .isInstanceOf(AccessDeniedException.class);
        closed.end(dossier, "5 năm");
        assertThatThrownBy(() -> site.as(ClosedDossiers.KEEPER, () -> retention.assign(dossier.id(), rule("1-09"))))
                .isInstanceOf(AccessDeniedException.class);
        site.asRole("archivist", () -> retention.assign(dossier.id(), rule("1-09")));
        assertThat(of(dossier).expiresOn()).isEqualTo(LocalDate.of(2036, 12, 31));
        assertThatThrownBy(() -> site.asRole("clerk", () -> views.counts(AGENCY)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private Schedule load(String name, Path file) {
        return site.asRole(
                "archivist",
                () -> schedules.load(
                        new Schedules.LoadForm(
                                AGENCY,
                                "agency",
                                "Bảng của cơ quan",
                                "Quyết định 12/QĐ-UBND",
                                LocalDate.of(2026, 1, 1),
                                null,
                                true,
                                null,
                                Schedules.CIRCULAR_2011,
                                null),
                        name,
                        file));
    }

    private DossierRetention of(Dossier dossier) {
        return retention.of(dossier.id()).orElseThrow();
    }

    private void note(Dossier dossier, String kind, LocalDate day) {
        site.asRole(
                "archivist", () -> retention.note(dossier.id(), new Retention.EventForm(kind, day, "theo công văn")));
    }

    private void keepBack(Dossier dossier, LocalDate until) {
        site.asRole("archivist", () -> {
            retention.keepBack(dossier.id(), until);
            return null;
        });
    }

    private void ruleOfDocument(NodeRef document, String rule) {
        site.asRole("archivist", () -> {
            retention.assignDocument(AGENCY, document.getId(), rule);
            return null;
        });
    }

    private NodeRef incoming(String number, String subject) {
        return site.asRole(
                "clerk",
                () -> registry.registerIncoming(TestSite.request(TestSite.fields(number, subject)))
                        .nodeRef());
    }

    private List<String> list(String view) {
        return site.asRole(
                "archivist",
                () -> views
                        .list(AGENCY, new RetainedQuery(view, null, null, null, null, null), new Keyset(List.of(), 500))
                        .items()
                        .stream()
                        .map(row -> Objects.toString(row.get("id")))
                        .toList());
    }

    private static String rule(String code) {
        return Schedules.CIRCULAR_2011 + ":" + code;
    }
}
