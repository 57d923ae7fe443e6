package org.vanthu.embedded.search;

import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The extracted texts, one for the present content of each node. Each call is a transaction of its own. */
final class TextStore {
    /** A text to be extracted. */
    record Task(long nodeId, String contentUrl, int attempts) {}

    /** A text that was asked for. */
    record Text(String contentUrl, @Nullable String body) {}

    /** The text that was found in a content, or that there is none. */
    record Read(Task task, Optional<String> body, long tookMillis) {}

    private final JdbcClient jdbc;

    TextStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, Text> find(Collection<Long> nodeIds) {
        Map<Long, Text> texts = new HashMap<>();
        if (!nodeIds.isEmpty()) {
            jdbc.sql("select node_id, content_url, body from emb_text where node_id = any(?)")
                    .param(1, nodeIds.toArray(Long[]::new), Types.ARRAY)
                    .query((row, n) -> texts.put(
                            row.getLong("node_id"), new Text(row.getString("content_url"), row.getString("body"))))
                    .list();
        }
        return texts;
    }

    /** Asks for the text of a content; a task for earlier content of the node is dropped. */
    void ask(long nodeId, String contentUrl) {
        jdbc.sql("""
                        insert into emb_text (node_id, content_url) values (?, ?)
                        on conflict (node_id) do update
                        set content_url = excluded.content_url, state = 'waiting', attempts = 0, body = null, problem = null
                        where emb_text.content_url <> excluded.content_url""").params(nodeId, contentUrl).update();
    }

    List<Task> waiting(int limit) {
        return jdbc.sql("""
                        select node_id, content_url, attempts from emb_text where state = 'waiting'
                        order by attempts, node_id desc limit ?""")
                .param(limit)
                .query((row, n) ->
                        new Task(row.getLong("node_id"), row.getString("content_url"), row.getInt("attempts")))
                .list();
    }

    /** Counts an attempt before it is made, so that a content that kills the process is not tried for ever. */
    void begin(Collection<Task> tasks) {
        jdbc.sql("update emb_text set attempts = attempts + 1 where node_id = any(?) and state = 'waiting'")
                .param(1, tasks.stream().map(Task::nodeId).toArray(Long[]::new), Types.ARRAY)
                .update();
    }

    /** Publishes what was read, in one commit. */
    void done(List<Read> read) {
        jdbc.sql("""
                        update emb_text set state = case when found.body is null then 'empty' else 'done' end,
                            body = found.body, took_millis = found.took, problem = null, xid = pg_current_xact_id()
                        from unnest(?, ?, ?, ?) as found (node_id, content_url, body, took)
                        where emb_text.node_id = found.node_id and emb_text.content_url = found.content_url""")
                .param(1, column(read, one -> one.task().nodeId(), Long[]::new), Types.ARRAY)
                .param(2, column(read, one -> one.task().contentUrl(), String[]::new), Types.ARRAY)
                .param(3, column(read, one -> one.body().orElse(null), String[]::new), Types.ARRAY)
                .param(4, column(read, Read::tookMillis, Long[]::new), Types.ARRAY)
                .update();
    }

    private static <T> T[] column(List<Read> read, Function<Read, @Nullable T> value, IntFunction<T[]> array) {
        return read.stream().map(value).toArray(array);
    }

    void failed(Task task, String problem) {
        jdbc.sql("""
                        update emb_text set state = 'failed', problem = ?, xid = pg_current_xact_id()
                        where node_id = ? and content_url = ?""").params(problem, task.nodeId(), task.contentUrl()).update();
    }

    void remove(Collection<Long> nodeIds) {
        jdbc.sql("delete from emb_text where node_id = any(?)")
                .param(1, nodeIds.toArray(Long[]::new), Types.ARRAY)
                .update();
    }
}
