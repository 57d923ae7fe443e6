package org.vanthu.publication;

import java.security.SecureRandom;
import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;

/**
 * What is noted of an incoming document for the public look-up: the code of its receipt, and whether its result is kept
 * back.
 */
final class Noting {

    /** Without letters and digits that are mistaken for one another. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int CODE_LENGTH = 12;
    private static final int MAX_TEXT = 500;

    private final ResultTable results;
    private final PublicationTable publications;
    private final DocumentQueries documents;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Noting(
            ResultTable results,
            PublicationTable publications,
            DocumentQueries documents,
            Access access,
            AuditTrail audit,
            Clock clock) {
        this.results = results;
        this.publications = publications;
        this.documents = documents;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is noted of an incoming document that the person may read. */
    Note noted(String nodeId) {
        DocumentRow row = documents.readable(RegistryService.ref(nodeId));
        access.require(row.agency(), PublicationPermission.READ);
        return note(row, known(nodeId));
    }

    /** The code of the receipt; made when it is first asked for. */
    Note receipt(String nodeId) {
        DocumentRow row = changeable(nodeId);
        if (row.arrivalNumber() == null) {
            throw new ConflictException("publication.error.no-number");
        }
        ResultTable.Noted known = known(nodeId);
        if (known.code() != null) {
            return note(row, known);
        }
        save(row, new ResultTable.Noted(code(), known.hidden(), known.reason(), known.version()));
        audit.record(AuditEvent.of(row.agency(), "publication.receipt", nodeId, null));
        return note(row, known(nodeId));
    }

    /**
     * Keeps the result of a document back from everybody, or shows it again.
     *
     * @param version as it was seen; 0 when nothing was noted
     */
    Note hide(String nodeId, boolean hidden, @Nullable String reason, long version) {
        DocumentRow row = changeable(nodeId);
        String why = why(reason);
        save(row, new ResultTable.Noted(known(nodeId).code(), hidden, why, version));
        audit.record(AuditEvent.of(row.agency(), hidden ? "publication.hide" : "publication.show", nodeId, why));
        return note(row, known(nodeId));
    }

    private DocumentRow changeable(String nodeId) {
        DocumentRow row = documents.readable(RegistryService.ref(nodeId));
        access.require(row.agency(), PublicationPermission.RECEIPT);
        return row;
    }

    private ResultTable.Noted known(String nodeId) {
        return results.noted(nodeId).orElse(new ResultTable.Noted(null, false, "", 0));
    }

    private void save(DocumentRow row, ResultTable.Noted noted) {
        if (!results.note(row.nodeId(), row.agency(), noted, access.userName(), clock.instant())) {
            throw new ConflictException("publication.error.changed");
        }
    }

    private Note note(DocumentRow row, ResultTable.Noted noted) {
        return new Note(
                noted.code(),
                noted.hidden(),
                noted.reason(),
                noted.version(),
                publications.released(row.agency()).results());
    }

    /** The reason of a decision. */
    static String why(@Nullable String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > MAX_TEXT) {
            throw InvalidInputException.field("reason", why, "publication.error.reason", MAX_TEXT);
        }
        return why;
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /**
     * What is noted of a document.
     *
     * @param released whether the agency shows results to everybody at all
     */
    record Note(@Nullable String code, boolean hidden, String reason, long version, boolean released) {}
}
