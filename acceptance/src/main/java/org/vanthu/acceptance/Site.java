package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The site that the tests of one run share: the one given with {@code -Dvanthu.url=}, otherwise a sample site started
 * for this run. A sample site that runs already is given with its data directory as well, {@code -Dvanthu.data=}, where
 * the passwords of its people are.
 */
public final class Site {

    private static Site shared;

    private final URI address;
    private final Map<String, String> users;

    private Site(URI address, Map<String, String> users) {
        this.address = address;
        this.users = users;
    }

    /** Starts the sample site on first use; it stops with the JVM. */
    public static synchronized Site shared() {
        if (shared == null) {
            String url = System.getProperty("vanthu.url", "");
            shared = url.isEmpty() ? sample() : given(url);
        }
        return shared;
    }

    public URI address() {
        return address;
    }

    /** A client that is signed in as the given person of the sample site. */
    public Api as(String userName) {
        return new Api(address).signIn(userName, password(userName));
    }

    public String password(String userName) {
        String password = users.get(userName);
        if (password == null) {
            throw new IllegalArgumentException("the site has no user " + userName + "; it has " + users.keySet());
        }
        return password;
    }

    /** Removes a directory of an earlier run and makes its name free. */
    public static Path fresh(String name) {
        Path directory = Path.of("target", "sites", name).toAbsolutePath();
        try {
            if (Files.exists(directory)) {
                try (Stream<Path> files = Files.walk(directory)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            Files.createDirectories(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Site sample() {
        SiteProcess process = SiteProcess.start(fresh("shared"), "--sample");
        Runtime.getRuntime().addShutdownHook(new Thread(process::close, "stop-site"));
        return new Site(process.address(), process.sampleUsers());
    }

    private static Site given(String url) {
        URI address = URI.create(url.endsWith("/") ? url : url + "/");
        String data = System.getProperty("vanthu.data", "");
        if (!data.isEmpty()) {
            return new Site(address, SiteProcess.sampleUsers(Path.of(data)));
        }
        return new Site(
                address, Map.of(System.getProperty("vanthu.user", "admin"), System.getProperty("vanthu.password", "")));
    }
}
