package org.vanthu.reorganization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.registry.DocumentState;
import org.vanthu.shared.Sql;

/**
 * Proposes a dossier for each document of a year that is in none: the one in which a document is that it is tied to by
 * a link or an answer; of the dossiers of who handled it, and of the unit that did, the one whose title is near its
 * abstract; else the one of all whose title is nearest; else the one in which the documents lie whose text is. A
 * proposal is no decision: the archivist confirms it.
 */
final class FilingProposals {

    private static final int LINK_SCORE = 95;
    private static final double NEAR_FOR_PERSON = 0.25;
    private static final double NEAR_FOR_UNIT = 0.35;
    private static final double NEAR = 0.45;
    private static final int OWN_HEAD_START = 20;
    private static final int UNIT_HEAD_START = 10;
    private static final int MOST = 90;

    /** Less sure than any nearness of titles. */
    private static final int MOST_BY_TEXT = 44;

    private final JdbcTemplate jdbc;
    private final TextVotes votes;

    FilingProposals(DataSource dataSource, TextVotes votes) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.votes = votes;
    }

    /** The dossiers of an agency into which a document of the year may go. */
    TitleIndex dossiers(String agency, int year) {
        TitleIndex index = new TitleIndex();
        jdbc.query(
                "SELECT id, code, title, title_key, owner, unit FROM vt_dossier WHERE agency = ? AND (dossier_year = ? OR (dossier_year < ?"
                        + " AND state IN ('open', 'inProgress'))) ORDER BY id",
                row -> {
                    index.add(
                            row.getString("id"),
                            row.getString("code") + " · " + row.getString("title"),
                            row.getString("owner"),
                            row.getString("unit"),
                            row.getString("title_key"));
                },
                agency,
                year,
                year);
        return index;
    }

    /**
     * The next documents of the year that are in no dossier, with what is proposed; none when there are no more.
     *
     * @param limit how many documents are looked at
     * @param asked for how many of them the search index may be asked
     */
    Batch next(Plan plan, TitleIndex index, int limit, int asked) {
        List<Unfiled> looked = jdbc.query(
                "SELECT d.node_id, d.number_text, d.subject, d.subject_key, (SELECT count(*) FROM vt_dossier_document c"
                        + " WHERE c.node_id = d.node_id) AS dossiers FROM vt_document d WHERE d.agency = ? AND d.register_year = ?"
                        + " AND d.node_id > ? AND d.state NOT IN (?, ?) ORDER BY d.node_id LIMIT " + limit,
                (row, number) -> new Unfiled(
                        row.getString("node_id"),
                        row.getString("number_text") + " · " + row.getString("subject"),
                        row.getString("subject"),
                        row.getString("subject_key"),
                        row.getInt("dossiers") > 0),
                plan.agency(),
                plan.year(),
                plan.position(),
                DocumentState.VOIDED,
                DocumentState.AWAITING_CHECK);
        if (looked.isEmpty()) {
            return new Batch(List.of(), null, 0);
        }
        List<Unfiled> unfiled = looked.stream().filter(one -> !one.isFiled()).toList();
        Map<String, String> linked = linked(plan.agency(), unfiled);
        Map<String, Handler> handlers = handlers(unfiled);
        List<Filing> filings = new ArrayList<>();
        for (Unfiled one : unfiled) {
            filings.add(propose(one, linked.get(one.id()), handlers.get(one.id()), index));
        }
        Map<String, String> open = open(unfiled, filings, asked);
        return new Batch(
                open.isEmpty() ? filings : byText(plan.agency(), unfiled, filings, open, index),
                looked.get(looked.size() - 1).id(),
                open.size());
    }

    /** The abstracts of documents for which nothing is proposed. */
    private static Map<String, String> open(List<Unfiled> documents, List<Filing> filings, int most) {
        Map<String, String> open = new HashMap<>();
        for (int i = 0; i < filings.size() && open.size() < most; i++) {
            if (filings.get(i).basis().equals(Filing.NONE)) {
                open.put(documents.get(i).id(), documents.get(i).subject());
            }
        }
        return open;
    }

    /** Where nothing else tells the dossier, the text of the files of others may. */
    private List<Filing> byText(
            String agency,
            List<Unfiled> documents,
            List<Filing> filings,
            Map<String, String> subjects,
            TitleIndex index) {
        Map<String, TitleIndex.Entry> dossiers = index.byId();
        Map<String, TextVotes.Vote> voted = votes.of(agency, subjects, dossiers.keySet());
        List<Filing> all = new ArrayList<>();
        for (int i = 0; i < filings.size(); i++) {
            TextVotes.Vote vote = voted.get(documents.get(i).id());
            TitleIndex.Entry dossier = vote == null ? null : dossiers.get(vote.dossier());
            all.add(
                    vote == null || dossier == null
                            ? filings.get(i)
                            : filing(documents.get(i), dossier.id(), dossier.label(), Filing.TEXT, (int)
                                    Math.round(MOST_BY_TEXT * vote.nearness())));
        }
        return all;
    }

    private Filing propose(Unfiled document, @Nullable String linked, @Nullable Handler handler, TitleIndex index) {
        if (linked != null) {
            String[] dossier = linked.split("\n", 2);
            return filing(document, dossier[0], dossier[1], Filing.LINK, LINK_SCORE);
        }
        List<Proposal> proposals = new ArrayList<>();
        if (handler != null) {
            index.nearest(document.key(), entry -> handler.person().equals(entry.owner()))
                    .filter(match -> match.nearness() >= NEAR_FOR_PERSON)
                    .ifPresent(match -> proposals.add(new Proposal(match, Filing.PERSON, OWN_HEAD_START)));
            index.nearest(document.key(), entry -> handler.unit().equals(entry.unit()))
                    .filter(match -> match.nearness() >= NEAR_FOR_UNIT)
                    .ifPresent(match -> proposals.add(new Proposal(match, Filing.UNIT, UNIT_HEAD_START)));
        }
        index.nearest(document.key(), entry -> true)
                .filter(match -> match.nearness() >= NEAR)
                .ifPresent(match -> proposals.add(new Proposal(match, Filing.SUBJECT, 0)));
        Proposal best = null;
        for (Proposal one : proposals) {
            best = best == null || one.score() > best.score() ? one : best;
        }
        return best == null
                ? filing(document, null, "", Filing.NONE, 0)
                : filing(
                        document,
                        best.match().entry().id(),
                        best.match().entry().label(),
                        best.basis(),
                        Math.min(MOST, best.score()));
    }

    /** @param headStart how much surer this kind of nearness is */
    private record Proposal(TitleIndex.Match match, String basis, int headStart) {

        int score() {
            return headStart + (int) Math.round(100 * match.nearness());
        }
    }

    private static Filing filing(Unfiled document, @Nullable String dossier, String label, String basis, int score) {
        return new Filing(document.id(), document.label(), dossier, label, basis, score, Filing.PROPOSED, null);
    }

    /** The dossier, with its label behind a line break, of a document that each is tied to; the oldest of several. */
    private Map<String, String> linked(String agency, List<Unfiled> documents) {
        Map<String, String> found = new HashMap<>();
        if (documents.isEmpty()) {
            return found;
        }
        String marks = Sql.marks(documents.size());
        Object[] ids = documents.stream().map(Unfiled::id).toArray();
        for (String pair : List.of(
                "SELECT from_node AS one, to_node AS other FROM vt_document_link WHERE from_node IN (" + marks + ")",
                "SELECT to_node AS one, from_node AS other FROM vt_document_link WHERE to_node IN (" + marks + ")",
                "SELECT node_id AS one, target_id AS other FROM vt_outgoing_link WHERE node_id IN (" + marks + ")",
                "SELECT target_id AS one, node_id AS other FROM vt_outgoing_link WHERE target_id IN (" + marks + ")")) {
            jdbc.query(
                    "SELECT p.one, d.id, d.code, d.title, d.agency FROM (" + pair + ") p JOIN vt_dossier_document c"
                            + " ON c.node_id = p.other JOIN vt_dossier d ON d.id = c.dossier ORDER BY d.opened_at, d.id",
                    row -> {
                        if (row.getString("agency").equals(agency)) {
                            found.putIfAbsent(
                                    row.getString("one"),
                                    row.getString("id") + "\n" + row.getString("code") + " · "
                                            + row.getString("title"));
                        }
                    },
                    ids);
        }
        return found;
    }

    /** Who had each document in hand last as the one who handles it. */
    private Map<String, Handler> handlers(List<Unfiled> documents) {
        Map<String, Handler> handlers = new HashMap<>();
        if (!documents.isEmpty()) {
            jdbc.query(
                    "SELECT node_id, holder, unit FROM vt_work_item WHERE node_id IN (" + Sql.marks(documents.size())
                            + ") AND step_name = 'handle' ORDER BY id",
                    row -> {
                        handlers.put(
                                row.getString("node_id"), new Handler(row.getString("holder"), row.getString("unit")));
                    },
                    documents.stream().map(Unfiled::id).toArray());
        }
        return handlers;
    }

    /** @param unit in which the person handled it, or empty */
    private record Handler(String person, String unit) {}

    private record Unfiled(String id, String label, String subject, String key, boolean isFiled) {}

    /**
     * What was found.
     *
     * @param last the last document looked at, or null when there are no more
     * @param asked for how many documents the search index was asked
     */
    record Batch(List<Filing> filings, @Nullable String last, int asked) {}
}
