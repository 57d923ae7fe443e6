package org.vanthu.exchange.connector;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads other sites from a file outside of the database, because it holds secrets: lines {@code <site>.<key> =
 * <value>}. It is read each time, so that a change needs no restart.
 */
public final class SecretLines {

    private static final Logger LOG = LoggerFactory.getLogger(SecretLines.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,30}");

    private final String file;
    private final String property;

    /**
     * @param file blank where there is none
     * @param property that names it, for the log
     */
    public SecretLines(String file, String property) {
        this.file = file.strip();
        this.property = property;
    }

    /**
     * What is made of each site; those of which nothing can be made are named in the log.
     *
     * @param make throws {@link IllegalArgumentException} if a site is not complete
     */
    public <T> List<T> all(Function<Site, T> make) {
        if (file.isEmpty()) {
            return List.of();
        }
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            lines.load(in);
        } catch (IOException e) {
            LOG.error("the file of other sites ({}) cannot be read", property, e);
            return List.of();
        }
        Set<String> names = new TreeSet<>();
        lines.stringPropertyNames().forEach(key -> names.add(key.split("\\.", 2)[0]));
        List<T> made = new ArrayList<>();
        for (String name : names) {
            try {
                if (!NAME.matcher(name).matches()) {
                    throw new IllegalArgumentException("its name is not of small letters, digits and hyphens");
                }
                made.add(make.apply(new Site(name, lines)));
            } catch (IllegalArgumentException e) {
                LOG.error("nothing is exchanged with the site {} ({}): {}", name, property, e.getMessage());
            }
        }
        return made;
    }

    /** The lines of one site. */
    public static final class Site {

        private final String name;
        private final Properties lines;

        private Site(String name, Properties lines) {
            this.name = name;
            this.lines = lines;
        }

        /** The name of the site. */
        public String name() {
            return name;
        }

        /** @throws IllegalArgumentException if there is no such line */
        public String required(String key) {
            String value = optional(key, "");
            if (value.isEmpty()) {
                throw new IllegalArgumentException(key + " is missing");
            }
            return value;
        }

        /** The value, or another where there is no such line. */
        public String optional(String key, String otherwise) {
            return lines.getProperty(name + "." + key, otherwise).strip();
        }

        /**
         * The address of the site, ending in a slash.
         *
         * @throws IllegalArgumentException if it is missing, no address, or secrets could be read on the way to it
         */
        public URI address() {
            String address = required("address");
            URI uri = URI.create(address.endsWith("/") ? address : address + "/");
            boolean loopback = Set.of("127.0.0.1", "localhost").contains(String.valueOf(uri.getHost()));
            if (!"https".equals(uri.getScheme()) && !loopback) {
                throw new IllegalArgumentException("its address is not https");
            }
            return uri;
        }
    }
}
