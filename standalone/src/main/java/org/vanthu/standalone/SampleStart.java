package org.vanthu.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.samples.ScanGenerator;

/**
 * The first start of the sample site: makes agencies and people, drops the sample scans into the scan folder and tells
 * what becomes of them.
 */
final class SampleStart {

    private static final Logger LOG = LoggerFactory.getLogger(SampleStart.class);
    private static final int SCANS = 8;
    private static final long SEED = 2026;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(700);
    /** States in which nothing more happens without a person. */
    private static final Set<String> SETTLED =
            Set.of("awaitingCheck", "registered", "quarantined", "duplicate", "refused", "failed");

    private final SiteDirectory directory;
    private final URI address;
    private final String administratorPassword;
    private String clerkPassword = "";
    private int dropped;

    SampleStart(SiteDirectory directory, URI address, FirstStart first) {
        this.directory = directory;
        this.address = address;
        this.administratorPassword = first.administratorPassword().orElseThrow();
    }

    /** Makes agencies and people and drops the scans. */
    void prepare(PrintStream out) throws IOException, InterruptedException {
        SampleSite sample = new SampleSite(address, administratorPassword);
        Map<String, String> passwords = sample.create();
        keep(passwords);
        SampleSite.giveKeys(directory.root(), address, passwords);
        Path folder = sample.scanFolder();
        dropped = drop(folder);
        out.println(dropped + " sample scans dropped into " + folder + "; reading them:");
        clerkPassword = passwords.getOrDefault(SampleSite.clerkOfScans(), "");
    }

    /** Tells of each scan that was read, until all are, for some minutes at most, or until the site is to stop. */
    void watch(CountDownLatch stop, PrintStream out) throws InterruptedException {
        SiteClient site = new SiteClient(address, SampleSite.clerkOfScans(), clerkPassword);
        String question = "capture/entries?state=all&limit=100&agency=" + SiteClient.encode(SampleSite.agencyOfScans());
        watch(dropped, () -> site.get(question), stop, out);
    }

    private void keep(Map<String, String> passwords) throws IOException {
        StringBuilder text = new StringBuilder("People of the sample site (user name, password, role):\n");
        passwords.forEach((user, password) ->
                text.append("  %-16s %-18s %s%n".formatted(user, password, SampleSite.describe(user))));
        text.append("  %-16s %-18s %s%n".formatted("admin", administratorPassword, SampleSite.describe("admin")));
        text.append(
                "Leaders and heads of units sign with a key for trials, clerks for their agency; its password is the one above.\n");
        directory.keepDemoUsers(text.toString());
    }

    /** The scans are made beside the folder and moved in whole, as a scanner that behaves does. */
    private int drop(Path folder) throws IOException {
        Path made = Files.createTempDirectory(directory.run(), "samples");
        new ScanGenerator(SEED).generate(made, SCANS);
        Files.createDirectories(folder);
        List<Path> scans;
        try (Stream<Path> files = Files.list(made)) {
            scans = files.filter(file -> !file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path scan : scans) {
            Files.move(scan, folder.resolve(scan.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        try (Stream<Path> rest = Files.list(made)) {
            for (Path file : rest.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(made);
        return scans.size();
    }

    /** @param ask how far the scans are */
    static void watch(int dropped, Supplier<JsonNode> ask, CountDownLatch stop, PrintStream out)
            throws InterruptedException {
        Instant until = Instant.now().plus(PATIENCE);
        Set<String> told = new HashSet<>();
        boolean stopped = false;
        while (told.size() < dropped && !stopped && Instant.now().isBefore(until)) {
            for (JsonNode entry : entries(ask)) {
                if (SETTLED.contains(entry.path("state").asText())
                        && told.add(entry.path("id").asText())) {
                    out.println("  " + line(entry));
                }
            }
            stopped = stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (told.size() < dropped && !stopped) {
            out.println("  " + (dropped - told.size()) + " are still being read; the desk shows how far they are.");
        }
    }

    /** Nothing where the site is too busy to answer: a report of progress must not end a site that runs. */
    private static JsonNode entries(Supplier<JsonNode> ask) {
        try {
            return ask.get().path("items");
        } catch (IllegalStateException | UncheckedIOException e) {
            LOG.warn("how far the sample scans are was not told", e);
            return MissingNode.getInstance();
        }
    }

    private static String line(JsonNode entry) {
        String name = "%-28s".formatted(entry.path("fileName").asText());
        JsonNode summary = entry.path("summary");
        if (!entry.path("state").asText().equals("awaitingCheck")) {
            return name + entry.path("state").asText() + ": "
                    + entry.path("reason").path("message").asText();
        }
        String number = summary.path("number").asText("");
        String about = summary.path("subject").asText("");
        return name + (number.isEmpty() ? "waits for the clerk" : number + "  " + about);
    }
}
