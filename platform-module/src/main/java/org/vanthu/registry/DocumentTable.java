package org.vanthu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;
import org.vanthu.shared.Texts;

/** The table of documents that lists, counters and look-ups by number read. */
final class DocumentTable {

    private static final int MAX_DUPLICATES = 20;

    private final JdbcTemplate jdbc;

    DocumentTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(DocumentRow row, Incoming in, @Nullable String duplicateKey, int duplicateOrdinal) {
        Map<String, @Nullable Object> columns = DocumentColumns.all(row, in, duplicateKey, duplicateOrdinal);
        Sql.insert(jdbc, "vt_document", columns);
    }

    /** Writes all changeable columns. Returns whether the row still had the version before that of {@code row}. */
    boolean update(DocumentRow row, Incoming in, @Nullable String duplicateKey, int duplicateOrdinal) {
        Map<String, @Nullable Object> columns = DocumentColumns.changeable(row, in, duplicateKey, duplicateOrdinal);
        List<@Nullable Object> values = new ArrayList<>(columns.values());
        values.add(row.nodeId());
        values.add(row.version() - 1);
        return jdbc.update(
                        "UPDATE vt_document SET " + Sql.sets(columns) + " WHERE node_id = ? AND version = ?",
                        values.toArray())
                == 1;
    }

    /** Withdraws a document: its duplicate key is free again. */
    boolean markVoided(String nodeId, long version) {
        return jdbc.update(
                        "UPDATE vt_document SET state = ?, duplicate_key = NULL, version = version + 1 WHERE node_id = ? AND version = ?",
                        DocumentState.VOIDED,
                        nodeId,
                        version)
                == 1;
    }

    /** Writes how far a document is. Returns false where there is none, or its registration was withdrawn. */
    boolean setState(String nodeId, String state) {
        return jdbc.update(
                        "UPDATE vt_document SET state = ?, version = version + 1 WHERE node_id = ? AND state <> ?",
                        state,
                        nodeId,
                        DocumentState.VOIDED)
                == 1;
    }

    /** The content is destroyed: what the register says, and the hash, stay; what people noted for themselves goes. */
    void destroyed(String nodeId) {
        setState(nodeId, DocumentState.DESTROYED);
        jdbc.update("DELETE FROM vt_personal_document WHERE node_id = ?", nodeId);
    }

    /**
     * Removes the words and the hash of a secret document. Number, issuer, date and type stay: they name the paper that
     * the book of secret documents takes over.
     */
    void redact(String nodeId) {
        String subject = Texts.of(Texts.VIETNAMESE, "registry.purged-subject");
        jdbc.update(
                "UPDATE vt_document SET subject = ?, subject_key = ?, note = NULL, to_places = NULL, due_date = NULL,"
                        + " page_amount = NULL, sha256 = NULL, duplicate_key = NULL, version = version + 1"
                        + " WHERE node_id = ?",
                subject,
                TextKey.of(subject),
                nodeId);
        jdbc.update("DELETE FROM vt_personal_document WHERE node_id = ?", nodeId);
    }

    Optional<DocumentRow> find(String nodeId) {
        return jdbc.query("SELECT * FROM vt_document WHERE node_id = ?", (row, index) -> read(row), nodeId).stream()
                .findFirst();
    }

    /**
     * The row of a document; the caller checks the right to see it.
     *
     * @throws NotFoundException if the document is not in the list
     */
    DocumentRow get(NodeRef document) {
        return find(document.getId())
                .orElseThrow(() -> new NotFoundException("registry.error.no-document", document.getId()));
    }

    /** Documents with the same duplicate key, or with the same identifier given by the issuer. */
    List<DocumentRow> duplicates(String agency, @Nullable String duplicateKey, @Nullable String documentId) {
        if (duplicateKey == null && documentId == null) {
            return List.of();
        }
        if (documentId == null) {
            return jdbc.query(
                    "SELECT * FROM vt_document WHERE duplicate_key = ? ORDER BY duplicate_ordinal LIMIT "
                            + MAX_DUPLICATES,
                    (row, index) -> read(row),
                    duplicateKey);
        }
        return jdbc.query(
                "SELECT * FROM vt_document WHERE duplicate_key = ? OR (agency = ? AND document_id = ? AND state <> ?) LIMIT "
                        + MAX_DUPLICATES,
                (row, index) -> read(row),
                duplicateKey,
                agency,
                documentId,
                DocumentState.VOIDED);
    }

    /** The next ordinal under a duplicate key that is used already. */
    int nextOrdinal(String duplicateKey) {
        Integer last = jdbc.queryForObject(
                "SELECT max(duplicate_ordinal) FROM vt_document WHERE duplicate_key = ?", Integer.class, duplicateKey);
        return last == null ? 0 : last + 1;
    }

