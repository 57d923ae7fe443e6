package org.vanthu.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.vanthu.embedded.EmbeddedRepository;

/**
 * Runs one site until the process is told to stop. What a person at the terminal should know goes to standard output
 * and ends with a line {@code -- ready --}; everything else goes to the log.
 */
public final class Vanthu {

    private static final String READY = "-- ready --";

    private Vanthu() {}

    /** Starts the site that the arguments describe; {@code run.sh help} lists them. */
    public static void main(String[] args) {
        try {
            run(Arguments.parse(args));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            System.exit(2);
        } catch (IOException | RuntimeException e) {
            System.out.println("The site could not be started: " + e.getMessage());
            e.printStackTrace();
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Arguments arguments) throws IOException, InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        SiteDirectory directory = SiteDirectory.open(arguments.data());
        logInto(directory);
        FirstStart first = FirstStart.of(directory, arguments.sample());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> askToStop(stop, stopped), "stop"));
        try (EmbeddedRepository repository = start(arguments, directory, first)) {
            URI address = URI.create("http://127.0.0.1:" + repository.port() + "/alfresco/");
            if (repository.securePort() > 0) {
                System.out.println("TLS: https://127.0.0.1:" + repository.securePort() + "/alfresco/");
            }
            announce(arguments, directory, first, address, stop);
            System.out.println(READY);
            stop.await();
        } finally {
            stopped.countDown();
        }
    }

    /**
     * Before the first logger is made: the log goes into the site's directory; what the HTTP server logs by itself only
     * when it is a warning.
     */
    private static void logInto(SiteDirectory directory) {
        System.setProperty("vanthu.logs", directory.logs().toString());
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    /** The process may not end before the repository is closed. */
    private static void askToStop(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EmbeddedRepository start(Arguments arguments, SiteDirectory directory, FirstStart first) {
        var builder = EmbeddedRepository.at(arguments.data())
                .module("vanthu-platform")
                .port(arguments.port())
                .property("embedded.http.welcomePage", "/vanthu/index.html")
                .property("vanthu.capture.scan-root", directory.scans().toString());
        first.administratorPassword()
                .ifPresent(password -> builder.property("vanthu.embedded.admin-password", password));
        arguments
                .jdbcUrl()
                .ifPresent(url -> builder.database(
                        url, environment("VANTHU_DB_USER", "vanthu"), environment("VANTHU_DB_PASSWORD", "")));
        return builder.start();
    }

    private static String environment(String name, String fallback) {
        return System.getenv().getOrDefault(name, fallback);
    }

    private static void announce(
            Arguments arguments, SiteDirectory directory, FirstStart first, URI address, CountDownLatch stop)
            throws IOException, InterruptedException {
        URI desk = address.resolve("vanthu/index.html");
        Path where = directory.run().resolve("where");
        Files.writeString(where, "The desk: " + desk + "\nThe data: " + directory.root() + "\n");
        System.out.println("Vanthu runs. Open the desk: " + desk);
        System.out.println("All data is in " + directory.root() + "; logs in " + directory.logs());
        if (first.isNewSampleSite()) {
            SampleStart sample = new SampleStart(directory, address, first);
            sample.prepare(System.out);
            directory.markStarted();
            sample.watch(stop, System.out);
        } else if (first.isNewSite() && first.isPasswordGenerated()) {
            System.out.println("The administrator is \"admin\", the password (shown only now): "
                    + first.administratorPassword().orElseThrow());
        }
        if (arguments.sample()) {
            directory.demoUsers().ifPresent(System.out::println);
        }
        directory.markStarted();
    }

    /** The permissions of a file that holds passwords. */
    static Set<PosixFilePermission> ownerOnly() {
        return PosixFilePermissions.fromString("rw-------");
    }
}
