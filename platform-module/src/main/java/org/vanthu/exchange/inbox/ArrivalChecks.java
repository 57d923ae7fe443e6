package org.vanthu.exchange.inbox;

import java.io.IOException;
import java.util.List;

import org.vanthu.exchange.message.DocumentBody;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileGuard;
import org.vanthu.files.FileReport;
import org.vanthu.files.VirusScan;
import org.vanthu.organization.Agency;
import org.vanthu.registry.SecrecyGuard;
import org.vanthu.shared.Texts;
import org.vanthu.shared.VanthuException;
import org.vanthu.signing.RecentVerdicts;
import org.vanthu.signing.Verdict;

/**
 * What must hold before a message is taken in: it is complete and undamaged, its files may be kept, the signatures are
 * not broken. A mark of secrecy on the page is found when the entry is read, and takes it out again.
 *
 * @see "Decree 30/2020/NĐ-CP, article 21.2; Decision 31/2020/QĐ-UBND of Lạng Sơn, 9"
 */
final class ArrivalChecks {

    private final FileGuard guard;
    private final SecrecyGuard secrecy;
    private final RecentVerdicts verdicts;
    private final VirusScan virusScan;

    ArrivalChecks(FileGuard guard, SecrecyGuard secrecy, RecentVerdicts verdicts, VirusScan virusScan) {
        this.guard = guard;
        this.secrecy = secrecy;
        this.verdicts = verdicts;
        this.virusScan = virusScan;
    }

    static RefusedMessageException refused(String code, Object... arguments) {
        return new RefusedMessageException(code, Texts.of("exchange.refused." + code, arguments));
    }

    static RefusedMessageException refusedFile(VanthuException e) {
        Object[] arguments = e.getMsgParams() == null ? new Object[] {} : e.getMsgParams();
        return new RefusedMessageException("file", Texts.of(e.getMsgId(), arguments));
    }

    FileGuard guard() {
        return guard;
    }

    /** What the message says of the document, and whether the receiver takes such a one. */
    void require(DocumentBody body, List<Agency> receivers) throws RefusedMessageException {
        if (body.codeNumber().isBlank() || body.subject().isBlank()) {
            throw refused("incomplete");
        }
        for (Agency receiver : receivers) {
            try {
                secrecy.refuseComplaint(receiver.complaintsRefused(), body.typeName(), body.subject());
            } catch (VanthuException e) {
                throw refusedFile(e);
            }
        }
    }

    /**
     * The file that is the document comes first; the others belong to it.
     *
     * @throws IOException if a file cannot be looked at now
     */
    void require(DocumentBody body, ArrivedFiles files) throws RefusedMessageException, IOException {
        if (files.all().isEmpty()) {
            throw refused("no-file");
        }
        FileClass fileClass = FileClass.MAIN;
        for (ArrivedFiles.File file : files.all()) {
            FileReport report;
            String name = file.attachment().name();
            requireNoVirus(file, name);
            try {
                report = guard.check(fileClass, name, file.path());
                if (report.type().mimetype().equals("application/pdf")
                        && verdicts.of(file.sha256(), file.path()) == Verdict.INVALID) {
                    throw refused("signature", name);
                }
            } catch (VanthuException e) {
                throw refusedFile(e);
            }
            if (fileClass == FileClass.MAIN && report.pages() > 0 && report.pages() < body.pages()) {
                throw refused("pages", body.pages(), report.pages());
            }
            fileClass = FileClass.ATTACHMENT;
        }
    }

    /** While the scanner does not answer nothing is taken: the sender tries again. */
    private void requireNoVirus(ArrivedFiles.File file, String name) throws RefusedMessageException, IOException {
        switch (virusScan.look(file.path())) {
            case INFECTED -> throw refused("virus", name);
            case FAILED -> throw new IOException("the virus scanner does not answer");
            case CLEAN, NONE -> {
                // may come in
            }
        }
    }
}
