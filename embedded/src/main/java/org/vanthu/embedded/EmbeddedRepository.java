package org.vanthu.embedded;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.vanthu.embedded.EmbeddedConfig.DatabaseAddress;
import org.vanthu.embedded.database.Database;
import org.vanthu.embedded.module.Modules;
import org.vanthu.embedded.service.HttpEndpoint;

/**
 * A running repository.
 *
 * <pre>{@code
 * try (var repository = EmbeddedRepository.at(dataDir).module("vanthu-platform").port(0).start()) {
 *     NodeService nodes = repository.bean(NodeService.class);
 * }
 * }</pre>
 */
public final class EmbeddedRepository implements AutoCloseable {
    private final RepositoryContext context;
    private final Database database;

    private EmbeddedRepository(RepositoryContext context, Database database) {
        this.context = context;
        this.database = database;
    }

    /** Begins to describe a repository whose data is in the directory; it is made when missing. */
    public static Builder at(Path dataDir) {
        return new Builder(dataDir);
    }

    /** The public bean of the type, which checks permissions, or else the only bean of the type. */
    public <T> T bean(Class<T> type) {
        String publicName = type.getSimpleName();
        return context.containsBean(publicName) && context.isTypeMatch(publicName, type)
                ? context.getBean(publicName, type)
                : context.getBean(type);
    }

    /** Whether {@link #bean(Class)} would find a bean. */
    public boolean has(Class<?> type) {
        String publicName = type.getSimpleName();
        return (context.containsBean(publicName) && context.isTypeMatch(publicName, type))
                || context.getBeanProvider(type).getIfUnique() != null;
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** The HTTP port, or -1 when no server runs. */
    public int port() {
        HttpEndpoint endpoint = endpoint();
        return endpoint == null ? -1 : endpoint.port();
    }

    /** The port that speaks TLS, or -1 when none does. */
    public int securePort() {
        HttpEndpoint endpoint = endpoint();
        return endpoint == null ? -1 : endpoint.securePort();
    }

    private @Nullable HttpEndpoint endpoint() {
        ObjectProvider<HttpEndpoint> endpoints = context.getBeanProvider(HttpEndpoint.class);
        return endpoints.getIfAvailable();
    }

    /** Stops everything in the reverse order of the start. */
    @Override
    public void close() {
        try {
            context.close();
        } finally {
            database.close();
        }
    }

    /** Describes a repository to be started. */
    public static final class Builder {
        private final Path dataDir;
        private final List<String> modules = new ArrayList<>();
        private final Map<String, String> properties = new LinkedHashMap<>();
        /** Milliseconds, as precise as the times in tables. */
        private Clock clock = Clock.tickMillis(ZoneOffset.UTC);

        private boolean clockOfModules;
        private int port = -1;
        private @Nullable DatabaseAddress database;

        private Builder(Path dataDir) {
            this.dataDir = dataDir.toAbsolutePath().normalize();
        }

        /** Demands that a module is on the class path. */
        public Builder module(String id) {
            modules.add(id);
            return this;
        }

        /** The time that the engine and the modules see, whatever clocks the modules bring; for tests. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            this.clockOfModules = true;
            return this;
        }

        /** Starts the HTTP server; 0 takes a free port. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        public Builder property(String key, String value) {
            properties.put(key, value);
            return this;
        }

        /** Uses an existing PostgreSQL instead of the embedded one. */
        public Builder database(String url, String user, String password) {
            database = new DatabaseAddress(url, user, password);
            return this;
        }

        /** Starts the repository; returns when it can be used. */
        public EmbeddedRepository start() {
            EmbeddedConfig config =
                    new EmbeddedConfig(dataDir, modules, clock, clockOfModules, port, overrides(), database);
            try {
                Files.createDirectories(dataDir);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Modules found = Modules.onClassPath(config);
            Database open = Database.open(config);
            try {
                return new EmbeddedRepository(RepositoryContext.start(config, found, open.dataSource()), open);
            } catch (RuntimeException | Error e) {
                open.close();
                throw e;
            }
        }

        private Map<String, String> overrides() {
            Map<String, String> all = new LinkedHashMap<>();
            Path file = dataDir.resolve("vanthu.properties");
            if (Files.exists(file)) {
                Properties read = new Properties();
                // people write it with an editor of today; escapes as in ACS's files are understood as well
                try (Reader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
                    read.load(in);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                read.stringPropertyNames().forEach(key -> all.put(key, read.getProperty(key)));
            }
            all.putAll(properties);
            return all;
        }
    }
}
