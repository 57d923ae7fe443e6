package org.vanthu.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.Change;
import org.vanthu.delegation.Acting;
import org.vanthu.organization.Account;
import org.vanthu.organization.Staff;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.SqlTime;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/**
 * Hands the dossiers of somebody who leaves over to another person, in one action, with the list that both sign. What
 * the one who leaves was asked in other dossiers, and the steps of work that he or she holds, go with them.
 *
 * @see "Decree 30/2020/NĐ-CP, article 31"
 */
final class HandOvers {

    private final JdbcTemplate jdbc;
    private final DossierTable table;
    private final DossierPeople people;
    private final DossierOpinions opinions;
    private final DossierRights rights;
    private final DossierNodes nodes;
    private final Dossiers dossiers;
    private final Work work;
    private final DossierExtensions extensions;
    private final DossierSite site;

    HandOvers(
            DataSource dataSource,
            DossierTable table,
            DossierPeople people,
            DossierOpinions opinions,
            DossierRights rights,
            DossierNodes nodes,
            Dossiers dossiers,
            Work work,
            DossierExtensions extensions,
            DossierSite site) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.table = table;
        this.people = people;
        this.opinions = opinions;
        this.rights = rights;
        this.nodes = nodes;
        this.dossiers = dossiers;
        this.work = work;
        this.extensions = extensions;
        this.site = site;
    }

    /** The dossiers that would go over, for whoever may hand them over. */
    List<Dossier> candidates(String agency, String from) {
        requireRight(agency, account(from, agency));
        return own(agency, from);
    }

    /**
     * Hands dossiers over.
     *
     * @throws InvalidInputException if the persons are not fit, or there is nothing to hand over
     * @throws AccessDeniedException if the signed-in person is neither the one who leaves, nor heads his or her unit,
     *     nor may do it for the whole agency
     */
    HandOver handOver(HandOverForm form) {
        String agency = form.agency() == null ? "" : form.agency();
        site.agencies().get(agency);
        String reason = Words.required("reason", form.reason(), Words.REASON);
        Account from = account(form.from(), agency);
        requireRight(agency, from);
        Staff.Member to = site.colleague(agency, "to", form.to());
        if (to.userName().equals(from.userName())
                || to.roles().stream().noneMatch(DossierPermission.OPEN.roles()::contains)) {
            throw InvalidInputException.field("to", to.userName(), "dossier.error.successor", to.fullName());
        }
        boolean all = form.dossiers() == null;
        List<Dossier> chosen = chosen(agency, from.userName(), form.dossiers());
        int steps = all ? giveWork(agency, from.userName(), to, reason) : 0;
        int asked = all ? opinions.reassign(agency, from.userName(), to.userName()) : 0;
        if (chosen.isEmpty() && steps == 0 && asked == 0) {
            throw InvalidInputException.field(
                    "from", from.userName(), "dossier.error.nothing-to-hand-over", from.fullName());
        }
        HandOver handOver = new HandOver(
                DossierNodes.newId(),
                agency,
                from.userName(),
                to.userName(),
                reason,
                steps,
                site.now(),
                site.userName(),
                List.of());
        insert(handOver);
        int ordinal = 0;
        for (Dossier dossier : chosen) {
            give(handOver, dossier, to, ++ordinal);
        }
        site.audit()
                .record(AuditEvent.of(
                        agency,
                        "dossier.hand-over-all",
                        "account:" + from.userName(),
                        List.of(new Change("owner", from.userName(), to.userName())),
                        ordinal + " dossiers, " + steps + " steps, " + asked + " questions; " + reason));
        return get(handOver.id());
    }

    /** The hand-overs of an agency that the person may see, latest first, at most 200. */
    List<HandOver> list(String agency) {
        site.access().require(agency, DossierPermission.READ);
        boolean all = site.access().may(agency, DossierPermission.HAND_OVER);
        return jdbc
                .query(
                        "SELECT * FROM vt_dossier_handover WHERE agency = ? ORDER BY done_at DESC, id LIMIT 200",
                        (row, index) -> read(row, List.of()),
                        agency)
                .stream()
                .filter(handOver -> all || handOver.concerns(site.userName()))
                .toList();
    }

    /** One with its list, for the two who sign it, who did it, and who may do it for the agency. */
    HandOver get(String id) {
        HandOver handOver = jdbc
                .query(
                        "SELECT * FROM vt_dossier_handover WHERE id = ?",
                        (row, index) -> read(row, items(row.getString("id"))),
                        id)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("dossier.error.no-hand-over", id));
        if (!handOver.concerns(site.userName()) && !site.access().may(handOver.agency(), DossierPermission.HAND_OVER)) {
            throw new AccessDeniedException(site.userName() + " may not see hand-over " + id);
        }
        return handOver;
    }

    private List<Dossier> chosen(String agency, String from, @Nullable List<String> wanted) {
        List<Dossier> all = own(agency, from);
        if (wanted == null) {
            return all;
        }
        Set<String> ids = new HashSet<>(wanted);
        List<Dossier> chosen =
                all.stream().filter(dossier -> ids.contains(dossier.id())).toList();
        if (chosen.isEmpty() || chosen.size() != ids.size()) {
            throw InvalidInputException.field("dossiers", wanted.size(), "dossier.error.nothing-to-hand-over", from);
        }
        return chosen;
    }

    /** Those that the archive has taken over are no longer the person's. */
    private List<Dossier> own(String agency, String owner) {
        List<Dossier> all = table.ofOwner(agency, owner);
        Set<String> kept = extensions.kept(all.stream().map(Dossier::id).toList());
        return all.stream().filter(dossier -> !kept.contains(dossier.id())).toList();
    }

    /** What the one who leaves holds goes on with the other, at the same step and until the same time. */
    private int giveWork(String agency, String from, Staff.Member to, String reason) {
        Acting acting = Acting.self(site.userName());
        List<WorkItem> held = work.heldBy(agency, from);
        for (WorkItem seen : held) {
            WorkItem item = work.running(seen.id(), seen.version());
            String unit = to.unit() == null ? item.unit() : to.unit();
            work.handOver(
                    item,
                    acting,
                    new Next(unit, to.userName(), item.instruction(), item.deadline()),
                    Work.HAND_OVER,
                    reason);
        }
        return held.size();
    }

    private void give(HandOver handOver, Dossier seen, Staff.Member to, int ordinal) {
        Dossier d = table.lock(seen.id(), seen.version());
        String unit = d.kind().equals(Dossier.UNIT) ? d.unit() : to.unit();
        Dossier given = d.given(to.userName(), unit);
        people.remove(d.id(), to.userName());
        dossiers.write(given);
        nodes.permit(given, people.of(d.id()));
        site.record(
                d,
                "dossier.hand-over",
                List.of(new Change("owner", d.owner(), to.userName()), new Change("unit", d.unit(), unit)),
                handOver.reason());
        int documents = table.counts(List.of(d.id())).get(0).documents();
        Item item = new Item(
                d.id(), ordinal, d.code(), d.title(), d.state(), d.openedAt(), d.endedAt(), d.retention(), documents);
        jdbc.update(
                "INSERT INTO vt_dossier_handover_item (handover, dossier, ordinal, code, title, state, opened_at, ended_at, retention, documents)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                handOver.id(),
                item.dossier(),
                ordinal,
                item.code(),
                item.title(),
                item.state(),
                SqlTime.of(item.openedAt()),
                SqlTime.ofNullable(item.endedAt()),
                item.retention(),
                documents);
    }

    private void insert(HandOver handOver) {
        jdbc.update(
                "INSERT INTO vt_dossier_handover (id, agency, from_user, to_user, reason, work_items, done_at, done_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                handOver.id(),
                handOver.agency(),
                handOver.from(),
                handOver.to(),
                handOver.reason(),
                handOver.workItems(),
                SqlTime.of(handOver.at()),
                handOver.by());
    }

    private List<Item> items(String handOver) {
        return jdbc.query(
                "SELECT * FROM vt_dossier_handover_item WHERE handover = ? ORDER BY ordinal",
                (row, index) -> new Item(
                        row.getString("dossier"),
                        row.getInt("ordinal"),
                        row.getString("code"),
                        row.getString("title"),
                        row.getString("state"),
                        SqlTime.read(row, "opened_at"),
                        SqlTime.readNullable(row, "ended_at"),
                        row.getString("retention"),
                        row.getInt("documents")),
                handOver);
    }

    private static HandOver read(ResultSet row, List<Item> items) throws SQLException {
        return new HandOver(
                row.getString("id"),
                row.getString("agency"),
                row.getString("from_user"),
                row.getString("to_user"),
                row.getString("reason"),
                row.getInt("work_items"),
                SqlTime.read(row, "done_at"),
                row.getString("done_by"),
                items);
    }

    /** Also of somebody whose account is closed by now. */
    private Account account(@Nullable String userName, String agency) {
        String name = userName == null ? "" : userName.strip();
        Optional<Account> account =
                site.accounts().find(name).filter(one -> one.agency().equals(agency));
        return account.orElseThrow(() -> InvalidInputException.field("from", name, "dossier.error.no-person", name));
    }

    private void requireRight(String agency, Account from) {
        boolean own = from.userName().equals(site.userName()) && site.access().may(agency, DossierPermission.OPEN);
        boolean head = from.unit() != null && rights.headed(agency).contains(from.unit());
        if (!own && !head && !site.access().may(agency, DossierPermission.HAND_OVER)) {
            throw new AccessDeniedException(site.userName() + " may not hand over the dossiers of " + from.userName());
        }
    }

    /** What is handed over: all dossiers of a person, or those that are named. */
    record HandOverForm(
            @Nullable String agency,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason,
            @Nullable List<String> dossiers) {}

    /** A hand-over that was done. */
    record HandOver(
            String id,
            String agency,
            String from,
            String to,
            String reason,
            int workItems,
            Instant at,
            String by,
            List<Item> items) {

        boolean concerns(String userName) {
            return userName.equals(from) || userName.equals(to) || userName.equals(by);
        }
    }

    /** One dossier of the list as it was then. */
    record Item(
            String dossier,
            int ordinal,
            String code,
            String title,
            String state,
            Instant openedAt,
            @Nullable Instant endedAt,
            @Nullable String retention,
            int documents) {}
}
