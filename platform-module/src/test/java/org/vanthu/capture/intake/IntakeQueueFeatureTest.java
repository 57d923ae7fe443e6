package org.vanthu.capture.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.capture.intake.Intake.Reason;
import org.vanthu.capture.intake.Intake.Source;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** The queue in the database, without workers. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class IntakeQueueFeatureTest {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int WORKERS = 8;
    private static final int ROWS = 120;

    private final RetryingTransactionHelper transactions;
    private final IntakeLedger ledger;
    private final IntakeQueue queue;

    IntakeQueueFeatureTest(EmbeddedRepository repository) {
        this.transactions = repository.bean("retryingTransactionHelper", RetryingTransactionHelper.class);
        this.ledger = new IntakeLedger(ModuleTables.in(repository).dataSource(), Clock.systemUTC());
        this.queue = new IntakeQueue(ModuleTables.in(repository).dataSource(), ledger, Clock.systemUTC());
    }

    @Test
    void eachRowIsClaimedByOneOfManyWorkersAtOnce() throws Exception {
        for (int i = 0; i < ROWS; i++) {
            add("H1", Instant.EPOCH, null);
        }
        List<Callable<List<Long>>> workers = IntStream.range(0, WORKERS)
                .<Callable<List<Long>>>mapToObj(worker -> () -> claimAll("worker " + worker))
                .toList();

        List<Long> claimed = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            for (Future<List<Long>> one : threads.invokeAll(workers)) {
                claimed.addAll(one.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(claimed).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(within(() -> queue.inWork("H1"))).isEqualTo(ROWS);
    }

    private List<Long> claimAll(String owner) {
        List<Long> mine = new ArrayList<>();
        while (within(this::free) > 0) {
            within(() -> queue.claim(Step.STORE, owner, LEASE, 5, 0)).stream()
                    .filter(intake -> intake.agency().equals("H1"))
                    .forEach(intake -> mine.add(intake.id()));
        }
        return mine;
    }

    private long free() {
        return queue.waiting("H1", Step.STORE) - queue.inWork("H1");
    }

    @Test
    void aLeaseIsProlongedForItsOwnerOnlyAndGivenBack() {
        long id = add("H2", Instant.EPOCH, null);
        Intake held = within(() -> queue.claim(Step.STORE, "one", Duration.ofMillis(1), 1_000, 0)).stream()
                .filter(intake -> intake.id() == id)
                .findFirst()
                .orElseThrow();

        within(() -> {
            queue.renew("another", LEASE);
            queue.renew("one", LEASE);
            return null;
        });

        Intake renewed = within(() -> ledger.find(id)).orElseThrow();
        assertThat(renewed.work().leaseUntil()).isAfter(held.work().leaseUntil().plusSeconds(60));
        assertThat(renewed.version()).as("the holder may still write").isEqualTo(held.version());
        assertThat(within(() -> queue.release("one"))).isPositive();
        assertThat(within(() -> queue.inWork("H2"))).isZero();
    }

    @Test
    void rowsThatWaitForAProgramAreWokenAndThoseInTroubleCounted() {
        Instant later = Instant.now().plus(Duration.ofHours(1));
        long id = add("H3", later, Reason.of("capture.reason.ocr-missing"));

        assertThat(within(() -> queue.wake(Step.STORE, "capture.reason.other"))).isZero();
        assertThat(within(() -> queue.wake(Step.STORE, "capture.reason.ocr-missing")))
                .isOne();
        assertThat(within(() -> ledger.find(id)).orElseThrow().work().retryAt()).isBefore(later);
        assertThat(within(() -> ledger.countTroubled("H3", "settled", Instant.EPOCH)))
                .isZero();

        within(() -> {
            ledger.delete(id);
            return null;
        });
        assertThat(within(() -> ledger.find(id))).isEmpty();
    }

    private long add(String agency, Instant due, @org.jspecify.annotations.Nullable Reason reason) {
        return within(() -> {
            long id = ledger.nextId();
            Source source = new Source(Source.UPLOAD, null, "a.pdf", 0, 1, Instant.EPOCH);
            Intake seen = Intake.seen(id, agency, "a.pdf", Instant.EPOCH, "clerk", source)
                    .withWork(Work.now(Step.STORE, 0, due));
            ledger.insert(reason == null ? seen : seen.withReason(reason));
            return id;
        });
    }

    private <T> T within(Callable<T> work) {
        return transactions.doInTransaction(work::call, false, true);
    }
}
