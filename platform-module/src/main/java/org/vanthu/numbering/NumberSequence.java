package org.vanthu.numbering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.sql.DataSource;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.SqlDialect;
import org.vanthu.shared.SqlTime;

/**
 * Gives out the numbers of series. Taking a number locks the row of the series until the caller's transaction ends:
 * numbers are gap-free, a number returns when the transaction rolls back, and simultaneous callers wait for each other
 * only from the taking to the commit. Callers therefore take the number last.
 *
 * @see "docs/adr/0007-gap-free-numbering.md"
 */
public final class NumberSequence {

    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final int MAX_LISTED = 1000;
    private static final int MAX_BLOCK = 10_000;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private @Nullable SqlDialect dialect;

    public NumberSequence(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Takes the next number of an open series.
     *
     * @return the number, or empty if there is no such series yet
     * @throws ConflictException if the series is closed ({@code numbering.error.closed})
     */
    public Optional<Long> take(String seriesId) {
        return takeBlock(seriesId, 1);
    }

    /** Creates a series; the key of the table refuses a second one. */
    public void create(NumberSeries series) {
        jdbc.update(
                """
                INSERT INTO vt_number_series
                  (id, agency, kind, code, series_year, name, start_number, next_number, state, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                series.id(),
                series.agency(),
                series.kind(),
                series.code(),
                series.year(),
                series.name(),
                series.startNumber(),
                series.nextNumber(),
                OPEN,
                SqlTime.of(clock.instant()));
    }

    /** The series with the key. */
    public Optional<NumberSeries> find(String seriesId) {
        return jdbc
                .query("SELECT * FROM vt_number_series WHERE id = ?", (row, number) -> series(row), seriesId)
                .stream()
                .findFirst();
    }

    /** @throws NotFoundException if there is none ({@code numbering.error.no-series}) */
    public NumberSeries get(String seriesId) {
        return find(seriesId).orElseThrow(() -> new NotFoundException("numbering.error.no-series", seriesId));
    }

    /** The series of an agency and kind, newest year first; of all years where {@code year} is null. */
    public List<NumberSeries> list(String agency, String kind, @Nullable Integer year) {
        if (year == null) {
            return jdbc.query(
                    "SELECT * FROM vt_number_series WHERE agency = ? AND kind = ? ORDER BY series_year DESC, code LIMIT "
                            + MAX_LISTED,
                    (row, number) -> series(row),
                    agency,
                    kind);
        }
        return jdbc.query(
                "SELECT * FROM vt_number_series WHERE agency = ? AND kind = ? AND series_year = ? ORDER BY code",
                (row, number) -> series(row),
                agency,
                kind,
                year);
    }

    /** Locks the series until the transaction ends, for a change that must not interleave with a taking. */
    public NumberSeries lock(String seriesId) {
        return jdbc
                .query("SELECT * FROM vt_number_series WHERE id = ? FOR UPDATE", (row, number) -> series(row), seriesId)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("numbering.error.no-series", seriesId));
    }

    /**
     * Sets the next numbers aside.
     *
     * @return the first number of the block
     * @throws ConflictException if the series is closed
     */
    public long reserve(String seriesId, int count, String reason) {
        if (count < 1 || count > MAX_BLOCK) {
            throw InvalidInputException.field("count", count, "numbering.error.block-size", MAX_BLOCK);
        }
        long first = takeBlock(seriesId, count)
                .orElseThrow(() -> new NotFoundException("numbering.error.no-series", seriesId));
        String by = AuthenticationUtil.getFullyAuthenticatedUser();
        List<Object[]> rows = LongStream.range(first, first + count)
                .mapToObj(number -> new Object[] {
                    seriesId, number, state(NumberSlot.State.FREE), reason, by, SqlTime.of(clock.instant())
                })
                .toList();
        jdbc.batchUpdate("""
                INSERT INTO vt_number_slot (series_id, slot_number, state, reason, reserved_by, reserved_at)
                VALUES (?, ?, ?, ?, ?, ?)""", rows);
        return first;
    }

    /**
     * Uses a number that was set aside.
     *
     * @throws ConflictException if it is not free ({@code numbering.error.slot-taken})
     */
    public void use(String seriesId, long number) {
        int changed = jdbc.update(
                """
                UPDATE vt_number_slot SET state = ?, changed_by = ?, changed_at = ?
                WHERE series_id = ? AND slot_number = ? AND state = ?""",
                state(NumberSlot.State.USED),
                AuthenticationUtil.getFullyAuthenticatedUser(),
                SqlTime.of(clock.instant()),
                seriesId,
                number,
                state(NumberSlot.State.FREE));
        if (changed == 0) {
            throw ConflictException.field("reservedNumber", number, "numbering.error.slot-taken", number);
        }
    }

    /**
     * Gives up a number that was set aside: it stays unused, for the reason given.
     *
     * @throws ConflictException if it is not free ({@code numbering.error.slot-taken})
     */
    public void giveUp(String seriesId, long number, String reason) {
        int changed = jdbc.update(
                """
                UPDATE vt_number_slot SET state = ?, reason = ?, changed_by = ?, changed_at = ?
                WHERE series_id = ? AND slot_number = ? AND state = ?""",
                state(NumberSlot.State.UNUSED),
                reason,
                AuthenticationUtil.getFullyAuthenticatedUser(),
                SqlTime.of(clock.instant()),
                seriesId,
                number,
                state(NumberSlot.State.FREE));
        if (changed == 0) {
            throw ConflictException.field("number", number, "numbering.error.slot-taken", number);
        }
    }

    /** The numbers of a series that were set aside, in order. */
    public List<NumberSlot> slots(String seriesId) {
        return jdbc.query(
                "SELECT * FROM vt_number_slot WHERE series_id = ? ORDER BY slot_number",
                (row, number) -> slot(row),
                seriesId);
    }

    /**
     * Closes a series for good; numbers still set aside are given up with the reason of the closing.
     *
     * @throws ConflictException if it is closed already
     */
    public void close(String seriesId, String reason) {
        NumberSeries series = lock(seriesId);
        if (!series.isOpen()) {
            throw new ConflictException("numbering.error.closed", series.name(), series.year());
        }
        String by = AuthenticationUtil.getFullyAuthenticatedUser();
        jdbc.update(
                "UPDATE vt_number_series SET state = ?, closed_at = ?, closed_by = ?, closed_reason = ? WHERE id = ?",
                CLOSED,
                SqlTime.of(clock.instant()),
                by,
                reason,
                seriesId);
        jdbc.update(
                """
                UPDATE vt_number_slot SET state = ?, reason = ?, changed_by = ?, changed_at = ?
                WHERE series_id = ? AND state = ?""",
                state(NumberSlot.State.UNUSED),
                reason,
                by,
                SqlTime.of(clock.instant()),
                seriesId,
                state(NumberSlot.State.FREE));
    }

    private Optional<Long> takeBlock(String seriesId, int count) {
        List<Long> after = dialect().returnsUpdated() ? takeReturning(seriesId, count) : takeThenRead(seriesId, count);
        if (after.isEmpty()) {
            find(seriesId).ifPresent(series -> {
                throw new ConflictException("numbering.error.closed", series.name(), series.year());
            });
            return Optional.empty();
        }
        return Optional.of(after.get(0) - count);
    }

    private List<Long> takeReturning(String seriesId, int count) {
        return jdbc.queryForList(
                "UPDATE vt_number_series SET next_number = next_number + ? WHERE id = ? AND state = ? RETURNING next_number",
                Long.class,
                count,
                seriesId,
                OPEN);
    }

    /** The update locks the row, so that what is read after it is what it wrote. */
    private List<Long> takeThenRead(String seriesId, int count) {
        int changed = jdbc.update(
                "UPDATE vt_number_series SET next_number = next_number + ? WHERE id = ? AND state = ?",
                count,
                seriesId,
                OPEN);
        return changed == 0
                ? List.of()
                : jdbc.queryForList("SELECT next_number FROM vt_number_series WHERE id = ?", Long.class, seriesId);
    }

    private SqlDialect dialect() {
        SqlDialect known = dialect;
        if (known == null) {
            known = Objects.requireNonNull(jdbc.execute((ConnectionCallback<SqlDialect>) SqlDialect::of));
            dialect = known;
        }
        return known;
    }

    private static NumberSeries series(ResultSet row) throws SQLException {
        return new NumberSeries(
                row.getString("id"),
                row.getString("agency"),
                row.getString("kind"),
                row.getString("code"),
                row.getInt("series_year"),
                row.getString("name"),
                row.getLong("start_number"),
                row.getLong("next_number"),
                SqlTime.readNullable(row, "closed_at"));
    }

    private static NumberSlot slot(ResultSet row) throws SQLException {
        String changedBy = row.getString("changed_by");
        java.time.Instant changedAt = SqlTime.readNullable(row, "changed_at");
        return new NumberSlot(
                row.getString("series_id"),
                row.getLong("slot_number"),
                NumberSlot.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                changedBy == null ? row.getString("reserved_by") : changedBy,
                changedAt == null ? SqlTime.read(row, "reserved_at") : changedAt);
    }

    private static String state(NumberSlot.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
