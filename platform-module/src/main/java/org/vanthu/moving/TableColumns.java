package org.vanthu.moving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database describes it.
 *
 * @param key the names of the columns of its primary key, in their order
 */
record TableColumns(String name, List<Column> columns, List<String> key) {

    /** A column with its type of {@link Types}. */
    record Column(String name, int type) {

        JsonNode read(ResultSet row) throws SQLException {
            var json = MoveJson.MAPPER.getNodeFactory();
            JsonNode value = switch (type) {
                case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> json.numberNode(row.getLong(name));
                case Types.BIT, Types.BOOLEAN, Types.TINYINT -> json.booleanNode(row.getBoolean(name));
                case Types.DOUBLE, Types.FLOAT, Types.REAL -> json.numberNode(row.getDouble(name));
                case Types.TIMESTAMP -> text(row.getObject(name, LocalDateTime.class));
                case Types.DATE -> text(row.getObject(name, LocalDate.class));
                default -> text(row.getString(name));
            };
            return row.wasNull() ? json.nullNode() : value;
        }

        private static JsonNode text(@Nullable Object value) {
            return MoveJson.MAPPER.getNodeFactory().textNode(String.valueOf(value));
        }

        @Nullable
        Object bind(JsonNode value) {
            if (value.isNull() || value.isMissingNode()) {
                return null;
            }
            return switch (type) {
                case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> value.longValue();
                case Types.BIT, Types.BOOLEAN, Types.TINYINT -> value.booleanValue();
                case Types.DOUBLE, Types.FLOAT, Types.REAL -> value.doubleValue();
                case Types.TIMESTAMP -> LocalDateTime.parse(value.textValue());
                case Types.DATE -> LocalDate.parse(value.textValue());
                default -> value.textValue();
            };
        }
    }

    Column column(String wanted) {
        return columns.stream()
                .filter(column -> column.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has no column " + wanted));
    }

    boolean has(String column) {
        return columns.stream().anyMatch(one -> one.name().equals(column));
    }
}
