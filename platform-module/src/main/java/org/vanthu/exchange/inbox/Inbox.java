package org.vanthu.exchange.inbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.directory.Directory;
import org.vanthu.directory.Organization;
import org.vanthu.directory.Unknown;
import org.vanthu.exchange.ExchangeService;
import org.vanthu.exchange.Shipment;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.message.Business;
import org.vanthu.exchange.message.DocumentBody;
import org.vanthu.exchange.message.DocumentId;
import org.vanthu.exchange.message.Message;
import org.vanthu.exchange.message.Party;
import org.vanthu.exchange.message.StatusBody;
import org.vanthu.exchange.message.StatusCode;
import org.vanthu.exchange.outbox.Events;
import org.vanthu.exchange.outbox.MessageJson;
import org.vanthu.exchange.outbox.Outbox;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Sql;

/**
 * The one entrance for messages, whatever the way. The receipt exists only when the message is checked, stored, among
 * the clerk's entries and committed; a second arrival gets the receipt of the first. What is refused leaves nothing but
 * a line of the audit trail.
 *
 * @see "Decree 30/2020/NĐ-CP, article 21"
 */
public final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int MAX_SUBJECT = 500;
    private static final int MAX_NUMBER = 60;
    private static final int MAX_TYPE = 20;
    private static final int MAX_WORDS = 1000;
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final ArrivalTable table;
    private final ArrivalChecks checks;
    private final Recalls recalls;
    private final Changes changes;
    private final StatusBack back;
    private final Outbox outbox;
    private final Events events;
    private final ExchangeService entries;
    private final Directory directory;
    private final Unknown unknown;
    private final Agencies agencies;
    private final Staff staff;
    private final AuditTrail audit;
    private final RetryingTransactionHelper transactions;
    private final Clock clock;

    Inbox(
            ArrivalTable table,
            ArrivalChecks checks,
            Recalls recalls,
            Changes changes,
            StatusBack back,
            Outbox outbox,
            Events events,
            ExchangeService entries,
            Directory directory,
            Unknown unknown,
            Agencies agencies,
            Staff staff,
            AuditTrail audit,
            RetryingTransactionHelper transactions,
            Clock clock) {
        this.table = table;
        this.checks = checks;
        this.recalls = recalls;
        this.changes = changes;
        this.back = back;
        this.outbox = outbox;
        this.events = events;
        this.entries = entries;
        this.directory = directory;
        this.unknown = unknown;
        this.agencies = agencies;
        this.staff = staff;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes a message in, in a transaction of its own; the caller has none and has checked that the way is the
     * sender's.
     *
     * @throws IOException if an attachment cannot be read; nothing is stored and the sender tries again
     */
    public Receipt receive(Received received) throws IOException {
        try {
            return Elevation.asSystem("messages come from other organisations, which sign in nowhere", () -> {
                try {
                    return checked(received);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        } catch (java.io.UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private Receipt checked(Received received) throws IOException {
        Message message = received.message();
        try {
            List<Agency> receivers = transactions.doInTransaction(() -> receivers(message), true, true);
            if (received.signature() == Received.Signature.INVALID) {
                throw ArrivalChecks.refused("seal");
            }
            DocumentBody body = message.document();
            if (body != null && message.business().kind() != Business.Kind.RECALL) {
                checks.require(body, receivers);
                try (ArrivedFiles files = ArrivedFiles.of(message.attachments(), checks.guard())) {
                    checks.require(body, files);
                    return stored(received, receivers, files.all());
                }
            }
            return stored(received, receivers, List.of());
        } catch (RefusedMessageException e) {
            return refuse(received, e);
        }
    }

    private Receipt refuse(Received received, RefusedMessageException e) {
        Message message = received.message();
        LOG.info("refused message {} of {}: {}", message.id(), message.from().code(), e.code());
        transactions.doInTransaction(
                () -> {
                    for (Organization one : ours(message)) {
                        audit.record(AuditEvent.of(
                                Objects.requireNonNull(one.site()),
                                "exchange.refuse",
                                "message:" + Sql.cut(message.id(), MAX_NUMBER),
                                message.from().code() + ": " + e.code()));
                    }
                    return null;
                },
                false,
                true);
        return Receipt.refused(message.id(), e.code(), e.words(), clock.instant());
    }

    private List<Organization> ours(Message message) {
        return message.to().stream()
                .flatMap(to -> directory.find(to.code()).stream())
                .filter(Organization::isOfThisSite)
                .distinct()
                .toList();
    }

    /** The agencies of this site that it is for, in which somebody takes messages in. */
    private List<Agency> receivers(Message message) {
        Set<String> registering = staff.agenciesWith(Role.CLERK);
        List<Agency> receivers = new ArrayList<>();
        for (Organization one : ours(message)) {
            Agency agency = agencies.get(Objects.requireNonNull(one.site()));
            if (agency.active() && registering.contains(agency.code())) {
                receivers.add(agency);
            }
        }
        return receivers;
    }

    private Receipt stored(Received received, List<Agency> receivers, List<ArrivedFiles.File> files)
            throws RefusedMessageException {
        if (receivers.isEmpty()) {
            throw ArrivalChecks.refused("not-ours");
        }
        String body = MessageJson.write(received.message());
        try {
            return transactions.doInTransaction(() -> take(received, receivers, files, body), false, true);
        } catch (RolledBackException e) {
            throw e.refusal;
        }
    }

    /** All receivers or none. */
    private Receipt take(Received received, List<Agency> receivers, List<ArrivedFiles.File> files, String body) {
        try {
            Receipt receipt = take(received, receivers.get(0), files, body);
            for (Agency receiver : receivers.subList(1, receivers.size())) {
                receipt = take(received, receiver, files, body);
            }
            return receipt;
        } catch (RefusedMessageException e) {
            throw new RolledBackException(e);
        }
    }

    /** Takes a refusal out of a transaction, so that nothing of it is kept. */
    private static final class RolledBackException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RefusedMessageException refusal;

        RolledBackException(RefusedMessageException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    private Receipt take(Received received, Agency receiver, List<ArrivedFiles.File> files, String body)
            throws RefusedMessageException {
        Message message = received.message();
        StatusBody status = message.status();
        if (status != null) {
            return report(message, status, receiver);
        }
        String digest = DigestUtils.sha256Hex(body);
        Optional<Arrival> known = table.find(message.id(), receiver.code());
        if (known.isPresent()) {
            if (!known.get().digest().equals(digest)) {
                throw ArrivalChecks.refused("replayed");
            }
            return Receipt.accepted(message.id(), known.get().arrivedAt());
        }
        Party from = message.from();
        unknown.met(from.code(), from.name(), from.email(), received.connector());
        Business business = message.business();
        if (business.kind() == Business.Kind.RECALL) {
            return recalls.asked(arrival(received, receiver, digest, about(message), Arrival.RECALL), body);
        }
        return document(received, receiver, files, digest, body);
    }

    private Receipt document(
            Received received, Agency receiver, List<ArrivedFiles.File> files, String digest, String body) {
        Message message = received.message();
        DocumentBody document = Objects.requireNonNull(message.document());
        Arrival arrival = arrival(received, receiver, digest, document.id(), Changes.kind(message.business()));
        ExchangeService.Sent main = null;
        for (ArrivedFiles.File file : files) {
            String subject =
                    main == null ? document.subject() : file.attachment().name() + " – " + document.subject();
            Shipment shipment = new Shipment(
                    message.from().code(),
                    receiver.code(),
                    Shipment.DOCUMENT,
                    Sql.cut(document.id().number(), MAX_NUMBER),
                    document.date(),
                    document.typeCode().length() > MAX_TYPE ? "" : document.typeCode(),
                    Sql.cut(subject, MAX_SUBJECT),
                    Sql.cut(SenderNotes.of(message.business(), document), MAX_SUBJECT));
            if (main == null) {
                main = entries.send(shipment, file.attachment().name(), file.path());
            } else {
                entries.sendBeside(main, shipment, file.attachment().name(), file.path());
            }
        }
        ExchangeService.Sent entry = Objects.requireNonNull(main);
        Optional<Arrival> changed = arrival.isChange()
                ? changes.find(receiver.code(), arrival.sender(), Changes.affected(message.business(), document))
                : Optional.empty();
        Arrival stored = with(
                arrival, entry.entry(), entry.nodeId(), changed.map(Arrival::id).orElse(null));
        table.insert(stored, body);
        events.add(stored.id(), ArrivalState.WAITING.code(), "", "");
        noteClock(stored);
        changes.came(stored);
        back.tell(stored, StatusCode.ARRIVED, "");
        LOG.info("message {} of {} arrived at {}", message.id(), message.from().code(), receiver.code());
        return Receipt.accepted(message.id(), stored.arrivedAt());
    }

    /**
     * A sender whose clock is ahead says times that have not come yet; what is late may as well have lain somewhere.
     */
    private void noteClock(Arrival arrival) {
        Duration ahead = Duration.between(arrival.arrivedAt(), arrival.sentAt());
        if (ahead.compareTo(SKEW) > 0) {
            events.add(arrival.id(), "clockAhead", Long.toString(ahead.toMinutes()), "");
        }
    }

    private static DocumentId about(Message message) throws RefusedMessageException {
        DocumentId affected = message.business().affected();
        if (affected == null) {
            throw ArrivalChecks.refused("incomplete");
        }
        return affected;
    }

    private Arrival arrival(Received received, Agency receiver, String digest, DocumentId id, String kind) {
        Message message = received.message();
        Instant now = clock.instant();
        DocumentBody document = message.document();
        return new Arrival(
                table.nextId(),
                1,
                message.id(),
                receiver.code(),
                message.from().code(),
                message.from().name(),
                kind,
                received.connector(),
                digest,
                id.text(),
                id.number(),
                id.date(),
                document == null ? "" : document.subject(),
                kind.equals(Arrival.RECALL) ? ArrivalState.DECIDING : ArrivalState.WAITING,
                Sql.cut(message.business().reason(), MAX_WORDS),
                received.signature().name().toLowerCase(java.util.Locale.ROOT),
                null,
                "",
                null,
                message.createdAt(),
                now,
                now);
    }

    private static Arrival with(Arrival one, @Nullable Long intakeId, String nodeId, @Nullable Long affects) {
        return new Arrival(
                one.id(),
                one.version(),
                one.messageId(),
                one.agency(),
                one.sender(),
                one.senderName(),
                one.kind(),
                one.connector(),
                one.digest(),
                one.documentId(),
                one.number(),
                one.date(),
                one.subject(),
                one.state(),
                one.words(),
                one.signature(),
                intakeId,
                nodeId,
                affects,
                one.sentAt(),
                one.arrivedAt(),
                one.changedAt());
    }

    /** The other side says how far one of our documents has come. */
    private Receipt report(Message message, StatusBody status, Agency receiver) throws RefusedMessageException {
        Party from = message.from();
        Set<String> codes = new HashSet<>(Set.of(from.code()));
        directory.find(from.code()).ifPresent(one -> {
            codes.add(one.code());
            codes.addAll(one.oldCodes());
        });
        boolean known = outbox.report(
                receiver.code(), status.messageId(), status.about().text(), codes, status.code(), status.description());
        if (!known) {
            throw ArrivalChecks.refused("unknown-document", status.about().number());
        }
        return Receipt.accepted(message.id(), clock.instant());
    }
}
