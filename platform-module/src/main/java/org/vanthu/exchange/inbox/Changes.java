package org.vanthu.exchange.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.DocumentBody;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.message.StatusCode;
import org.vanthu.exchange.outbox.Events;

/**
 * Documents that update or replace others which came before: tied to them, and their sender is told whether the clerk
 * took the change.
 *
 * @see "Decision 28/2018/QĐ-TTg"
 */
final class Changes {

    private final ArrivalTable table;
    private final StatusBack back;
    private final Events events;

    Changes(ArrivalTable table, StatusBack back, Events events) {
        this.table = table;
        this.back = back;
        this.events = events;
    }

    /** The kind of arrival that a message with a document becomes. */
    static String kind(Business business) {
        return switch (business.kind()) {
            case UPDATE -> Arrival.UPDATE;
            case REPLACEMENT -> Arrival.REPLACEMENT;
            case NEW, RECALL -> Arrival.DOCUMENT;
        };
    }

    /** The documents that are updated or replaced; an update that names none is about the document that it carries. */
    static List<DocumentId> affected(Business business, DocumentBody document) {
        List<DocumentId> affected = new ArrayList<>();
        DocumentId named = business.affected();
        if (named != null) {
            affected.add(named);
        }
        business.replacements().stream().filter(one -> !affected.contains(one)).forEach(affected::add);
        if (affected.isEmpty() && business.kind() == Business.Kind.UPDATE) {
            affected.add(document.id());
        }
        return affected;
    }

    /** The last arrival of the first of the documents that came to the agency from this sender. */
    Optional<Arrival> find(String agency, String sender, List<DocumentId> affected) {
        return affected.stream()
                .flatMap(id -> table.ofDocument(agency, id.text()).stream())
                .filter(one -> one.sender().equals(sender))
                .findFirst();
    }

    /** A change came; said at what it changes. */
    void came(Arrival change) {
        atAffected(change, change.kind() + "Came");
    }

    /** A clerk registered a change. */
    void taken(Arrival change) {
        if (change.isChange()) {
            back.tell(change, StatusCode.RECALL_AGREED, "");
            atAffected(change, change.kind() + "Taken");
        }
    }

    /** A clerk returned a change. */
    void refused(Arrival change, String words) {
        if (change.isChange()) {
            back.tell(change, StatusCode.RECALL_REFUSED, words);
            atAffected(change, change.kind() + "Refused");
        }
    }

    private void atAffected(Arrival change, String code) {
        Long affects = change.affects();
        if (affects != null) {
            events.add(affects, code, change.number(), "");
        }
    }
}
