package org.vanthu.capture;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.capture.folder.ScanFolder;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeQueue;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.ocr.Recognizer;
import org.vanthu.capture.work.CaptureEngine;
import org.vanthu.capture.work.FolderScan;
import org.vanthu.capture.work.ScanFolders;
import org.vanthu.organization.Access;

/** Whether capture works, and how to make it look again. */
public final class CaptureHealth {
    private static final Set<IntakeState> TROUBLED = EnumSet.of(IntakeState.FAILED, IntakeState.QUARANTINED);

    private final FolderScan scan;
    private final ScanFolders folders;
    private final CaptureEngine engine;
    private final IntakeQueue queue;
    private final IntakeLedger ledger;
    private final Recognizer ocr;
    private final Access access;

    CaptureHealth(
            FolderScan scan,
            ScanFolders folders,
            CaptureEngine engine,
            IntakeQueue queue,
            IntakeLedger ledger,
            Recognizer ocr,
            Access access) {
        this.scan = scan;
        this.folders = folders;
        this.engine = engine;
        this.queue = queue;
        this.ledger = ledger;
        this.ocr = ocr;
        this.access = access;
    }

    /** Looks into the scan folder now. */
    public void rescan(String agency) {
        access.require(agency, CapturePermission.HANDLE);
        engine.lookNow();
    }

    /** Whether capture works: recognition, folder, queue, disk. */
    public Health health(String agency) {
        access.require(agency, CapturePermission.HEALTH);
        ScanFolder folder = folders.of(agency);
        long free = -1;
        boolean readable = scan.trouble(agency).isEmpty();
        try {
            free = folder.freeBytes();
        } catch (IOException e) {
            readable = false;
        }
        return new Health(
                ocr(),
                folder.path().toString(),
                readable,
                new Queue(queue.waiting(agency, Step.STORE) + queue.waiting(agency, Step.READ), queue.inWork(agency)),
                free);
    }

    /** Whether recognition is installed on this server. */
    public Ocr ocr() {
        boolean available = ocr.available();
        return new Ocr(available, available ? "" : ocr.installHint(), ocr.service());
    }

    /** How many files of the agency could not be taken. */
    public long failed(String agency) {
        access.require(agency, CapturePermission.HEALTH);
        return ledger.count(agency, TROUBLED).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** State of capture for an agency. */
    public record Health(Ocr ocr, String folder, boolean folderReadable, Queue queue, long diskFreeBytes) {}

    /**
     * Whether recognition can be used, and how to install it.
     *
     * @param service the address of the service that recognises, or empty where this server does
     */
    public record Ocr(boolean available, String hint, String service) {}

    /** How many entries wait for a worker and how many are in work. */
    public record Queue(long waiting, long reading) {}
}
