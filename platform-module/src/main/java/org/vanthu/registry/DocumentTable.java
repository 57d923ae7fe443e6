package org.vanthu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** The table of documents that lists, counters and look-ups by number read. */
final class DocumentTable {

    private static final String INCOMING = "incoming";
    private static final int MAX_DUPLICATES = 20;

    private final JdbcTemplate jdbc;

    DocumentTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(DocumentRow row, Incoming in, @Nullable String duplicateKey, int duplicateOrdinal) {
        jdbc.update(
                """
                INSERT INTO vt_document
                  (node_id, agency, kind, state, register_id, register_year, arrival_number, arrival_date, received_at,
                   entered_at, entered_by, backfilled, number_text, number_key, issued_date, issuer_name, issuer_key,
                   issuer_code, type_code, type_name, subject, subject_key, urgency, origin, source, page_amount,
                   to_places, due_date, note, document_id, sha256, duplicate_key, duplicate_ordinal, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                row.nodeId(),
                row.agency(),
                INCOMING,
                row.state(),
                row.registerId(),
                row.year(),
                row.arrivalNumber(),
                row.arrivalDate(),
                SqlTime.of(row.receivedAt()),
                SqlTime.of(row.enteredAt()),
                row.enteredBy(),
                row.backfilled(),
                row.number(),
                numberKey(row.number()),
                row.issuedDate(),
                row.issuerName(),
                DuplicateKey.issuerKey(row.issuerName()),
                in.issuerCode(),
                row.typeCode(),
                row.typeName(),
                row.subject(),
                TextKey.of(row.subject()),
                row.urgency(),
                in.origin(),
                in.source(),
                in.pageAmount(),
                row.toPlaces(),
                row.dueDate(),
                row.note(),
                row.documentId(),
                row.sha256(),
                duplicateKey,
                duplicateOrdinal,
                row.version());
    }

    /** Writes all changeable columns. Returns whether the row still had the version before that of {@code row}. */
    boolean update(DocumentRow row, Incoming in, @Nullable String duplicateKey, int duplicateOrdinal) {
        return jdbc.update(
                        """
                        UPDATE vt_document SET
                          state = ?, register_id = ?, register_year = ?, arrival_number = ?, arrival_date = ?,
                          number_text = ?, number_key = ?, issued_date = ?, issuer_name = ?, issuer_key = ?,
                          issuer_code = ?, type_code = ?, type_name = ?, subject = ?, subject_key = ?, urgency = ?,
                          origin = ?, source = ?, page_amount = ?, to_places = ?, due_date = ?, note = ?,
                          document_id = ?, duplicate_key = ?, duplicate_ordinal = ?, version = ?
                        WHERE node_id = ? AND version = ?""",
                        row.state(),
                        row.registerId(),
                        row.year(),
                        row.arrivalNumber(),
                        row.arrivalDate(),
                        row.number(),
                        numberKey(row.number()),
                        row.issuedDate(),
                        row.issuerName(),
                        DuplicateKey.issuerKey(row.issuerName()),
                        in.issuerCode(),
                        row.typeCode(),
                        row.typeName(),
                        row.subject(),
                        TextKey.of(row.subject()),
                        row.urgency(),
                        in.origin(),
                        in.source(),
                        in.pageAmount(),
                        row.toPlaces(),
                        row.dueDate(),
                        row.note(),
                        row.documentId(),
                        duplicateKey,
                        duplicateOrdinal,
                        row.version(),
                        row.nodeId(),
                        row.version() - 1)
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
        StringBuilder sql =
                new StringBuilder("SELECT * FROM vt_document WHERE agency = ? AND number_key = ? AND state <> ?");
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
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT * FROM vt_document WHERE agency = ? AND kind = ?");
        values.add(filter.agency());
        values.add(INCOMING);
        filter(filter, sql, values);
        String direction = filter.descending() ? " DESC" : "";
        String compare = filter.descending() ? "<" : ">";
        List<String> columns = columns(filter.sort());
        if (!keyset.isFirstPage()) {
            sql.append(" AND (")
                    .append(String.join(", ", columns))
                    .append(") ")
                    .append(compare)
                    .append(" (")
                    .append(String.join(", ", java.util.Collections.nCopies(columns.size(), "?")))
                    .append(")");
            values.addAll(keyValues(filter.sort(), keyset.after()));
        }
        sql.append(" ORDER BY ").append(String.join(direction + ", ", columns)).append(direction);
        sql.append(" LIMIT ?");
        values.add(keyset.limit() + 1);
        List<DocumentRow> rows = jdbc.query(sql.toString(), (row, index) -> read(row), values.toArray());
        return Page.of(rows, keyset.limit(), row -> key(filter.sort(), row), null);
    }

    private static void filter(DocumentFilter filter, StringBuilder sql, List<Object> values) {
        filter.register().ifPresent(register -> {
            sql.append(" AND register_id = ?");
            values.add(register);
        });
        filter.year().ifPresent(year -> {
            sql.append(" AND register_year = ?");
            values.add(year);
        });
        filter.from().ifPresent(from -> {
            sql.append(" AND arrival_date >= ?");
            values.add(from);
        });
        filter.to().ifPresent(to -> {
            sql.append(" AND arrival_date <= ?");
            values.add(to);
        });
        filter.state().ifPresent(state -> {
            sql.append(" AND state = ?");
            values.add(state);
        });
        filter.type().ifPresent(type -> {
            sql.append(" AND type_code = ?");
            values.add(type);
        });
        filter.urgency().ifPresent(urgency -> {
            sql.append(" AND urgency = ?");
            values.add(urgency);
        });
        filter.query().ifPresent(text -> query(text, sql, values));
        switch (filter.sort()) {
            case ARRIVAL_NUMBER -> sql.append(" AND arrival_number IS NOT NULL");
            case ISSUED_DATE -> sql.append(" AND issued_date IS NOT NULL");
            case RECEIVED_AT -> {
                // never null
            }
        }
    }

    /**
     * A number is compared with the arrival number and the number of the document, words with the abstract and issuer.
     */
    private static void query(String text, StringBuilder sql, List<Object> values) {
        String digits = text.strip();
        if (digits.matches("\\d{1,10}")) {
            sql.append(" AND (arrival_number = ? OR number_key = ? OR number_key LIKE ?)");
            values.add(Long.valueOf(digits));
            values.add(numberKey(digits));
            values.add(escape(numberKey(digits)) + "/%");
            return;
        }
        if (digits.matches("\\d+\\s*/.*")) {
            sql.append(" AND number_key LIKE ?");
            values.add(escape(numberKey(digits)) + "%");
            return;
        }
        String words = "%" + escape(TextKey.of(text)) + "%";
        sql.append(" AND (subject_key LIKE ? OR issuer_key LIKE ? OR number_key LIKE ?)");
        values.add(words);
        values.add(words);
        values.add("%" + escape(numberKey(text)) + "%");
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
                "SELECT count(*) FROM vt_document WHERE agency = ? AND entered_at >= ? AND register_id IS NOT NULL",
                Long.class,
                agency,
                SqlTime.of(since));
        return count == null ? 0 : count;
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

    private static List<String> columns(DocumentFilter.Sort sort) {
        return switch (sort) {
            case ARRIVAL_NUMBER -> List.of("register_year", "arrival_number", "node_id");
            case RECEIVED_AT -> List.of("received_at", "node_id");
            case ISSUED_DATE -> List.of("issued_date", "node_id");
        };
    }

    private static List<?> key(DocumentFilter.Sort sort, DocumentRow row) {
        return switch (sort) {
            case ARRIVAL_NUMBER -> List.of(row.year(), String.valueOf(row.arrivalNumber()), row.nodeId());
            case RECEIVED_AT -> List.of(row.receivedAt(), row.nodeId());
            case ISSUED_DATE -> List.of(String.valueOf(row.issuedDate()), row.nodeId());
        };
    }

    private static List<Object> keyValues(DocumentFilter.Sort sort, List<String> after) {
        try {
            return switch (sort) {
                case ARRIVAL_NUMBER -> List.of(Integer.valueOf(after.get(0)), Long.valueOf(after.get(1)), after.get(2));
                case RECEIVED_AT -> List.of(SqlTime.of(Instant.parse(after.get(0))), after.get(1));
                case ISSUED_DATE -> List.of(LocalDate.parse(after.get(0)), after.get(1));
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | java.time.DateTimeException e) {
            throw org.vanthu.shared.InvalidInputException.field(e, "after", after, "shared.error.page-position", after);
        }
    }

    /** A pattern for texts that contain this one. */
    static String like(String text) {
        return "%" + escape(text) + "%";
    }

    private static String escape(String like) {
        return like.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static DocumentRow read(ResultSet row) throws SQLException {
        return new DocumentRow(
                row.getString("node_id"),
                row.getString("agency"),
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
