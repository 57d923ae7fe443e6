package org.vanthu.outgoing;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.delegation.Acting;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;

/** Follows how far an issued document has come at each of its recipients. */
public final class Delivery {

    /** States of the delivery at a recipient, as far as this agency knows. */
    private static final Set<String> STATES = Set.of(
            "waiting",
            "sent",
            "failed",
            "arrived",
            "refused",
            "received",
            "assigned",
            "inProgress",
            "done",
            "recalled");

    private static final int MAX_NOTE = 500;

    private final OutgoingTable table;
    private final OutgoingParts parts;
    private final Steps steps;
    private final Handlers handlers;
    private final Notices notices;
    private final OutgoingSite site;

    Delivery(
            OutgoingTable table,
            OutgoingParts parts,
            Steps steps,
            Handlers handlers,
            Notices notices,
            OutgoingSite site) {
        this.table = table;
        this.parts = parts;
        this.steps = steps;
        this.handlers = handlers;
        this.notices = notices;
        this.site = site;
    }

    /** Nothing was sent yet, except within the agency, where the document is there by being issued. */
    void begin(Outgoing issued, List<Recipient> recipients, Acting acting) {
        for (Recipient recipient : recipients) {
            boolean inside = Notices.isInside(recipient);
            parts.setDelivery(
                    issued.nodeId(),
                    recipient.ordinal(),
                    inside ? "arrived" : "waiting",
                    site.clock().instant(),
                    "");
            if (inside) {
                notices.tell(issued, recipient, acting);
            }
        }
    }

    /** A recipient of the agency has taken notice. */
    Outgoing receive(String nodeId, StepForm form) {
        Outgoing document = handlers.readable(nodeId);
        String who = notices.receive(document, form.onBehalfOf(), form.comment());
        for (Recipient recipient : parts.recipients(nodeId)) {
            if (Notices.isInside(recipient) && recipient.code().equals(who)) {
                parts.setDelivery(
                        nodeId, recipient.ordinal(), "received", site.clock().instant(), recipient.deliveryNote());
            }
        }
        return document;
    }

    /** Notes how far the document has come at a recipient, or that it went by post. */
    Outgoing note(String nodeId, int ordinal, Form form) {
        handlers.readable(nodeId);
        Outgoing document = steps.lock(nodeId, Drafts.version(form.version()), EnumSet.of(OutgoingState.ISSUED));
        boolean clerk = site.access().may(document.agency(), OutgoingPermission.ISSUE);
        if (!clerk && !document.drafter().equals(site.access().userName())) {
            throw new AccessDeniedException("clerks and the drafter follow " + nodeId);
        }
        Recipient recipient = parts.recipients(nodeId).stream()
                .filter(one -> one.ordinal() == ordinal)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("outgoing.error.no-recipient", ordinal));
        String delivery = form.delivery() == null ? recipient.delivery() : form.delivery();
        if (!STATES.contains(delivery)) {
            throw InvalidInputException.field("delivery", delivery, "outgoing.error.choice", "delivery", delivery);
        }
        String note =
                form.note() == null ? recipient.deliveryNote() : form.note().strip();
        if (note.length() > MAX_NOTE) {
            throw InvalidInputException.field("note", note, "outgoing.error.too-long", "note", MAX_NOTE);
        }
        parts.setDelivery(nodeId, ordinal, delivery, site.clock().instant(), note);
        LocalDate dispatched = form.dispatchedOn();
        if (dispatched != null) {
            requirePaper(document, recipient);
            int envelopes = form.envelopes() == null ? 1 : Math.max(1, form.envelopes());
            parts.setDispatch(nodeId, ordinal, dispatched, envelopes);
        }
        site.audit()
                .record(AuditEvent.of(
                        document.agency(),
                        "outgoing.deliver",
                        nodeId,
                        recipient.name() + ": " + delivery + (note.isEmpty() ? "" : " (" + note + ")")));
        return table.change(document, Map.of());
    }

    /**
     * Paper goes only where it was decided to go.
     *
     * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, 6.3: no paper to a receiver of the signed electronic document"
     */
    private static void requirePaper(Outgoing document, Recipient recipient) {
        String mode = recipient.mode().isEmpty() ? document.fields().mode() : recipient.mode();
        if (mode.equals(DraftRules.ELECTRONIC)) {
            throw InvalidInputException.field("dispatchedOn", "", "outgoing.error.paper-not-decided", recipient.name());
        }
    }

    /** What is noted, as it is sent. */
    record Form(
            @Nullable String delivery,
            @Nullable String note,
            @Nullable LocalDate dispatchedOn,
            @Nullable Integer envelopes,
            @Nullable Long version) {}
}
