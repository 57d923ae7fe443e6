package org.vanthu.capture.work;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Link;
import org.vanthu.capture.intake.Intake.Reason;
import org.vanthu.capture.intake.Intake.Stored;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileInspector;
import org.vanthu.registry.SecretDocuments;

/** What is different when a document is read that has been registered already. */
public final class LateReading {
    /** Findings of a file that was registered without coming in through capture: to be looked at before it is read. */
    public static final String NOT_JUDGED = "NOT_JUDGED";

    private final IntakeLedger ledger;
    private final CaptureNodes nodes;
    private final FileInspector inspector;
    private final SecretDocuments secrets;
    private final Clock clock;

    public LateReading(
            IntakeLedger ledger, CaptureNodes nodes, FileInspector inspector, SecretDocuments secrets, Clock clock) {
        this.ledger = ledger;
        this.nodes = nodes;
        this.inspector = inspector;
        this.secrets = secrets;
        this.clock = clock;
    }

    static boolean isNew(Intake intake) {
        return intake.storedOrThrow().findings().equals(NOT_JUDGED);
    }

    /** What is worth knowing of the file; a signed one must not be changed. */
    String findings(Intake intake, Path content) throws IOException {
        return inspector.inspect(FileClass.MAIN, intake.fileName(), content).findingNames();
    }

    /**
     * Makes the document one of capture, in a transaction before the one that writes what was read: the file as it came
     * in is a version of its own then.
     */
    Intake adopt(Intake held, String findings) {
        Stored stored = held.storedOrThrow();
        nodes.adopt(held);
        Stored judged = new Stored(
                stored.nodeId(), stored.sha256(), stored.mimetype(), stored.pages(), findings, stored.storedAt());
        Link link = nodes.numbered(stored.nodeId(), held.link());
        return ledger.update(held.withStored(judged).withLink(link));
    }

    /**
     * Withholds the document because of a mark; nothing that was read is written.
     *
     * @return false where a clerk has decided that it is not secret
     */
    boolean withhold(Intake held, String mark) {
        if (!secrets.withhold(CaptureNodes.ref(held.storedOrThrow().nodeId()), mark)) {
            return false;
        }
        ledger.update(held.withWork(Work.idle(clock.instant()))
                .withReason(Reason.of("capture.reason.secret-after-registration")));
        return true;
    }
}
