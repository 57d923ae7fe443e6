package org.vanthu.acceptance;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Kills a site at random moments while documents are signed, numbered, sealed and issued, starts it again, and looks
 * for a number without a document, a document issued twice, a half signed file, or an act that was confirmed and is
 * lost. What was under way is continued in the next round, and ended at the end. The tests run a few rounds, the
 * benchmarks fifty.
 */
public final class IssueKillRounds {

    private static final String AGENCY = "H99.78";
    private static final int WORKERS = 4;
    /** One in so many documents is given up after it was numbered. */
    private static final int GIVEN_UP = 7;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String REASON = "Thử hủy số";
    private static final List<String> ORDER =
            List.of("draft", "review", "formCheck", "approve", "sign", "number", "seal", "issue", "issued", "voided");

    /** How often each act is written into the trail of a document that has come so far. */
    private static final Map<String, String> ACTS = Map.of(
            "outgoing.sign", "number", "outgoing.number", "seal", "outgoing.seal", "issue", "outgoing.issue", "issued");

    private final Path data;
    private final Random random;
    private final Map<String, Confirmed> confirmed = new ConcurrentHashMap<>();
    private final Queue<String> underWay = new ConcurrentLinkedQueue<>();
    private final Set<String> touched = ConcurrentHashMap.newKeySet();
    private final List<String> wrong = java.util.Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger ordinals = new AtomicInteger();
    private final AtomicInteger acts = new AtomicInteger();
    private SigningOffice office;
    private volatile boolean ending;

    /** What the site told the last time that it answered about a document. */
    private record Confirmed(String state, String number) {}

    /** @param data an empty directory for the site */
    public IssueKillRounds(Path data, long seed) {
        this.data = data;
        this.random = new Random(seed);
    }

    /**
     * Runs the rounds.
     *
     * @return what is wrong, one sentence each; empty when all is well
     */
    public List<String> run(int rounds) throws InterruptedException {
        try (SiteProcess site = SiteProcess.start(data)) {
            office = SigningOffice.create(site, AGENCY);
        }
        for (int round = 0; round < rounds; round++) {
            SiteProcess site = SiteProcess.start(data);
            office.signIn(site.address());
            check();
            workUntilKilled(site);
        }
        try (SiteProcess site = SiteProcess.start(data)) {
            office.signIn(site.address());
            check();
            underWay.forEach(this::toTheEnd);
            touched.addAll(confirmed.keySet());
            check();
            confirmed.forEach((id, last) -> {
                if (!Set.of("issued", "voided").contains(last.state)) {
                    wrong.add(id + " could not be brought to its end and is at " + last.state);
                }
            });
        }
        return List.copyOf(wrong);
    }

    /** How many documents were issued. */
    public int issued() {
        return (int) confirmed.values().stream()
                .filter(last -> last.state.equals("issued"))
                .count();
    }

    private void workUntilKilled(SiteProcess site) throws InterruptedException {
        ending = false;
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
        for (int i = 0; i < WORKERS; i++) {
            pool.execute(this::workUntilItFails);
        }
        int enough = acts.get() + 6 + random.nextInt(40);
        long last = System.nanoTime() + PATIENCE.toNanos();
        while (acts.get() < enough && wrong.isEmpty() && System.nanoTime() < last) {
            Thread.sleep(10);
        }
        // somewhere within the next acts
        Thread.sleep(random.nextInt(300));
        ending = true;
        site.kill();
        pool.shutdownNow();
        pool.awaitTermination(90, TimeUnit.SECONDS);
    }

