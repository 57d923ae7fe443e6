package org.vanthu.archive.preservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.organization.Access;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TimeOrderedIds;

/**
 * The event log of the archive. Rows are only added, in the transaction of what happened.
 *
 * @see "PREMIS Data Dictionary 3.0, events"
 */
public final class ArchiveEvents {

    public static final String SUCCESS = "success";
    public static final String FAILURE = "failure";

    private final JdbcTemplate jdbc;
    private final Access access;
    private final TimeOrderedIds ids;
    private final Clock clock;

    ArchiveEvents(DataSource dataSource, Access access, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.access = access;
        this.ids = new TimeOrderedIds(clock);
        this.clock = clock;
    }

    /** What can happen, in the words of the PREMIS vocabulary of event types. */
    public enum Kind {
        ACCESSION("accession"),
        DIGEST("message digest calculation"),
        SIGNATURE("digital signature generation"),
        CHECK("fixity check"),
        COPY("replication"),
        REPAIR("recovery"),
        PACKAGE("information package creation"),
        DISSEMINATION("dissemination"),
        TRANSFER("transfer"),
        DELETION("deletion");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * Something that happened.
     *
     * @param nodeId the file that it happened to, or null for the whole dossier
     * @param kind in the words of PREMIS
     */
    public record Event(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
            String agency,
            String dossier,
            @Nullable String nodeId,
            String kind,
            Instant at,
            String by,
            String outcome,
            String detail) {}

    /** Adds an event now, by the signed-in person or the system. */
    public void record(
            String agency, String dossier, @Nullable String nodeId, Kind kind, String outcome, String detail) {
        Sql.insert(
                jdbc,
                "vt_archive_event",
                Sql.map(
                        "id",
                        ids.next(),
                        "agency",
                        agency,
                        "dossier",
                        dossier,
                        "node_id",
                        nodeId,
                        "kind",
                        kind.word(),
                        "at",
                        clock.instant(),
                        "done_by",
                        access.userName(),
                        "outcome",
                        outcome,
                        "detail",
                        Sql.cut(detail, 1000)));
    }

    /** The events of a dossier, oldest first. */
    public List<Event> of(String dossier) {
        return jdbc.query(
                "SELECT * FROM vt_archive_event WHERE dossier = ? ORDER BY id", (row, i) -> read(row), dossier);
    }

    private static Event read(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("dossier"),
                row.getString("node_id"),
                row.getString("kind"),
                SqlTime.read(row, "at"),
                row.getString("done_by"),
                row.getString("outcome"),
                row.getString("detail"));
    }
}
