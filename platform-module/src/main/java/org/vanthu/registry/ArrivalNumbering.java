package org.vanthu.registry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.Change;
import org.vanthu.numbering.DocumentIdentifier;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.organization.Agency;

/**
 * Gives received documents their arrival number. Once a number is taken, the clerks of its register wait for the
 * commit: behind it come the entry in the register, the row in the list, the audit and nothing else.
 *
 * @see "docs/adr/0012-settle-before-the-number.md"
 */
final class ArrivalNumbering {

    private final Registers registers;
    private final RegisterLedger ledger;
    private final DocumentTable table;
    private final DocumentNodes nodes;
    private final RegistrySite site;

    ArrivalNumbering(
            Registers registers, RegisterLedger ledger, DocumentTable table, DocumentNodes nodes, RegistrySite site) {
        this.registers = registers;
        this.ledger = ledger;
        this.table = table;
        this.nodes = nodes;
        this.site = site;
    }

    /** Numbers a document that is new to the register, with the number set aside for it where the request names one. */
    Registration number(ReceivedDocument document, RegistrationRequest request) {
        String reason = request.overrideReason();
        Numbered numbered = take(document, request.register(), request.reservedNumber());
        LedgerEntry entry = enter(document, numbered, Map.of(), reason);
        DocumentRow row = numbered.row;
        table.insert(row, document.in(), document.key().hash(), document.key().ordinal());
        site.audit().record(audit(row, Map.of(), reason));
        return registration(document, numbered, entry);
    }

    /**
     * Numbers a document that waited for direction.
     *
     * @param direction what the register says of the direction, by name
     */
    Registration numberDirected(ReceivedDocument document, @Nullable String register, Map<String, Object> direction) {
        Numbered numbered = take(document, register, null);
        LedgerEntry entry = enter(document, numbered, direction, null);
        DocumentRow row = numbered.row;
        if (!table.update(
                row, document.in(), document.key().hash(), document.key().ordinal())) {
            throw Rows.changedMeanwhile(row);
        }
        site.audit().record(audit(row, direction, null));
        return registration(document, numbered, entry);
    }

    private Numbered take(ReceivedDocument document, @Nullable String register, @Nullable Long reservedNumber) {
        ReceiptTime.Receipt receipt = document.receipt();
        Agency agency = document.agency();
        int year = receipt.arrivalDate().getYear();
        String registerId = registers.resolve(agency.code(), register, year);
        nodes.settle(document.node());
        long number = takeNumber(registerId, reservedNumber);
        String given = document.in().documentId();
        String documentId = given == null ? nextDocumentId(agency, year) : given;
        nodes.set(document.node(), registered(registerId, year, number, receipt, documentId));
        DocumentRow row = Rows.of(
                document.node().getId(),
                agency.code(),
                registerId,
                number,
                document.in(),
                receipt,
                site.access().userName(),
                DocumentState.REGISTERED,
                documentId,
                document.sha256(),
                document.version() + 1);
        return new Numbered(registerId, number, row);
    }

    private LedgerEntry enter(
            ReceivedDocument document, Numbered numbered, Map<String, Object> more, @Nullable String reason) {
        return ledger.append(
                numbered.registerId,
                LedgerEntry.Kind.REGISTRATION,
                numbered.number,
                numbered.row.nodeId(),
                numbered.row.enteredBy(),
                reason,
                Rows.payload(numbered.row, document.in(), more));
    }

    private Registration registration(ReceivedDocument document, Numbered numbered, LedgerEntry entry) {
        DocumentRow row = numbered.row;
        return new Registration(
                document.node(),
                row.agency(),
                numbered.registerId,
                registers.name(numbered.registerId),
                row.year(),
                numbered.number,
                entry.id(),
                row.receivedAt(),
                row.state());
    }

    private long takeNumber(String registerId, @Nullable Long reservedNumber) {
        if (reservedNumber == null) {
            return registers.take(registerId);
        }
        site.numbers().lock(registerId);
        site.numbers().use(registerId, reservedNumber);
        return reservedNumber;
    }

    private String nextDocumentId(Agency agency, int year) {
        long ordinal =
                site.take(NumberSeries.starting(agency.code(), "document-id", "all", year, "Mã định danh văn bản", 1));
        return new DocumentIdentifier(agency.identifier(), year, ordinal).text();
    }

    private static AuditEvent audit(DocumentRow row, Map<String, Object> more, @Nullable String reason) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change("arrivalNumber", null, String.valueOf(row.arrivalNumber())));
        more.forEach((field, value) -> changes.add(new Change(field, null, String.valueOf(value))));
        return AuditEvent.of(row.agency(), "registry.register", row.nodeId(), changes, reason);
    }

    private static Map<QName, Serializable> registered(
            String registerId, int year, long number, ReceiptTime.Receipt receipt, String documentId) {
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(RegistryModel.PROP_STATE, DocumentState.REGISTERED);
        properties.put(RegistryModel.PROP_REGISTER, registerId);
        properties.put(RegistryModel.PROP_REGISTER_YEAR, year);
        properties.put(RegistryModel.PROP_ARRIVAL_NUMBER, number);
        properties.put(RegistryModel.PROP_ARRIVAL_DATE, DocumentNodes.date(receipt.arrivalDate()));
        properties.put(RegistryModel.PROP_RECEIVED_AT, Date.from(receipt.receivedAt()));
        properties.put(RegistryModel.PROP_ENTERED_AT, Date.from(receipt.enteredAt()));
        properties.put(RegistryModel.PROP_BACKFILLED, receipt.backfilled());
        properties.put(RegistryModel.PROP_DOCUMENT_ID, documentId);
        return properties;
    }

    /** A number that was taken, and the row of the document that bears it now. */
    private record Numbered(String registerId, long number, DocumentRow row) {}
}
