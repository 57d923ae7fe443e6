package org.vanthu.capture;

import java.time.Clock;

import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeAttachments;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.AttachedNodes;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;

/** What clerks do with files that came beside a document. Works in the caller's transaction. */
public final class AttachedEntries {
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
        attachments.detach(id);
        return entries.done(
                intake.to(IntakeState.AWAITING_CHECK, Work.idle(clock.instant()), null), "capture.separate");
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
