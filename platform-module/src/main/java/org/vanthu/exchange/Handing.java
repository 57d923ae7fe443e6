package org.vanthu.exchange;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.registry.DocumentType;
import org.vanthu.registry.DocumentTypes;
import org.vanthu.registry.SecrecyGuard;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.TextKey;

/**
 * What an outside unit does at its door: hands in documents and confirms what came.
 *
 * @see "Decision 182/QĐ-VP of Hồ Chí Minh City, 2.2, 18 and 19"
 */
final class Handing {

    private static final int MAX_NUMBER = 60;
    private static final int MAX_TEXT = 500;
    private static final int MOST_RECEIVERS = 50;

    private final ExchangeService service;
    private final ExchangeTable table;
    private final Received received;
    private final Agencies agencies;
    private final Staff staff;
    private final DocumentTypes types;
    private final SecrecyGuard secrecy;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    Handing(
            ExchangeService service,
            ExchangeTable table,
            Received received,
            Agencies agencies,
            Staff staff,
            DocumentTypes types,
            SecrecyGuard secrecy,
            Access access,
            AuditTrail audit,
            Clock clock) {
        this.service = service;
        this.table = table;
        this.received = received;
        this.agencies = agencies;
        this.staff = staff;
        this.types = types;
        this.secrecy = secrecy;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an outside unit says about a document that it hands in.
     *
     * @param agency the unit's own
     * @param to the agency that receives it
     * @param secrecy must say that it is open
     */
    record Form(
            @Nullable String agency,
            @Nullable String to,
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable String typeCode,
            @Nullable String subject,
            @Nullable String note,
            @Nullable String secrecy) {}

    /** The version that the person saw. */
    record Seen(@Nullable Long version) {}

    /** An agency or a type to choose. */
    record Choice(String code, String name) {}

    /** What the form of handing in offers. */
    record Options(List<Choice> receivers, List<Choice> types) {}

    /** The agencies that take documents in, at most fifty whose name contains the text, and the types of documents. */
    Options options(String agency, String text) {
        access.require(agency, ExchangePermission.HAND);
        String key = TextKey.of(text);
        Set<String> registering = staff.agenciesWith(Role.CLERK);
        List<Choice> receivers = new ArrayList<>();
        for (Agency one : agencies.all()) {
            if (receivers.size() < MOST_RECEIVERS
                    && TextKey.of(one.name() + " " + one.code()).contains(key)
                    && takes(agency, one, registering)) {
                receivers.add(new Choice(one.code(), one.name()));
            }
        }
        List<Choice> known = types.all().stream()
                .filter(DocumentType::active)
                .map(type -> new Choice(type.code(), type.name()))
                .toList();
        return new Options(receivers, known);
    }

    private static boolean takes(String sender, Agency agency, Set<String> registering) {
        return agency.active() && !agency.code().equals(sender) && registering.contains(agency.code());
    }

    /** Hands a document in to an agency, where it waits for the clerk. */
    ExchangeView hand(Form form, String fileName, Path file) {
        String sender = text("agency", form.agency(), 35, true);
        access.require(sender, ExchangePermission.HAND);
        Agency receiver = agencies.find(text("to", form.to(), 35, true))
                .filter(agency -> takes(sender, agency, staff.agenciesWith(Role.CLERK)))
                .orElseThrow(() -> InvalidInputException.field(
                        "to", form.to(), "exchange.error.no-receiver", String.valueOf(form.to())));
        Shipment shipment = shipment(sender, receiver, form);
        ExchangeService.Sent sent = service.send(shipment, fileName, file);
        long id = sent.id()
                .orElseThrow(() ->
                        ConflictException.field("file", fileName, "exchange.error.sent-already", receiver.name()));
        return received.one(id);
    }

    private Shipment shipment(String sender, Agency receiver, Form form) {
        String number = text("number", form.number(), MAX_NUMBER, false);
        String subject = text("subject", form.subject(), MAX_TEXT, true);
        String note = text("note", form.note(), MAX_TEXT, false);
        String type = text("typeCode", form.typeCode(), 20, false);
        if (!type.isEmpty() && types.all().stream().noneMatch(one -> one.code().equals(type))) {
            throw InvalidInputException.field("typeCode", type, "exchange.error.no-type", type);
        }
        LocalDate date = form.date();
        if (date != null && date.isAfter(LocalDate.now(clock))) {
            throw InvalidInputException.field("date", date, "exchange.error.future", date.toString());
        }
        secrecy.refuseSecret(form.secrecy());
        secrecy.refuseComplaint(receiver.complaintsRefused(), type, subject);
        return new Shipment(sender, receiver.code(), Shipment.DOCUMENT, number, date, type, subject, note);
    }

    private static String text(String field, @Nullable String value, int max, boolean required) {
        String text = value == null ? "" : value.strip();
        if (required && text.isEmpty()) {
            throw InvalidInputException.field(field, "", "shared.error.missing", field);
        }
        if (text.length() > max) {
            throw InvalidInputException.field(field, text, "exchange.error.too-long", max);
        }
        return text;
    }

    /**
     * Confirms that a document came.
     *
     * @throws ConflictException if somebody of the unit did so before ({@code exchange.error.confirmed})
     */
    ExchangeView confirm(long id, Seen seen) {
        ExchangeRow row = received.readable(id);
        if (seen.version() == null) {
            throw InvalidInputException.field("version", "", "shared.error.missing", "version");
        }
        Instant now = clock.instant();
        if (!table.confirm(id, seen.version(), now, access.userName())) {
            throw new ConflictException(
                    "exchange.error.confirmed", row.shipment().shown());
        }
        audit.record(AuditEvent.of(
                row.shipment().receiver(),
                "exchange.confirm",
                "intake:" + row.entry().id(),
                "from " + row.shipment().sender()));
        return received.one(id);
    }
}
