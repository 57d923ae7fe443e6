package org.vanthu.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Long runs from the plan to the undoing, on real rows. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.batch.cron", value = "0 0 0 1 1 ? 2099")
class BatchFeatureTest {

    private static final String AGENCY = TestSite.AGENCY;
    private static final AtomicInteger KIND = new AtomicInteger();
    private static TestSite site;

    private final Batches batches;
    private final BatchWorker worker;
    private final BatchKinds kinds;
    private final RunViews views;
    private final ItemTable items;
    private final JdbcTemplate jdbc;
    private final MutableClock clock;
    private CodesKind kind;

    BatchFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.batches = repository.bean(Batches.class);
        this.worker = repository.bean(BatchWorker.class);
        this.kinds = repository.bean(BatchKinds.class);
        this.views = repository.bean(RunViews.class);
        this.items = repository.bean(ItemTable.class);
        this.jdbc = ModuleTables.of(repository);
        this.clock = clock;
        this.kind = new CodesKind(jdbc, "K" + KIND.incrementAndGet());
    }

    @BeforeAll
    static void people(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
    }

    @BeforeEach
    void rows() {
        kinds.register(kind);
        String agency = kind.code().substring("codes-".length());
        for (int i = 0; i < 45; i++) {
            jdbc.update(
                    "INSERT INTO vt_correspondent (agency, name_key, name, code) VALUES (?, ?, ?, NULL)",
                    agency,
                    name(i),
                    "Cơ quan " + i);
        }
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void theDryRunSaysWhatTheRunWouldDoAndChangesNothing() {
        BatchRun run = planned();

        assertThat(run.state()).isEqualTo(BatchState.PLANNED);
        assertThat(run.items()).isEqualTo(45);
        assertThat(run.toChange()).isEqualTo(40);
        assertThat(run.weight()).isEqualTo(400);
        assertThat(kind.codes().values()).containsOnlyNulls();
        assertThat(rows(run, BatchState.Item.PLANNED))
                .hasSize(40)
                .allSatisfy(row -> assertThat(row.becomes())
                        .containsEntry("code", "X" + row.item().key()))
                .allSatisfy(row -> assertThat(row.was()).isEmpty());
        assertThat(rows(run, BatchState.Item.LEFT))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.reason()).isEqualTo("batch.item-gone"));
    }

    @Test
    void onlyAnotherPersonApprovesAndThenEverythingIsDoneAsPlanned() {
        BatchRun run = planned();

        assertThatThrownBy(() -> site.asRole("archivist", () -> batches.approve(run.id(), run.version())))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "batch.error.second-person");
        assertThatThrownBy(() -> site.asRole("clerk", () -> batches.approve(run.id(), run.version())))
                .isInstanceOf(NotFoundException.class);
        BatchRun done = run(run);

        assertThat(done.state()).isEqualTo(BatchState.DONE);
        assertThat(done.weightDone()).isEqualTo(400);
        assertThat(kind.codes())
                .containsEntry(name(1), "X" + name(1))
                .containsEntry(name(10), null)
                .containsEntry(name(44), "X" + name(44));
        assertThat(view(done).counts()).isEqualTo(Map.of("done", 40L, "left", 5L));
        assertThat(view(done).actions()).containsExactly("undo");
    }

    @Test
    void clerksNeitherProposeNorSeeRuns() {
        assertThatThrownBy(() ->
                        site.asRole("clerk", () -> batches.propose(AGENCY, kind.code(), "Thử", Map.of("prefix", "X"))))
                .isInstanceOf(AccessDeniedException.class);
        BatchRun run = planned();
        assertThatThrownBy(() -> site.asRole("clerk", () -> batches.get(run.id())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void anAgencyHasOneRunOfAKindAtATime() {
        BatchRun run = planned();

        assertThatThrownBy(this::planned).isInstanceOf(ConflictException.class);
        site.asRole("archivist", () -> batches.cancel(run.id(), run.version(), "nhầm năm"));

        assertThat(planned().state()).isEqualTo(BatchState.PLANNED);
    }

    @Test
    void whoActsOnAnOldLookIsTold() {
        BatchRun run = planned();
        site.asRole("leader", () -> batches.approve(run.id(), run.version()));

        assertThatThrownBy(() -> site.asRole("leader", () -> batches.reject(run.id(), run.version(), "không")))
                .isInstanceOf(ConflictException.class)
                .hasFieldOrPropertyWithValue("msgId", "batch.error.changed-meanwhile");
    }

    @Test
    void whatChangedAfterTheApprovalIsLeftAlone() {
        BatchRun run = planned();
        set(name(7), "khác");

        BatchRun done = run(run);

        assertThat(kind.codes()).containsEntry(name(7), "khác").containsEntry(name(8), "X" + name(8));
        assertThat(rows(done, BatchState.Item.DIFFERS))
                .singleElement()
                .satisfies(row -> assertThat(row.item().key()).isEqualTo(name(7)))
                .satisfies(row -> assertThat(row.reason()).isEqualTo(BatchWorker.DIFFERS));
    }

    @Test
    void anItemThatFailsStopsNoOtherAndCanBeTriedAgain() {
        kind.broken.add(name(3));
        BatchRun done = run(planned());

        assertThat(done.state()).isEqualTo(BatchState.DONE);
        assertThat(done.fault()).isEqualTo(IllegalStateException.class.getName());
        assertThat(view(done).counts()).containsEntry("failed", 1L).containsEntry("done", 39L);
        assertThat(kind.codes()).containsEntry(name(3), null).containsEntry(name(4), "X" + name(4));

        kind.broken.clear();
        site.asRole("archivist", () -> batches.retry(done.id(), done.version()));
        worker.work(Duration.ofMinutes(1));

        assertThat(kind.codes()).containsEntry(name(3), "X" + name(3));
        assertThat(view(get(done)).counts()).isEqualTo(Map.of("done", 40L, "left", 5L));
    }

    @Test
    void aPausedRunStandsStillUntilSomebodyLetsItGoOn() {
        BatchRun run = planned();
        BatchRun approved = site.asRole("leader", () -> batches.approve(run.id(), run.version()));
        BatchRun paused = site.asRole("archivist", () -> batches.pause(run.id(), approved.version()));

        worker.work(Duration.ofMinutes(1));
        assertThat(kind.codes().values()).containsOnlyNulls();

        site.asRole("archivist", () -> batches.resume(run.id(), paused.version()));
        worker.work(Duration.ofMinutes(1));
        assertThat(get(run).state()).isEqualTo(BatchState.DONE);
    }

    @Test
    void aRunKeepsToItsTimeOfDay() {
        clock.set(Instant.parse("2026-12-01T03:00:00Z"));
        BatchRun run = planned();
        BatchRun paced = site.asRole(
                "archivist", () -> batches.pace(run.id(), new Batches.Pace(null, "22:00", "05:30", run.version())));
        site.asRole("leader", () -> batches.approve(run.id(), paced.version()));

        worker.work(Duration.ofMinutes(1));
        assertThat(view(get(run)).waiting()).isTrue();
        assertThat(kind.codes().values()).containsOnlyNulls();

        clock.set(Instant.parse("2026-12-01T17:00:00Z"));
        worker.work(Duration.ofMinutes(1));
        assertThat(get(run).state()).isEqualTo(BatchState.DONE);
    }

    @Test
    void aRunKeepsToItsRate() {
        BatchRun run = planned();
        BatchRun paced = site.asRole(
                "archivist", () -> batches.pace(run.id(), new Batches.Pace(100, null, null, run.version())));
        site.asRole("leader", () -> batches.approve(run.id(), paced.version()));

        long begun = System.nanoTime();
        worker.work(Duration.ofMinutes(1));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(get(run).state()).isEqualTo(BatchState.DONE);
    }

    @Test
    void aRateOrTimeThatIsNoneIsRefused() {
        BatchRun run = planned();

        assertThatThrownBy(() -> pace(run, new Batches.Pace(-1, null, null, run.version())))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> pace(run, new Batches.Pace(1, "25:00", "05:00", run.version())))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> pace(run, new Batches.Pace(1, "22:00", null, run.version())))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aRunIsUndoneExceptForWhatSomebodyChangedSince() {
        set(name(5), "cũ");
        BatchRun done = run(planned());
        set(name(9), "mới hơn");

        site.asRole("archivist", () -> batches.undo(done.id(), done.version(), "nhầm mã"));
        worker.work(Duration.ofMinutes(1));

        BatchRun undone = get(done);
        assertThat(undone.state()).isEqualTo(BatchState.UNDONE);
        assertThat(kind.codes())
                .containsEntry(name(5), "cũ")
                .containsEntry(name(9), "mới hơn")
                .containsEntry(name(1), null);
        assertThat(view(undone).counts()).isEqualTo(Map.of("undone", 39L, "kept", 1L, "left", 5L));
    }

    @Test
    void oneItemIsUndoneByItself() {
        BatchRun done = run(planned());
        ItemRow row = rows(done, BatchState.Item.DONE).stream()
                .filter(one -> one.item().key().equals(name(2)))
                .findFirst()
                .orElseThrow();

        site.asRole("archivist", () -> batches.undoItem(done.id(), row.ordinal(), done.version(), "sai cơ quan"));

        assertThat(kind.codes()).containsEntry(name(2), null).containsEntry(name(4), "X" + name(4));
        assertThat(view(get(done)).counts()).containsEntry("undone", 1L).containsEntry("done", 39L);
        assertThatThrownBy(() -> site.asRole(
                        "archivist",
                        () -> batches.undoItem(
                                done.id(), row.ordinal(), get(done).version(), "lần nữa")))
                .isInstanceOf(ConflictException.class);
    }

    private BatchRun planned() {
        BatchRun run = site.asRole(
                "archivist", () -> batches.propose(AGENCY, kind.code(), "Đặt mã cơ quan", Map.of("prefix", "X")));
        worker.work(Duration.ofMinutes(1));
        return get(run);
    }

    private BatchRun run(BatchRun planned) {
        site.asRole("leader", () -> batches.approve(planned.id(), planned.version()));
        worker.work(Duration.ofMinutes(1));
        return get(planned);
    }

    private BatchRun get(BatchRun run) {
        return site.asRole("archivist", () -> batches.get(run.id()));
    }

    private void pace(BatchRun run, Batches.Pace pace) {
        site.asRole("archivist", () -> batches.pace(run.id(), pace));
    }

    private RunView view(BatchRun run) {
        return Objects.requireNonNull(site.asRole("archivist", () -> views.of(run)));
    }

    private List<ItemRow> rows(BatchRun run, String state) {
        return items.list(run.id(), state, null, 0, 500);
    }

    private void set(String name, String code) {
        jdbc.update(
                "UPDATE vt_correspondent SET code = ? WHERE agency = ? AND name_key = ?",
                code,
                kind.code().substring("codes-".length()),
                name);
    }

    private static String name(int i) {
        return "co quan " + (100 + i);
    }
}
