package org.vanthu.capture;

import java.time.Clock;

import org.alfresco.util.transaction.TransactionListenerAdapter;
import org.alfresco.util.transaction.TransactionSupportUtil;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Stored;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.intake.StaleIntakeException;
import org.vanthu.capture.work.CaptureEngine;
import org.vanthu.capture.work.CapturePriorities;
import org.vanthu.organization.Access;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.NotFoundException;

/** Finds entries for those who may see them, and writes what people do with them. */
final class Entries {
    /** Why what a clerk does with an entry is done elevated. */
    static final String ELEVATION = "the clerk's role in the agency was checked; entries are seen by clerks only";

    private final IntakeLedger ledger;
    private final Access access;
    private final AuditTrail audit;
    private final EntryViews views;
    private final CaptureEngine engine;
    private final Clock clock;

    Entries(IntakeLedger ledger, Access access, AuditTrail audit, EntryViews views, CaptureEngine engine, Clock clock) {
        this.ledger = ledger;
        this.access = access;
        this.audit = audit;
        this.views = views;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * The entry, if the person may do this with it; who may not even read it is told that there is none.
     *
     * @throws NotFoundException if there is none ({@code capture.error.no-entry})
     */
    Intake entry(long id, CapturePermission permission) {
        Intake intake = ledger.find(id)
                .filter(found -> access.may(found.agency(), CapturePermission.READ))
                .orElseThrow(() -> new NotFoundException("capture.error.no-entry", Long.toString(id)));
        access.require(intake.agency(), permission);
        return intake;
    }

    /**
     * The entry, if its pages may be changed.
     *
     * @throws ConflictException if it is done or its file bears a signature ({@code capture.error.signed})
     */
    Intake changeable(long id) {
        Intake intake = entry(id, CapturePermission.HANDLE);
        requireOpen(intake);
        if (stored(intake).findings().contains("SIGNED")) {
            throw new ConflictException("capture.error.signed", intake.fileName());
        }
        return intake;
    }

    /** Refuses an entry that does not wait for a clerk any more, or not yet. */
    static void requireOpen(Intake intake) {
        if (intake.state() != IntakeState.AWAITING_CHECK && intake.state() != IntakeState.STORED) {
            throw new ConflictException("capture.error.state", intake.state().code());
        }
    }

    /** What is stored of an entry; refuses one of which nothing is yet. */
    static Stored stored(Intake intake) {
        Stored stored = intake.stored();
        if (stored == null) {
            throw new ConflictException("capture.error.not-stored", intake.fileName());
        }
        return stored;
    }

    /** The entry to be read anew, at once. */
    Intake again(Intake intake) {
        return intake.to(IntakeState.STORED, Work.now(Step.READ, CapturePriorities.PERSON, clock.instant()), null);
    }

    /** Writes what a person did with an entry, for the record too, and sets the workers on it. */
    EntryView done(Intake next, String action) {
        Intake written = update(next);
        audit.record(AuditEvent.of(next.agency(), action, "intake:" + next.id(), null));
        wakeAfterCommit();
        return views.of(written);
    }

    /** An entry as people see it. */
    EntryView view(Intake intake) {
        return views.of(intake);
    }

    /** Writes an entry; refuses one that somebody changed meanwhile. */
    Intake update(Intake next) {
        try {
            return ledger.update(next);
        } catch (StaleIntakeException e) {
            throw new ConflictException("capture.error.changed", next.fileName());
        }
    }

    /** Tells the workers that there is something to do, once they can see it. */
    void wakeAfterCommit() {
        TransactionSupportUtil.bindListener(
                new TransactionListenerAdapter() {
                    @Override
                    public void afterCommit() {
                        engine.wake();
                    }
                },
                0);
    }
}
