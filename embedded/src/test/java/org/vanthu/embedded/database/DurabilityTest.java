package org.vanthu.embedded.database;

import java.nio.file.Path;
import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.vanthu.embedded.EmbeddedConfig.DatabaseAddress;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The database of the tests is fast and forgets; that of a site must not. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class DurabilityTest {

    @TempDir
    private Path directory;

    @Test
    void namesWhatIsOff(EmbeddedRepository repository) {
        assertThat(Durability.off(repository.bean(DataSource.class))).contains("fsync", "synchronous_commit");
    }

    @Test
    void findsNothingOffInTheDatabaseOfASite() {
        try (PostgresServer server = PostgresServer.durable(directory)) {
            DatabaseAddress address = server.address("postgres");
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(address.url());
            database.setUser(address.user());
            database.setPassword(address.password());

            assertThat(Durability.off(database)).isEmpty();
        }
    }
}
