package org.vanthu.capture.work;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.folder.ScanFolder;
import org.vanthu.capture.folder.ScanFolder.Found;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Reason;
import org.vanthu.capture.intake.Intake.Source;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.intake.StaleIntakeException;
import org.vanthu.files.FileNames;

/**
 * One look into a scan folder, compared with the ledger: new files are seen, files that no longer change become stable,
 * changed ones are looked at anew, vanished ones forgotten. Nothing is copied or moved here. What counts is the folder
 * as it is; events of the file system only make the look come sooner.
 */
public final class FolderScan {
    private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);
    private static final Set<IntakeState> UNTAKEN =
            Set.of(IntakeState.SEEN, IntakeState.STABLE, IntakeState.QUARANTINED, IntakeState.FAILED);
    private static final int STORE_PRIORITY = 100;

    private final ScanFolders folders;
    private final IntakeLedger ledger;
    private final CaptureTransactions transactions;
    private final CaptureSettings settings;
    private final Clock clock;
    private final Map<String, Integer> known = new ConcurrentHashMap<>();
    private final Map<String, String> away = new ConcurrentHashMap<>();

    public FolderScan(
            ScanFolders folders,
            IntakeLedger ledger,
            CaptureTransactions transactions,
            CaptureSettings settings,
            Clock clock) {
        this.folders = folders;
        this.ledger = ledger;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Why the folder of the agency could not be read at the last look; empty when it could. */
    public Optional<String> trouble(String agency) {
        return Optional.ofNullable(away.get(agency));
    }

    /**
     * Looks once.
     *
     * @return how many files have become ready to be stored
     */
    public int look(String agency) {
        ScanFolder folder = folders.of(agency);
        List<Found> found;
        try {
            if (!folders.isOwn(agency)) {
                folder.create();
            }
            found = folder.list();
            if (!Files.isDirectory(folder.path().resolve(ScanFolder.DONE))) {
                folder.create();
            }
            away.remove(agency);
        } catch (IOException e) {
            if (away.put(agency, e.getClass().getSimpleName()) == null) {
                LOG.warn(
                        "the scan folder of agency {} cannot be read: {}",
                        agency,
                        e.getClass().getSimpleName());
            }
            return 0;
        }
        if (found.isEmpty() && known.getOrDefault(agency, 1) == 0) {
            return 0;
        }
        try {
            return transactions.write(() -> compare(agency, found));
        } catch (StaleIntakeException e) {
            LOG.debug("another server or a worker was quicker; the next look tells");
            return 0;
        }
    }

    /** Makes the next look ask the ledger even when the folder is empty. */
    public void forget() {
        known.clear();
    }

    private int compare(String agency, List<Found> found) {
        Instant now = clock.instant();
        Map<String, Intake> rows = new HashMap<>();
        for (Intake intake : ledger.inFolder(agency)) {
            rows.put(intake.source().slot(), intake);
        }
        known.put(agency, rows.size());
        int ready = 0;
        for (Found file : found) {
            String slot = ScanFolders.slot(Source.FOLDER, agency, file.name());
            Intake row = rows.remove(slot);
            if (row == null) {
                insert(agency, file, slot, now);
                known.merge(agency, 1, Integer::sum);
            } else if (decide(row, file, now)) {
                ready++;
            }
        }
        for (Intake gone : rows.values()) {
            if (UNTAKEN.contains(gone.state()) && gone.work().leaseOwner() == null) {
                ledger.delete(gone.id());
            }
        }
        return ready;
    }

    private void insert(String agency, Found file, String slot, Instant now) {
        Source source = new Source(Source.FOLDER, slot, file.name(), file.modifiedMillis(), file.sizeBytes(), now);
        Intake intake = Intake.seen(ledger.nextId(), agency, shown(file.name()), now, "System", source);
        ledger.insert(intake);
        LOG.debug("entry {} seen", intake.id());
    }

    private boolean decide(Intake row, Found file, Instant now) {
        if (!UNTAKEN.contains(row.state()) || row.work().leaseOwner() != null) {
            return false;
        }
        Source source = row.source();
        if (!source.looksLike(file.sizeBytes(), file.modifiedMillis())) {
            Source changed = new Source(
                    source.kind(), source.slot(), source.path(), file.modifiedMillis(), file.sizeBytes(), now);
            ledger.update(row.to(IntakeState.SEEN, Work.idle(now), null).withSource(changed));
            return false;
        }
        if (row.state() != IntakeState.SEEN) {
            return false;
        }
        Duration still = Duration.between(source.observedAt(), now);
        if (file.sizeBytes() == 0) {
            if (still.compareTo(settings.emptyFor()) >= 0) {
                ledger.update(row.to(
                        IntakeState.QUARANTINED, Work.idle(now), Reason.of("files.error.empty", row.fileName())));
            }
            return false;
        }
        if (still.compareTo(settings.stableFor()) < 0) {
            return false;
        }
        ledger.update(row.to(IntakeState.STABLE, Work.now(Step.STORE, STORE_PRIORITY, now), null));
        return true;
    }

    private static String shown(String name) {
        String stored = FileNames.stored(name);
        return stored.length() <= 255 ? stored : stored.substring(0, 255);
    }
}
