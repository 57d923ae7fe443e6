package org.vanthu.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of what people were told; one job writes them. */
final class NoticeTable {

    private final JdbcTemplate jdbc;

    NoticeTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    List<RetentionNotice> of(String agency) {
        return jdbc.query(
                "SELECT * FROM vt_retention_notice WHERE agency = ? ORDER BY whom, view_name",
                (row, index) -> read(row),
                agency);
    }

    List<RetentionNotice> of(String agency, String whom) {
        return jdbc.query(
                "SELECT * FROM vt_retention_notice WHERE agency = ? AND whom = ? ORDER BY view_name",
                (row, index) -> read(row),
                agency,
                whom);
    }

    long unseen(String agency, String whom) {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM vt_retention_notice WHERE agency = ? AND whom = ? AND seen_at IS NULL",
                Long.class,
                agency,
                whom);
        return count == null ? 0 : count;
    }

    /** Takes the place of what the person was told of the list before. */
    void put(RetentionNotice notice) {
        delete(notice);
        Sql.insert(
                jdbc,
                "vt_retention_notice",
                Sql.map(
                        "agency", notice.agency(),
                        "whom", notice.whom(),
                        "view_name", notice.view(),
                        "dossiers", notice.dossiers(),
                        "last_day", notice.lastDay(),
                        "noted_at", notice.notedAt(),
                        "seen_at", notice.seenAt()));
    }

    void delete(RetentionNotice notice) {
        jdbc.update(
                "DELETE FROM vt_retention_notice WHERE agency = ? AND whom = ? AND view_name = ?",
                notice.agency(),
                notice.whom(),
                notice.view());
    }

    void seen(String agency, String whom, Instant at) {
        jdbc.update(
                "UPDATE vt_retention_notice SET seen_at = ? WHERE agency = ? AND whom = ? AND seen_at IS NULL",
                SqlTime.of(at),
                agency,
                whom);
    }

    private static RetentionNotice read(ResultSet row) throws SQLException {
        return new RetentionNotice(
                row.getString("agency"),
                row.getString("whom"),
                row.getString("view_name"),
                row.getInt("dossiers"),
                SqlTime.readDate(row, "last_day"),
                SqlTime.read(row, "noted_at"),
                SqlTime.readNullable(row, "seen_at"));
    }
}
