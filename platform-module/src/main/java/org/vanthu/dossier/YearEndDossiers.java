package org.vanthu.dossier;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.Change;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/**
 * Many dossiers at once, for the work at the end of a year: what stands against their ends is found by a few statements
 * for all of them, and what is changed goes by the same policies as one dossier that a person ends. It checks no right:
 * who decided about the run did.
 */
public final class YearEndDossiers {

    private final JdbcTemplate jdbc;
    private final DossierTable table;
    private final DossierDocuments contents;
    private final DossierNodes nodes;
    private final DossierExtensions extensions;
    private final DossierSite site;
    private final ClassPolicyDelegate<DossierPolicies.OnEnded> onEnded;
    private final ClassPolicyDelegate<DossierPolicies.OnReopened> onReopened;
    private final ClassPolicyDelegate<DossierPolicies.OnDocumentAdded> onDocumentAdded;

    YearEndDossiers(
            DataSource dataSource,
            DossierTable table,
            DossierDocuments contents,
            DossierNodes nodes,
            DossierExtensions extensions,
            DossierSite site,
            PolicyComponent policyComponent) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.table = table;
        this.contents = contents;
        this.nodes = nodes;
        this.extensions = extensions;
        this.site = site;
        this.onEnded = policyComponent.registerClassPolicy(DossierPolicies.OnEnded.class);
        this.onReopened = policyComponent.registerClassPolicy(DossierPolicies.OnReopened.class);
        this.onDocumentAdded = policyComponent.registerClassPolicy(DossierPolicies.OnDocumentAdded.class);
    }

    /**
     * Dossiers that the end of a year is about: opened in it, or before and still worked on.
     *
     * @param words words of the title or code, or null for all
     * @param after the id of the last one seen, or null at first
     */
    public List<Dossier> ofYear(String agency, int year, @Nullable String words, @Nullable String after, int limit) {
        List<Object> values = new ArrayList<>(
                List.of(agency, after == null ? "" : after, year, year, DossierState.OPEN, DossierState.IN_PROGRESS));
        String like = "";
        if (words != null && !words.isBlank()) {
            like = " AND (title_key LIKE ? ESCAPE '!' OR lower(code) LIKE ? ESCAPE '!')";
            values.add(SqlLike.containing(TextKey.of(words)));
            values.add(SqlLike.startingWith(words.strip().toLowerCase(Locale.ROOT)));
        }
        return table.query(
                "SELECT * FROM vt_dossier WHERE agency = ? AND id > ? AND (dossier_year = ? OR (dossier_year < ? AND"
                        + " state IN (?, ?)))" + like + " ORDER BY id LIMIT " + limit,
                values);
    }

    /** How many dossiers of a year there are by state, and how many of years before are worked on still. */
    public Map<String, Long> states(String agency, int year) {
        Map<String, Long> states = new TreeMap<>();
        jdbc.query(
                "SELECT CASE WHEN dossier_year = ? THEN state ELSE 'earlier' END AS which, count(*) AS dossiers FROM vt_dossier"
                        + " WHERE agency = ? AND (dossier_year = ? OR (dossier_year < ? AND state IN (?, ?))) GROUP BY 1",
                row -> {
                    states.put(row.getString("which"), row.getLong("dossiers"));
                },
                year,
                agency,
                year,
                year,
                DossierState.OPEN,
                DossierState.IN_PROGRESS);
        return states;
    }

    /**
     * Where dossiers stand; those that are gone are missing.
     *
     * @param asOf from when on documents count as new
     * @param lock whether their rows stay as they are until the transaction ends
     */
    public Map<String, Matter> matters(Collection<String> ids, Instant asOf, boolean lock) {
        Map<String, Matter> matters = new HashMap<>();
        if (ids.isEmpty()) {
            return matters;
        }
        String marks = Sql.marks(ids.size());
        List<Dossier> dossiers = table.query(
                "SELECT * FROM vt_dossier WHERE id IN (" + marks + ") ORDER BY id" + (lock ? " FOR UPDATE" : ""), ids);
        Map<String, Documents> documents = documents(ids, asOf);
        Set<String> asked = new HashSet<>(jdbc.queryForList(
                "SELECT DISTINCT dossier FROM vt_dossier_opinion WHERE kind = 'question' AND answered_at IS NULL"
                        + " AND withdrawn_at IS NULL AND dossier IN (" + marks + ")",
                String.class,
                ids.toArray()));
        Set<String> handled = new HashSet<>(jdbc.queryForList(
                "SELECT DISTINCT d.dossier FROM vt_dossier_document d JOIN vt_work_item w ON w.node_id = d.node_id"
                        + " WHERE w.running = 1 AND w.process_name = 'incoming' AND d.dossier IN (" + marks + ")",
                String.class,
                ids.toArray()));
        Set<String> blocked = extensions.blocked(ids);
        Set<String> kept = extensions.kept(ids);
        for (Dossier dossier : dossiers) {
            String id = dossier.id();
            Documents found = documents.getOrDefault(id, Documents.NONE);
            matters.put(
                    id,
                    new Matter(
                            dossier,
                            found.all(),
                            found.added(),
                            found.lastAt() == null ? dossier.openedAt() : found.lastAt(),
                            asked.contains(id),
                            handled.contains(id),
                            blocked.contains(id),
                            kept.contains(id)));
        }
        return matters;
    }

    private Map<String, Documents> documents(Collection<String> ids, Instant asOf) {
        List<Object> values = new ArrayList<>(List.of(SqlTime.of(asOf), SqlTime.of(asOf)));
        values.addAll(ids);
        Map<String, Documents> documents = new HashMap<>();
        jdbc.query(
                "SELECT dossier, count(*) AS documents, count(CASE WHEN added_at >= ? THEN 1 END) AS added,"
                        + " max(CASE WHEN added_at < ? THEN added_at END) AS last_at FROM vt_dossier_document WHERE dossier IN ("
                        + Sql.marks(ids.size()) + ") GROUP BY dossier",
                row -> {
                    documents.put(
                            row.getString("dossier"),
                            new Documents(
                                    row.getInt("documents"),
                                    row.getInt("added"),
                                    SqlTime.readNullable(row, "last_at")));
                },
                values.toArray());
        return documents;
    }

    /** Which of the documents are in the dossier that is named beside them, by document. */
    public Map<String, String> filedIn(Map<String, String> wanted) {
        Map<String, String> filed = new HashMap<>();
        if (wanted.isEmpty()) {
            return filed;
        }
        jdbc.query(
                "SELECT node_id, dossier FROM vt_dossier_document WHERE node_id IN (" + Sql.marks(wanted.size()) + ")",
                row -> {
                    String node = row.getString("node_id");
                    if (row.getString("dossier").equals(wanted.get(node))) {
                        filed.put(node, row.getString("dossier"));
                    }
                },
                wanted.keySet().toArray());
        return filed;
    }

    /** Those of the documents that somebody handles. */
    public Set<String> handled(Collection<String> nodes) {
        return nodes.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.queryForList(
                        "SELECT DISTINCT node_id FROM vt_work_item WHERE running = 1 AND process_name = 'incoming' AND node_id IN ("
                                + Sql.marks(nodes.size()) + ")",
                        String.class,
                        nodes.toArray()));
    }

    /** Ends dossiers; their rows are locked, and what stands against their ends was looked at. */
    public void end(List<End> ends, String note) {
        if (ends.isEmpty()) {
            return;
        }
        for (End end : ends) {
            Dossier dossier = end.dossier();
            contents.endReplies(dossier.id(), end.at());
            change(dossier, dossier.ended(end.retention(), end.at(), site.userName(), note), "dossier.end", note);
        }
        onEnded.get(DossierModel.TYPE_DOSSIER)
                .onEnded(ends.stream()
                        .map(end -> DossierNodes.ref(end.dossier().id()))
                        .toList());
    }

    /** Takes the ends of dossiers back; their rows are locked. */
    public void reopen(List<Reopening> reopenings, String note) {
        if (reopenings.isEmpty()) {
            return;
        }
        for (Reopening reopening : reopenings) {
            Dossier dossier = reopening.dossier();
            if (dossier.endedAt() != null) {
                contents.resumeReplies(dossier.id(), dossier.endedAt());
            }
            change(dossier, dossier.reopened(reopening.state()), "dossier.reopen", note);
        }
        onReopened
                .get(DossierModel.TYPE_DOSSIER)
                .onReopened(reopenings.stream()
                        .map(reopening -> DossierNodes.ref(reopening.dossier().id()))
                        .toList());
    }

    /** Puts a document at the end of a dossier, whatever the dossier's state; its row is locked. */
    public void file(Dossier dossier, String nodeId, String note) {
        Integer last = jdbc.queryForObject(
                "SELECT max(ordinal) FROM vt_dossier_document WHERE dossier = ?", Integer.class, dossier.id());
        contents.insert(new DossierDocument(
                dossier.id(),
                nodeId,
                last == null ? 1 : last + 1,
                site.now(),
                site.userName(),
                null,
                null,
                null,
                null));
        nodes.add(dossier.id(), nodeId);
        site.record(dossier, "dossier.add", List.of(new Change("document", null, nodeId)), note);
        if (dossier.state().equals(DossierState.OPEN)) {
            change(dossier, dossier.in(DossierState.IN_PROGRESS), "dossier.begin", note);
        }
        NodeRef node = DossierNodes.ref(dossier.id());
        onDocumentAdded.get(node, DossierModel.TYPE_DOSSIER).onDocumentAdded(node, DossierNodes.ref(nodeId));
    }

    /** Takes a document out again. */
    public void unfile(Dossier dossier, String nodeId, String note) {
        contents.find(dossier.id(), nodeId).ifPresent(document -> {
            contents.delete(document);
            nodes.remove(dossier.id(), nodeId);
            site.record(dossier, "dossier.remove", List.of(new Change("document", nodeId, null)), note);
        });
    }

    private void change(Dossier before, Dossier after, String action, String note) {
        table.update(after);
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(DossierModel.PROP_STATE, after.state());
        properties.put(DossierModel.PROP_RETENTION, after.retention());
        properties.put(DossierModel.PROP_ENDED_AT, after.endedAt() == null ? null : Date.from(after.endedAt()));
        nodes.update(after.id(), properties);
        if (before.isRunning() != after.isRunning()) {
            nodes.permitArchivists(after);
        }
        site.record(before, action, List.of(new Change("state", before.state(), after.state())), note);
    }

    /**
     * How a dossier is ended.
     *
     * @param at as of when
     */
    public record End(Dossier dossier, String retention, Instant at) {}

    /**
     * How the end of a dossier is taken back.
     *
     * @param state in which it is worked on again
     */
    public record Reopening(Dossier dossier, String state) {}

    /**
     * Where a dossier stands.
     *
     * @param added how many of its documents are new
     * @param lastAt when the last of the others came into it, or when it was opened
     * @param isAsked whether a question in it waits for an answer
     * @param isHandled whether somebody handles a document of it
     * @param isBlocked whether another feature has something against its end, such as a draft under way
     * @param isKept whether it is in the archive and is not changed any more
     */
    public record Matter(
            Dossier dossier,
            int documents,
            int added,
            Instant lastAt,
            boolean isAsked,
            boolean isHandled,
            boolean isBlocked,
            boolean isKept) {}

    private record Documents(int all, int added, @Nullable Instant lastAt) {

        private static final Documents NONE = new Documents(0, 0, null);
    }
}
