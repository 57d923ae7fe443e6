package org.vanthu.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.Change;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.SqlTime;

/**
 * Ties documents to one another: what answers what, what rests on what. A link is seen from both ends by whoever may
 * read both documents; both pages show it.
 *
 * @see "Decision 182/QĐ-VP, article 12.1; Decision 2080/QĐ-UBND, article 8.1"
 */
public final class DocumentLinks {

    private static final int MAX_NOTE = 500;

    private final JdbcTemplate jdbc;
    private final DocumentFacts facts;
    private final DossierSite site;

    DocumentLinks(DataSource dataSource, DocumentFacts facts, DossierSite site) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.facts = facts;
        this.site = site;
    }

    /** What one document is to another. */
    public enum Kind {
        /** Has to do with it. */
        RELATED("related"),
        /** Answers it. */
        ANSWERS("answers"),
        /** Rests on it (căn cứ). */
        BASIS("basis"),
        /** Amends it. */
        AMENDS("amends"),
        /** Replaces it. */
        REPLACES("replaces"),
        /** Belongs to it. */
        ATTACHED("attached");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The name in the table and over HTTP. */
        public String code() {
            return code;
        }

        static Kind of(@Nullable String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst()
                    .orElseThrow(() ->
                            InvalidInputException.field("kind", code, "dossier.error.link-kind", String.valueOf(code)));
        }
    }

    /**
     * Ties a document to another, both of the agency and to be read by the signed-in person; does nothing where they
     * are tied so already.
     *
     * @throws NotFoundException if the person may not know of one of them
     */
    public void link(String agency, NodeRef from, NodeRef to, Kind kind, @Nullable String note) {
        site.access().require(agency, DossierPermission.OPEN);
        String words = Words.optional("note", note, MAX_NOTE);
        if (from.equals(to)) {
            throw InvalidInputException.field("to", to.getId(), "dossier.error.link-itself");
        }
        facts.required(from, agency);
        facts.required(to, agency);
        boolean known = !jdbc.queryForList(
                        "SELECT id FROM vt_document_link WHERE from_node = ? AND to_node = ? AND kind = ?",
                        String.class,
                        from.getId(),
                        to.getId(),
                        kind.code())
                .isEmpty();
        if (known) {
            return;
        }
        jdbc.update(
                "INSERT INTO vt_document_link (id, agency, from_node, to_node, kind, note, linked_at, linked_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                DossierNodes.newId(),
                agency,
                from.getId(),
                to.getId(),
                kind.code(),
                words,
                SqlTime.of(site.now()),
                site.userName());
        record(agency, "dossier.link", from.getId(), new Change(kind.code(), null, to.getId()));
        record(agency, "dossier.link", to.getId(), new Change(kind.code(), null, from.getId()));
    }

    /** The links of a document with what is at their other end, as far as the signed-in person may read that. */
    public List<Link> of(NodeRef document) {
        if (!facts.mayRead(document)) {
            return List.of();
        }
        return all(document.getId()).stream()
                .filter(link -> facts.mayRead(DossierNodes.ref(link.other(document.getId()))))
                .toList();
    }

    /** Unties; who tied them may, and who may change dossiers as a leader. */
    void unlink(String linkId) {
        Link link =
                jdbc.query("SELECT * FROM vt_document_link WHERE id = ?", (row, index) -> read(row), linkId).stream()
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("dossier.error.no-link", linkId));
        boolean own =
                link.linkedBy().equals(site.userName()) && site.access().may(link.agency(), DossierPermission.OPEN);
        if (!own && !site.access().may(link.agency(), DossierPermission.SEE_ALL)) {
            throw new AccessDeniedException(site.userName() + " may not untie " + linkId);
        }
        jdbc.update("DELETE FROM vt_document_link WHERE id = ?", linkId);
        record(link.agency(), "dossier.unlink", link.from(), new Change(link.kind(), link.to(), null));
        record(link.agency(), "dossier.unlink", link.to(), new Change(link.kind(), link.from(), null));
    }

    /** Removes the words about a document whose content had to go. */
    void redact(String nodeId) {
        jdbc.update("UPDATE vt_document_link SET note = NULL WHERE from_node = ? OR to_node = ?", nodeId, nodeId);
    }

    private List<Link> all(String nodeId) {
        return jdbc.query(
                "SELECT * FROM vt_document_link WHERE from_node = ? OR to_node = ? ORDER BY linked_at, id",
                (row, index) -> read(row),
                nodeId,
                nodeId);
    }

    private void record(String agency, String action, String subject, Change change) {
        site.audit().record(AuditEvent.of(agency, action, subject, List.of(change), null));
    }

    private static Link read(ResultSet row) throws SQLException {
        return new Link(
                row.getString("id"),
                row.getString("agency"),
                row.getString("from_node"),
                row.getString("to_node"),
                row.getString("kind"),
                row.getString("note"),
                SqlTime.read(row, "linked_at"),
                row.getString("linked_by"));
    }

    /** One document tied to another. */
    public record Link(
            String id,
            String agency,
            String from,
            String to,
            String kind,
            @Nullable String note,
            Instant linkedAt,
            String linkedBy) {

        /** The end that is not this one. */
        public String other(String nodeId) {
            return from.equals(nodeId) ? to : from;
        }
    }
}
