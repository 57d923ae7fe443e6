package org.vanthu.registry;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** What is written into the columns of {@code vt_document}. */
final class DocumentColumns {

    static final String INCOMING = "incoming";

    private DocumentColumns() {}

    /** All columns of a document, by name. */
    static Map<String, @Nullable Object> all(
            DocumentRow row, Incoming in, @Nullable String duplicateKey, int duplicateOrdinal) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("node_id", row.nodeId());
        columns.put("agency", row.agency());
        columns.put("kind", INCOMING);
        columns.put("received_at", SqlTime.of(row.receivedAt()));
        columns.put("entered_at", SqlTime.of(row.enteredAt()));
        columns.put("entered_by", row.enteredBy());
        columns.put("backfilled", row.backfilled());
        columns.put("sha256", row.sha256());
        columns.putAll(changeable(row, in, duplicateKey, duplicateOrdinal));
        return columns;
    }

    /** The columns that a later numbering or correction may change, by name. */
    static Map<String, @Nullable Object> changeable(
            DocumentRow row, Incoming in, @Nullable String duplicateKey, int duplicateOrdinal) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("state", row.state());
        columns.put("register_id", row.registerId());
        columns.put("register_year", row.year());
        columns.put("arrival_number", row.arrivalNumber());
        columns.put("arrival_date", row.arrivalDate());
        columns.put("number_text", row.number());
        columns.put("number_key", DocumentTable.numberKey(row.number()));
        columns.put("issued_date", row.issuedDate());
        columns.put("issuer_name", row.issuerName());
        columns.put("issuer_key", DuplicateKey.issuerKey(row.issuerName()));
        columns.put("issuer_code", in.issuerCode());
        columns.put("type_code", row.typeCode());
        columns.put("type_name", row.typeName());
        columns.put("subject", row.subject());
        columns.put("subject_key", TextKey.of(row.subject()));
        columns.put("urgency", row.urgency());
        columns.put("origin", in.origin());
        columns.put("source", in.source());
        columns.put("page_amount", in.pageAmount());
        columns.put("to_places", row.toPlaces());
        columns.put("due_date", row.dueDate());
        columns.put("note", row.note());
        columns.put("document_id", row.documentId());
        columns.put("duplicate_key", duplicateKey);
        columns.put("duplicate_ordinal", duplicateOrdinal);
        columns.put("version", row.version());
        return columns;
    }
}
