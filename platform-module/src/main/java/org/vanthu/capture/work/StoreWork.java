package org.vanthu.capture.work;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.capture.folder.ScanFolder;
import org.vanthu.capture.folder.ScanFolder.Copied;
import org.vanthu.capture.folder.ScanFolder.Found;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Link;
import org.vanthu.capture.intake.Intake.Reason;
import org.vanthu.capture.intake.Intake.Source;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Stored;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakePage;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.CaptureFaults.Point;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileInspector;
import org.vanthu.files.FileProblem;
import org.vanthu.files.FileReport;
import org.vanthu.files.PagePictures;
import org.vanthu.shared.FullDisk;
import org.vanthu.shared.Json;

/**
 * Takes a stable file into the store. Order: copy with hash, look into it, store and commit, read back and compare, put
 * the source away, then ask for reading. Killed between any two, it goes on from there: the source leaves its folder
 * only after the committed copy has been verified.
 */
public final class StoreWork {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWork.class);
    private static final Set<String> DAMAGED =
            Set.of("files.error.empty", "files.error.truncated", "files.error.encrypted");

    private final ScanFolders folders;
    private final IntakeLedger ledger;
    private final CaptureNodes nodes;
    private final FileInspector inspector;
    private final CaptureTransactions transactions;
    private final AuditTrail audit;
    private final CaptureFaults faults;
    private final Clock clock;

    public StoreWork(
            ScanFolders folders,
            IntakeLedger ledger,
            CaptureNodes nodes,
            FileInspector inspector,
            CaptureTransactions transactions,
            AuditTrail audit,
            CaptureFaults faults,
            Clock clock) {
        this.folders = folders;
        this.ledger = ledger;
        this.nodes = nodes;
        this.inspector = inspector;
        this.transactions = transactions;
        this.audit = audit;
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * Does what is next for an entry that the caller has claimed.
     *
     * @param scratch an empty folder; the caller deletes it
     * @throws IOException if the source or the disk fails; the caller notes it and tries again
     */
    void run(Intake claimed, Path scratch) throws IOException {
        Intake intake = claimed;
        if (intake.state() == IntakeState.STABLE || intake.state() == IntakeState.FAILED) {
            Optional<Intake> taken = take(intake, scratch);
            if (taken.isEmpty()) {
                return;
            }
            intake = taken.get();
        }
        if (intake.state() == IntakeState.STORED) {
            verify(intake);
        }
        putAway(intake);
    }

    private Optional<Intake> take(Intake intake, Path scratch) throws IOException {
        Path copy = scratch.resolve("source");
        Copied copied = intake.source().kind().equals(Source.REPOSITORY)
                ? copyDropped(intake, copy)
                : copyScanned(intake, copy);
        if (copied == null) {
            return Optional.empty();
        }
        faults.reach(Point.COPIED);
        FileReport report = inspector.inspect(FileClass.SCAN, intake.fileName(), copy);
        Optional<FileProblem> problem = report.problem();
        if (problem.isPresent()) {
            return refuse(intake, problem.get());
        }
        return Optional.of(store(intake, copy, copied, report));
    }

    /** Copies a file from the scan folder; null when it changed or vanished meanwhile, and the ledger says so. */
    private @Nullable Copied copyScanned(Intake intake, Path target) throws IOException {
        ScanFolder folder = folders.of(intake.agency());
        String name = intake.source().path();
        Optional<Found> before = folder.look(name);
        if (before.isEmpty()) {
            if (Files.isDirectory(folder.path().resolve(ScanFolder.DONE))) {
                transactions.write(() -> delete(intake));
                return null;
            }
            throw new IOException("the scan folder is away");
        }
        if (!looksTheSame(intake, before.get())) {
            lookAgain(intake, before.get());
            return null;
        }
        Copied copied = folder.copy(name, target);
        Optional<Found> after = folder.look(name);
        if (after.isEmpty()
                || !after.equals(before)
                || copied.sizeBytes() != before.get().sizeBytes()) {
            lookAgain(intake, after.orElse(before.get()));
            return null;
        }
        return copied;
    }

    private @Nullable Copied copyDropped(Intake intake, Path target) throws IOException {
        String nodeId = intake.source().path();
        boolean there = transactions.read(() -> {
            boolean exists = nodes.exists(nodeId);
            if (exists) {
                nodes.fetch(nodeId, target);
            }
            return exists;
        });
        if (!there) {
            transactions.write(() -> delete(intake));
            return null;
        }
        try (var in = Files.newInputStream(target)) {
            return ScanFolder.hash(in);
        }
    }

    private boolean delete(Intake intake) {
        ledger.delete(intake.id());
        return true;
    }

    private static boolean looksTheSame(Intake intake, Found found) {
        return intake.source().looksLike(found.sizeBytes(), found.modifiedMillis());
    }

    private void lookAgain(Intake intake, Found found) {
        Instant now = clock.instant();
        Source source = intake.source();
        Source changed =
                new Source(source.kind(), source.slot(), source.path(), found.modifiedMillis(), found.sizeBytes(), now);
        transactions.write(() ->
                ledger.update(intake.to(IntakeState.SEEN, Work.idle(now), null).withSource(changed)));
    }

    /** Damaged files stay where they are, in the hope of a better copy; forbidden ones go to {@code refused/}. */
    private Optional<Intake> refuse(Intake intake, FileProblem problem) {
        Reason reason = Reason.of(problem.messageId(), problem.args().toArray());
        boolean damaged = DAMAGED.contains(problem.messageId());
        Intake refused = transactions.write(() -> {
            Intake next = damaged
                    ? intake.to(IntakeState.QUARANTINED, Work.idle(clock.instant()), reason)
                    : intake.to(IntakeState.REFUSED, intake.work(), reason);
            audit.record(AuditEvent.of(
                    intake.agency(),
                    damaged ? "capture.quarantine" : "capture.refuse",
                    "intake:" + intake.id(),
                    reason.code()));
            return ledger.update(next);
        });
        LOG.info("entry {} {}: {}", intake.id(), refused.state().code(), reason.code());
        return damaged ? Optional.empty() : Optional.of(refused);
    }

    private Intake store(Intake intake, Path copy, Copied copied, FileReport report) throws IOException {
        String mimetype = report.type().mimetype();
        List<IntakePage> pages = pages(copy, mimetype);
        Intake stored = transactions.write(() -> {
            Optional<Intake> owner = ledger.ownerOf(intake.agency(), copied.sha256(), copied.sizeBytes());
            if (owner.isPresent() && owner.get().id() != intake.id()) {
                Reason reason = Reason.of("capture.reason.duplicate", intake.fileName());
                return ledger.update(
                        intake.to(IntakeState.DUPLICATE, intake.work(), reason).withLink(Link.to(owner.get())));
            }
            Instant now = clock.instant();
            Intake named = intake.withFileName(report.fileName());
            NodeRef node = nodes.create(
                    named, LocalDate.ofInstant(now, Json.ZONE), copy, mimetype, copied.sha256(), report.pages());
            Stored content =
                    new Stored(node.getId(), copied.sha256(), mimetype, report.pages(), report.findingNames(), now);
            ledger.own(intake.agency(), copied.sha256(), copied.sizeBytes(), intake.id());
            ledger.replacePages(intake.id(), pages);
            Intake result = ledger.update(
                    named.to(IntakeState.STORED, intake.work(), null).withStored(content));
            faults.reach(Point.STORED_UNCOMMITTED);
            return result;
        });
        faults.reach(Point.STORED);
        LOG.info("entry {} {}", stored.id(), stored.state().code());
        return stored;
    }

    /** Sizes of the pages, for showing and splitting; a file whose pages cannot be measured has none. */
    static List<IntakePage> pages(Path file, String mimetype) {
        List<IntakePage> pages = new ArrayList<>();
        try {
            for (PagePictures.PageSize size : PagePictures.sizes(file, mimetype)) {
                pages.add(new IntakePage(size.number(), size.width(), size.height(), null, null));
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("pages cannot be measured", e);
        }
        return pages;
    }

    private void verify(Intake intake) throws IOException {
        Stored stored = intake.storedOrThrow();
        Copied back = transactions.read(() -> nodes.hash(stored.nodeId()));
        if (!back.sha256().equals(stored.sha256())
                || back.sizeBytes() != intake.source().sizeBytes()) {
            throw new IOException("the stored copy of entry " + intake.id() + " differs from its source");
        }
        faults.reach(Point.VERIFIED);
    }

    /** Takes the source out of its place, by what became of the entry, and asks for reading. */
    private void putAway(Intake intake) throws IOException {
        Source source = intake.source();
        Source away = source.left();
        if (source.kind().equals(Source.FOLDER) && source.slot() != null) {
            boolean refused = intake.state() == IntakeState.REFUSED;
            ScanFolder folder = folders.of(intake.agency());
            LocalDate day = LocalDate.ofInstant(clock.instant(), Json.ZONE);
            Optional<Found> there = folder.look(source.path());
            String subfolder = refused ? ScanFolder.REFUSED : ScanFolder.DONE;
            boolean same = there.isPresent() && looksTheSame(intake, there.get());
            if (same || there.isEmpty()) {
                Optional<String> put = same
                        ? folder.putAway(source.path(), subfolder, day)
                        : folder.findPutAway(
                                source.path(), subfolder, day, source.sizeBytes(), source.modifiedMillis());
                away = new Source(
                        source.kind(),
                        null,
                        put.orElse(source.path()),
                        source.modifiedMillis(),
                        source.sizeBytes(),
                        source.observedAt());
            }
            faults.reach(Point.PUT_AWAY);
        }
        Source left = away;
        Intake result = transactions.write(() -> {
            if (source.kind().equals(Source.REPOSITORY) && nodes.exists(source.path())) {
                nodes.purge(source.path());
            }
            Work next = intake.state() == IntakeState.STORED
                    ? Work.now(Step.READ, CapturePriorities.FOLDER, clock.instant())
                    : Work.idle(clock.instant());
            return ledger.update(intake.withSource(left).withWork(next));
        });
        LOG.debug("entry {} put away, {}", result.id(), result.state());
    }

    /** What to tell the clerk about a failure of the machine, not of the file. */
    static Reason reasonOf(Exception failure) {
        if (FullDisk.caused(failure)) {
            return Reason.of("capture.reason.disk-full");
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String text = String.valueOf(t.getMessage());
            if (t instanceof AccessDeniedException
                    || text.contains("being used by another process")
                    || text.contains("Permission denied")) {
                return Reason.of("capture.reason.source-unreadable");
            }
            if (text.contains("scan folder is away")) {
                return Reason.of("capture.reason.folder-away");
            }
            if (text.contains("differs from its source")) {
                return Reason.of("capture.reason.verify-failed");
            }
        }
        return Reason.of("capture.reason.failed");
    }
}
