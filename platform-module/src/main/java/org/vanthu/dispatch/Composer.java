package org.vanthu.dispatch;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.vanthu.directory.Directory;
import org.vanthu.directory.Organization;
import org.vanthu.exchange.inbox.Arrivals;
import org.vanthu.exchange.message.Attachment;
import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.DocumentBody;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Party;
import org.vanthu.exchange.message.Staff;
import org.vanthu.exchange.outbox.Delivery;
import org.vanthu.exchange.outbox.Envelope;
import org.vanthu.exchange.outbox.OutboxWorker;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.outgoing.DraftFields;
import org.vanthu.outgoing.Parcels.Content;
import org.vanthu.outgoing.Parcels.Parcel;

/** Makes messages of issued documents. */
final class Composer {

    private final Directory directory;
    private final Arrivals arrivals;
    private final Agencies agencies;
    private final Accounts accounts;
    private final Access access;
    private final Clock clock;

    Composer(Directory directory, Arrivals arrivals, Agencies agencies, Accounts accounts, Access access, Clock clock) {
        this.directory = directory;
        this.arrivals = arrivals;
        this.agencies = agencies;
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    /** The document, for recipients who have no earlier one that it changes. */
    Envelope document(Parcel parcel, List<Envelope.To> recipients, boolean paper) {
        return document(parcel, recipients, Business.fresh(paper, staff()));
    }

    /** The document, for recipients who have the earlier one that it updates or replaces. */
    Envelope change(
            Parcel parcel, List<Envelope.To> recipients, boolean paper, Business.Kind kind, DocumentId earlier) {
        List<DocumentId> replaced = kind == Business.Kind.REPLACEMENT ? List.of(earlier) : List.of();
        return document(
                parcel, recipients, new Business(kind, parcel.fields().subject(), earlier, paper, staff(), replaced));
    }

    private Envelope document(Parcel parcel, List<Envelope.To> recipients, Business business) {
        List<Attachment> attachments = new ArrayList<>();
        Map<String, String> contents = new HashMap<>();
        for (Content file : parcel.files()) {
            String contentId = "file-" + (attachments.size() + 1);
            contents.put(contentId, file.nodeId());
            attachments.add(
                    new Attachment(contentId, file.name(), file.mimetype(), "", file.size(), file.sha256(), () -> {
                        throw new IOException("read by the worker only");
                    }));
        }
        return envelope(parcel, Delivery.DOCUMENT, business, attachments, contents, recipients);
    }

    /** Asks the document back from the recipients. */
    Envelope recall(Parcel parcel, List<Envelope.To> recipients, String reason) {
        Business business = new Business(Business.Kind.RECALL, reason, id(parcel), false, staff(), List.of());
        return envelope(parcel, Delivery.RECALL, business, List.of(), Map.of(), recipients);
    }

    private Envelope envelope(
            Parcel parcel,
            String kind,
            Business business,
            List<Attachment> attachments,
            Map<String, String> contents,
            List<Envelope.To> recipients) {
        Message message = new Message(
                UUID.randomUUID().toString(),
                sender(parcel.agency()),
                recipients.stream().map(to -> Party.of(to.code(), to.name())).toList(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                business,
                body(parcel),
                null,
                attachments);
        return new Envelope(
                message,
                parcel.agency(),
                kind,
                parcel.nodeId(),
                id(parcel).text(),
                parcel.number(),
                parcel.fields().subject(),
                contents,
                recipients);
    }

    /** The identifier of the document between organisations. */
    DocumentId id(Parcel parcel) {
        return new DocumentId(sender(parcel.agency()).code(), parcel.date(), parcel.number());
    }

    private Party sender(String agency) {
        return directory
                .find(agency)
                .filter(Organization::isOfThisSite)
                .map(OutboxWorker::party)
                .orElseGet(() -> Party.of(agency, agencies.get(agency).name()));
    }

    private Staff staff() {
        String user = access.userName();
        return new Staff("", accounts.fullNames(List.of(user)).getOrDefault(user, user), "", "");
    }

    private DocumentBody body(Parcel parcel) {
        DraftFields fields = parcel.fields();
        Agency agency = agencies.get(parcel.agency());
        int slash = parcel.number().indexOf('/');
        String codeNumber = slash < 0 ? parcel.number() : parcel.number().substring(0, slash);
        String notation = slash < 0 ? "" : parcel.number().substring(slash + 1);
        List<DocumentId> answered = parcel.answers().stream()
                .flatMap(nodeId -> arrivals.documentId(nodeId).stream())
                .toList();
        return new DocumentBody(
                id(parcel),
                codeNumber,
                notation,
                agency.place(),
                parcel.date(),
                fields.typeCode(),
                fields.typeName(),
                fields.subject(),
                fields.replyRequested() ? fields.replyNote() : "",
                new DocumentBody.Signer(fields.competence(), fields.signerPosition(), parcel.signerName()),
                fields.replyDue(),
                parcel.addressees().stream().map(one -> one.name()).toList(),
                fields.urgency(),
                "",
                fields.copies(),
                parcel.files().isEmpty() ? 0 : parcel.files().get(0).pages(),
                parcel.files().stream().skip(1).map(Content::name).toList(),
                answered,
                0,
                List.of());
    }
}
