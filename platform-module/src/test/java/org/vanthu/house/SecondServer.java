package org.vanthu.house;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.vanthu.embedded.EmbeddedRepository;

/**
 * Another server on the database of one that runs already, as in a cluster or after an upgrade. The embedded engine is
 * not made for that (its search index is each server's own), the module must be.
 */
public final class SecondServer {

    private SecondServer() {}

    /**
     * Starts it.
     *
     * @param directory its data directory, empty or with a link to the content store of the first
     */
    public static EmbeddedRepository start(
            EmbeddedRepository first, Path directory, Clock clock, Map<String, String> properties) {
        HikariDataSource database = (HikariDataSource) first.bean(DataSource.class);
        EmbeddedRepository.Builder builder = EmbeddedRepository.at(directory)
                .clock(clock)
                .database(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                .property("db.pool.max", "16");
        properties.forEach(builder::property);
        return builder.start();
    }
}
