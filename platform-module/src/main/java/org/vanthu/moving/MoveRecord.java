package org.vanthu.moving;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The row of the table {@code vt_moving}. */
final class MoveRecord {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    MoveRecord(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    /**
     * A move as this side sees it.
     *
     * @param reached the position after the last parcel that was taken
     * @param endedAt when it was found to be complete, or null
     */
    record Move(
            Side side,
            String other,
            String reached,
            long parcels,
            Instant startedAt,
            String startedBy,
            @Nullable Instant closedAt,
            @Nullable Instant endedAt,
            @Nullable String result) {}

    Optional<Move> find() {
        return find("");
    }

    /** The move, locked until the transaction ends. */
    Move lock() {
        return find(" FOR UPDATE").orElseThrow(MoveRecord::none);
    }

    Move require() {
        return find().orElseThrow(MoveRecord::none);
    }

    private static ConflictException none() {
        return new ConflictException("moving.error.none");
    }

    private Optional<Move> find(String lock) {
        return jdbc
                .query(
                        "SELECT * FROM vt_moving WHERE id = 1" + lock,
                        (row, number) -> new Move(
                                Side.valueOf(row.getString("side")),
                                row.getString("other_site"),
                                row.getString("reached"),
                                row.getLong("parcels"),
                                SqlTime.read(row, "started_at"),
                                row.getString("started_by"),
                                SqlTime.readNullable(row, "closed_at"),
                                SqlTime.readNullable(row, "ended_at"),
                                row.getString("result_text")))
                .stream()
                .findFirst();
    }

    /** Closes the site. */
    void begin(Side side, String other, String userName) {
        forget();
        Instant now = clock.instant();
        Sql.insert(
                jdbc,
                "vt_moving",
                Sql.map(
                        "id",
                        1,
                        "side",
                        side.name(),
                        "other_site",
                        other,
                        "reached",
                        "",
                        "parcels",
                        0,
                        "started_at",
                        now,
                        "started_by",
                        userName,
                        "closed_at",
                        now));
    }

    void reached(String position) {
        jdbc.update("UPDATE vt_moving SET reached = ?, parcels = parcels + 1 WHERE id = 1", position);
    }

    /** Keeps the result; the new site opens, the old one stays closed. */
    void end(Side side, String result) {
        jdbc.update(
                "UPDATE vt_moving SET ended_at = ?, result_text = ?" + (side == Side.NEW ? ", closed_at = NULL" : "")
                        + " WHERE id = 1",
                SqlTime.of(clock.instant()),
                result);
    }

    void forget() {
        jdbc.update("DELETE FROM vt_moving");
    }
}
