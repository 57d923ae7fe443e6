package org.vanthu.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.batch.BatchRun;
import org.vanthu.batch.BatchState;
import org.vanthu.batch.BatchTestRuns;
import org.vanthu.database.ModuleTables;
import org.vanthu.dossier.ClosedDossiers;
import org.vanthu.dossier.Dossier;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A newer schedule replaces one: dry run, approval, run, undoing, and what is held. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.batch.cron", value = "0 0 0 1 1 ? 2099")
class RecalculationFeatureTest {

    private static final String AGENCY = TestSite.AGENCY;
    private static final String ARCHIVIST = TestSite.user(AGENCY, "archivist");
    private static final String LEADER = TestSite.user(AGENCY, "leader");
    private static final AtomicInteger NUMBERS = new AtomicInteger(700);
    private static TestSite site;

    private final ClosedDossiers closed;
    private final Retention retention;
    private final Recalculations recalculations;
    private final Schedules schedules;
    private final Holds holds;
    private final RegistryService registry;
    private final BatchTestRuns runs;
    private final JdbcTemplate jdbc;
    private final MutableClock clock;

    @TempDir
    Path folder;

    RecalculationFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.closed = new ClosedDossiers(repository);
        this.retention = repository.bean(Retention.class);
        this.recalculations = repository.bean(Recalculations.class);
        this.schedules = repository.bean(Schedules.class);
        this.holds = repository.bean(Holds.class);
        this.registry = repository.bean(RegistryService.class);
        this.runs = new BatchTestRuns(repository);
        this.jdbc = ModuleTables.of(repository);
        this.clock = clock;
    }

    @BeforeAll
    static void people(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
    }

    @BeforeEach
    void inMarch() {
        clock.startAt(Instant.parse("2026-03-10T03:00:00Z"));
    }

    @Test
    void dossiersTakeTheRowThatReplacesTheirsAfterADryRunAndAnApproval() {
        Schedule before = load("A,Kế hoạch,years,10,\nB,Hội nghị,years,20,\nC,Khác,years,5,\n", null);
        Dossier longer = ended(before, "A");
        Dossier shorter = ended(before, "B");
        Dossier forEver = ended(before, "C");
        Dossier running = closed.open("Đang giải quyết");
        assign(running, before, "A");
        Schedule after = load("A,Kế hoạch,years,15,\nB1,Hội nghị,years,10,B\nC,Khác,permanent,,\n", before);

        BatchRun planned = plan(after);

        assertThat(planned.state()).isEqualTo(BatchState.PLANNED);
        assertThat(runs.item(planned, longer.id()).reason()).isEqualTo("retention.recalculation-longer");
        assertThat(runs.item(planned, shorter.id()).reason()).isEqualTo("retention.recalculation-shorter");
        assertThat(of(longer).expiresOn()).isEqualTo(LocalDate.of(2036, 12, 31));

        BatchRun done = runs.approve(LEADER, planned);

        assertThat(of(longer).expiresOn()).isEqualTo(LocalDate.of(2041, 12, 31));
        assertThat(of(longer).rule()).isEqualTo(after.id() + ":A");
        assertThat(closed.get(longer).retention()).isEqualTo("15 năm");
        assertThat(of(shorter).expiresOn()).isEqualTo(LocalDate.of(2036, 12, 31));
        assertThat(of(shorter).rule()).isEqualTo(after.id() + ":B1");
        assertThat(of(forEver).stage()).isEqualTo(RetentionClock.PERMANENT);
        assertThat(of(forEver).expiresOn()).isNull();
        assertThat(of(running).rule()).isEqualTo(after.id() + ":A");
        assertThat(closed.get(running).retention()).isEqualTo("15 năm");

        runs.undo(ARCHIVIST, done);

        assertThat(of(longer).expiresOn()).isEqualTo(LocalDate.of(2036, 12, 31));
        assertThat(of(longer).rule()).isEqualTo(before.id() + ":A");
        assertThat(closed.get(longer).retention()).isEqualTo("10 năm");
        assertThat(of(forEver).expiresOn()).isEqualTo(LocalDate.of(2031, 12, 31));
        assertThat(of(running).rule()).isEqualTo(before.id() + ":A");
        assertThat(runs.item(done, shorter.id()).state()).isEqualTo(BatchState.Item.UNDONE);
    }

    @Test
    void whatARowThatWasChangedSaysIsUndoneToWhatItSaidBefore() {
        Schedule schedule = load("A,Kế hoạch,years,10,\n", null);
        Dossier dossier = ended(schedule, "A");
        site.asRole(
                "archivist",
                () -> schedules.change(
                        AGENCY, schedule.id() + ":A", new Schedules.RuleForm("Kế hoạch", "years", 12, "", "", 1L)));

        BatchRun done = runs.approve(LEADER, plan(schedule));
        assertThat(of(dossier).expiresOn()).isEqualTo(LocalDate.of(2038, 12, 31));

        runs.undo(ARCHIVIST, done);
        assertThat(of(dossier).expiresOn()).isEqualTo(LocalDate.of(2036, 12, 31));
        assertThat(of(dossier).period().years()).isEqualTo(10);
    }

    @Test
    void whatIsHeldIsKeptLongerButNeverShorterAlsoByAnUndoing() {
        Schedule before = load("A,Kế hoạch,years,10,\nB,Hội nghị,years,20,\n", null);
        Dossier up = ended(before, "A");
        Dossier down = ended(before, "B");
        Dossier late = ended(before, "B");
        Schedule after = load("A,Kế hoạch,years,15,\nB,Hội nghị,years,10,\n", before);
        hold(up, down);
        BatchRun planned = plan(after);
        hold(late);

        BatchRun done = runs.approve(LEADER, planned);

        assertThat(of(up).expiresOn()).isEqualTo(LocalDate.of(2041, 12, 31));
        assertThat(of(down).expiresOn()).isEqualTo(LocalDate.of(2046, 12, 31));
        assertThat(runs.item(done, down.id()))
                .isEqualTo(new BatchTestRuns.Outcome(BatchState.Item.LEFT, "retention.recalculation-held"));
        assertThat(of(late).expiresOn()).isEqualTo(LocalDate.of(2046, 12, 31));
        assertThat(runs.item(done, late.id()))
                .isEqualTo(new BatchTestRuns.Outcome(BatchState.Item.DIFFERS, "retention.recalculation-held"));

        runs.undo(ARCHIVIST, done);

        assertThat(of(up).expiresOn()).isEqualTo(LocalDate.of(2041, 12, 31));
        assertThat(runs.item(done, up.id()))
                .isEqualTo(new BatchTestRuns.Outcome(BatchState.Item.KEPT, "retention.recalculation-held"));
    }

    @Test
    void eventsAndRulesOfDocumentsCountInTheRunAsTheyDoForOneDossier() {
        Schedule before = load("A,Kế hoạch,years,5,\nB,Hội nghị,years,20,\n", null);
        NodeRef document = site.asRole(
                "clerk",
                () -> registry.registerIncoming(TestSite.request(
                                TestSite.fields(NUMBERS.incrementAndGet() + "/CV", "Về việc tính lại")))
                        .nodeRef());
        Dossier longest = closed.open("Theo văn bản", document);
        assign(longest, before, "A");
        closed.end(longest, null);
        site.asRole("archivist", () -> {
            retention.assignDocument(AGENCY, document.getId(), before.id() + ":B");
            return null;
        });
        Dossier restarted = ended(before, "A");
        clock.startAt(Instant.parse("2027-03-10T03:00:00Z"));
        site.asRole(
                "archivist",
                () -> retention.note(
                        restarted.id(),
                        new Retention.EventForm(RetentionEvent.RESTART, LocalDate.of(2027, 2, 1), "theo công văn")));
        Schedule after = load("A,Kế hoạch,years,8,\n", before);

        BatchRun done = runs.approve(LEADER, plan(after));

        assertThat(of(restarted).expiresOn()).isEqualTo(LocalDate.of(2035, 12, 31));
        assertThat(of(longest).expiresOn()).isEqualTo(LocalDate.of(2046, 12, 31));
        assertThat(of(longest).basis()).isEqualTo(DossierRetention.BY_DOCUMENTS);
        assertThat(of(longest).rule()).isEqualTo(after.id() + ":A");
        assertThat(runs.item(done, longest.id()).reason()).isEqualTo("retention.recalculation-equal");
        assertThat(jdbc.queryForObject(
                        "SELECT set_by FROM vt_retention WHERE dossier = ?", String.class, restarted.id()))
                .isEqualTo(LEADER);
    }

    @Test
    void aDossierWhoseRowNothingReplacesGoesOnAsItWas() {
        Schedule before = load("A,Kế hoạch,years,10,\nB,Hội nghị,years,20,\n", null);
        Dossier dossier = ended(before, "B");
        Schedule after = load("A,Kế hoạch,years,15,\n", before);

        BatchRun planned = plan(after);

        assertThat(runs.item(planned, dossier.id()))
                .isEqualTo(new BatchTestRuns.Outcome(BatchState.Item.LEFT, "retention.recalculation-no-row"));
        assertThat(runs.approve(LEADER, planned).state()).isEqualTo(BatchState.DONE);
    }

    @Test
    void onlyArchivistsProposeAndNotWhereNobodyFollows() {
        Schedule alone = load("A,Kế hoạch,years,10,\n", null);

        assertThatThrownBy(() -> propose(ARCHIVIST, alone))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "retention.error.nobody-follows");
        ended(alone, "A");
        assertThatThrownBy(() -> propose(LEADER, alone)).isInstanceOf(AccessDeniedException.class);
        BatchRun planned = plan(alone);
        assertThatThrownBy(() -> propose(ARCHIVIST, alone)).hasFieldOrPropertyWithValue("msgId", "batch.error.another");
        assertThat(runs.approve(LEADER, planned).state()).isEqualTo(BatchState.DONE);
    }

    private BatchRun plan(Schedule schedule) {
        return runs.plan(() -> propose(ARCHIVIST, schedule));
    }

    private BatchRun propose(String user, Schedule schedule) {
        return site.as(user, () -> recalculations.propose(new Recalculations.ProposalForm(AGENCY, schedule.id())));
    }

    private Dossier ended(Schedule schedule, String code) {
        Dossier dossier = closed.open("Theo mục " + code);
        assign(dossier, schedule, code);
        return closed.end(dossier, null);
    }

    private void assign(Dossier dossier, Schedule schedule, String code) {
        site.asRole("archivist", () -> retention.assign(dossier.id(), schedule.id() + ":" + code));
    }

    private void hold(Dossier... held) {
        site.asRole(
                "leader",
                () -> holds.place(new Holds.HoldForm(
                        AGENCY,
                        "Thanh tra",
                        "theo công văn",
                        null,
                        List.of(held).stream().map(Dossier::id).toList(),
                        null,
                        null)));
    }

    private Schedule load(String rows, @Nullable Schedule replaces) {
        try {
            Path file = Files.writeString(folder.resolve("schedule.csv"), "code,title,kind,years,replaces\n" + rows);
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
                                    replaces == null ? null : replaces.id(),
                                    null,
                                    null),
                            "schedule.csv",
                            file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private DossierRetention of(Dossier dossier) {
        return retention.of(dossier.id()).orElseThrow();
    }
}
