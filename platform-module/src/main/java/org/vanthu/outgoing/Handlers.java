package org.vanthu.outgoing;

import java.util.Optional;

import org.vanthu.shared.NotFoundException;
import org.vanthu.work.WorkItem;

/**
 * Who may see a document that is not issued: whoever drafted it, holds it, held it or acted on it, and a delegate of
 * the present holder. Anybody else of the agency is told whom to ask, anybody outside that there is no such document.
 *
 * @see "Decision 182/QĐ-VP, 4.2: submissions and drafts are seen by those who handle them"
 */
final class Handlers {

    private final Steps steps;
    private final OutgoingTable table;
    private final OutgoingSite site;

    Handlers(Steps steps, OutgoingTable table, OutgoingSite site) {
        this.steps = steps;
        this.table = table;
        this.site = site;
    }

    /**
     * The document as one that the signed-in person may see.
     *
     * @throws NotFoundException if there is none, or the person does not handle it ({@code outgoing.error.not-handler},
     *     which names whom to ask)
     */
    Outgoing readable(String nodeId) {
        Outgoing document = table.find(nodeId)
                .filter(found -> site.access().may(found.agency(), OutgoingPermission.READ))
                .orElseThrow(() -> new NotFoundException("outgoing.error.no-document", nodeId));
        if (document.state() != OutgoingState.ISSUED && !handles(document)) {
            throw new NotFoundException("outgoing.error.not-handler", whomToAsk(document));
        }
        return document;
    }

    /** Whether the signed-in person handles or handled the document. */
    boolean handles(Outgoing document) {
        String user = site.access().userName();
        return document.drafter().equals(user)
                || site.extensions().letRead(document, user)
                || steps.trace(document).stream().anyMatch(item -> had(document, item, user))
                || steps.open(document)
                        .filter(item -> steps.isHeldBy(item, user)
                                || !steps.principals(document, item).isEmpty())
                        .isPresent();
    }

    /** Notices of the issuing are branches of their own and make nobody a handler. */
    private static boolean had(Outgoing document, WorkItem item, String user) {
        return item.branch().equals(document.branch())
                && (user.equals(item.holder()) || user.equals(item.endedBy()) || user.equals(item.endedFor()));
    }

    private String whomToAsk(Outgoing document) {
        Optional<WorkItem> open = steps.open(document);
        return site.fullName(
                open.filter(item -> !item.isPooled()).map(WorkItem::holder).orElse(document.drafter()));
    }
}
