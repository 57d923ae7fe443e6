package org.vanthu.capture;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeAttachments;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.AttachedNodes;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;

/** What clerks do with files that came beside a document. Works in the caller's transaction. */
public final class AttachedEntries {
    private static final int MOST_FILES = 50;

    private final Entries entries;
    private final IntakeLedger ledger;
    private final IntakeAttachments attachments;
    private final AttachedNodes nodes;
    private final Clock clock;

    AttachedEntries(
            Entries entries, IntakeLedger ledger, IntakeAttachments attachments, AttachedNodes nodes, Clock clock) {
        this.entries = entries;
        this.ledger = ledger;
        this.attachments = attachments;
        this.nodes = nodes;
        this.clock = clock;
    }

    /**
     * Makes an attached file an entry of its own, which waits to be registered or discarded by itself.
     *
     * @throws ConflictException if it is none, or its document is registered and is what it is
     */
    public EntryView separate(long id) {
        Intake intake = entries.entry(id, CapturePermission.HANDLE);
        if (intake.state() != IntakeState.ATTACHED) {
            throw new ConflictException("capture.error.state", intake.state().code());
        }
        requireUnregistered(intake);
        Elevation.asSystem(Entries.ELEVATION, () -> nodes.separate(intake));
        attachments.detach(id, clock.instant());
        return entries.done(
                intake.to(IntakeState.AWAITING_CHECK, Work.idle(clock.instant()), null), "capture.separate");
    }

    /**
     * Makes entries files beside the document of another one, as if they had come with it; they are read anew, so that
     * their words find the document.
     *
     * @return the entry of the document
     * @throws ConflictException if one does not wait for a clerk, or has files beside itself
     * @throws InvalidInputException if there are none, too many, or entries of two agencies
     */
    public EntryView attach(long mainId, List<Long> ids) {
        Intake seen = entries.entry(mainId, CapturePermission.HANDLE);
        if (seen.state() != IntakeState.AWAITING_CHECK) {
            throw new ConflictException("capture.error.state", seen.state().code());
        }
        if (ids.isEmpty()
                || ids.size() > MOST_FILES
                || ids.contains(mainId)
                || Set.copyOf(ids).size() != ids.size()) {
            throw InvalidInputException.field("ids", ids, "capture.error.attach", MOST_FILES);
        }
        // a new version of its row, so that nobody puts the document beside one of its files meanwhile
        Intake main = entries.update(seen);
        for (long id : ids) {
            Intake file = entries.entry(id, CapturePermission.HANDLE);
            Entries.requireOpen(file);
            requireOwn(file);
            if (!file.agency().equals(main.agency())) {
                throw InvalidInputException.field("ids", id, "capture.error.merge-agency");
            }
            if (!attachments.attachedTo(id).isEmpty()) {
                throw new ConflictException("capture.error.attach-has-files", file.fileName());
            }
            String node = Entries.stored(file).nodeId();
            attachments.attach(id, mainId);
            Elevation.asSystem(
                    Entries.ELEVATION,
                    () -> nodes.attach(node, Entries.stored(main).nodeId()));
            entries.done(entries.again(file), "capture.attach");
        }
        return entries.view(main);
    }

    /** Refuses what belongs to another document already, and is still being read. */
    private void requireOwn(Intake entry) {
        String node = Entries.stored(entry).nodeId();
        if (Elevation.asSystem(Entries.ELEVATION, () -> nodes.isAttached(node))) {
            throw new ConflictException("capture.error.state", IntakeState.ATTACHED.code());
        }
    }

    private void requireUnregistered(Intake attached) {
        attachments
                .mainOf(attached.id())
                .flatMap(ledger::find)
                .filter(main -> main.state() == IntakeState.REGISTERED)
                .ifPresent(main -> {
                    throw new ConflictException("capture.error.attached-registered", attached.fileName());
                });
    }
}
