package org.vanthu.capture;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.vanthu.capture.EntryView.Detail;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Reason;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.intake.StaleIntakeException;
import org.vanthu.capture.work.CapturePriorities;
import org.vanthu.capture.work.Refusal;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;

/**
 * What clerks do with an entry as a whole; with its pages: {@link EntryPages}, with its file: {@link EntryFiles}. Every
 * method checks the role in the agency of the entry and works in the caller's transaction.
 */
public final class CaptureService {
    /** The reason of entries that a clerk took off the list. */
    static final String DISCARDED = "capture.reason.discarded";

    private final Entries entries;
    private final EntryViews views;
    private final EntryHolds holds;
    private final AttachedEntries attached;
    private final Refusal refusal;
    private final Access access;
    private final Accounts accounts;
    private final Clock clock;

    CaptureService(
            Entries entries,
            EntryViews views,
            EntryHolds holds,
            AttachedEntries attached,
            Refusal refusal,
            Access access,
            Accounts accounts,
            Clock clock) {
        this.entries = entries;
        this.views = views;
        this.holds = holds;
        this.attached = attached;
        this.refusal = refusal;
        this.access = access;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** An entry with its fields and pages. */
    public Detail detail(long id) {
        return views.detail(entries.entry(id, CapturePermission.READ));
    }

    /**
     * Tells colleagues that the person has the entry open; to be renewed while it is. It hinders nobody: who registers
     * first has registered it.
     *
     * @return who has it open: the person, or the colleague who came first
     */
    public Held hold(long id) {
        return new Held(holds.take(entries.entry(id, CapturePermission.HANDLE).id(), access.userName()));
    }

    /** Tells colleagues that the person has left the entry. */
    public void release(long id) {
        holds.release(id, access.userName());
    }

    /** Who has an entry open. */
    public record Held(EntryView.Holder lockedBy) {}

    /** Tries again at once what failed or was quarantined. */
    public EntryView retry(long id) {
        Intake intake = entries.entry(id, CapturePermission.HANDLE);
        Instant now = clock.instant();
        Intake next = switch (intake.state()) {
            case FAILED, QUARANTINED, STABLE ->
                intake.to(IntakeState.STABLE, Work.now(Step.STORE, CapturePriorities.PERSON, now), null);
            case STORED, AWAITING_CHECK -> intake.withWork(Work.now(Step.READ, CapturePriorities.PERSON, now));
            default ->
                throw new ConflictException(
                        "capture.error.state", intake.state().code());
        };
        return entries.done(next, "capture.retry");
    }

    /** Recognises and reads anew; the readings before are kept as versions of the file. */
    public EntryView reread(long id) {
        Intake intake = entries.entry(id, CapturePermission.HANDLE);
        Entries.stored(intake);
        if (intake.state() == IntakeState.REGISTERED) {
            return entries.done(
                    intake.withWork(Work.now(Step.READ, CapturePriorities.REREAD, clock.instant())), "capture.reread");
        }
        Entries.requireOpen(intake);
        Intake next =
                intake.to(IntakeState.STORED, Work.now(Step.READ, CapturePriorities.REREAD, clock.instant()), null);
        return entries.done(next, "capture.reread");
    }

    /**
     * Takes an entry off the list: it need not be registered. Its file stays among the done ones of the scan folder.
     *
     * @param why shown in the list of refused entries and in the audit trail
     */
    public EntryView discard(long id, String why) throws IOException {
        Intake intake = entries.entry(id, CapturePermission.HANDLE);
        if (why.isBlank() || why.length() > 500) {
            throw InvalidInputException.field("reason", why, "capture.error.reason-missing");
        }
        if (intake.state().isFinal()) {
            throw new ConflictException("capture.error.state", intake.state().code());
        }
        if (intake.state() == IntakeState.ATTACHED) {
            attached.separate(id);
        }
        Reason reason = Reason.of(DISCARDED, why.strip(), fullName());
        try {
            return views.of(Elevation.asSystem(Entries.ELEVATION, () -> refusal.discard(intake, reason)));
        } catch (StaleIntakeException e) {
            throw new ConflictException("capture.error.changed", intake.fileName());
        }
    }

    private String fullName() {
        String userName = access.userName();
        return accounts.fullNames(List.of(userName)).getOrDefault(userName, userName);
    }
}
