package org.vanthu.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/** Times in tables: always UTC in a {@code timestamp(3)} column, whatever the time zone of the server is. */
public final class SqlTime {

    private SqlTime() {}

    /** The value to bind; milliseconds, as precise as the column. */
    public static LocalDateTime of(Instant time) {
        return LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    /** As {@link #of}, null stays null. */
    public static @Nullable LocalDateTime ofNullable(@Nullable Instant time) {
        return time == null ? null : of(time);
    }

    /** Reads a column that is never null. */
    public static Instant read(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** Reads a column that may be null. */
    public static @Nullable Instant readNullable(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /** Reads a date column that may be null. */
    public static @Nullable LocalDate readDate(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
