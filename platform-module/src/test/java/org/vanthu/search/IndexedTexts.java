package org.vanthu.search;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.search.SearchEngine;

/** The index of a test site. */
public final class IndexedTexts {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private IndexedTexts() {}

    /** Waits until all nodes and their texts are in the index. */
    public static void await(EmbeddedRepository repository) {
        SearchEngine engine = repository.bean("embedded.searchEngine", SearchEngine.class);
        JdbcClient jdbc = repository.bean("jdbcClient", JdbcClient.class);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            engine.await(PATIENCE);
        } while (jdbc.sql("select count(*) from emb_text where state = 'waiting'")
                                .query(Long.class)
                                .single()
                        > 0
                && System.nanoTime() < deadline);
        engine.await(PATIENCE);
    }
}
