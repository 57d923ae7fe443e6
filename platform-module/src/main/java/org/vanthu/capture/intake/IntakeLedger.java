package org.vanthu.capture.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

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

/**
 * The table {@code vt_intake}: ledger and queue in one. Every method works in the caller's transaction. Times are UTC.
 */
public final class IntakeLedger {
    private static final String COLUMNS =
            "id, version, agency, state, file_name, seen_at, created_by, source_kind, source_slot, source_path,"
                    + " source_mtime, size_bytes, observed_at, node_id, sha256, mimetype, pages, findings, stored_at, step, attempts,"
                    + " retry_at, priority, lease_owner, lease_until, started_at, reading, reading_version, text_quality, confidence,"
                    + " reason_code, reason_args, duplicate_of, duplicate_node, arrival_number, register_year";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM vt_intake ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IntakeIds ids;

    public IntakeLedger(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
        this.ids = new IntakeIds(clock);
    }

    /** A fresh id, greater than all before on this server. */
    public long nextId() {
        return ids.next();
    }

    /** Adds a row. */
    public void insert(Intake intake) {
        String marks = COLUMNS.replaceAll("([a-z_0-9]+)", ":$1");
        bind(jdbc.sql("INSERT INTO vt_intake (" + COLUMNS + ") VALUES (" + marks + ")"), intake)
                .update();
    }

    /**
     * Writes the whole row.
     *
     * @return the row as it now is
     * @throws StaleIntakeException if it was changed since the value was read; nothing is written
     */
    public Intake update(Intake intake) {
        return tryUpdate(intake).orElseThrow(() -> new StaleIntakeException(intake.id()));
    }

    private Optional<Intake> tryUpdate(Intake intake) {
        StringBuilder sets = new StringBuilder();
        for (String column : COLUMNS.split(", ", -1)) {
            if (!column.equals("id") && !column.equals("version")) {
                sets.append(column).append(" = :").append(column).append(", ");
            }
        }
        int rows = bind(
                        jdbc.sql("UPDATE vt_intake SET " + sets
                                + "version = :version + 1 WHERE id = :id AND version = :version"),
                        intake)
                .update();
        return rows == 1 ? Optional.of(intake.withVersion(intake.version() + 1)) : Optional.empty();
    }

    /** Removes a row of which nothing is to be remembered: a file that went away before it was taken. */
    public void delete(long id) {
        deletePages(id);
        jdbc.sql("DELETE FROM vt_intake_content WHERE intake_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM vt_intake WHERE id = :id").param("id", id).update();
    }

    public Optional<Intake> find(long id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query(IntakeLedger::row)
                .optional();
    }

    /** The row of the file that lies in that place. */
    public Optional<Intake> findBySlot(String slot) {
        return jdbc.sql(SELECT + "WHERE source_slot = :slot")
                .param("slot", slot)
                .query(IntakeLedger::row)
                .optional();
    }

    /** All rows whose file still lies in the scan folder of the agency. */
    public List<Intake> inFolder(String agency) {
        return jdbc.sql(SELECT + "WHERE agency = :agency AND source_slot IS NOT NULL AND source_kind = 'folder'")
                .param("agency", agency)
                .query(IntakeLedger::row)
                .list();
    }

    public Optional<Intake> findByNode(String nodeId) {
        return jdbc
                .sql(SELECT + "WHERE node_id = :node ORDER BY id")
                .param("node", nodeId)
                .query(IntakeLedger::row)
                .list()
                .stream()
                .findFirst();
    }

    /**
     * Rows of an agency, oldest first.
     *
     * @param states empty for all
     * @param afterTime and {@code afterId}: time and id of the last row seen, null for the first page
     */
    public List<Intake> list(
            String agency,
            Collection<IntakeState> states,
            @Nullable Instant afterTime,
            long afterId,
            boolean newestFirst,
            int limit) {
        String order = newestFirst ? "DESC" : "ASC";
        String than = newestFirst ? "<" : ">";
        StringBuilder sql = new StringBuilder(SELECT).append("WHERE agency = :agency");
        if (!states.isEmpty()) {
            sql.append(" AND state IN (:states)");
        }
        if (afterTime != null) {
            sql.append(" AND (seen_at ")
                    .append(than)
                    .append(" :time OR (seen_at = :time AND id ")
                    .append(than)
                    .append(" :id))");
        }
        sql.append(" ORDER BY seen_at ")
                .append(order)
                .append(", id ")
                .append(order)
                .append(" LIMIT ")
                .append(limit);
        var statement = jdbc.sql(sql.toString()).param("agency", agency);
        if (!states.isEmpty()) {
            statement = statement.param(
                    "states", states.stream().map(IntakeState::code).toList());
        }
        if (afterTime != null) {
            statement = statement.param("time", SqlTime.of(afterTime)).param("id", afterId);
        }
        return statement.query(IntakeLedger::row).list();
    }

