package org.vanthu.moving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Sql;

/**
 * The rows of the module's tables with their ids, table by table in the order of the primary key. The module makes its
 * ids itself, so no counter of the database is to be set.
 *
 * <p>Columns that name a process of the workflow engine get a name that no engine gives, because the numbers of the two
 * engines overlap; those that still run get their real one from {@link WorkStage}.
 */
final class TableStage implements Stage {

    static final String BRANCH = "branch";
    private static final String TASK = "task_id";
    private static final String ENGINE = "activiti$";
    private static final int MOST = 500;
    private static final String TABLE = "table";
    private static final String ROW = "row";

    private final JdbcTemplate jdbc;
    private final Tables tables;
    private final MoveRecord record;

    TableStage(DataSource dataSource, Tables tables, MoveRecord record) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.tables = tables;
        this.record = record;
    }

    @Override
    public String name() {
        return "tables";
    }

    @Override
    public String kind(ObjectNode item) {
        return item.path(TABLE).asText();
    }

    @Override
    public Portion read(String after, ContentSink contents) {
        List<TableColumns> order = tables.inOrder();
        int colon = after.indexOf(':');
        int at = colon < 0 ? 0 : index(order, after.substring(0, colon));
        String key = colon < 0 ? "" : after.substring(colon + 1);
        while (at < order.size()) {
            TableColumns table = order.get(at);
            List<ObjectNode> items = rows(table, key);
            if (items.size() == MOST) {
                return new Portion(items, table.name() + ":" + keyOf(table, items.get(MOST - 1)));
            }
            if (!items.isEmpty()) {
                return at + 1 == order.size()
                        ? new Portion(items, null)
                        : new Portion(items, order.get(at + 1).name() + ":");
            }
            at++;
            key = "";
        }
        return new Portion(List.of(), null);
    }

    private static int index(List<TableColumns> order, String name) {
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).name().equals(name)) {
                return i;
            }
        }
        throw InvalidInputException.field("after", name, "moving.error.table", name);
    }

    private List<ObjectNode> rows(TableColumns table, String key) {
        String names = table.columns().stream().map(TableColumns.Column::name).collect(Collectors.joining(", "));
        String order = String.join(", ", table.key());
        String where = key.isEmpty()
                ? ""
                : " WHERE (" + order + ") > (" + Sql.marks(table.key().size()) + ")";
        return jdbc.query(
                "SELECT " + names + " FROM " + table.name() + where + " ORDER BY " + order + " LIMIT " + MOST,
                (row, number) -> item(table, row),
                key.isEmpty() ? new Object[] {} : keyValues(table, key));
    }

    private static ObjectNode item(TableColumns table, ResultSet row) throws SQLException {
        ObjectNode item = MoveJson.object().put(TABLE, table.name());
        ObjectNode values = item.putObject(ROW);
        for (TableColumns.Column column : table.columns()) {
            values.set(column.name(), column.read(row));
        }
        return item;
    }

    private static String keyOf(TableColumns table, ObjectNode item) {
        ArrayNode key = MoveJson.MAPPER.createArrayNode();
        table.key().forEach(column -> key.add(item.path(ROW).path(column)));
        return key.toString();
    }

    private static @Nullable Object[] keyValues(TableColumns table, String key) {
        try {
            JsonNode values = MoveJson.MAPPER.readTree(key);
            @Nullable Object[] bound = new @Nullable Object[table.key().size()];
            for (int i = 0; i < bound.length; i++) {
                bound[i] = table.column(table.key().get(i)).bind(values.path(i));
            }
            return bound;
        } catch (JsonProcessingException e) {
            throw InvalidInputException.field(e, "after", key, "moving.error.table", key);
        }
    }

    @Override
    public void write(List<ObjectNode> items, ContentSource contents) {
        List<TableColumns> order = tables.inOrder();
        for (ObjectNode item : items) {
            TableColumns table = order.get(index(order, item.path(TABLE).asText()));
            List<@Nullable Object> values = new ArrayList<>();
            for (TableColumns.Column column : table.columns()) {
                Object value = column.bind(item.path(ROW).path(column.name()));
                values.add(column.name().equals(BRANCH) && value != null ? moved(value.toString()) : value);
            }
            jdbc.update(
                    "INSERT INTO " + table.name() + " ("
                            + table.columns().stream()
                                    .map(TableColumns.Column::name)
                                    .collect(Collectors.joining(", "))
                            + ") VALUES (" + Sql.marks(values.size()) + ")",
                    values.toArray());
        }
    }

    /** The name on this side of what was a process on the old one; that of an earlier move stays. */
    private String moved(String branch) {
        return branch.startsWith(ENGINE)
                ? "m" + Long.toString(record.require().startedAt().getEpochSecond(), Character.MAX_RADIX) + "$"
                        + branch.substring(ENGINE.length())
                : branch;
    }

    @Override
    public void normalize(ObjectNode item) {
        if (item.path(ROW) instanceof ObjectNode row) {
            row.remove(BRANCH);
            row.remove(TASK);
        }
    }
}
