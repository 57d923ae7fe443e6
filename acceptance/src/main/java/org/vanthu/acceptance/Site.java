package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The site that the tests of one run share. Without more it is a sample site started for this run. With
 * {@code -Dvanthu.url=} it is one that runs already, on either engine: {@code -Dvanthu.user=} and
 * {@code -Dvanthu.password=} name an administrator of it, who makes agencies and people for this run, with names that
 * no run before had. With {@code -Dvanthu.data=} it is a sample site whose directory, with the passwords of its people,
 * is at hand.
 */
public final class Site {

    private static Site shared;

    private final URI address;
    private final Map<String, Account> accounts;
    private final String mark;

    /** A person as he or she signs in. */
    public record Account(String userName, String password) {}

    private Site(URI address, Map<String, Account> accounts, String mark) {
        this.address = address;
        this.accounts = accounts;
        this.mark = mark;
    }

    /** Starts the sample site, or prepares the one given, on first use; a started one stops with the JVM. */
    public static synchronized Site shared() {
        if (shared == null) {
            shared = isGiven() ? given() : sample();
        }
        return shared;
    }

    /** The site of one test's own that has no samples. */
    static Site of(SiteProcess process) {
        Account administrator = new Account("admin", SiteProcess.ADMIN_PASSWORD);
        return new Site(process.address(), Map.of("admin", administrator), "");
    }

    /** Whether the site runs already, so that its process and its files are none of the tests' business. */
    public static boolean isGiven() {
        return !url().isEmpty();
    }

    private static String url() {
        return System.getProperty("vanthu.url", "");
    }

    public URI address() {
        return address;
    }

    /** A client that is signed in as the given person of the sample site. */
    public Api as(String person) {
        Account account = account(person);
        return new Api(address).signIn(account.userName(), account.password());
    }

    /** How a person of the sample site signs in. */
    public Account account(String person) {
        Account account = accounts.get(person);
        if (account == null) {
            throw new IllegalArgumentException("the site has no user " + person + "; it has " + accounts.keySet());
        }
        return account;
    }

    /** Whether the site has that person of the sample site. */
    public boolean has(String person) {
        return accounts.containsKey(person);
    }

    /** A code or name that a test makes or the sample site has: as it is, but of this run alone on a given site. */
    public String own(String name) {
        if (mark.isEmpty()) {
            return name;
        }
        String end = Character.isUpperCase(name.charAt(0)) ? mark.toUpperCase(Locale.ROOT) : mark;
        return name + (name.indexOf('.') < 0 ? "" : ".") + end;
    }

    /**
     * Waits until the clerk of the sample site has scans to register; one that was started for the run has read them.
     */
    public void awaitScans() {
        if (!mark.isEmpty()) {
            SampleOffices.awaitScans(this);
        }
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
        return new Site(process.address(), accounts(process.sampleUsers()), "");
    }

    private static Site given() {
        URI address = URI.create(url().endsWith("/") ? url() : url() + "/");
        String data = System.getProperty("vanthu.data", "");
        if (!data.isEmpty()) {
            return new Site(address, accounts(SiteProcess.sampleUsers(Path.of(data))), "");
        }
        Account administrator =
                new Account(System.getProperty("vanthu.user", "admin"), System.getProperty("vanthu.password", ""));
        String mark = "r" + Long.toString(System.currentTimeMillis() / 1000, Character.MAX_RADIX);
        Map<String, Account> accounts = new HashMap<>(Map.of("admin", administrator));
        Site site = new Site(address, accounts, mark);
        accounts.putAll(new SampleOffices(site).create());
        return site;
    }

    private static Map<String, Account> accounts(Map<String, String> passwords) {
        Map<String, Account> accounts = new HashMap<>();
        passwords.forEach((user, password) -> accounts.put(user, new Account(user, password)));
        return accounts;
    }
}
