package org.vanthu.embedded.node;

import org.springframework.jdbc.core.JdbcTemplate;

/** Hands out numbers for rows: a block from the database's sequence, then one by one. */
final class Ids {
    private static final int BLOCK = 100;

    private final JdbcTemplate jdbc;
    private long next;
    private long end;

    Ids(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    synchronized long next() {
        if (next == end) {
            Long start = jdbc.queryForObject("select nextval('emb_id')", Long.class);
            if (start == null) {
                throw new IllegalStateException("The sequence emb_id gave nothing");
            }
            next = start;
            end = start + BLOCK;
        }
        return next++;
    }
}
