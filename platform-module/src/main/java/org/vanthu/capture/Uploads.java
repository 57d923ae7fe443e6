package org.vanthu.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.alfresco.service.cmr.repository.NodeRef;
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
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.CaptureNodes;
import org.vanthu.capture.work.CapturePriorities;
import org.vanthu.capture.work.PageWork;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileGuard;
import org.vanthu.files.FileReport;
import org.vanthu.organization.Access;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;

/** Makes entries of files that a person hands over. */
final class Uploads {
    private final IntakeLedger ledger;
    private final CaptureNodes nodes;
    private final PageWork pageWork;
    private final FileGuard guard;
    private final Access access;
    private final AuditTrail audit;
    private final Entries entries;
    private final EntryViews views;
    private final Clock clock;

    Uploads(
            IntakeLedger ledger,
            CaptureNodes nodes,
            PageWork pageWork,
            FileGuard guard,
            Access access,
            AuditTrail audit,
            Entries entries,
            EntryViews views,
            Clock clock) {
        this.ledger = ledger;
        this.nodes = nodes;
        this.pageWork = pageWork;
        this.guard = guard;
        this.access = access;
        this.audit = audit;
        this.entries = entries;
        this.views = views;
        this.clock = clock;
    }

    /**
     * Takes an uploaded file in.
     *
     * @throws InvalidInputException if the file is refused
     */
    public EntryView upload(String agency, String fileName, InputStream content) throws IOException {
        access.require(agency, CapturePermission.HANDLE);
        Path file = guard.spool(content, fileName);
        try {
            FileReport report = guard.check(FileClass.MAIN, fileName, file);
            return views.of(take(agency, report, file, Source.UPLOAD, fileName));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Makes an entry of a file: stored, or a duplicate of the one that has the same bytes.
     *
     * @param kind where it comes from, see {@link Source}
     */
    Intake take(String agency, FileReport report, Path file, String kind, String path) throws IOException {
        ScanFolder.Copied copied;
        try (InputStream in = Files.newInputStream(file)) {
            copied = ScanFolder.hash(in);
        }
        Instant now = clock.instant();
        Source source = new Source(kind, null, shortened(path), 0, copied.sizeBytes(), now);
        Intake seen = Intake.seen(ledger.nextId(), agency, report.fileName(), now, access.userName(), source);
        Optional<Intake> owner = ledger.ownerOf(agency, copied.sha256(), copied.sizeBytes());
        if (owner.isPresent()) {
            Intake duplicate = seen.to(IntakeState.STABLE, Work.idle(now), null)
                    .to(IntakeState.DUPLICATE, Work.idle(now), Reason.of("capture.reason.duplicate", report.fileName()))
                    .withLink(Link.to(owner.get()));
            ledger.insert(duplicate);
            return duplicate;
        }
        String mimetype = report.type().mimetype();
        NodeRef node = Elevation.asSystem(
                Entries.ELEVATION,
                () -> nodes.create(
                        seen, LocalDate.ofInstant(now, Json.ZONE), file, mimetype, copied.sha256(), report.pages()));
        Stored stored = new Stored(node.getId(), copied.sha256(), mimetype, report.pages(), report.findingNames(), now);
        Intake result = seen.to(IntakeState.STABLE, Work.idle(now), null)
                .to(IntakeState.STORED, Work.now(Step.READ, CapturePriorities.PERSON, now), null)
                .withStored(stored);
        ledger.insert(result);
        ledger.own(agency, copied.sha256(), copied.sizeBytes(), result.id());
        ledger.replacePages(result.id(), pageWork.pages(file, mimetype));
        audit.record(AuditEvent.of(agency, "capture." + kind, "intake:" + result.id(), null));
        entries.wakeAfterCommit();
        return result;
    }

    private static String shortened(String text) {
        return text.length() <= 1000 ? text : text.substring(0, 1000);
    }
}