    /** How many rows of the agency stand in each state; reads the index only. */
    public Map<IntakeState, Long> count(String agency, Collection<IntakeState> states) {
        Map<IntakeState, Long> counts = new TreeMap<>();
        jdbc.sql(
                        "SELECT state, COUNT(*) AS n FROM vt_intake WHERE agency = :agency AND state IN (:states) GROUP BY state")
                .param("agency", agency)
                .param("states", states.stream().map(IntakeState::code).toList())
                .query((row, i) -> counts.put(IntakeState.of(row.getString("state")), row.getLong("n")))
                .list();
        return counts;
    }

    /**
     * How many rows of the agency need somebody's look: quarantined and failed ones, and refused ones that are news.
     *
     * @param settled the reason of those refused that a clerk wanted so
     * @param since refused ones seen before are no news
     */
    public long countTroubled(String agency, String settled, Instant since) {
        return jdbc.sql("SELECT COUNT(*) FROM vt_intake WHERE agency = :agency AND (state IN (:open)"
                        + " OR (state = :refused AND seen_at >= :since AND reason_code <> :settled))")
                .param("agency", agency)
                .param("open", List.of(IntakeState.QUARANTINED.code(), IntakeState.FAILED.code()))
                .param("refused", IntakeState.REFUSED.code())
                .param("since", SqlTime.of(since))
                .param("settled", settled)
                .query(Long.class)
                .single();
    }

