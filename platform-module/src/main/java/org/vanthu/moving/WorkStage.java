package org.vanthu.moving;

import java.util.List;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.work.RunningWork;

/**
 * The processes in which somebody's step waits. Each is begun anew from its definition and led to the same step in the
 * same hands; deadlines and everything that was done before are in the rows of work items.
 */
final class WorkStage implements Stage {

    private static final int MOST = 200;

    private final RunningWork running;
    private final Tables tables;
    private final JdbcTemplate jdbc;

    WorkStage(RunningWork running, Tables tables, DataSource dataSource) {
        this.running = running;
        this.tables = tables;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public String name() {
        return "work";
    }

    @Override
    public Portion read(String after, ContentSink contents) {
        List<RunningWork.Standing> found = running.after(after.isEmpty() ? 0 : Long.parseLong(after), MOST);
        return new Portion(
                found.stream()
                        .map(one -> MoveJson.object()
                                .put("item", one.item())
                                .put("definition", one.definition())
                                .put("step", one.step())
                                .put("holder", one.holder()))
                        .toList(),
                found.size() < MOST ? null : Long.toString(found.get(MOST - 1).item()));
    }

    @Override
    public void write(List<ObjectNode> items, ContentSource contents) {
        for (ObjectNode item : items) {
            long id = item.path("item").asLong();
            String before = jdbc.queryForObject("SELECT branch FROM vt_work_item WHERE id = ?", String.class, id);
            RunningWork.Begun begun = running.begin(
                    id, item.path("definition").asText(), item.path("step").asText());
            for (TableColumns table : tables.inOrder()) {
                if (table.has(TableStage.BRANCH)) {
                    jdbc.update("UPDATE " + table.name() + " SET branch = ? WHERE branch = ?", begun.branch(), before);
                }
            }
            jdbc.update("UPDATE vt_work_item SET task_id = ? WHERE id = ?", begun.taskId(), id);
        }
    }
}