    /** The ordinal of a document under its duplicate key. */
    int ordinal(String nodeId) {
        Integer ordinal = jdbc.queryForObject(
                "SELECT duplicate_ordinal FROM vt_document WHERE node_id = ?", Integer.class, nodeId);
        return ordinal == null ? 0 : ordinal;
    }

    /** Documents of the same number and issuer, of any date, for a warning while typing. */
    List<DocumentRow> similar(
            String agency, String number, Optional<String> issuerName, Optional<LocalDate> issuedDate) {
        List<Object> values = new ArrayList<>(List.of(agency, numberKey(number), DocumentState.VOIDED));
        StringBuilder sql = new StringBuilder(
                "SELECT * FROM vt_document WHERE agency = ? AND kind = 'incoming' AND number_key = ? AND state <> ?");
        issuerName.ifPresent(name -> {
            sql.append(" AND issuer_key = ?");
            values.add(DuplicateKey.issuerKey(name));
        });
        issuedDate.ifPresent(date -> {
            sql.append(" AND issued_date = ?");
            values.add(date);
        });
        sql.append(" ORDER BY received_at DESC LIMIT ").append(MAX_DUPLICATES);
        return jdbc.query(sql.toString(), (row, index) -> read(row), values.toArray());
    }

    Page<DocumentRow> list(DocumentFilter filter, Keyset keyset) {
        DocumentListSql sql = new DocumentListSql(filter, keyset);
        List<DocumentRow> rows = jdbc.query(sql.text(), (row, index) -> read(row), sql.values());
        return Page.of(rows, keyset.limit(), row -> DocumentListSql.key(filter.sort(), row), null);
    }

    /** How many documents are in the state. */
    long count(String agency, String state) {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM vt_document WHERE agency = ? AND state = ?", Long.class, agency, state);
        return count == null ? 0 : count;
    }

    /** How many documents were entered and numbered since the time. */
    long countEnteredSince(String agency, Instant since) {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM vt_document WHERE agency = ? AND kind = 'incoming' AND entered_at >= ? AND register_id IS NOT NULL",
                Long.class,
                agency,
                SqlTime.of(since));
        return count == null ? 0 : count;
    }

    /** What lists of other features say of documents of the agency, by node. */
    Map<String, DocumentQueries.Origin> origins(String agency, Collection<String> nodeIds) {
        Map<String, DocumentQueries.Origin> origins = new HashMap<>();
        if (nodeIds.isEmpty()) {
            return origins;
        }
        List<Object> values = new ArrayList<>(nodeIds);
        values.add(agency);
        jdbc.query(
                "SELECT node_id, type_name, issuer_name, arrival_number, register_year FROM vt_document WHERE node_id IN ("
                        + Sql.marks(nodeIds.size()) + ") AND agency = ?",
                row -> {
                    long number = row.getLong("arrival_number");
                    origins.put(
                            row.getString("node_id"),
                            new DocumentQueries.Origin(
                                    row.getString("type_name"),
                                    row.getString("issuer_name"),
                                    row.wasNull() ? null : number,
                                    row.getInt("register_year")));
                },
                values.toArray());
        return origins;
    }

    /** The rows of a register in order of number. */
    List<DocumentRow> ofRegister(String registerId, long from, long to, int limit) {
        return jdbc.query(
                "SELECT * FROM vt_document WHERE register_id = ? AND arrival_number BETWEEN ? AND ? ORDER BY arrival_number LIMIT ?",
                (row, index) -> read(row),
                registerId,
                from,
                to,
                limit);
    }

    /** A number folded for looking up: no marks, no case, no leading zeros. */
    static String numberKey(String number) {
        return DocumentNumber.parse(number).lookupKey();
    }

    private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static DocumentRow read(ResultSet row) throws SQLException {
        return new DocumentRow(
                row.getString("node_id"),
                row.getString("agency"),
                row.getString("kind"),
                longOrNull(row, "arrival_number"),
                row.getInt("register_year"),
                row.getString("register_id"),
                row.getObject("arrival_date", LocalDate.class),
                SqlTime.read(row, "received_at"),
                SqlTime.read(row, "entered_at"),
                row.getString("entered_by"),
                row.getBoolean("backfilled"),
                row.getString("number_text"),
                SqlTime.readDate(row, "issued_date"),
                row.getString("issuer_name"),
                row.getString("type_code"),
                row.getString("type_name"),
                row.getString("subject"),
                row.getInt("urgency"),
                row.getString("state"),
                row.getString("to_places"),
                SqlTime.readDate(row, "due_date"),
                row.getString("note"),
                row.getString("document_id"),
                row.getString("sha256"),
                row.getLong("version"));
    }
}
