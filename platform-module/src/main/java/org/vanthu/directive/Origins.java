package org.vanthu.directive;

import java.util.Optional;

import org.vanthu.outgoing.OutgoingDocuments;
import org.vanthu.outgoing.OutgoingState;
import org.vanthu.shared.NotFoundException;

/** Finds the documents that order work, drafted here or entered, and says who may write what they order. */
final class Origins {

    private final OutgoingDocuments outgoing;
    private final SourceTable sources;
    private final DirectiveTable directives;
    private final DirectiveSite site;

    Origins(OutgoingDocuments outgoing, SourceTable sources, DirectiveTable directives, DirectiveSite site) {
        this.outgoing = outgoing;
        this.sources = sources;
        this.directives = directives;
        this.site = site;
    }

    /** The document, whoever asks. */
    Optional<Origin> find(String nodeId) {
        return outgoing.find(nodeId).map(this::of).or(() -> sources.find(nodeId).map(this::of));
    }

    /**
     * The document, locked until the transaction ends.
     *
     * @throws NotFoundException if there is none
     */
    Origin locked(String nodeId) {
        return outgoing.lock(nodeId)
                .map(this::of)
                .or(() -> sources.lock(nodeId).map(this::of))
                .orElseThrow(() -> new NotFoundException("directive.error.no-document", nodeId));
    }

    /**
     * Whether the signed-in person may write what the document orders: who has the turn at the draft, before it is
     * approved; from then on, and of what was entered, those who follow.
     *
     * @see "Decision 31/2020/QĐ-UBND, 13.2"
     */
    boolean mayWrite(Origin origin) {
        if (origin.state().equals("over")) {
            return false;
        }
        boolean follows = site.access().may(origin.agency(), DirectivePermission.FOLLOW);
        if (!origin.isDraft() || origin.isApproved() || origin.isOut()) {
            return follows;
        }
        return outgoing.mayDraft(origin.nodeId());
    }

    /** @throws org.alfresco.repo.security.permissions.AccessDeniedException if the person may not */
    void requireWrite(Origin origin) {
        if (!mayWrite(origin)) {
            throw site.refused(site.userName(), "write what " + origin.nodeId() + " orders");
        }
    }

    /** Whether the person sees all that the document orders. */
    boolean maySee(Origin origin) {
        if (site.access().may(origin.agency(), DirectivePermission.FOLLOW)) {
            return true;
        }
        if (!origin.isDraft() || origin.isOut()) {
            return site.access().may(origin.agency(), DirectivePermission.OVERSEE);
        }
        return isReadable(origin.nodeId());
    }

    private boolean isReadable(String nodeId) {
        try {
            outgoing.readable(nodeId);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Lets the officer read the draft that she is to check. */
    void letRead(Origin origin, String officer) {
        if (origin.isDraft() && !origin.isOut()) {
            outgoing.letRead(origin.nodeId(), officer);
        }
    }

    private Origin of(OutgoingDocuments.Facts facts) {
        String number = facts.number() == null ? "" : facts.number();
        return new Origin(
                facts.nodeId(),
                facts.agency(),
                Origin.DRAFT,
                state(facts),
                new DirectiveRow.Paper(number, facts.issuedDate(), facts.subject()),
                facts.urgency(),
                facts.signer(),
                "",
                facts.approvedHash(),
                facts.issuedAt(),
                null);
    }

    private static String state(OutgoingDocuments.Facts facts) {
        if (facts.isIssued()) {
            return "issued";
        }
        if (facts.state() == OutgoingState.CANCELLED || facts.state() == OutgoingState.VOIDED) {
            return "over";
        }
        return facts.approved() ? "approved" : Origin.DRAFT;
    }

    private Origin of(SourceTable.Source source) {
        boolean given = directives.of(source.nodeId()).stream().anyMatch(DirectiveRow::isGiven);
        return new Origin(
                source.nodeId(),
                source.agency(),
                source.kind(),
                given ? "given" : "entered",
                new DirectiveRow.Paper(source.number(), source.date(), source.subject()),
                source.urgency(),
                "",
                source.signerName(),
                null,
                source.enteredAt(),
                source.enterDueAt());
    }
}
