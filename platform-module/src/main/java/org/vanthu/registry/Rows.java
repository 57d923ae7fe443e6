package org.vanthu.registry;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Json;

/** Builds rows of the table of documents. */
final class Rows {

    private Rows() {}

    static DocumentRow of(
            String nodeId,
            String agency,
            @Nullable String registerId,
            @Nullable Long number,
            Incoming in,
            ReceiptTime.Receipt receipt,
            String user,
            String state,
            @Nullable String documentId,
            @Nullable String sha256,
            long version) {
        return new DocumentRow(
                nodeId,
                agency,
                DocumentColumns.INCOMING,
                number,
                receipt.arrivalDate().getYear(),
                registerId,
                receipt.arrivalDate(),
                receipt.receivedAt(),
                receipt.enteredAt(),
                user,
                receipt.backfilled(),
                in.number().text(),
                in.issuedDate(),
                in.issuerName(),
                in.typeCode(),
                in.typeName(),
                in.subject(),
                in.urgency(),
                state,
                in.toPlaces(),
                in.dueDate(),
                in.note(),
                documentId,
                sha256,
                version);
    }

    static DocumentRow corrected(DocumentRow row, Incoming in) {
        return new DocumentRow(
                row.nodeId(),
                row.agency(),
                row.kind(),
                row.arrivalNumber(),
                row.year(),
                row.registerId(),
                row.arrivalDate(),
                row.receivedAt(),
                row.enteredAt(),
                row.enteredBy(),
                row.backfilled(),
                in.number().text(),
                in.issuedDate(),
                in.issuerName(),
                in.typeCode(),
                in.typeName(),
                in.subject(),
                in.urgency(),
                row.state(),
                in.toPlaces(),
                in.dueDate(),
                in.note(),
                in.documentId() == null ? row.documentId() : in.documentId(),
                row.sha256(),
                row.version() + 1);
    }

    /** Says that somebody changed the document meanwhile, and shows it. */
    static ConflictException changedMeanwhile(DocumentRow row) {
        return ConflictException.with(Map.of("document", row), "registry.error.changed-meanwhile", shown(row));
    }

    /** What the entry of a registration says, as JSON. */
    static String payload(DocumentRow row, Incoming in, Map<String, Object> more) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("arrivalDate", row.arrivalDate());
        payload.put("receivedAt", row.receivedAt());
        payload.put("enteredAt", row.enteredAt());
        payload.put("backfilled", row.backfilled());
        payload.put("documentId", row.documentId());
        payload.put("sha256", row.sha256());
        payload.put("fields", in.toFields());
        payload.putAll(more);
        return Json.write(payload);
    }

    /** How a document is named in a message. */
    static String shown(DocumentRow row) {
        return row.arrivalNumber() == null ? row.number() : row.arrivalNumber() + "/" + row.year();
    }
}
