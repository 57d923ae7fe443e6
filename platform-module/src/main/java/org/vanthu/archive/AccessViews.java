package org.vanthu.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.Dossiers;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** For whom dossiers are open, as people see it. */
final class AccessViews {

    private final JdbcTemplate jdbc;
    private final AccessLevels levels;
    private final Dossiers dossiers;
    private final ArchiveSite site;

    AccessViews(DataSource dataSource, AccessLevels levels, Dossiers dossiers, ArchiveSite site) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.levels = levels;
        this.dossiers = dossiers;
        this.site = site;
    }

    /** An ended dossier in the list that archivists review. */
    record Listed(
            String id,
            int year,
            String code,
            String title,
            String ownerName,
            @Nullable String retention,
            Instant endedAt,
            @Nullable String stage,
            String level,
            boolean usual,
            @Nullable String reviewedByName,
            @Nullable Instant reviewedAt) {

        Listed named(Map<String, String> names) {
            return new Listed(
                    id,
                    year,
                    code,
                    title,
                    names.getOrDefault(ownerName, ownerName),
                    retention,
                    endedAt,
                    stage,
                    level,
                    usual,
                    reviewedByName == null ? null : names.getOrDefault(reviewedByName, reviewedByName),
                    reviewedAt);
        }
    }

    /**
     * Ended dossiers of an agency that are not gone, the latest first.
     *
     * @param level only those of this level, or null
     * @param reviewed only those that an archivist confirmed, or only the others, or null
     * @param year only those of this year, or null
     */
    Page<Listed> list(
            String agency, @Nullable String level, @Nullable Boolean reviewed, @Nullable Integer year, Keyset keyset) {
        site.access().require(agency, ArchivePermission.KEEP);
        StringBuilder sql = new StringBuilder(
                "SELECT d.id, d.dossier_year, d.code, d.title, d.owner, d.retention, d.ended_at, s.stage,"
                        + " a.access_level, a.reviewed_by, a.reviewed_at FROM vt_dossier d"
                        + " LEFT JOIN vt_archive_access a ON a.dossier = d.id"
                        + " LEFT JOIN vt_archive_dossier s ON s.dossier = d.id"
                        + " WHERE d.agency = ? AND d.state = 'ended' AND (s.stage IS NULL OR s.stage NOT IN ("
                        + Sql.marks(AccessLevels.GONE.size()) + "))");
        List<Object> values = new ArrayList<>(List.of(agency));
        values.addAll(AccessLevels.GONE);
        if (level != null) {
            sql.append(" AND COALESCE(a.access_level, ?) = ?");
            values.add(levels.usual());
            values.add(AccessLevels.code("level", level));
        }
        if (reviewed != null) {
            sql.append(reviewed ? " AND a.reviewed_at IS NOT NULL" : " AND a.reviewed_at IS NULL");
        }
        if (year != null) {
            sql.append(" AND d.dossier_year = ?");
            values.add(year);
        }
        if (!keyset.isFirstPage()) {
            sql.append(" AND (d.ended_at, d.id) < (?, ?)");
            values.add(SqlTime.of(Instant.parse(keyset.after().get(0))));
            values.add(keyset.after().get(1));
        }
        sql.append(" ORDER BY d.ended_at DESC, d.id DESC LIMIT ").append(keyset.limit() + 1);
        List<Listed> found = jdbc.query(sql.toString(), (row, index) -> listed(row), values.toArray());
        Set<String> people = new TreeSet<>();
        found.forEach(one -> {
            people.add(one.ownerName());
            Optional.ofNullable(one.reviewedByName()).ifPresent(people::add);
        });
        Map<String, String> names = site.accounts().fullNames(List.copyOf(people));
        return Page.of(found, keyset.limit(), one -> List.of(one.endedAt(), one.id()), null)
                .map(one -> one.named(names));
    }

    /** The level of one that the person may see, and whether he or she may change it. */
    Map<String, @Nullable Object> of(String dossierId) {
        Dossier dossier = dossiers.get(dossierId);
        AccessLevel level = levels.of(dossierId);
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("dossier", dossierId);
        view.put("level", level.code());
        view.put("usual", level.setBy() == null);
        view.put("setByName", level.setBy() == null ? null : site.fullName(level.setBy()));
        view.put("setAt", level.setAt());
        view.put("reviewedByName", level.reviewedBy() == null ? null : site.fullName(level.reviewedBy()));
        view.put("reviewedAt", level.reviewedAt());
        view.put("mayChange", levels.maySet(dossier));
        return view;
    }

    private Listed listed(ResultSet row) throws SQLException {
        String level = row.getString("access_level");
        return new Listed(
                row.getString("id"),
                row.getInt("dossier_year"),
                row.getString("code"),
                row.getString("title"),
                row.getString("owner"),
                row.getString("retention"),
                SqlTime.read(row, "ended_at"),
                row.getString("stage"),
                level == null ? levels.usual() : level,
                level == null,
                row.getString("reviewed_by"),
                SqlTime.readNullable(row, "reviewed_at"));
    }
}
