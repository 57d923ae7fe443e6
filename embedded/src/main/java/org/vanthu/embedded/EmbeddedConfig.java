package org.vanthu.embedded;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a repository is started.
 *
 * @param dataDir the directory that holds everything: database, content, index
 * @param modules modules that must be there; whatever else is on the class path is loaded too
 * @param clock the time that the engine sees
 * @param clockOfModules whether modules see it too, in the place of clocks of their own; for tests
 * @param port the HTTP port; 0 for a free one, -1 for no server
 * @param properties override the modules' {@code alfresco-global.properties} and {@code <dataDir>/vanthu.properties}
 * @param database the database to use, or null for embedded PostgreSQL in the data directory
 */
public record EmbeddedConfig(
        Path dataDir,
        List<String> modules,
        Clock clock,
        boolean clockOfModules,
        int port,
        Map<String, String> properties,
        @Nullable DatabaseAddress database) {
    public EmbeddedConfig {
        modules = List.copyOf(modules);
        properties = Map.copyOf(properties);
    }

    /** Where an existing PostgreSQL is. */
    public record DatabaseAddress(String url, String user, String password) {
        @Override
        public String toString() {
            return url + " as " + user;
        }
    }
}
