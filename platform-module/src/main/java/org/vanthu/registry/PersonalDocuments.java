package org.vanthu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.organization.Access;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlTime;

/**
 * The signed-in person's own documents: those kept at hand with a label and a note, and those worked on of late. Labels
 * and notes are the person's own; nobody else sees them, an administrator included. A document is only listed as long
 * as its agency lets the person read.
 *
 * @see "Decision 2080/QĐ-UBND, 13.4: the user manages and stores his or her own e-documents"
 */
final class PersonalDocuments {

    private static final int MAX_KEPT = 5000;
    private static final int MAX_LABEL = 50;
    private static final int MAX_NOTE = 1000;
    private static final int LAST_ACTIONS = 500;
    private static final String COLUMNS = "d.*, p.label AS own_label, p.note AS own_note, p.kept_at AS own_kept_at";

    private final JdbcTemplate jdbc;
    private final DocumentQueries documents;
    private final Access access;
    private final Clock clock;

    PersonalDocuments(DataSource dataSource, DocumentQueries documents, Access access, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.documents = documents;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Lists what the person keeps, the latest first.
     *
     * @param label only what has this label
     * @param words only what has all of these in number, abstract, issuer, label or note
     */
    Page<PersonalDocument> kept(String agency, Optional<String> label, Optional<String> words, Keyset keyset) {
        access.require(agency, RegistryPermission.READ);
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(COLUMNS)
                .append(" FROM vt_personal_document p JOIN vt_document d ON d.node_id = p.node_id")
                .append(" WHERE p.user_name = ? AND d.agency = ?");
        List<Object> values = new ArrayList<>(List.of(access.userName(), agency));
        label.ifPresent(text -> {
            sql.append(" AND p.label = ?");
            values.add(text);
        });
        words.ifPresent(text -> {
            sql.append(
                            " AND (d.subject_key LIKE ? ESCAPE '!' OR d.issuer_key LIKE ? ESCAPE '!' OR d.number_key LIKE ? ESCAPE '!'")
                    .append(" OR lower(p.label) LIKE ? ESCAPE '!' OR lower(p.note) LIKE ? ESCAPE '!')");
            String folded = SqlLike.containing(org.vanthu.shared.TextKey.of(text));
            String written = SqlLike.containing(text.strip().toLowerCase(java.util.Locale.ROOT));
            values.addAll(List.of(folded, folded, folded, written, written));
        });
        if (!keyset.isFirstPage()) {
            sql.append(" AND (p.kept_at, p.node_id) < (?, ?)");
            values.addAll(position(keyset));
        }
        sql.append(" ORDER BY p.kept_at DESC, p.node_id DESC LIMIT ?");
        values.add(keyset.limit() + 1);
        List<PersonalDocument> rows = jdbc.query(sql.toString(), (row, index) -> read(row), values.toArray());
        return Page.of(
                rows,
                keyset.limit(),
                row -> List.of(String.valueOf(row.keptAt()), row.document().nodeId()),
                null);
    }

    /**
     * The documents of the agency that the person registered, corrected, directed, answered or did anything else to in
     * the register or on their way through the office, the latest first.
     */
    Page<PersonalDocument> handled(String agency) {
        access.require(agency, RegistryPermission.READ);
        String user = access.userName();
        return Page.all(jdbc.query(
                "SELECT " + COLUMNS + " FROM (SELECT subject, max(id) AS last_id FROM (SELECT subject, id FROM vt_audit"
                        + " WHERE actor = ? AND (action LIKE 'registry.%' OR action LIKE 'routing.%') AND action NOT IN ('registry.view',"
                        + " 'registry.download', 'registry.refused-change') ORDER BY id DESC LIMIT " + LAST_ACTIONS
                        + ") recent GROUP BY subject) mine JOIN vt_document d ON d.node_id = mine.subject"
                        + " LEFT JOIN vt_personal_document p ON p.node_id = d.node_id AND p.user_name = ?"
                        + " WHERE d.agency = ? ORDER BY mine.last_id DESC",
                (row, index) -> read(row),
                user,
                user,
                agency));
    }

    /** The labels that the person uses in the agency, by name. */
    List<String> labels(String agency) {
        access.require(agency, RegistryPermission.READ);
        return jdbc.queryForList(
                "SELECT DISTINCT p.label FROM vt_personal_document p JOIN vt_document d ON d.node_id = p.node_id"
                        + " WHERE p.user_name = ? AND d.agency = ? AND p.label <> '' ORDER BY p.label",
                String.class,
                access.userName(),
                agency);
    }

    /** A document with what the person noted on it; not kept where there is nothing. */
    PersonalDocument get(NodeRef document) {
        DocumentRow row = documents.readable(document);
        return jdbc
                .query(
                        "SELECT " + COLUMNS + " FROM vt_personal_document p JOIN vt_document d ON d.node_id = p.node_id"
                                + " WHERE p.user_name = ? AND p.node_id = ?",
                        (result, index) -> read(result),
                        access.userName(),
                        row.nodeId())
                .stream()
                .findFirst()
                .orElse(new PersonalDocument(row, false, "", "", null));
    }

    /**
     * Keeps a document the person may read, or changes its label and note.
     *
     * @throws InvalidInputException if label or note are too long
     * @throws ConflictException if the person keeps too many ({@code registry.error.kept-too-many})
     */
    PersonalDocument keep(NodeRef document, @Nullable String label, @Nullable String note) {
        DocumentRow row = documents.readable(document);
        String user = access.userName();
        String ownLabel = checked("label", label, MAX_LABEL);
        String ownNote = checked("note", note, MAX_NOTE);
        int changed = jdbc.update(
                "UPDATE vt_personal_document SET label = ?, note = ? WHERE user_name = ? AND node_id = ?",
                ownLabel,
                ownNote,
                user,
                row.nodeId());
        if (changed == 0) {
            Integer kept = jdbc.queryForObject(
                    "SELECT count(*) FROM vt_personal_document WHERE user_name = ?", Integer.class, user);
            if (kept != null && kept >= MAX_KEPT) {
                throw new ConflictException("registry.error.kept-too-many", MAX_KEPT);
            }
            jdbc.update(
                    "INSERT INTO vt_personal_document (user_name, node_id, label, note, kept_at) VALUES (?, ?, ?, ?, ?)",
                    user,
                    row.nodeId(),
                    ownLabel,
                    ownNote,
                    SqlTime.of(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }
        return get(document);
    }

    /** Takes a document out of the person's list; also one that the person may not read any more. */
    void release(NodeRef document) {
        jdbc.update(
                "DELETE FROM vt_personal_document WHERE user_name = ? AND node_id = ?",
                access.userName(),
                document.getId());
    }

    private static List<Object> position(Keyset keyset) {
        try {
            return List.of(
                    SqlTime.of(Instant.parse(keyset.after().get(0))),
                    keyset.after().get(1));
        } catch (DateTimeParseException | IndexOutOfBoundsException e) {
            throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
        }
    }

    private static String checked(String field, @Nullable String value, int maxLength) {
        String text = value == null ? "" : value.strip();
        if (text.length() > maxLength) {
            throw InvalidInputException.field(field, text, "registry.error.too-long", field, maxLength);
        }
        return text;
    }

    private static PersonalDocument read(ResultSet row) throws SQLException {
        String label = row.getString("own_label");
        boolean kept = label != null;
        return new PersonalDocument(
                DocumentTable.read(row),
                kept,
                kept ? label : "",
                kept ? row.getString("own_note") : "",
                kept ? SqlTime.read(row, "own_kept_at") : null);
    }
}
