package org.vanthu.destruction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierState;
import org.vanthu.dossier.KeptDossiers;
import org.vanthu.dossier.KeptDossiers.Content;
import org.vanthu.retention.DossierRetention;
import org.vanthu.retention.Holds;
import org.vanthu.retention.Retention;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Texts;

/** Says whether dossiers may be destroyed: the same for the list, the dry run and the execution. */
final class Fitness {

    private final JdbcTemplate jdbc;
    private final Retention retention;
    private final Holds holds;
    private final KeptDossiers dossiers;
    private final Duplicates duplicates;

    Fitness(DataSource dataSource, Retention retention, Holds holds, KeptDossiers dossiers, Duplicates duplicates) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.retention = retention;
        this.holds = holds;
        this.dossiers = dossiers;
        this.duplicates = duplicates;
    }

    /** A dossier as it is now. */
    record Found(
            String dossier,
            String code,
            int year,
            String title,
            String words,
            boolean running,
            int documents,
            @Nullable DossierRetention retention,
            List<String> holds) {

        @Nullable
        LocalDate expiresOn() {
            return retention == null ? null : retention.expiresOn();
        }
    }

    /** The dossiers of the agency among these, by id. */
    Map<String, Found> look(String agency, Collection<String> ids) {
        Map<String, Found> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        Map<String, DossierRetention> rows = new HashMap<>();
        retention.of(ids).forEach(row -> rows.put(row.dossier(), row));
        Map<String, List<String>> held = holds.heldBy(ids);
        List<Object> values = new ArrayList<>(ids);
        values.add(agency);
        jdbc.query(
                "SELECT d.id, d.code, d.dossier_year, d.title, d.retention, d.state,"
                        + " (SELECT count(*) FROM vt_dossier_document c WHERE c.dossier = d.id) AS documents"
                        + " FROM vt_dossier d WHERE d.id IN (" + Sql.marks(ids.size()) + ") AND d.agency = ?",
                row -> {
                    String id = row.getString("id");
                    String words = row.getString("retention");
                    found.put(
                            id,
                            new Found(
                                    id,
                                    row.getString("code"),
                                    row.getInt("dossier_year"),
                                    row.getString("title"),
                                    words == null ? "" : words,
                                    !row.getString("state").equals("ended"),
                                    row.getInt("documents"),
                                    rows.get(id),
                                    held.getOrDefault(id, List.of())));
                },
                values.toArray());
        return found;
    }

    /** Why a dossier is not destroyed: a message and what it names. */
    record Refusal(String msgId, @Nullable String argument) {

        String words() {
            return Texts.of(msgId, argument == null ? "" : argument);
        }
    }

    /** Why the dossier may not be destroyed today; null where it may. */
    @Nullable
    Refusal refusal(Found one, boolean mustBeExpired, LocalDate today) {
        if (!one.holds().isEmpty()) {
            return new Refusal("destruction.left-held", String.join(", ", one.holds()));
        }
        if (one.running()) {
            return new Refusal("destruction.left-running", null);
        }
        DossierRetention row = one.retention();
        if (row != null && row.isDestroyed()) {
            return new Refusal("destruction.left-destroyed", null);
        }
        if (mustBeExpired && (row == null || !row.isExpired(today))) {
            return new Refusal("destruction.left-not-expired", one.words());
        }
        return null;
    }

    /** A dossier as it is now whatever this transaction has read before; its row is locked until the end. */
    Found locked(Item item) {
        Dossier dossier = dossiers.locked(item.dossier());
        return new Found(
                item.dossier(),
                dossier.code(),
                dossier.year(),
                dossier.title(),
                dossier.retention() == null ? "" : dossier.retention(),
                !dossier.state().equals(DossierState.ENDED),
                item.documents(),
                retention.locked(item.dossier()).orElse(null),
                holds.lastingNow(item.dossier()));
    }

    /**
     * Why the dossier is no duplicate: the other must be another, be kept, and have every document of it: the same
     * file, or one of the same number, date and author.
     */
    @Nullable
    Refusal duplicateRefusal(String agency, String dossier, @Nullable String other) {
        Found kept = other == null || other.equals(dossier)
                ? null
                : look(agency, List.of(other)).get(other);
        if (kept == null || (kept.retention() != null && kept.retention().isDestroyed())) {
            return new Refusal("destruction.left-no-duplicate", null);
        }
        Set<String> there = new HashSet<>();
        for (Content content : dossiers.contents(kept.dossier())) {
            there.add(content.nodeId());
            there.add(content.sha256());
        }
        there.addAll(duplicates.sameNumber(agency, dossier, kept.dossier()));
        boolean all = dossiers.contents(dossier).stream()
                .allMatch(content -> there.contains(content.nodeId())
                        || (!content.sha256().isEmpty() && there.contains(content.sha256())));
        return all ? null : new Refusal("destruction.left-no-duplicate", null);
    }

    /** The dossiers of the agency whose time is over, that stand on no list. */
    List<String> expired(String agency, LocalDate today, int limit) {
        return jdbc.queryForList(
                "SELECT t.dossier FROM vt_retention t WHERE t.agency = ? AND t.stage = 'term' AND t.expires_on < ?"
                        + " AND NOT EXISTS (SELECT 1 FROM vt_destruction_item i JOIN vt_destruction d ON d.id = i.destruction"
                        + " WHERE i.dossier = t.dossier AND i.state = 'proposed' AND d.state NOT IN ('done', 'rejected'))"
                        + " ORDER BY t.expires_on, t.dossier LIMIT ?",
                String.class,
                agency,
                today,
                limit);
    }
}
