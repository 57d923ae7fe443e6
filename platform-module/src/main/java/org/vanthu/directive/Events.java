package org.vanthu.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.delegation.Acting;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TimeOrderedIds;

/** What happened, told in words: the trace and the conversation of both sides. Each entry is audited as well. */
final class Events {

    private static final int MAX_TEXT = 2000;

    private final JdbcTemplate jdbc;
    private final DirectiveSite site;
    private final TimeOrderedIds ids;

    Events(DataSource dataSource, DirectiveSite site) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.site = site;
        this.ids = new TimeOrderedIds(site.clock());
    }

    /** Something of one line that both sides see. */
    void add(LineRow line, Acting acting, String agency, String kind, @Nullable String text) {
        add(line, acting, agency, kind, Event.ALL, "", text, Reference.NONE);
    }

    void add(LineRow line, Acting acting, String agency, String kind, @Nullable String text, Reference document) {
        add(line, acting, agency, kind, Event.ALL, "", text, document);
    }

    void add(
            LineRow line,
            Acting acting,
            String agency,
            String kind,
            String audience,
            String channel,
            @Nullable String text,
            Reference document) {
        insert(line.directiveId(), line.id(), acting, agency, kind, audience, channel, text, document);
        String node = agency.equals(line.doer()) ? line.place().nodeId() : null;
        audit(agency, node == null ? "directive-line:" + line.id() : node, acting, kind, text);
    }

    /** Something of the directive as a whole. */
    void add(DirectiveRow directive, Acting acting, String kind, @Nullable String text, Reference document) {
        insert(directive.id(), null, acting, directive.agency(), kind, Event.ALL, "", text, document);
        audit(directive.agency(), directive.nodeId(), acting, kind, text);
    }

    private void insert(
            long directiveId,
            @Nullable Long lineId,
            Acting acting,
            String agency,
            String kind,
            String audience,
            String channel,
            @Nullable String text,
            Reference document) {
        Sql.insert(
                jdbc,
                "vt_directive_event",
                Sql.map(
                        "id", ids.next(),
                        "directive_id", directiveId,
                        "line_id", lineId,
                        "kind", kind,
                        "audience", audience,
                        "agency", agency,
                        "at", site.now(),
                        "by_user", acting.actor(),
                        "on_behalf_of", acting.principal(),
                        "channel", channel,
                        "said", Sql.cut(text == null ? "" : text, MAX_TEXT),
                        "document_node_id", document.nodeId(),
                        "document_number", document.number()));
    }

    private void audit(String agency, String subject, Acting acting, String kind, @Nullable String text) {
        site.audit()
                .record(acting.event(
                        agency, "directive." + kind, subject, text == null || text.isEmpty() ? null : text));
    }

    /** What happened to the line and to its directive, oldest first. */
    List<Event> of(LineRow line) {
        return jdbc.query(
                "SELECT * FROM vt_directive_event WHERE directive_id = ? AND (line_id = ? OR line_id IS NULL) ORDER BY id",
                (row, index) -> read(row),
                line.directiveId(),
                line.id());
    }

    /** What happened to the directives, oldest first. */
    List<Event> of(Collection<Long> directiveIds) {
        if (directiveIds.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                "SELECT * FROM vt_directive_event WHERE directive_id IN (" + Sql.marks(directiveIds.size())
                        + ") ORDER BY id",
                (row, index) -> read(row),
                directiveIds.toArray());
    }

    /** Drops what was told of a draft that is deleted. */
    void deleteOf(long directiveId) {
        jdbc.update("DELETE FROM vt_directive_event WHERE directive_id = ?", directiveId);
    }

    /** The document is secret: the words go. */
    void redact(long directiveId) {
        jdbc.update("UPDATE vt_directive_event SET said = '' WHERE directive_id = ?", directiveId);
    }

    private static Event read(ResultSet row) throws SQLException {
        long line = row.getLong("line_id");
        boolean whole = row.wasNull();
        return new Event(
                row.getLong("id"),
                row.getLong("directive_id"),
                whole ? null : line,
                row.getString("kind"),
                row.getString("audience"),
                row.getString("agency"),
                SqlTime.read(row, "at"),
                row.getString("by_user"),
                row.getString("on_behalf_of"),
                row.getString("channel"),
                row.getString("said"),
                row.getString("document_node_id"),
                row.getString("document_number"));
    }
}
