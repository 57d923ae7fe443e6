package org.vanthu.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The columns in which a table keeps the deadline of a row. */
public final class DueColumns {

    /** Stands for no deadline where lists sort: what has none comes after all that has one. */
    public static final Instant NEVER = Instant.parse("2999-12-31T00:00:00Z");

    private DueColumns() {}

    /** As an insert or an update takes them. */
    public static Map<String, @Nullable Object> of(@Nullable Deadline due) {
        return Sql.map(
                "due_rule",
                due == null ? null : due.rule(),
                "due_from",
                due == null ? null : due.from(),
                "due_at",
                due == null ? null : due.at(),
                "soon_at",
                due == null ? null : due.soonAt(),
                "due_sort",
                due == null ? NEVER : due.at());
    }

    /** Null where the row has no deadline. */
    public static @Nullable Deadline read(ResultSet row) throws SQLException {
        String rule = row.getString("due_rule");
        return rule == null
                ? null
                : new Deadline(
                        rule, SqlTime.read(row, "due_from"), SqlTime.read(row, "due_at"), SqlTime.read(row, "soon_at"));
    }
}
