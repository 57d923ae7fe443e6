package org.vanthu.capture.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.intake.StaleIntakeException;

/** Does the step of an entry that is due; a step that fails is noted and tried again later, at last given up. */
public final class IntakeWorker {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeWorker.class);

    private final StoreWork store;
    private final ReadWork read;
    private final IntakeLedger ledger;
    private final CaptureTransactions transactions;
    private final CaptureSettings settings;
    private final Clock clock;

    public IntakeWorker(
            StoreWork store,
            ReadWork read,
            IntakeLedger ledger,
            CaptureTransactions transactions,
            CaptureSettings settings,
            Clock clock) {
        this.store = store;
        this.read = read;
        this.ledger = ledger;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Does the step.
     *
     * @param counts whether a failure counts: one of a server that is going down does not
     */
    void work(Intake intake, BooleanSupplier counts) {
        Path scratch = null;
        try {
            scratch = Files.createTempDirectory("vanthu-capture-");
            if (intake.work().step() == Step.STORE) {
                store.run(intake, scratch);
            } else {
                read.run(intake, scratch);
            }
        } catch (StaleIntakeException | LostClaimException e) {
            LOG.debug("entry {} is in other hands now", intake.id());
        } catch (IOException | RuntimeException e) {
            if (counts.getAsBoolean()) {
                noteFailure(intake, e);
            }
        } finally {
            deleteTree(scratch);
        }
    }

    private void noteFailure(Intake intake, Exception failure) {
        LOG.warn(
                "entry {}: {} failed: {}",
                intake.id(),
                intake.work().step(),
                failure.getClass().getSimpleName());
        LOG.debug("entry {} failed", intake.id(), failure);
        try {
            transactions.write(() -> {
                Intake fresh = ledger.find(intake.id()).orElse(null);
                if (fresh == null || fresh.work().step() == null) {
                    return intake;
                }
                boolean again = intake.work().attempts() < settings.maxAttempts();
                Work later = fresh.work()
                        .again(clock.instant()
                                .plus(settings.retryAfter(intake.work().attempts())));
                Work next = again ? later : Work.idle(clock.instant());
                Intake.Reason reason = StoreWork.reasonOf(failure);
                boolean untaken = fresh.state() == IntakeState.STABLE || fresh.state() == IntakeState.FAILED;
                Intake failed = untaken
                        ? fresh.to(IntakeState.FAILED, next, reason)
                        : fresh.withWork(next).withReason(reason);
                if (!again && fresh.state() == IntakeState.STORED) {
                    failed = fresh.to(IntakeState.AWAITING_CHECK, next, reason);
                }
                return ledger.update(failed);
            });
        } catch (RuntimeException e) {
            LOG.warn("the failure of entry {} could not be noted; its lease runs out by itself", intake.id());
            LOG.debug("not noted", e);
        }
    }

    private static void deleteTree(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("scratch folder not deleted", e);
        }
    }
}
