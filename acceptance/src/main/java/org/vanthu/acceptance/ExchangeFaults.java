package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * Three sites in processes of their own send documents to each other's agencies over lines that break. Among the
 * recipients is one that its site does not know, one behind an address where nobody listens and one that takes no
 * letters of complaint. At the end every message was received once, was refused, or is known to its sender as failed.
 * The tests send about a hundred, the benchmarks ten thousand.
 */
public final class ExchangeFaults {

    private static final int SITES = 3;
    private static final double SHARE = 0.05;
    private static final String TOKEN = "mot-token-cho-noi-khong-ai-nghe";
    private static final String NOBODY_THERE = "H97.XA";
    private static final String COMPLAINT = "Đơn khiếu nại của công dân số ";
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Path data;
    private final int receivers;
    private final FaultyNetwork network;
    private final OutboxFigures figures;
    private final Map<String, Integer> states = new TreeMap<>();
    private final Map<String, Integer> sent = new HashMap<>();
    private final Map<String, Integer> received = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int attempts;

    /**
     * @param data an empty directory for the sites
     * @param receivers how many agencies each site has besides the one that sends
     */
    public ExchangeFaults(Path data, long seed, int receivers) {
        this.data = data;
        this.receivers = receivers;
        this.figures = new OutboxFigures(data);
        this.network = new FaultyNetwork(seed, SHARE);
    }

    /** What the sites are and what they have sent. */
    private record Run(ExchangeSites sites, List<Map<String, Site.Account>> clerks, List<List<String>> documents) {}

    /**
     * Sends and looks.
     *
     * @param messages at least so many
     * @return what is wrong, one sentence each; empty when all is well
     */
    public List<String> run(int messages) throws InterruptedException, ExecutionException {
        try (network;
                ExchangeSites sites = ExchangeSites.create(
                        data,
                        SITES,
                        network::port,
                        "vanthu.capture.enabled=false",
                        "vanthu.exchange.max-attempts=5",
                        "vanthu.exchange.peer-timeout-seconds=5",
                        figures.property())) {
            Run run = new Run(sites, prepare(sites), everySite(() -> new ArrayList<>()));
            int each = (SITES - 1) * (receivers + 2) + 1;
            int documents = (messages + SITES * each - 1) / (SITES * each);
            inParallel(site -> send(run, site, documents));
            await(run);
            inParallel(site -> look(run, site));
            compare();
            return List.copyOf(wrong);
        }
    }

    /** How many messages are in each state at their senders. */
    public Map<String, Integer> states() {
        return states;
    }

    /** How many messages were sent. */
    public int messages() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many the receivers have. */
    public int received() {
        return received.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many attempts failed and were made again. */
    public int attempts() {
        return attempts;
    }

    /** What happened on the lines. */
    public Map<FaultyNetwork.Fault, Integer> struck() {
        return network.struck();
    }

    private List<Map<String, Site.Account>> prepare(ExchangeSites sites) {
        List<Map<String, Site.Account>> clerks = everySite(() -> new HashMap<>());
        for (int site = 0; site < SITES; site++) {
            clerks.get(site).putAll(sites.add(site, receivers));
            clerks.get(site).put(sites.agency(site), sites.office(site).account("vanthu"));
            sites.refuseComplaints(site, sites.agency(site) + "A");
            for (int other = 0; other < SITES; other++) {
                if (other != site) {
                    sites.introduce(other, unknown(sites, site), "Nơi không còn ở chỗ thứ " + (site + 1), site);
                }
            }
            sites.introduce(site, NOBODY_THERE, "Nơi không ai nghe", SITES);
            write(
                    sites.process(site).data().resolve("peers.properties"),
                    "site-3.address=https://127.0.0.1:1/alfresco/\nsite-3.token=" + TOKEN + "\nsite-3.their-token="
                            + TOKEN + "-khac\nsite-3.senders=" + NOBODY_THERE + "\n");
        }
        return clerks;
    }

    /** In the directories of the others, but no agency of that site. */
    private static String unknown(ExchangeSites sites, int site) {
        return sites.agency(site) + "KHONG";
    }

    private void send(Run run, int site, int documents) {
        ExchangeSites sites = run.sites();
        List<String> to = Stream.concat(
                        Stream.of(NOBODY_THERE),
                        IntStream.range(0, SITES)
                                .filter(other -> other != site)
                                .boxed()
                                .flatMap(other -> Stream.concat(
                                        Stream.of(unknown(sites, other)), run.clerks().get(other).keySet().stream())))
                .toList();
        Api clerk = sites.office(site).as("vanthu");
        for (int i = 0; i < documents; i++) {
            String subject = i % 10 == 0 ? COMPLAINT + i : "Về việc gửi qua đường hay đứt số " + i;
            String document = sites.office(site).issued(subject, Map.of());
            JsonNode state = must(clerk.get("dispatch/documents/" + document)).json();
            must(clerk.post(
                    "dispatch/documents/" + document + "/send",
                    map(
                            "version",
                            state.path("version"),
                            "recipients",
                            List.of(),
                            "added",
                            to.stream().map(code -> map("code", code)).toList())));
            run.documents().get(site).add(document);
        }
    }

    /** Until no message waits anywhere, those among them that tell how far a document has come. */
    private void await(Run run) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        // what arrives last may put something into the outbox of a site that was looked at before: twice in a row
        int empty = 0;
        while (empty < 2 && System.nanoTime() < end) {
            empty = IntStream.range(0, SITES).allMatch(site -> waiting(run, site) == 0) ? empty + 1 : 0;
            Thread.sleep(500);
        }
    }

