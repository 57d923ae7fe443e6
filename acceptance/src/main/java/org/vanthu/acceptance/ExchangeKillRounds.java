package org.vanthu.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * Kills one or the other of two sites at random moments while a document goes from one to six agencies of the other,
 * and starts it again. At the end every message must have arrived once, and its sender must know. The tests run a few
 * rounds, the benchmarks fifty.
 */
public final class ExchangeKillRounds {

    private static final int RECEIVERS = 6;
    private static final int MOST_MILLIS = 3000;
    private static final Set<String> ON_THE_WAY = Set.of("waiting", "sent");

    private final Path data;
    private final Random random;
    private final List<String> documents = new ArrayList<>();
    private int messages;

    /** @param data an empty directory for the sites */
    public ExchangeKillRounds(Path data, long seed) {
        this.data = data;
        this.random = new Random(seed);
    }

    /**
     * Runs the rounds.
     *
     * @return what is wrong, one sentence each; empty when all is well
     */
    public List<String> run(int rounds) throws IOException, InterruptedException {
        try (ExchangeSites sites = ExchangeSites.create(data, 2)) {
            Map<String, Site.Account> clerks = sites.add(1, RECEIVERS);
            for (int round = 0; round < rounds; round++) {
                String document = sites.office(0).issued("Văn bản gửi lúc tắt máy số " + round, Map.of());
                send(sites, document, clerks.keySet());
                documents.add(document);
                Thread.sleep(random.nextInt(MOST_MILLIS));
                int killed = round % 2;
                sites.kill(killed);
                Thread.sleep(random.nextInt(MOST_MILLIS));
                sites.start(killed);
            }
            return faults(sites, clerks);
        }
    }

    /** How many messages were sent. */
    public int messages() {
        return messages;
    }

    private static void send(ExchangeSites sites, String document, Set<String> receivers) {
        Api clerk = sites.office(0).as("vanthu");
        JsonNode state = must(clerk.get("dispatch/documents/" + document)).json();
        must(clerk.post(
                "dispatch/documents/" + document + "/send",
                map(
                        "version",
                        state.path("version"),
                        "recipients",
                        List.of(),
                        "added",
                        receivers.stream().map(code -> map("code", code)).toList())));
    }

    private List<String> faults(ExchangeSites sites, Map<String, Site.Account> clerks) {
        List<String> wrong = new ArrayList<>();
        Api sender = sites.office(0).as("vanthu");
        Map<String, Integer> sent = new HashMap<>();
        for (String document : documents) {
            JsonNode state = Api.until(
                            () -> sender.get("dispatch/documents/" + document),
                            answer -> answer.status() == 200
                                    && electronic(answer.json()).stream()
                                            .noneMatch(one -> ON_THE_WAY.contains(
                                                    one.path("state").asText())))
                    .json();
            for (JsonNode delivery : electronic(state)) {
                messages++;
                sent.merge(key(delivery.path("receiver").asText(), delivery), 1, Integer::sum);
                if (!delivery.path("state").asText().equals("arrived")) {
                    wrong.add("a message is " + delivery.path("state") + ": " + delivery.path("words"));
                }
            }
        }
        Map<String, Integer> arrived = new HashMap<>();
        clerks.forEach((agency, account) -> {
            Api clerk = new Api(sites.process(1).address()).signIn(account.userName(), account.password());
            for (JsonNode arrival : must(clerk.get("dispatch/arrivals?limit=500&agency=" + agency))
                    .json()
                    .path("items")) {
                arrived.merge(key(agency, arrival), 1, Integer::sum);
            }
            int entries = must(clerk.get("capture/entries?state=all&limit=500&agency=" + agency))
                    .json()
                    .path("items")
                    .size();
            if (entries != documents.size()) {
                wrong.add(agency + " has " + entries + " entries for " + documents.size() + " documents");
            }
        });
        if (!sent.equals(arrived)) {
            wrong.add("sent " + sent + " and arrived " + arrived);
        }
        return wrong;
    }

    private static String key(String receiver, JsonNode row) {
        return receiver + " " + row.path("number").asText();
    }

    private static List<JsonNode> electronic(JsonNode dispatch) {
        List<JsonNode> deliveries = new ArrayList<>();
        for (JsonNode delivery : dispatch.path("deliveries")) {
            if (delivery.path("connector").asText().equals("peer")) {
                deliveries.add(delivery);
            }
        }
        return deliveries;
    }
}