    private void workUntilItFails() {
        try {
            while (!ending) {
                String id = underWay.poll();
                if (id == null) {
                    JsonNode made = told(office.draft("Về việc thứ " + ordinals.incrementAndGet()));
                    if (made == null) {
                        return;
                    }
                    id = made.path("nodeId").asText();
                }
                boolean over = false;
                try {
                    over = toTheEnd(id);
                } finally {
                    if (!over) {
                        // the next round continues it
                        underWay.add(id);
                    }
                }
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            if (!ending) {
                wrong.add("before the kill: " + e);
            }
        }
    }

    /** Brings a document as far as it goes; one in a few is given up once it has a number. */
    private boolean toTheEnd(String id) {
        JsonNode document = told(office.document(id));
        while (document != null) {
            String state = document.path("state").asText();
            if (Set.of("issued", "voided").contains(state)) {
                return true;
            }
            boolean givenUp = state.equals("seal") && Math.floorMod(id.hashCode(), GIVEN_UP) == 0;
            document = told(givenUp ? office.giveUp(document, REASON) : office.advance(document));
        }
        return false;
    }

    /** Keeps what the site told of a document; null where it refused, which only a site that is being killed may. */
    private JsonNode told(Api.Answer answer) {
        if (answer.status() >= 300) {
            if (!ending) {
                wrong.add("answered " + answer.status() + ": " + answer.text());
            }
            return null;
        }
        JsonNode document = answer.json();
        String id = document.path("nodeId").asText();
        touched.add(id);
        acts.incrementAndGet();
        confirmed.put(
                id,
                new Confirmed(
                        document.path("state").asText(), document.path("number").asText("")));
        return document;
    }

    private void check() {
        ending = false;
        Set<String> now = new TreeSet<>(touched);
        touched.clear();
        now.forEach(this::checkDocument);
        checkNumbers();
        checkWork();
        touched.clear();
    }

    private void checkDocument(String id) {
        Confirmed before = confirmed.get(id);
        JsonNode document = told(office.document(id));
        if (document == null) {
            wrong.add("the document " + id + " is lost, which was at " + before.state);
            return;
        }
        String state = document.path("state").asText();
        String number = document.path("number").asText("");
        int at = ORDER.indexOf(state);
        if (at < ORDER.indexOf(before.state) || (at > ORDER.indexOf(before.state) + 1 && !state.equals("voided"))) {
            wrong.add(id + " was confirmed at " + before.state + " and is at " + state);
        }
        if (!before.number.isEmpty() && !before.number.equals(number)) {
            wrong.add(id + " was confirmed with number " + before.number + " and has " + number);
        }
        boolean numbered = at >= ORDER.indexOf("seal");
        if (numbered == number.isEmpty()) {
            wrong.add(id + " is at " + state + " with the number \"" + number + "\"");
        }
        checkHolder(document, id, state);
        checkFile(document, id, state);
        checkTrail(id, state);
    }

    private void checkHolder(JsonNode document, String id, String state) {
        boolean over = Set.of("issued", "voided").contains(state);
        String step = document.path("holder").path("step").asText("");
        if (!step.equals(over ? "" : state)) {
            wrong.add(id + " is at " + state + " and in somebody's hands for \"" + step + "\"");
        }
    }

    private void checkFile(JsonNode document, String id, String state) {
        int signatures = switch (state) {
            case "number", "seal", "voided" -> 1;
            case "issue", "issued" -> 2;
            default -> 0;
        };
        String current = document.path("file").asText();
        Api reader = office.as("soanthao");
        byte[] file = reader.get("outgoing/documents/" + id + "/files/" + current + "/content")
                .body();
        for (JsonNode row : document.path("files")) {
            if (row.path("id").asText().equals(current)
                    && !row.path("sha256").asText().equals(sha256(file))) {
                wrong.add(id + " at " + state + " has a file that is not the one that was kept");
            }
        }
        byte[] shown = reader.get("registry/documents/" + id + "/content?rendition=file")
                .body();
        if (state.equals("issued") && !sha256(shown).equals(sha256(file))) {
            wrong.add(id + " shows another file than the one that was issued");
        }
        JsonNode report =
                reader.get("outgoing/documents/" + id + "/verification").json();
        if (report.path("signatures").size() != signatures
                || !report.path("verdict").asText().equals(signatures == 0 ? "unsigned" : "valid")) {
            wrong.add(id + " at " + state + " has the signatures " + report);
        }
    }

    private void checkTrail(String id, String state) {
        Map<String, Integer> acts = new HashMap<>();
        for (JsonNode row : office.as("soanthao")
                .get("work/documents/" + id + "/flow")
                .json()
                .path("items")) {
            if (!row.path("endedAt").isMissingNode() && !row.path("endedAt").isNull()) {
                acts.merge("outgoing." + row.path("step").asText(), 1, Integer::sum);
            }
        }
        int at = ORDER.indexOf(state.equals("voided") ? "seal" : state);
        if (state.equals("issued")) {
            long issues = office
                    .as("soanthao")
                    .get("registry/documents/" + id + "/history")
                    .json()
                    .findValuesAsText("action")
                    .stream()
                    .filter("outgoing.issue"::equals)
                    .count();
            if (issues != 1) {
                wrong.add(id + " was issued " + issues + " times");
            }
        }
        ACTS.forEach((act, reached) -> {
            int expected =
                    at >= ORDER.indexOf(reached) || (state.equals("voided") && act.equals("outgoing.seal")) ? 1 : 0;
            if (acts.getOrDefault(act, 0) != expected) {
                wrong.add(id + " at " + state + " has " + acts.getOrDefault(act, 0) + " acts " + act);
            }
        });
    }

    /** Numbers 1, 2, 3 … each with one document, the given up ones with their reason; the chain holds. */
    private void checkNumbers() {
        Api clerk = office.as("vanthu");
        Map<Integer, String> documents = new TreeMap<>();
        String after = "";
        do {
            JsonNode page = clerk.get("outgoing/register?limit=200&agency=" + AGENCY + after)
                    .json();
            for (JsonNode row : page.path("items")) {
                String number = row.path("number").asText();
                int ordinal = Integer.parseInt(number.substring(0, number.indexOf('/')));
                String other = documents.put(ordinal, row.path("nodeId").asText());
                if (other != null) {
                    wrong.add("the number " + number + " was given to " + other + " and to " + row.path("nodeId"));
                }
            }
            after = page.path("next").isTextual()
                    ? "&after=" + Api.encode(page.path("next").asText())
                    : "";
        } while (!after.isEmpty());
        int expected = 1;
        for (int ordinal : documents.keySet()) {
            if (ordinal != expected) {
                wrong.add("there is a gap before number " + ordinal);
            }
            expected = ordinal + 1;
        }
        for (JsonNode series :
                clerk.get("outgoing/series?agency=" + AGENCY).json().path("items")) {
            JsonNode verified = clerk.get(
                            "registry/registers/" + series.path("id").asText() + "/verify")
                    .json();
            if (!verified.path("ok").asBoolean()
                    || series.path("nextNumber").asInt() != documents.size() + 1
                    || (!verified.path("unused").isEmpty()
                            && !verified.path("unused").toString().contains(REASON))) {
                wrong.add("the register " + series + " does not hold: " + verified);
            }
        }
    }

    /** Nobody has work with a document that has ended, and everything that is under way is in somebody's hands. */
    private void checkWork() {
        Set<String> open = new TreeSet<>();
        for (JsonNode item : office.as("lanhdao")
                .get("work/items?box=agency&limit=500&agency=" + AGENCY)
                .json()
                .path("items")) {
            if (!open.add(item.path("nodeId").asText())) {
                wrong.add("two people have " + item.path("nodeId"));
            }
        }
        Set<String> expected = new TreeSet<>();
        confirmed.forEach((id, last) -> {
            if (!Set.of("issued", "voided").contains(last.state)) {
                expected.add(id);
            }
        });
        // a draft whose answer was lost is there too
        if (!open.containsAll(expected)) {
            expected.removeAll(open);
            wrong.add("nobody has " + expected);
        }
        open.stream()
                .filter(id -> confirmed.containsKey(id) && !expected.contains(id))
                .forEach(id -> wrong.add(id + " has ended and is still in somebody's hands"));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
