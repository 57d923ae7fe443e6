package org.vanthu.embedded.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.repo.module.ModuleVersionNumber;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.vanthu.embedded.EmbeddedConfig;

/** All modules on the class path, those that others need first. */
public final class Modules {
    /** The version of ACS that the engine stands in for. */
    public static final String REPOSITORY_VERSION = "25.3.0";

    private final List<ModuleDescription> modules;

    private Modules(List<ModuleDescription> modules) {
        this.modules = List.copyOf(modules);
    }

    /**
     * Finds and checks the modules.
     *
     * @throws AlfrescoRuntimeException if a module or what it needs is missing or does not fit this repository version
     */
    public static Modules onClassPath(EmbeddedConfig config) {
        Map<String, ModuleDescription> found = new TreeMap<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:alfresco/module/*/module.properties")) {
                ModuleDescription module = read(resource);
                if (found.putIfAbsent(module.id(), module) != null) {
                    throw failure("Module " + module.id() + " is on the class path twice");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String wanted : config.modules()) {
            if (!found.containsKey(wanted)) {
                throw failure("Module " + wanted + " is not on the class path; found: " + found.keySet());
            }
        }
        Map<String, ModuleDescription> ordered = new LinkedHashMap<>();
        found.values().forEach(module -> add(module, found, ordered, new ArrayList<>()));
        return new Modules(new ArrayList<>(ordered.values()));
    }

    public List<ModuleDescription> inOrder() {
        return modules;
    }

    /** The properties of all modules, overridden by those of the configuration. */
    public Properties properties(EmbeddedConfig config) {
        Properties all = new Properties();
        all.setProperty("dir.root", config.dataDir().toString());
        all.setProperty("embedded.http.port", String.valueOf(config.port()));
        modules.forEach(module -> all.putAll(module.defaults()));
        all.putAll(config.properties());
        return all;
    }

    private static ModuleDescription read(Resource resource) throws IOException {
        Properties properties = load(resource);
        String id = required(properties, "module.id", resource);
        ModuleVersionNumber version = new ModuleVersionNumber(required(properties, "module.version", resource));
        checkRepository(id, properties);
        Map<String, String> dependencies = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith("module.depends.")) {
                dependencies.put(key.substring("module.depends.".length()), properties.getProperty(key));
            }
        }
        Resource defaults = resource.createRelative("alfresco-global.properties");
        Resource context = resource.createRelative("module-context.xml");
        return new ModuleDescription(
                id,
                version,
                properties.getProperty("module.title", id),
                dependencies,
                defaults.exists() ? load(defaults) : new Properties(),
                context.exists() ? Optional.of(context) : Optional.empty());
    }

    private static Properties load(Resource resource) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = resource.getInputStream()) {
            properties.load(in);
        }
        return properties;
    }

    private static String required(Properties properties, String key, Resource resource) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw failure(resource + " lacks " + key);
        }
        return value.trim();
    }

    private static void checkRepository(String id, Properties properties) {
        ModuleVersionNumber repository = new ModuleVersionNumber(REPOSITORY_VERSION);
        String min = properties.getProperty("module.repo.version.min", "0");
        String max = properties.getProperty("module.repo.version.max", "999.999.999.999");
        if (new ModuleVersionNumber(min).compareTo(repository) > 0
                || new ModuleVersionNumber(max).compareTo(repository) < 0) {
            throw failure("Module " + id + " is for repository versions " + min + " to " + max + ", this is "
                    + REPOSITORY_VERSION);
        }
    }

    private static void add(
            ModuleDescription module,
            Map<String, ModuleDescription> found,
            Map<String, ModuleDescription> ordered,
            List<String> path) {
        if (ordered.containsKey(module.id())) {
            return;
        }
        if (path.contains(module.id())) {
            throw failure("Modules need each other in a circle: " + path);
        }
        path.add(module.id());
        module.dependencies().forEach((id, range) -> {
            ModuleDescription needed = found.get(id);
            if (needed == null || !matches(needed.version(), range)) {
                throw failure("Module " + module.id() + " needs module " + id + " in version " + range + ", found "
                        + (needed == null ? "none" : needed.version()));
            }
            add(needed, found, ordered, path);
        });
        path.remove(module.id());
        ordered.put(module.id(), module);
    }

    private static boolean matches(ModuleVersionNumber version, String ranges) {
        for (String range : ranges.split(",", -1)) {
            String[] ends = range.trim().split("-", 2);
            String from = ends[0].trim();
            String to = ends.length > 1 ? ends[1].trim() : from;
            if ((from.equals("*") || from.isEmpty() || new ModuleVersionNumber(from).compareTo(version) <= 0)
                    && (to.equals("*") || to.isEmpty() || new ModuleVersionNumber(to).compareTo(version) >= 0)) {
                return true;
            }
        }
        return false;
    }

    private static AlfrescoRuntimeException failure(String text) {
        return new AlfrescoRuntimeException("Failed to start modules: " + text);
    }
}
