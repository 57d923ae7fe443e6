package org.vanthu.capture.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.capture.intake.Intake.Link;
import org.vanthu.capture.intake.Intake.Read;
import org.vanthu.capture.intake.Intake.Reason;
import org.vanthu.capture.intake.Intake.Source;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Stored;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.shared.Json;
import org.vanthu.shared.SqlTime;

/** An entry as a row of the table {@code vt_intake}, to and fro. */
final class IntakeRows {
    static final String COLUMNS =
            "id, version, agency, state, file_name, seen_at, created_by, source_kind, source_slot, source_path,"
                    + " source_mtime, size_bytes, observed_at, node_id, sha256, mimetype, pages, findings, stored_at, step, attempts,"
                    + " retry_at, priority, lease_owner, lease_until, started_at, reading, reading_version, text_quality, confidence,"
                    + " reason_code, reason_args, duplicate_of, duplicate_node, arrival_number, register_year";

    static final String SELECT = "SELECT " + COLUMNS + " FROM vt_intake ";

    private IntakeRows() {}

    /** Gives a statement every column as a parameter of the column's name. */
    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, Intake intake) {
        Source source = intake.source();
        Stored stored = intake.stored();
        Work work = intake.work();
        Read read = intake.read();
        Reason reason = intake.reason();
        Link link = intake.link();
        Step step = work.step();
        return sql.param("id", intake.id())
                .param("version", intake.version())
                .param("agency", intake.agency())
                .param("state", intake.state().code())
                .param("file_name", intake.fileName())
                .param("seen_at", SqlTime.of(intake.seenAt()))
                .param("created_by", intake.createdBy())
                .param("source_kind", source.kind())
                .param("source_slot", source.slot())
                .param("source_path", source.path())
                .param("source_mtime", source.modifiedMillis())
                .param("size_bytes", source.sizeBytes())
                .param("observed_at", SqlTime.of(source.observedAt()))
                .param("node_id", stored == null ? null : stored.nodeId())
                .param("sha256", stored == null ? null : stored.sha256())
                .param("mimetype", stored == null ? null : stored.mimetype())
                .param("pages", stored == null ? 0 : stored.pages())
                .param("findings", stored == null ? "" : stored.findings())
                .param("stored_at", stored == null ? null : SqlTime.of(stored.storedAt()))
                .param("step", step == null ? null : step.name())
                .param("attempts", work.attempts())
                .param("retry_at", SqlTime.of(work.retryAt()))
                .param("priority", work.priority())
                .param("lease_owner", work.leaseOwner())
                .param("lease_until", SqlTime.ofNullable(work.leaseUntil()))
                .param("started_at", SqlTime.ofNullable(work.startedAt()))
                .param("reading", read == null ? null : read.json())
                .param("reading_version", read == null ? 0 : read.version())
                .param("text_quality", read == null ? null : read.quality())
                .param("confidence", read == null ? null : read.confidence())
                .param("reason_code", reason == null ? null : reason.code())
                .param("reason_args", reason == null ? null : args(reason))
                .param("duplicate_of", link.duplicateOf())
                .param("duplicate_node", link.duplicateNode())
                .param("arrival_number", link.arrivalNumber())
                .param("register_year", link.registerYear());
    }

    private static String args(Reason reason) {
        String json = Json.write(reason.args());
        return json.length() <= 1000 ? json : "[]";
    }

    /** The entry of a row that {@link #SELECT} found. */
    static Intake read(ResultSet row, int number) throws SQLException {
        Instant storedAt = SqlTime.readNullable(row, "stored_at");
        Stored stored = storedAt == null
                ? null
                : new Stored(
                        row.getString("node_id"),
                        row.getString("sha256"),
                        row.getString("mimetype"),
                        row.getInt("pages"),
                        row.getString("findings"),
                        storedAt);
        String step = row.getString("step");
        Work work = new Work(
                step == null ? null : Step.valueOf(step),
                row.getInt("attempts"),
                SqlTime.read(row, "retry_at"),
                row.getInt("priority"),
                row.getString("lease_owner"),
                SqlTime.readNullable(row, "lease_until"),
                SqlTime.readNullable(row, "started_at"));
        String json = row.getString("reading");
        Read read = json == null
                ? null
                : new Read(
                        json,
                        row.getInt("reading_version"),
                        row.getDouble("text_quality"),
                        row.getDouble("confidence"));
        return new Intake(
                row.getLong("id"),
                row.getLong("version"),
                row.getString("agency"),
                IntakeState.of(row.getString("state")),
                row.getString("file_name"),
                SqlTime.read(row, "seen_at"),
                row.getString("created_by"),
                source(row),
                stored,
                work,
                read,
                reason(row),
                link(row));
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                row.getString("source_kind"),
                row.getString("source_slot"),
                row.getString("source_path"),
                row.getLong("source_mtime"),
                row.getLong("size_bytes"),
                SqlTime.read(row, "observed_at"));
    }

    private static @Nullable Reason reason(ResultSet row) throws SQLException {
        String code = row.getString("reason_code");
        if (code == null) {
            return null;
        }
        String args = row.getString("reason_args");
        return new Reason(code, args == null ? List.of() : List.of(Json.read(args, String[].class)));
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getObject("duplicate_of", Long.class),
                row.getString("duplicate_node"),
                row.getObject("arrival_number", Long.class),
                row.getObject("register_year", Integer.class));
    }
}