    /**
     * Takes work: at most {@code limit} rows whose step is due and which nobody holds. The lease is written by an
     * update that succeeds for one only, so two servers never hold the same row; a row whose holder died becomes free
     * when the lease runs out.
     *
     * @param ready only rows of this step
     */
    public List<Intake> claim(Step ready, String owner, Duration lease, int limit) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as the column keeps it: a holder is known by it
        List<Intake> due = jdbc.sql(SELECT
                        + "WHERE step = :step AND retry_at <= :now AND (lease_until IS NULL OR lease_until < :now)"
                        + " ORDER BY priority DESC, retry_at, id LIMIT " + limit)
                .param("step", ready.name())
                .param("now", SqlTime.of(now))
                .query(IntakeLedger::row)
                .list();
        List<Intake> claimed = new ArrayList<>();
        for (Intake intake : due) {
            Work work = intake.work();
            Work held = new Work(
                    work.step(), work.attempts(), work.retryAt(), work.priority(), owner, now.plus(lease), now);
            tryUpdate(intake.withWork(held)).ifPresent(claimed::add);
        }
        return claimed;
    }

    /** Prolongs the leases that the owner still holds. The version stays, so that the holder may write his result. */
    public void renew(String owner, Duration lease) {
        jdbc.sql(
                        "UPDATE vt_intake SET lease_until = :until WHERE lease_owner = :owner AND step IS NOT NULL AND lease_until IS NOT NULL")
                .param("until", SqlTime.of(clock.instant().plus(lease)))
                .param("owner", owner)
                .update();
    }

    /** Frees what an earlier life of the same server held. */
    public int release(String owner) {
        return jdbc.sql(
                        "UPDATE vt_intake SET lease_owner = NULL, lease_until = NULL, version = version + 1 WHERE lease_owner = :owner")
                .param("owner", owner)
                .update();
    }

    /** How many rows wait for a step, due or not. */
    public long waiting(String agency, Step step) {
        return jdbc.sql("SELECT COUNT(*) FROM vt_intake WHERE step = :step AND agency = :agency")
                .param("step", step.name())
                .param("agency", agency)
                .query(Long.class)
                .single();
    }

    /** How many rows are in a worker's hands. */
    public long inWork(String agency) {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM vt_intake WHERE step IS NOT NULL AND agency = :agency AND lease_until >= :now")
                .param("agency", agency)
                .param("now", SqlTime.of(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** Makes all rows that wait for reading due now: the recognition program has appeared. */
    public int wake(Step step, String reasonCode) {
        return jdbc.sql(
                        "UPDATE vt_intake SET retry_at = :now WHERE step = :step AND reason_code = :reason AND retry_at > :now")
                .param("now", SqlTime.of(clock.instant()))
                .param("step", step.name())
                .param("reason", reasonCode)
                .update();
    }

    /** The entry that owns these bytes in the agency. */
    public Optional<Intake> ownerOf(String agency, String sha256, long sizeBytes) {
        return jdbc.sql(
                        SELECT
                                + "WHERE id = (SELECT intake_id FROM vt_intake_content WHERE agency = :agency AND sha256 = :sha AND size_bytes = :size)")
                .param("agency", agency)
                .param("sha", sha256)
                .param("size", sizeBytes)
                .query(IntakeLedger::row)
                .optional();
    }

    /**
     * Makes the entry the owner of the bytes.
     *
     * @throws org.springframework.dao.DuplicateKeyException if another transaction was quicker: the caller's is to be
     *     tried again
     */
    public void own(String agency, String sha256, long sizeBytes, long id) {
        jdbc.sql(
                        "INSERT INTO vt_intake_content (agency, sha256, size_bytes, intake_id) VALUES (:agency, :sha, :size, :id)")
                .param("agency", agency)
                .param("sha", sha256)
                .param("size", sizeBytes)
                .param("id", id)
                .update();
    }

    /**
     * Forgets which bytes the entry owned, so that nothing of a refused file is left and a corrected copy may come in.
     */
    public void disown(long id) {
        jdbc.sql("DELETE FROM vt_intake_content WHERE intake_id = :id")
                .param("id", id)
                .update();
    }

    /** Replaces the pages of an entry. */
    public void replacePages(long id, List<IntakePage> pages) {
        jdbc.sql("DELETE FROM vt_intake_page WHERE intake_id = :id")
                .param("id", id)
                .update();
        for (IntakePage page : pages) {
            jdbc.sql("INSERT INTO vt_intake_page (intake_id, page, width, height, picture_hash, words)"
                            + " VALUES (:id, :page, :width, :height, :hash, :words)")
                    .param("id", id)
                    .param("page", page.number())
                    .param("width", page.width())
                    .param("height", page.height())
                    .param("hash", page.pictureHash())
                    .param("words", page.words())
                    .update();
        }
    }

    /** The pages of an entry without their words. */
    public List<IntakePage> pages(long id) {
        return jdbc.sql(
                        "SELECT page, width, height, picture_hash FROM vt_intake_page WHERE intake_id = :id ORDER BY page")
                .param("id", id)
                .query((row, i) -> new IntakePage(
                        row.getInt("page"),
                        row.getDouble("width"),
                        row.getDouble("height"),
                        row.getString("picture_hash"),
                        null))
                .list();
    }

    /** The words of one page as written by {@link WordLines}; empty when none were read. */
    public Optional<String> words(long id, int page) {
        return jdbc.sql("SELECT words FROM vt_intake_page WHERE intake_id = :id AND page = :page AND words IS NOT NULL")
                .param("id", id)
                .param("page", page)
                .query((row, i) -> row.getString("words"))
                .optional();
    }

    /** Removes pages, words and what could find the entry again. */
    public void deletePages(long id) {
        jdbc.sql("DELETE FROM vt_intake_page WHERE intake_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM vt_intake_band WHERE intake_id = :id")
                .param("id", id)
                .update();
    }

    /** Writes the bands of a signature, replacing older ones of the same kind. */
    public void replaceBands(Intake intake, String kind, List<Long> bands, String signature) {
        jdbc.sql("DELETE FROM vt_intake_band WHERE intake_id = :id AND kind = :kind")
                .param("id", intake.id())
                .param("kind", kind)
                .update();
        for (int band = 0; band < bands.size(); band++) {
            jdbc.sql("INSERT INTO vt_intake_band (agency, kind, band, band_value, intake_id, signature)"
                            + " VALUES (:agency, :kind, :band, :value, :id, :signature)")
                    .param("agency", intake.agency())
                    .param("kind", kind)
                    .param("band", band)
                    .param("value", bands.get(band))
                    .param("id", intake.id())
                    .param("signature", signature)
                    .update();
        }
    }

    /** Signatures of other entries of the agency that share a band, by entry; at most 200 of each band. */
    public Map<Long, String> similar(Intake intake, String kind, List<Long> bands) {
        Map<Long, String> found = new TreeMap<>();
        for (int band = 0; band < bands.size(); band++) {
            jdbc.sql(
                            "SELECT intake_id, signature FROM vt_intake_band WHERE agency = :agency AND kind = :kind AND band = :band"
                                    + " AND band_value = :value AND intake_id <> :id ORDER BY intake_id DESC LIMIT 200")
                    .param("agency", intake.agency())
                    .param("kind", kind)
                    .param("band", band)
                    .param("value", bands.get(band))
                    .param("id", intake.id())
                    .query((row, i) -> found.put(row.getLong("intake_id"), row.getString("signature")))
                    .list();
        }
        return found;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, Intake intake) {
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

    private static Intake row(ResultSet row, int number) throws SQLException {
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
