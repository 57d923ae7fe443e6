package org.vanthu.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.Change;
import org.vanthu.organization.Staff;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.SqlTime;

/**
 * Opinions of others, asked and given inside a dossier, and what those who work on it note down (new directions,
 * information). Nothing is deleted; a question is answered once, or withdrawn with a reason by who asked it.
 */
final class DossierOpinions {

    private static final String QUESTION = "question";
    private static final String NOTE = "note";
    private static final int MAX_QUESTION = 2000;
    private static final int MAX_ANSWER = 4000;
    private static final int MAX_ASKED = 50;

    private final JdbcTemplate jdbc;
    private final DossierTable table;
    private final DossierDocuments contents;
    private final DossierPeople people;
    private final DossierNodes nodes;
    private final DossierRights rights;
    private final Dossiers dossiers;
    private final DossierSite site;

    DossierOpinions(
            DataSource dataSource,
            DossierTable table,
            DossierDocuments contents,
            DossierPeople people,
            DossierNodes nodes,
            DossierRights rights,
            Dossiers dossiers,
            DossierSite site) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.table = table;
        this.contents = contents;
        this.people = people;
        this.nodes = nodes;
        this.rights = rights;
        this.dossiers = dossiers;
        this.site = site;
    }

    /** All of a dossier, oldest first. */
    List<Opinion> of(String dossierId) {
        return jdbc.query(
                "SELECT * FROM vt_dossier_opinion WHERE dossier = ? ORDER BY asked_at, id",
                (row, index) -> read(row),
                dossierId);
    }

    /** How many questions wait for the person's answer. */
    long countAsked(String agency, String userName) {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM vt_dossier_opinion o JOIN vt_dossier d ON d.id = o.dossier"
                        + " WHERE o.asked_of = ? AND o.answered_at IS NULL AND o.withdrawn_at IS NULL AND d.agency = ?",
                Long.class,
                userName,
                agency);
        return count == null ? 0 : count;
    }

    /** Asks people for their opinion; they take part from now on, at least as readers. */
    void ask(String dossierId, AskForm form) {
        Dossier dossier = contributed(dossierId);
        String question = Words.required("question", form.question(), MAX_QUESTION);
        List<String> asked =
                form.of() == null ? List.of() : form.of().stream().distinct().toList();
        if (asked.isEmpty() || asked.size() > MAX_ASKED) {
            throw InvalidInputException.field("of", asked.size(), "dossier.error.asked", MAX_ASKED);
        }
        checkInside(dossierId, form.document());
        List<Change> changes = new ArrayList<>();
        for (String name : asked) {
            Staff.Member account = site.colleague(dossier.agency(), "of", name);
            insert(dossier, QUESTION, form.document(), account.userName(), question, form.due());
            boolean known = dossier.owner().equals(account.userName())
                    || people.right(dossierId, account.userName()).isPresent();
            if (!known) {
                people.put(dossierId, account.userName(), DossierPeople.READ, site.now(), site.userName());
                changes.add(new Change(account.userName(), null, DossierPeople.READ));
            }
        }
        site.record(dossier, "dossier.ask", changes, String.join(", ", asked));
        nodes.permit(dossier, people.of(dossierId));
        dossiers.touch(dossier);
    }

    /** Notes down something that belongs to the matter. */
    void note(String dossierId, @Nullable String text, @Nullable String document) {
        Dossier dossier = contributed(dossierId);
        checkInside(dossierId, document);
        insert(dossier, NOTE, document, null, Words.required("text", text, MAX_QUESTION), null);
        site.record(dossier, "dossier.note", document);
        dossiers.touch(dossier);
    }

    /**
     * Gives the opinion that the signed-in person was asked for.
     *
     * @throws ConflictException if it was given or withdrawn before
     */
    void answer(String opinionId, @Nullable String answer) {
        Opinion opinion = open(opinionId);
        Dossier dossier = table.get(opinion.dossier());
        if (!site.userName().equals(opinion.askedOf())) {
            throw site.refused(dossier, "answer for somebody else in");
        }
        rights.requireRead(dossier);
        jdbc.update(
                "UPDATE vt_dossier_opinion SET answer = ?, answered_at = ? WHERE id = ?",
                Words.required("answer", answer, MAX_ANSWER),
                SqlTime.of(site.now()),
                opinionId);
        site.record(dossier, "dossier.answer", opinionId);
        dossiers.touch(dossier);
    }

    /** Withdraws a question; the one who asked it may, and who manages the dossier. */
    void withdraw(String opinionId, @Nullable String reason) {
        Opinion opinion = open(opinionId);
        Dossier dossier = table.get(opinion.dossier());
        if (!site.userName().equals(opinion.askedBy())) {
            rights.requireManage(dossier);
        }
        rights.requireRead(dossier);
        String why = Words.required("reason", reason, Words.REASON);
        jdbc.update(
                "UPDATE vt_dossier_opinion SET withdrawn_at = ?, withdrawn_reason = ? WHERE id = ?",
                SqlTime.of(site.now()),
                why,
                opinionId);
        site.record(dossier, "dossier.withdraw-question", why);
        dossiers.touch(dossier);
    }

    /** Has somebody else asked in place of a person who leaves. */
    int reassign(String agency, String from, String to) {
        return jdbc.update(
                "UPDATE vt_dossier_opinion SET asked_of = ? WHERE asked_of = ? AND answered_at IS NULL AND withdrawn_at IS NULL"
                        + " AND dossier IN (SELECT id FROM vt_dossier WHERE agency = ?)",
                to,
                from,
                agency);
    }

    /** The dossiers in which the person is asked and has not answered. */
    List<String> dossiersAsking(String agency, String userName) {
        return jdbc.queryForList(
                "SELECT DISTINCT o.dossier FROM vt_dossier_opinion o JOIN vt_dossier d ON d.id = o.dossier"
                        + " WHERE o.asked_of = ? AND o.answered_at IS NULL AND o.withdrawn_at IS NULL AND d.agency = ?",
                String.class,
                userName,
                agency);
    }

    /** Removes the words about a document whose content had to go. */
    void redact(String nodeId, String replacement) {
        jdbc.update("UPDATE vt_dossier_opinion SET question = ? WHERE node_id = ?", replacement, nodeId);
        jdbc.update(
                "UPDATE vt_dossier_opinion SET answer = ? WHERE node_id = ? AND answer IS NOT NULL",
                replacement,
                nodeId);
    }

    /** Removes the words of everything that was asked, answered and noted in a dossier. */
    void forget(String dossier, String replacement) {
        jdbc.update("UPDATE vt_dossier_opinion SET question = ? WHERE dossier = ?", replacement, dossier);
        jdbc.update(
                "UPDATE vt_dossier_opinion SET answer = ? WHERE dossier = ? AND answer IS NOT NULL",
                replacement,
                dossier);
    }

    private Opinion open(String opinionId) {
        Opinion seen = find(opinionId);
        Dossier dossier = table.lock(seen.dossier(), null);
        Dossiers.requireRunning(dossier);
        Opinion opinion = find(opinionId);
        if (!opinion.isOpen()) {
            throw new ConflictException("dossier.error.answered");
        }
        return opinion;
    }

    private Opinion find(String opinionId) {
        return jdbc
                .query("SELECT * FROM vt_dossier_opinion WHERE id = ?", (row, index) -> read(row), opinionId)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("dossier.error.no-opinion", opinionId));
    }

    private Dossier contributed(String dossierId) {
        Dossier dossier = table.lock(dossierId, null);
        rights.requireContribute(dossier);
        Dossiers.requireRunning(dossier);
        return dossier;
    }

    private void checkInside(String dossierId, @Nullable String document) {
        if (document != null && contents.find(dossierId, document).isEmpty()) {
            throw new NotFoundException("dossier.error.not-inside", document);
        }
    }

    private void insert(
            Dossier dossier,
            String kind,
            @Nullable String document,
            @Nullable String askedOf,
            String text,
            @Nullable LocalDate due) {
        jdbc.update(
                "INSERT INTO vt_dossier_opinion (id, dossier, kind, node_id, asked_by, asked_of, question, asked_at, due_date)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                DossierNodes.newId(),
                dossier.id(),
                kind,
                document,
                site.userName(),
                askedOf,
                text,
                SqlTime.of(site.now()),
                due);
    }

    private static Opinion read(ResultSet row) throws SQLException {
        return new Opinion(
                row.getString("id"),
                row.getString("dossier"),
                row.getString("kind"),
                row.getString("node_id"),
                row.getString("asked_by"),
                row.getString("asked_of"),
                row.getString("question"),
                SqlTime.read(row, "asked_at"),
                SqlTime.readDate(row, "due_date"),
                row.getString("answer"),
                SqlTime.readNullable(row, "answered_at"),
                SqlTime.readNullable(row, "withdrawn_at"),
                row.getString("withdrawn_reason"));
    }

    /**
     * A question with its answer, or a note.
     *
     * @param kind {@code question} or {@code note}
     * @param nodeId the document of the dossier that it is about, or null
     */
    record Opinion(
            String id,
            String dossier,
            String kind,
            @Nullable String nodeId,
            String askedBy,
            @Nullable String askedOf,
            String question,
            Instant askedAt,
            @Nullable LocalDate due,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnReason) {

        boolean isOpen() {
            return kind.equals(QUESTION) && answeredAt == null && withdrawnAt == null;
        }
    }

    /**
     * A question as it is asked.
     *
     * @param of user names of those who are asked
     * @param document the document of the dossier that it is about, or null
     */
    record AskForm(
            @Nullable List<String> of,
            @Nullable String question,
            @Nullable LocalDate due,
            @Nullable String document) {}
}
