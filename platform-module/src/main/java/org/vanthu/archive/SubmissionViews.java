package org.vanthu.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.SqlTime;

/** Submissions, and the dossiers that may be handed in, as people see them. */
final class SubmissionViews {

    private final JdbcTemplate jdbc;
    private final SubmissionTable table;
    private final ArchiveDossiers archive;
    private final HandOver handOver;
    private final ArchiveSite site;

    SubmissionViews(
            DataSource dataSource,
            SubmissionTable table,
            ArchiveDossiers archive,
            HandOver handOver,
            ArchiveSite site) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.table = table;
        this.archive = archive;
        this.handOver = handOver;
        this.site = site;
    }

    /** A dossier that may be handed in. */
    record Candidate(
            String id,
            String code,
            int year,
            String title,
            String owner,
            String ownerName,
            @Nullable String unit,
            @Nullable String retention,
            Instant endedAt,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate keptUntil,
            @Nullable String stage,
            @Nullable String reason) {}

    /** Ended dossiers that the person keeps, or of the unit that he or she heads, and that are not on their way. */
    Page<Candidate> candidates(String agency, Keyset keyset) {
        site.access().require(agency, ArchivePermission.SUBMIT);
        StringBuilder sql = new StringBuilder(
                "SELECT d.id, d.code, d.dossier_year, d.title, d.owner, d.unit, d.retention, d.ended_at, r.due_on,"
                        + " r.kept_until, a.stage, a.reason FROM vt_dossier d"
                        + " LEFT JOIN vt_retention r ON r.dossier = d.id"
                        + " LEFT JOIN vt_archive_dossier a ON a.dossier = d.id"
                        + " WHERE d.agency = ? AND d.state = 'ended'"
                        + " AND (a.stage IS NULL OR a.stage IN (?, ?, ?))");
        List<Object> values =
                new ArrayList<>(List.of(agency, ArchiveStage.PROPOSED, ArchiveStage.RETURNED, ArchiveStage.KEPT_BACK));
        Optional<String> headed = headed(agency);
        sql.append(headed.isPresent() ? " AND (d.owner = ? OR d.unit = ?)" : " AND d.owner = ?");
        values.add(site.userName());
        headed.ifPresent(values::add);
        if (!keyset.isFirstPage()) {
            sql.append(" AND (d.ended_at, d.id) > (?, ?)");
            values.add(SqlTime.of(Instant.parse(keyset.after().get(0))));
            values.add(keyset.after().get(1));
        }
        sql.append(" ORDER BY d.ended_at, d.id LIMIT ").append(keyset.limit() + 1);
        List<Candidate> rows = jdbc.query(sql.toString(), (row, index) -> candidate(row), values.toArray());
        Map<String, String> names = site.accounts()
                .fullNames(rows.stream().map(Candidate::owner).distinct().toList());
        return Page.of(rows, keyset.limit(), row -> List.of(row.endedAt(), row.id()), null)
                .map(row -> named(row, names));
    }

    private Optional<String> headed(String agency) {
        return site.staff()
                .find(agency, site.userName())
                .filter(member -> member.roles().contains(Role.UNIT_HEAD))
                .map(Staff.Member::unit);
    }

    /**
     * Submissions, the latest first: all of the agency for archivists, one's own and those of the unit that one heads
     * for others.
     *
     * @param state {@code open}, {@code done}, or null for both
     */
    Page<Map<String, Object>> list(String agency, boolean mine, @Nullable String state, Keyset keyset) {
        boolean all = !mine && site.access().may(agency, ArchivePermission.KEEP);
        if (!all) {
            site.access().require(agency, ArchivePermission.ASK);
        }
        StringBuilder sql = new StringBuilder("SELECT * FROM vt_archive_submission WHERE agency = ?");
        List<Object> values = new ArrayList<>(List.of(agency));
        if (!all) {
            Optional<String> headed = headed(agency);
            sql.append(headed.isPresent() ? " AND (giver = ? OR unit = ?)" : " AND giver = ?");
            values.add(site.userName());
            headed.ifPresent(values::add);
        }
        if (state != null) {
            sql.append(" AND state = ?");
            values.add(state);
        }
        if (!keyset.isFirstPage()) {
            sql.append(" AND (submitted_at, id) < (?, ?)");
            values.add(SqlTime.of(Instant.parse(keyset.after().get(0))));
            values.add(keyset.after().get(1));
        }
        sql.append(" ORDER BY submitted_at DESC, id DESC LIMIT ").append(keyset.limit() + 1);
        Page<Submission> page = Page.of(
                table.query(sql.toString(), values), keyset.limit(), one -> List.of(one.submittedAt(), one.id()), null);
        Map<String, int[]> counts =
                table.counts(page.items().stream().map(Submission::id).toList());
        Map<String, String> names = site.accounts()
                .fullNames(
                        page.items().stream().map(Submission::giver).distinct().toList());
        return page.map(one -> row(one, names, counts.getOrDefault(one.id(), new int[2])));
    }

    /** One with its list; the caller has checked that the person may see it. */
    Map<String, Object> details(Submission one) {
        Set<String> people = new TreeSet<>(Set.of(one.giver()));
        Optional.ofNullable(one.receivedBy()).ifPresent(people::add);
        List<Submission.Item> items = table.items(one.id());
        int undecided =
                (int) items.stream().filter(item -> item.result() == null).count();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(
                "submission",
                row(one, site.accounts().fullNames(List.copyOf(people)), new int[] {items.size(), undecided}));
        details.put("items", items);
        Map<String, String> boxes = new LinkedHashMap<>();
        for (ArchiveDossier dossier :
                archive.of(items.stream().map(Submission.Item::dossier).toList())) {
            if (dossier.box() != null) {
                boxes.put(dossier.dossier(), dossier.box());
            }
        }
        details.put("boxes", boxes);
        details.put("minutes", handOver.view(one));
        boolean keeps = site.access().may(one.agency(), ArchivePermission.KEEP);
        boolean decides =
                keeps && one.state().equals(Submission.OPEN) && !one.giver().equals(site.userName());
        boolean done = keeps && one.state().equals(Submission.DONE);
        details.put("actions", decides ? List.of("check", "decide") : done ? List.of("box") : List.of());
        return details;
    }

    private Map<String, Object> row(Submission one, Map<String, String> names, int[] counts) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", one.id());
        row.put("agency", one.agency());
        row.put("number", one.accession());
        row.put("title", one.title());
        row.put("note", one.note());
        row.put("giver", one.giver());
        row.put("giverName", names.getOrDefault(one.giver(), one.giver()));
        row.put("unitName", site.unitName(one.agency(), one.unit()));
        row.put("state", one.state());
        row.put("submittedAt", one.submittedAt());
        row.put("receivedBy", one.receivedBy());
        row.put(
                "receivedByName",
                one.receivedBy() == null ? null : names.getOrDefault(one.receivedBy(), one.receivedBy()));
        row.put("receivedAt", one.receivedAt());
        row.put("dossiers", counts[0]);
        row.put("undecided", counts[1]);
        row.put("version", one.version());
        return row;
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getString("id"),
                row.getString("code"),
                row.getInt("dossier_year"),
                row.getString("title"),
                row.getString("owner"),
                row.getString("owner"),
                row.getString("unit"),
                row.getString("retention"),
                SqlTime.read(row, "ended_at"),
                SqlTime.readDate(row, "due_on"),
                SqlTime.readDate(row, "kept_until"),
                row.getString("stage"),
                row.getString("reason"));
    }

    private static Candidate named(Candidate one, Map<String, String> names) {
        return new Candidate(
                one.id(),
                one.code(),
                one.year(),
                one.title(),
                one.owner(),
                names.getOrDefault(one.owner(), one.owner()),
                one.unit(),
                one.retention(),
                one.endedAt(),
                one.dueOn(),
                one.keptUntil(),
                one.stage(),
                one.reason());
    }
}
