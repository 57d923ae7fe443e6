package org.vanthu.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.OrganizationFixture;
import org.vanthu.shared.SqlMigrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The module starts on the database of an earlier version and on its own again, and not on that of a later one. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
class UpgradeFeatureTest {

    private static final String AGENCY = "H55";
    private static final Map<String, String> QUIET =
            Map.of("vanthu.capture.enabled", "false", "embedded.scheduler.enabled", "false");
    /** Scripts of features that an earlier version had not, with their tables. */
    private static final Map<String, String> LATER = Map.of(
            "310-registry-personal-documents.sql", "vt_personal_document",
            "320-registry-secrecy.sql", "vt_document_secrecy",
            "410-capture-holds.sql", "vt_intake_hold");

    private final EmbeddedRepository first;
    private final MutableClock clock;
    private final JdbcTemplate jdbc;
    private final JdbcTemplate engine;
    private List<Map<String, Object>> migrations = new ArrayList<>();

    @TempDir
    private Path directory;

    UpgradeFeatureTest(EmbeddedRepository first, MutableClock clock) {
        this.first = first;
        this.clock = clock;
        this.jdbc = ModuleTables.of(first);
        this.engine = new JdbcTemplate(first.bean(DataSource.class));
    }

    @BeforeEach
    void anAgency() {
        if (jdbc.queryForObject("SELECT count(*) FROM vt_agency", Long.class) == 0) {
            asSystem(first, () -> OrganizationFixture.agency(first, AGENCY, true));
        }
        migrations = migrations();
    }

    @AfterEach
    void asItWas() {
        jdbc.update("DELETE FROM vt_migration WHERE name = '999-later.sql'");
        engine.update("UPDATE emb_module SET version = '1.0.0' WHERE module_id = 'vanthu-platform'");
    }

    @Test
    void aDatabaseOfAnEarlierVersionIsBroughtUpToDateAndKeepsWhatIsInIt() throws IOException {
        LATER.forEach((script, table) -> {
            jdbc.execute("DROP TABLE " + table);
            jdbc.update("DELETE FROM vt_migration WHERE name = ?", script);
        });
        engine.update("UPDATE emb_module SET version = '0.9.0' WHERE module_id = 'vanthu-platform'");
        engine.update("DELETE FROM emb_module_component WHERE module_id = 'vanthu-platform'");
        List<Map<String, Object>> earlier = migrations();

        try (EmbeddedRepository upgraded = start()) {
            assertThat(migrations()).hasSameSizeAs(migrations).containsAll(earlier);
            LATER.values()
                    .forEach(table -> assertThat(jdbc.queryForObject("SELECT count(*) FROM " + table, Long.class))
                            .as(table)
                            .isZero());
            assertThat(asSystem(upgraded, () -> OrganizationFixture.countDocuments(upgraded, AGENCY)))
                    .isZero();
            assertThat(upgraded.bean(Agencies.class).get(AGENCY).name()).isEqualTo("Sở Mẫu " + AGENCY);
            assertThat(upgraded.bean(SqlMigrations.class).applied())
                    .extracting(SqlMigrations.Migration::name)
                    .containsAll(LATER.keySet())
                    .isSorted();
        }
        assertThat(version()).isEqualTo("1.0.0");
        assertThat(engine.queryForList("SELECT name FROM emb_module_component", String.class))
                .contains("vanthu-platform.organization.foundationComponent");
    }

    @Test
    void aSecondStartChangesNothing() throws IOException {
        try (EmbeddedRepository again = start()) {
            assertThat(migrations()).isEqualTo(migrations);
            assertThat(again.bean(Agencies.class).all()).hasSize(1);
        }
    }

    @Test
    void tablesOfALaterVersionAreRefusedBeforeAnythingIsChanged() {
        jdbc.update(
                "INSERT INTO vt_migration (name, checksum, applied_at) VALUES ('999-later.sql', ?, ?)",
                "0".repeat(64),
                LocalDateTime.of(2030, 1, 1, 0, 0));

        assertThatThrownBy(this::start)
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("newer version of Vanthu")
                .hasMessageContaining("999-later.sql");
    }

    @Test
    void aScriptThatWasChangedAfterItRanIsRefused() {
        String name = String.valueOf(migrations.get(0).get("name"));
        jdbc.update("UPDATE vt_migration SET checksum = ? WHERE name = ?", "0".repeat(64), name);

        assertThatThrownBy(this::start).rootCause().hasMessageContaining(name + " was changed");

        jdbc.update(
                "UPDATE vt_migration SET checksum = ? WHERE name = ?",
                migrations.get(0).get("checksum"),
                name);
    }

    @Test
    void anEarlierModuleDoesNotStartWhereALaterOneHasRun() {
        engine.update("UPDATE emb_module SET version = '9.0.0' WHERE module_id = 'vanthu-platform'");

        assertThatThrownBy(this::start).hasStackTraceContaining("was installed as 9.0.0 and cannot go back");
    }

    private EmbeddedRepository start() throws IOException {
        return SecondServer.start(first, Files.createTempDirectory(directory, "second"), clock, QUIET);
    }

    private List<Map<String, Object>> migrations() {
        return jdbc.queryForList("SELECT name, checksum, applied_at FROM vt_migration ORDER BY name");
    }

    private String version() {
        return engine.queryForObject(
                "SELECT version FROM emb_module WHERE module_id = 'vanthu-platform'", String.class);
    }

    private static <T> T asSystem(EmbeddedRepository repository, Callable<T> work) {
        return AuthenticationUtil.runAsSystem(() -> repository
                .bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                .doInTransaction(work::call, false, true));
    }
}
