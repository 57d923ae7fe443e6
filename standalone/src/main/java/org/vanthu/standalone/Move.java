package org.vanthu.standalone;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Moves a site to another repository that has the module: carries parcels from the one to the other over HTTP, then has
 * both reckon what they hold and compares. Ended at any time, it goes on where the new site says that it stopped.
 */
public final class Move {

    private static final String END = "end";
    private static final String MOVING = "moving";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
    private static final int HEX = 16;
    private static final Sum NONE = new Sum(0, BigInteger.ZERO);

    /** Longer than a request takes that was let in before the old site was closed. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final MoveClient old;
    private final MoveClient fresh;
    private final PrintStream out;

    private Move(MoveClient old, MoveClient fresh, PrintStream out) {
        this.old = old;
        this.fresh = fresh;
        this.out = out;
    }

    /** Count and hash of a kind of things. */
    private record Sum(long count, BigInteger hash) {

        Sum plus(JsonNode part) {
            return new Sum(
                    count + part.path("count").asLong(),
                    hash.add(new BigInteger(part.path("hash").asText(), HEX)).mod(MODULUS));
        }

        String text() {
            return count + " " + String.format("%064x", hash);
        }
    }

    /** Moves the site that the arguments name; {@code run.sh help} lists them. */
    public static void main(String[] args) {
        try {
            System.exit(run(args) ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            System.exit(2);
        } catch (IOException | RuntimeException e) {
            System.out.println("The move stopped: " + e.getMessage());
            System.out.println("Nothing is lost. Put that right and give the same command again: it goes on.");
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean run(String[] args) throws IOException, InterruptedException {
        Map<String, String> given = parse(args);
        MoveClient old = client(given, "from");
        MoveClient fresh = client(given, "to");
        return new Move(old, fresh, System.out).move(url(given, "to").toString());
    }

    private static Map<String, String> parse(String[] args) {
        List<String> known = List.of("from", "to", "from-user", "to-user", "from-password-file", "to-password-file");
        Map<String, String> given = new HashMap<>();
        Deque<String> left = new ArrayDeque<>(List.of(args));
        while (!left.isEmpty()) {
            String name = left.pop();
            if (name.equals("--resume")) {
                continue; // every call goes on where the last one stopped
            }
            if (!name.startsWith("--") || !known.contains(name.substring(2)) || left.isEmpty()) {
                throw new IllegalArgumentException("unknown argument, or one without a value: " + name);
            }
            given.put(name.substring(2), left.pop());
        }
        if (!given.containsKey("from") || !given.containsKey("to")) {
            throw new IllegalArgumentException("move --from URL --to URL: both end in /alfresco/");
        }
        return given;
    }

    private static URI url(Map<String, String> given, String side) {
        String url = given.getOrDefault(side, "");
        return URI.create(url.endsWith("/") ? url : url + "/");
    }

    private static MoveClient client(Map<String, String> given, String side) throws IOException, InterruptedException {
        URI address = url(given, side);
        String user = given.getOrDefault(side + "-user", "admin");
        return new MoveClient(address, user, password(given.getOrDefault(side + "-password-file", ""), user, address));
    }

    /** From a file or the terminal, never from the command line, which every user of the machine may read. */
    @SuppressWarnings("SystemConsoleNull") // until Java 22 there is none where nobody sits at a terminal
    private static String password(String file, String user, URI address) throws IOException {
        if (!file.isEmpty()) {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
        }
        Console console = System.console();
        if (console == null) {
            throw new IllegalArgumentException(
                    "there is no terminal to ask for passwords: name files with --from-password-file and --to-password-file");
        }
        return new String(console.readPassword("Password of %s at %s: ", user, address));
    }

    private boolean move(String to) throws IOException, InterruptedException {
        begin(to);
        carry();
        return prove();
    }

    private void begin(String to) throws IOException, InterruptedException {
        JsonNode before = old.get(MOVING);
        JsonNode there = fresh.get(MOVING);
        if (!before.path("scripts").equals(there.path("scripts"))) {
            throw new IllegalArgumentException(
                    "The two sites have different versions of Vanthu. Bring both to the same version first.");
        }
        boolean begun = there.path("side").asText().equals("new")
                && !there.path("closedAt").isNull();
        if (!begun && !there.path("used").isEmpty()) {
            throw new IllegalArgumentException(
                    "The new site is not empty: " + there.path("used") + ". Choose an empty one.");
        }
        JsonNode closed = old.post(MOVING, Map.of("side", "old", "other", to));
        if (before.path("closedAt").isNull()) {
            out.println("The old site is closed for changes.");
            Thread.sleep(SETTLE.toMillis());
        }
        fresh.post(
                MOVING, Map.of("side", "new", "other", closed.path("startedAt").asText()));
    }

    private void carry() throws IOException, InterruptedException {
        Path parcel = Files.createTempFile("vanthu-move", ".zip");
        try {
            String stage = "";
            for (JsonNode state = fresh.get(MOVING);
                    !state.path("reached").asText().equals(END);
                    state = fresh.get(MOVING)) {
                String reached = state.path("reached").asText();
                String now = stage(reached);
                if (!now.equals(stage)) {
                    stage = now;
                    out.println(state.path("parcels").asLong() + " parcels, " + (now.isEmpty() ? "people" : now));
                }
                old.fetch(MOVING + "/parcel?after=" + SiteClient.encode(reached), parcel);
                fresh.send(MOVING + "/parcel", parcel);
            }
        } finally {
            Files.deleteIfExists(parcel);
        }
    }

    /** The kind of things, of rows the table too. */
    private static String stage(String reached) {
        String[] parts = reached.split(":", -1);
        return parts[0].equals("tables") && parts.length > 1 ? parts[1] : parts[0];
    }

    private boolean prove() throws IOException, InterruptedException {
        if (!fresh.get(MOVING).path("endedAt").isNull()) {
            out.println("The move has ended already:");
            out.println(fresh.get(MOVING).path("result").asText());
            return true;
        }
        out.println("Everything is there. Both sites count and hash what they hold …");
        Map<String, Sum> before = proof(old);
        Map<String, Sum> after = proof(fresh);
        StringBuilder result = new StringBuilder();
        boolean same = true;
        TreeSet<String> kinds = new TreeSet<>(before.keySet());
        kinds.addAll(after.keySet());
        for (String kind : kinds) {
            String one = text(before, kind);
            String other = text(after, kind);
            same &= one.equals(other);
            result.append(kind).append(": ").append(one);
            result.append(one.equals(other) ? "\n" : " BUT ON THE NEW SITE " + other + "\n");
        }
        result.append(same ? "The sites hold the same.\n" : "THE SITES DIFFER.\n");
        out.print(result);
        if (same) {
            fresh.post(MOVING + "/end", Map.of("result", result.toString()));
            old.post(MOVING + "/end", Map.of("result", result.toString()));
            out.println("The new site is open. The old one stays closed.");
        }
        return same;
    }

    private static String text(Map<String, Sum> sums, String kind) {
        return sums.getOrDefault(kind, NONE).text();
    }

    private static Map<String, Sum> proof(MoveClient site) throws IOException, InterruptedException {
        Map<String, Sum> sums = new TreeMap<>();
        String after = "";
        while (!after.equals(END)) {
            JsonNode part = site.get(MOVING + "/proof?after=" + SiteClient.encode(after));
            part.path("sums")
                    .properties()
                    .forEach(one -> sums.put(
                            one.getKey(), sums.getOrDefault(one.getKey(), NONE).plus(one.getValue())));
            after = part.path("next").asText();
        }
        return sums;
    }

    /** Reads what a site answered. */
    static JsonNode json(byte[] body) throws IOException {
        return JSON.readTree(body);
    }

    static byte[] bytes(Object body) throws IOException {
        return JSON.writeValueAsBytes(body);
    }
}