    private long waiting(Run run, int site) {
        return figures.waiting(run.sites().process(site).address());
    }

    private void look(Run run, int site) {
        ExchangeSites sites = run.sites();
        Api sender = sites.office(site).as("vanthu");
        for (String document : run.documents().get(site)) {
            for (JsonNode delivery :
                    must(sender.get("dispatch/documents/" + document)).json().path("deliveries")) {
                if (delivery.path("connector").asText().equals("peer")) {
                    sent(sites, site, delivery);
                }
            }
        }
        if (waiting(run, site) > 0) {
            note("a message still waits at site " + site);
        }
        run.clerks().get(site).forEach((agency, account) -> {
            Api clerk = new Api(sites.process(site).address()).signIn(account.userName(), account.password());
            List<JsonNode> arrivals = all(clerk, "dispatch/arrivals?limit=500&agency=" + agency);
            for (JsonNode arrival : arrivals) {
                count(received, key(arrival.path("sender").asText(), arrival, agency));
            }
            int entries = all(clerk, "capture/entries?state=all&limit=500&agency=" + agency)
                    .size();
            if (entries != arrivals.size()) {
                note(agency + " has " + entries + " entries for " + arrivals.size() + " arrivals");
            }
        });
    }

    private static List<JsonNode> all(Api clerk, String path) {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = must(clerk.get(path + after)).json();
            page.path("items").forEach(items::add);
            after = page.path("next").isTextual()
                    ? "&after=" + Api.encode(page.path("next").asText())
                    : "";
        } while (!after.isEmpty());
        return items;
    }

    private synchronized void sent(ExchangeSites sites, int site, JsonNode delivery) {
        String receiver = delivery.path("receiver").asText();
        String state = delivery.path("state").asText();
        states.merge(state, 1, Integer::sum);
        attempts += delivery.path("attempts").asInt();
        boolean isComplaint = delivery.path("subject").asText().startsWith(COMPLAINT);
        String wanted = "arrived";
        if (receiver.equals(NOBODY_THERE)) {
            wanted = "failed";
        } else if (receiver.endsWith("KHONG") || (isComplaint && receiver.endsWith("A"))) {
            wanted = "refused";
        }
        if (!state.equals(wanted)) {
            wrong.add("what went to " + receiver + " is " + state + ", not " + wanted + ": " + delivery.path("words"));
        }
        if (wanted.equals("refused") && delivery.path("words").asText().isBlank()) {
            wrong.add("what went to " + receiver + " was refused without a word");
        }
        if (state.equals("arrived")) {
            count(sent, key(sites.agency(site), delivery, receiver));
        }
    }

    private synchronized void count(Map<String, Integer> where, String key) {
        where.merge(key, 1, Integer::sum);
    }

    private synchronized void note(String fault) {
        wrong.add(fault);
    }

    private static String key(String sender, JsonNode row, String receiver) {
        return sender + " " + row.path("number").asText() + " " + receiver;
    }

    private void compare() {
        sent.forEach((key, times) -> {
            if (times != 1 || !Integer.valueOf(1).equals(received.get(key))) {
                wrong.add(key + " was sent " + times + " times and received " + received.get(key) + " times");
            }
        });
        received.keySet().stream()
                .filter(key -> !sent.containsKey(key))
                .forEach(key -> wrong.add(key + " was received, and its sender does not know"));
        int known = received() + states.getOrDefault("refused", 0) + states.getOrDefault("failed", 0);
        if (messages() != known) {
            wrong.add("sent " + messages() + ", but received, refused and failed are " + known);
        }
    }

    private interface OfSite {
        void run(int site);
    }

    private static void inParallel(OfSite work) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(SITES);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int site = 0; site < SITES; site++) {
                int number = site;
                all.add(pool.submit(() -> work.run(number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> List<T> everySite(java.util.function.Supplier<T> fresh) {
        return Stream.generate(fresh).limit(SITES).toList();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
