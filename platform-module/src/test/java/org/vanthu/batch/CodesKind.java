package org.vanthu.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;

/** Long work on real rows: gives the correspondents of an agency a code made of their names. */
final class CodesKind implements BatchKind {

    /** Names at which it stops with an error. */
    final Set<String> broken = ConcurrentHashMap.newKeySet();

    private final JdbcTemplate jdbc;
    private final String agency;

    CodesKind(JdbcTemplate jdbc, String agency) {
        this.jdbc = jdbc;
        this.agency = agency;
    }

    @Override
    public String code() {
        return "codes-" + agency;
    }

    @Override
    public int chunk() {
        return 20;
    }

    @Override
    public List<BatchItem> items(BatchRun run, @Nullable String after, int limit) {
        return jdbc.query(
                "SELECT name_key, name FROM vt_correspondent WHERE agency = ? AND name_key > ? ORDER BY name_key LIMIT "
                        + limit,
                (row, number) -> new BatchItem(row.getString("name_key"), row.getString("name"), 10),
                agency,
                after == null ? "" : after);
    }

    @Override
    public Map<String, Map<String, String>> states(BatchRun run, List<String> keys, boolean lock) {
        List<Object> values = new ArrayList<>(List.of(agency));
        values.addAll(keys);
        Map<String, Map<String, String>> states = new TreeMap<>();
        jdbc.query(
                "SELECT name_key, code FROM vt_correspondent WHERE agency = ? AND name_key IN ("
                        + Sql.marks(keys.size()) + ") ORDER BY name_key" + (lock ? " FOR UPDATE" : ""),
                row -> {
                    Map<String, String> state = new TreeMap<>();
                    if (row.getString("code") != null) {
                        state.put("code", row.getString("code"));
                    }
                    states.put(row.getString("name_key"), state);
                },
                values.toArray());
        return states;
    }

    @Override
    public Decision decide(BatchRun run, BatchItem item, Map<String, String> state) {
        return item.key().endsWith("0")
                ? Decision.leave("batch.item-gone", null)
                : Decision.change(Map.of("code", run.parameter("prefix") + item.key()));
    }

    @Override
    public void apply(BatchRun run, List<Step> steps) {
        for (Step step : steps) {
            if (broken.contains(step.key())) {
                throw new IllegalStateException(step.key());
            }
            jdbc.update(
                    "UPDATE vt_correspondent SET code = ? WHERE agency = ? AND name_key = ?",
                    step.to().get("code"),
                    agency,
                    step.key());
        }
    }

    /** The names and codes that there are. */
    Map<String, @Nullable String> codes() {
        Map<String, @Nullable String> codes = new TreeMap<>();
        jdbc.query(
                "SELECT name_key, code FROM vt_correspondent WHERE agency = ?",
                row -> {
                    codes.put(row.getString("name_key"), row.getString("code"));
                },
                agency);
        return codes;
    }
}
