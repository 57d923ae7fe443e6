package org.vanthu.capture.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.shared.SqlTime;

/**
 * The entries of the table {@code vt_intake} with their pages and the bytes they own; who works on which is in
 * {@link IntakeQueue}. Every method works in the caller's transaction. Times are UTC.
 */
public final class IntakeLedger {
    private final JdbcClient jdbc;
    private final IntakeIds ids;
    private final List<Consumer<Intake>> onInserted = new CopyOnWriteArrayList<>();
    private final List<Consumer<Intake>> onRead = new CopyOnWriteArrayList<>();
    private final List<Consumer<Intake>> onRefused = new CopyOnWriteArrayList<>();

    public IntakeLedger(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.ids = new IntakeIds(clock);
    }

    /** A fresh id, greater than all before on this server. */
    public long nextId() {
        return ids.next();
    }

    /** Has somebody told of each row that is added, in the same transaction. */
    public void onInserted(Consumer<Intake> listener) {
        onInserted.add(listener);
    }

    /** Has somebody told of each row that begins to wait for a clerk, in the same transaction. */
    public void onRead(Consumer<Intake> listener) {
        onRead.add(listener);
    }

    /** Has somebody told of each row that is refused or taken off the list, in the same transaction. */
    public void onRefused(Consumer<Intake> listener) {
        onRefused.add(listener);
    }

    /** Adds a row. */
    public void insert(Intake intake) {
        String marks = IntakeRows.COLUMNS.replaceAll("([a-z_0-9]+)", ":$1");
        IntakeRows.bind(jdbc.sql("INSERT INTO vt_intake (" + IntakeRows.COLUMNS + ") VALUES (" + marks + ")"), intake)
                .update();
        onInserted.forEach(listener -> listener.accept(intake));
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

    /** As {@link #update}, but empty where the row was changed meanwhile. */
    Optional<Intake> tryUpdate(Intake intake) {
        StringBuilder sets = new StringBuilder();
        for (String column : IntakeRows.COLUMNS.split(", ", -1)) {
            if (!column.equals("id") && !column.equals("version")) {
                sets.append(column).append(" = :").append(column).append(", ");
            }
        }
        int rows = IntakeRows.bind(
                        jdbc.sql("UPDATE vt_intake SET " + sets
                                + "version = :version + 1 WHERE id = :id AND version = :version"),
                        intake)
                .update();
        if (rows != 1) {
            return Optional.empty();
        }
        if (intake.state() == IntakeState.AWAITING_CHECK) {
            onRead.forEach(listener -> listener.accept(intake));
        }
        if (intake.state() == IntakeState.REFUSED) {
            onRefused.forEach(listener -> listener.accept(intake));
        }
        return Optional.of(intake.withVersion(intake.version() + 1));
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
        return jdbc.sql(IntakeRows.SELECT + "WHERE id = :id")
                .param("id", id)
                .query(IntakeRows::read)
                .optional();
    }

    /** The rows with the ids, by id; one query for all. */
    public Map<Long, Intake> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(IntakeRows.SELECT + "WHERE id IN (:ids)")
                        .param("ids", ids)
                        .query(IntakeRows::read)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Intake::id, intake -> intake));
    }

    /** The row of the file that lies in that place. */
    public Optional<Intake> findBySlot(String slot) {
        return jdbc.sql(IntakeRows.SELECT + "WHERE source_slot = :slot")
                .param("slot", slot)
                .query(IntakeRows::read)
                .optional();
    }

    /** All rows whose file still lies in the scan folder of the agency. */
    public List<Intake> inFolder(String agency) {
        return jdbc.sql(IntakeRows.SELECT
                        + "WHERE agency = :agency AND source_slot IS NOT NULL AND source_kind = 'folder'")
                .param("agency", agency)
                .query(IntakeRows::read)
                .list();
    }

    public Optional<Intake> findByNode(String nodeId) {
        return jdbc
                .sql(IntakeRows.SELECT + "WHERE node_id = :node ORDER BY id")
                .param("node", nodeId)
                .query(IntakeRows::read)
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
        StringBuilder sql = new StringBuilder(IntakeRows.SELECT).append("WHERE agency = :agency");
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
        return statement.query(IntakeRows::read).list();
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

    /** The entry that owns these bytes in the agency. */
    public Optional<Intake> ownerOf(String agency, String sha256, long sizeBytes) {
        return jdbc.sql(
                        IntakeRows.SELECT
                                + "WHERE id = (SELECT intake_id FROM vt_intake_content WHERE agency = :agency AND sha256 = :sha AND size_bytes = :size)")
                .param("agency", agency)
                .param("sha", sha256)
                .param("size", sizeBytes)
                .query(IntakeRows::read)
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
}
