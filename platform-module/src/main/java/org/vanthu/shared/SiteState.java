package org.vanthu.shared;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether the site may be changed: it is closed while it moves to another house, and stays closed when it has gone. The
 * database is asked each time, because another server of the cluster may have closed it.
 */
public final class SiteState {

    private final JdbcTemplate jdbc;

    public SiteState(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Since when nothing may be changed; empty while the site is open. */
    public Optional<Instant> closedSince() {
        return jdbc
                .query(
                        "SELECT closed_at FROM vt_moving WHERE closed_at IS NOT NULL",
                        (row, number) -> SqlTime.read(row, "closed_at"))
                .stream()
                .findFirst();
    }

    public boolean isClosed() {
        return closedSince().isPresent();
    }

    /** @throws ConflictException if the site is closed ({@code shared.error.closed}) */
    public void requireOpen() {
        if (isClosed()) {
            throw new ConflictException("shared.error.closed");
        }
    }
}
