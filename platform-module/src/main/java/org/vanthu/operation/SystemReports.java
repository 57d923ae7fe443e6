package org.vanthu.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.capture.CaptureHealth;
import org.vanthu.operation.SystemReport.Folder;
import org.vanthu.operation.SystemReport.Server;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.search.SearchFreshness;
import org.vanthu.shared.ModuleVersion;
import org.vanthu.shared.ServerName;
import org.vanthu.shared.SqlMigrations;

/** Tells an administrator of the site how the module stands. */
final class SystemReports {

    private final Access access;
    private final Agencies agencies;
    private final CaptureHealth capture;
    private final SearchFreshness freshness;
    private final Configuration configuration;
    private final Jobs jobs;
    private final SqlMigrations migrations;
    private final JdbcTemplate jdbc;
    private final ServerName server;
    private final ModuleVersion version;
    private final Instant startedAt;

    SystemReports(
            Access access,
            Agencies agencies,
            CaptureHealth capture,
            SearchFreshness freshness,
            Configuration configuration,
            Jobs jobs,
            SqlMigrations migrations,
            DataSource dataSource,
            ServerName server,
            ModuleVersion version,
            Clock clock) {
        this.access = access;
        this.agencies = agencies;
        this.capture = capture;
        this.freshness = freshness;
        this.configuration = configuration;
        this.jobs = jobs;
        this.migrations = migrations;
        this.jdbc = new JdbcTemplate(dataSource);
        this.server = server;
        this.version = version;
        this.startedAt = clock.instant();
    }

    /** @throws org.alfresco.repo.security.permissions.AccessDeniedException unless the user administers the site */
    SystemReport now() {
        access.requireSiteAdmin();
        return new SystemReport(
                server(),
                configuration.settings(),
                capture.ocr(),
                folders(),
                freshness.now().orElse(null),
                jobs.list(),
                migrations.applied(),
                Libraries.look());
    }

    private Server server() {
        return new Server(
                server.value(),
                version.value(),
                startedAt,
                System.getProperty("java.vendor", "") + " " + Runtime.version(),
                System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""),
                database());
    }

    private String database() {
        String product = jdbc.execute((ConnectionCallback<String>) SystemReports::product);
        return product == null ? "" : product;
    }

    private static String product(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName() + " "
                + connection.getMetaData().getDatabaseProductVersion();
    }

    private List<Folder> folders() {
        return agencies.all().stream().filter(Agency::active).map(this::folder).toList();
    }

    private Folder folder(Agency agency) {
        CaptureHealth.Health health = capture.health(agency.code());
        return new Folder(
                agency.code(),
                agency.name(),
                health.folder(),
                health.folderReadable(),
                health.diskFreeBytes(),
                health.queue().waiting(),
                health.queue().reading(),
                capture.failed(agency.code()));
    }
}
