package org.vanthu.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.SqlTime;

/** Reads and writes what agencies publish. */
final class PublicationTable {

    private final JdbcTemplate jdbc;

    PublicationTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    Released released(String agency) {
        return jdbc
                .query("SELECT * FROM vt_publication_setting WHERE agency = ?", (row, index) -> setting(row), agency)
                .stream()
                .findFirst()
                .orElse(Released.nothing(agency));
    }

    /** The agencies that show anything. */
    List<Released> all() {
        return jdbc.query("SELECT * FROM vt_publication_setting ORDER BY agency", (row, index) -> setting(row)).stream()
                .filter(Released::anything)
                .toList();
    }

    private static Released setting(ResultSet row) throws SQLException {
        return new Released(
                row.getString("agency"),
                row.getInt("results") == 1,
                row.getInt("reports") == 1,
                row.getInt("documents") == 1,
                Released.parse(row.getString("fields")),
                row.getLong("version"));
    }

    /** @throws ConflictException if it is no longer the version that was seen */
    void release(Released now, String by, Instant at) {
        String fields = String.join(
                ",", Released.FIELDS.stream().filter(now.fields()::contains).toList());
        int written = now.version() == 0
                ? insert(now, fields, by, at)
                : jdbc.update(
                        "UPDATE vt_publication_setting SET results = ?, reports = ?, documents = ?, fields = ?, changed_at = ?,"
                                + " changed_by = ?, version = version + 1 WHERE agency = ? AND version = ?",
                        now.results() ? 1 : 0,
                        now.reports() ? 1 : 0,
                        now.documents() ? 1 : 0,
                        fields,
                        SqlTime.of(at),
                        by,
                        now.agency(),
                        now.version());
        if (written == 0) {
            throw new ConflictException("publication.error.changed");
        }
    }

    private int insert(Released now, String fields, String by, Instant at) {
        try {
            return jdbc.update(
                    "INSERT INTO vt_publication_setting (agency, results, reports, documents, fields, changed_at, changed_by,"
                            + " version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    now.agency(),
                    now.results() ? 1 : 0,
                    now.reports() ? 1 : 0,
                    now.documents() ? 1 : 0,
                    fields,
                    SqlTime.of(at),
                    by,
                    1L);
        } catch (DuplicateKeyException e) {
            throw new ConflictException("publication.error.changed");
        }
    }

    void insert(Item item, @Nullable Long report) {
        jdbc.update(
                "INSERT INTO vt_publication_item (id, agency, kind, state, title, summary, report_id, node_id, number_text,"
                        + " document_date, figures, comment_until, comment_to, published_at, published_by, reason, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Long.valueOf(item.id()),
                item.agency(),
                item.kind(),
                item.state(),
                item.title(),
                item.summary(),
                report,
                item.nodeId(),
                item.number(),
                item.date(),
                item.figures(),
                item.commentUntil(),
                item.commentTo(),
                SqlTime.of(item.publishedAt()),
                item.publishedBy(),
                "",
                1L);
    }

    /** @return whether it was published and of that version */
    boolean withdraw(Item item, long version, String reason, String by, Instant at) {
        return jdbc.update(
                        "UPDATE vt_publication_item SET state = ?, withdrawn_at = ?, withdrawn_by = ?, reason = ?,"
                                + " version = version + 1 WHERE id = ? AND version = ? AND state = ?",
                        Item.WITHDRAWN,
                        SqlTime.of(at),
                        by,
                        reason,
                        Long.valueOf(item.id()),
                        version,
                        Item.PUBLISHED)
                == 1;
    }

    Optional<Item> item(long id) {
        return jdbc.query("SELECT * FROM vt_publication_item WHERE id = ?", (row, index) -> item(row), id).stream()
                .findFirst();
    }

    /** Whether the document is published now. */
    boolean isPublished(String nodeId) {
        return !jdbc.queryForList(
                        "SELECT id FROM vt_publication_item WHERE node_id = ? AND state = ?",
                        Long.class,
                        nodeId,
                        Item.PUBLISHED)
                .isEmpty();
    }

    /** Items of an agency, the last first. */
    List<Item> items(String agency, @Nullable String state, long before, int limit) {
        return jdbc.query(
                "SELECT * FROM vt_publication_item WHERE agency = ? AND state " + (state == null ? "<>" : "=")
                        + " ? AND id < ? ORDER BY id DESC LIMIT ?",
                (row, index) -> item(row),
                agency,
                state == null ? "" : state,
                before,
                limit);
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("id"),
                row.getString("agency"),
                row.getString("kind"),
                row.getString("state"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("node_id"),
                row.getString("number_text"),
                SqlTime.readDate(row, "document_date"),
                row.getString("figures"),
                SqlTime.readDate(row, "comment_until"),
                row.getString("comment_to"),
                SqlTime.read(row, "published_at"),
                row.getString("published_by"),
                SqlTime.readNullable(row, "withdrawn_at"),
                row.getString("reason"),
                row.getLong("version"));
    }
}
