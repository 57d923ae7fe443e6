package org.vanthu.capture.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.capture.folder.ScanFolder;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Link;
import org.vanthu.capture.intake.Intake.Reason;
import org.vanthu.capture.intake.Intake.Source;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Stored;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeAttachments;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.CaptureFaults.Point;
import org.vanthu.files.PagePictures;
import org.vanthu.shared.Json;

/**
 * Takes an entry back out: node with all versions, words, pictures, hashes. Only the row with the reason stays. Files
 * that came beside it and wait for a clerk go with it. The source file leaves {@code done/} for {@code refused/}, where
 * the clerk removes it, or is deleted at once if the site says so.
 *
 * @see "QĐ 182/QĐ-VP, 1; QĐ 31/2020/QĐ-UBND, 12.1; QĐ 59/2014/QĐ-UBND, 3.5"
 */
public final class Refusal {
    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    private final ScanFolders folders;
    private final IntakeLedger ledger;
    private final IntakeAttachments attachments;
    private final CaptureNodes nodes;
    private final PagePictures pictures;
    private final CaptureTransactions transactions;
    private final CaptureSettings settings;
    private final AuditTrail audit;
    private final CaptureFaults faults;
    private final Clock clock;

    public Refusal(
            ScanFolders folders,
            IntakeLedger ledger,
            IntakeAttachments attachments,
            CaptureNodes nodes,
            PagePictures pictures,
            CaptureTransactions transactions,
            CaptureSettings settings,
            AuditTrail audit,
            CaptureFaults faults,
            Clock clock) {
        this.folders = folders;
        this.ledger = ledger;
        this.attachments = attachments;
        this.nodes = nodes;
        this.pictures = pictures;
        this.transactions = transactions;
        this.settings = settings;
        this.audit = audit;
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * Refuses an entry in a transaction of its own.
     *
     * @param forbidden whether the file must not stay (secret, complaint); otherwise its source stays where it was put
     *     away
     */
    public Intake refuse(Intake intake, Reason reason, boolean forbidden) throws IOException {
        if (forbidden) {
            removeSource(intake);
        }
        faults.reach(Point.SOURCE_REFUSED);
        Stored stored = intake.stored();
        if (stored != null) {
            pictures.forget(stored.sha256());
            if (transactions.read(() -> nodes.exists(stored.nodeId()))) {
                pictures.forget(transactions.read(() -> nodes.contentKey(stored.nodeId())));
            }
        }
        Intake refused = transactions.write(() -> purge(intake, reason, forbidden));
        LOG.info("entry {} refused: {}", intake.id(), reason.code());
        return refused;
    }

    /**
     * Refuses an entry that the clerk does not want, in the caller's transaction. A source that still lies in the scan
     * folder is put away by the queue.
     */
    public Intake discard(Intake intake, Reason reason) {
        Intake refused = purge(intake, reason, false);
        if (intake.source().slot() == null) {
            return refused;
        }
        Work work = Work.now(Step.STORE, CapturePriorities.PERSON, clock.instant());
        return ledger.update(refused.withSource(intake.source()).withWork(work));
    }

    private Intake purge(Intake intake, Reason reason, boolean forbidden) {
        Intake fresh = ledger.find(intake.id()).orElseThrow();
        purgeAttached(fresh, reason, forbidden); // first: with the node of the document theirs would go
        Stored stored = fresh.stored();
        if (stored != null) {
            nodes.purge(stored.nodeId());
        }
        ledger.deletePages(fresh.id());
        ledger.disown(fresh.id());
        audit.record(AuditEvent.of(fresh.agency(), "capture.refuse", "intake:" + fresh.id(), reason.code()));
        Intake refused = fresh.to(IntakeState.REFUSED, Work.idle(clock.instant()), reason)
                .withStored(null)
                .withRead(null)
                .withLink(Link.NONE)
                .withSource(fresh.source().left());
        return ledger.update(forbidden && settings.deleteRefused() ? refused.withFileName("—") : refused);
    }

    /** What a clerk has registered on its own is a document of its own. */
    private void purgeAttached(Intake main, Reason reason, boolean forbidden) {
        for (Intake attached : ledger.find(attachments.attachedTo(main.id())).values()) {
            if (attached.state().isFinal()) {
                continue;
            }
            forgetPictures(attached);
            purge(attached, reason, forbidden);
        }
    }

    private void forgetPictures(Intake intake) {
        Stored stored = intake.stored();
        if (stored == null) {
            return;
        }
        try {
            pictures.forget(stored.sha256());
            for (String key : nodes.pictureKeys(stored.nodeId())) {
                pictures.forget(key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes everything that capture keeps of a registered document that turned out to be secret, in the caller's
     * transaction; the node is removed by the registry. The row tells no more than that there was one.
     */
    public void forget(Intake intake) throws IOException {
        Reason secret = Reason.of("capture.reason.secret-purged");
        purgeAttached(intake, secret, true);
        removeSource(intake);
        forgetPictures(intake);
        ledger.deletePages(intake.id());
        ledger.disown(intake.id());
        Source source = intake.source();
        Link link = intake.link();
        ledger.update(intake.withStored(null)
                .withRead(null)
                .withFileName("—")
                .withSource(new Source(source.kind(), null, "", 0, 0, source.observedAt()))
                .withLink(new Link(null, null, link.arrivalNumber(), link.registerYear()))
                .withReason(secret)
                .withWork(Work.idle(clock.instant())));
    }

    private void removeSource(Intake intake) throws IOException {
        Source source = intake.source();
        if (!source.kind().equals(Source.FOLDER)) {
            return;
        }
        ScanFolder folder = folders.of(intake.agency());
        if (source.slot() == null) {
            folder.recall(source.path(), settings.deleteRefused());
        } else if (settings.deleteRefused()) {
            folder.delete(source.path());
        } else {
            folder.putAway(source.path(), ScanFolder.REFUSED, LocalDate.ofInstant(clock.instant(), Json.ZONE));
        }
    }
}
