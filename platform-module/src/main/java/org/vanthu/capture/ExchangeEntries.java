package org.vanthu.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.vanthu.capture.folder.ScanFolder;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Source;
import org.vanthu.capture.intake.IntakeAttachments;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.work.AttachedNodes;
import org.vanthu.capture.work.CaptureNodes;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileGuard;
import org.vanthu.organization.GroupNames;
import org.vanthu.organization.Role;
import org.vanthu.shared.Elevation;

/**
 * Puts documents that another agency of this site issued among the entries of the agency that receives them, where its
 * clerk registers them like any other.
 */
public final class ExchangeEntries {

    private final Uploads uploads;
    private final IntakeLedger ledger;
    private final IntakeAttachments attachments;
    private final CaptureNodes nodes;
    private final AttachedNodes attachedNodes;
    private final FileGuard guard;

    ExchangeEntries(
            Uploads uploads,
            IntakeLedger ledger,
            IntakeAttachments attachments,
            CaptureNodes nodes,
            AttachedNodes attachedNodes,
            FileGuard guard) {
        this.uploads = uploads;
        this.ledger = ledger;
        this.attachments = attachments;
        this.nodes = nodes;
        this.attachedNodes = attachedNodes;
        this.guard = guard;
    }

    /**
     * Makes an entry of a file, in the caller's transaction. The caller has checked that the agency may have it.
     *
     * @param from what the entry says about where it came from, e.g. the number of the document
     * @return the entry; the one with the same bytes where there is one
     */
    public Taken take(String agency, String fileName, Path file, String from) {
        return take(FileClass.MAIN, agency, fileName, file, from);
    }

    private Taken take(FileClass fileClass, String agency, String fileName, Path file, String from) {
        try {
            Optional<Taken> known = known(agency, file);
            if (known.isPresent()) {
                return known.get();
            }
            Intake taken = uploads.take(agency, guard.check(fileClass, fileName, file), file, Source.EXCHANGE, from);
            Intake.Stored stored = taken.stored();
            if (stored == null) {
                throw new IllegalStateException("the entry " + taken.id() + " has no node");
            }
            return new Taken(taken.id(), stored.nodeId(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As {@link #take}, for a file that came beside that of another entry: it belongs to the same document. A file that
     * is there already stays with what it came with first; one that comes when the document is registered is an entry
     * of its own, for nobody adds to what was registered.
     *
     * @param main the other entry
     * @return the entry; whether it belongs to the document
     */
    public Beside takeBeside(Taken main, String agency, String fileName, Path file, String from) {
        Taken taken = take(FileClass.ATTACHMENT, agency, fileName, file, from);
        if (!taken.isNew()) {
            return new Beside(
                    taken, Elevation.asSystem(Entries.ELEVATION, () -> attachedNodes.isAttached(taken.nodeId())));
        }
        attachments.attach(taken.id(), main.id());
        boolean attached = Elevation.asSystem(Entries.ELEVATION, () -> {
            boolean takes = attachedNodes.takes(main.nodeId());
            if (takes) {
                attachedNodes.attach(taken.nodeId(), main.nodeId());
            }
            return takes;
        });
        return new Beside(taken, attached);
    }

    /**
     * A file that came beside another.
     *
     * @param isAttached whether it belongs to the document of the other, instead of being an entry of its own
     */
    public record Beside(Taken entry, boolean isAttached) {}

    /** The entry that a file came beside, though the file may be an entry of its own by now. */
    public Optional<Long> cameBeside(long entryId) {
        return attachments.cameBeside(entryId);
    }

    /** Lets the outside unit, which has no clerk to register it, read what came for it. */
    public void letExternalRead(String agency, String nodeId) {
        Elevation.asSystem(Entries.ELEVATION, () -> nodes.letRead(nodeId, GroupNames.role(agency, Role.EXTERNAL)));
    }

    /** The file of an entry as people read it; the caller has checked that the person may, and closes the stream. */
    public Opened open(Intake entry) {
        String nodeId = Entries.stored(entry).nodeId();
        return Elevation.asSystem(Entries.ELEVATION, () -> new Opened(nodes.mimetype(nodeId), nodes.open(nodeId)));
    }

    /**
     * An entry and its node.
     *
     * @param isNew false where the bytes were there already
     */
    public record Taken(long id, String nodeId, boolean isNew) {}

    /** Bytes of a file with their type. */
    public record Opened(String mimetype, InputStream stream) {}

    private Optional<Taken> known(String agency, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            ScanFolder.Copied copied = ScanFolder.hash(in);
            return ledger.ownerOf(agency, copied.sha256(), copied.sizeBytes())
                    .map(owner -> new Taken(owner.id(), owner.storedOrThrow().nodeId(), false))
                    .filter(taken -> nodes.exists(taken.nodeId()));
        }
    }
}
