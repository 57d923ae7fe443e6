package org.vanthu.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * Two sites whose clocks differ, of which one has no room left, and between which the network is cut: each has a
 * process, a clock and, where the machine allows it, a disk of its own.
 */
class ExchangeHardshipIT {

    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final Duration AHEAD = Duration.ofHours(3);
    private static final Duration CLOSE = Duration.ofMinutes(2);

    private static final FaultyNetwork NETWORK = new FaultyNetwork(20261129, 0);
    private static boolean hasDisks;
    private static ExchangeSites sites;

    @BeforeAll
    static void twoSites() {
        assumeFalse(Site.isGiven(), "starts sites of its own");
        hasDisks = SmallDisk.isPossible();
        sites = ExchangeSites.create(
                Site.fresh("exchange-hardship"),
                2,
                NETWORK::port,
                data -> SiteProcess.startWithClock(data, hasDisks ? disk(data).command() : List.of()),
                "vanthu.exchange.peer-timeout-seconds=5");
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.close();
        }
        NETWORK.close();
    }

    private static SmallDisk disk(java.nio.file.Path data) {
        return new SmallDisk(data.resolve("contentstore"));
    }

    @Test
    @Requirement("R002-045")
    void clocksThreeHoursApartRefuseNothingAndEachSideSaysItsOwnTime() {
        String early = send("Về việc gửi khi đồng hồ bên kia chậm", AHEAD.negated());
        JsonNode late = arrival("Về việc gửi khi đồng hồ bên kia chậm");
        assertThat(time(late, "arrivedAt")).isCloseTo(Instant.now().minus(AHEAD), within(CLOSE));
        assertThat(time(late, "sentAt")).isCloseTo(Instant.now(), within(CLOSE));
        assertThat(codes(late)).as("a sender whose clock is ahead is noted").contains("clockAhead");
        assertThat(time(entry(late), "receivedAt")).isCloseTo(Instant.now().minus(AHEAD), within(CLOSE));
        assertThat(delivery(early, "arrived").path("queuedAt").asText()).isNotEmpty();

        send("Về việc gửi khi đồng hồ bên kia nhanh", AHEAD);
        JsonNode ahead = arrival("Về việc gửi khi đồng hồ bên kia nhanh");
        assertThat(time(ahead, "arrivedAt")).isCloseTo(Instant.now().plus(AHEAD), within(CLOSE));
        assertThat(codes(ahead)).as("what is late may have lain somewhere").doesNotContain("clockAhead");
        assertThat(time(entry(ahead), "dueAt"))
                .as("the clerk's time counts from the receipt by the receiver's clock")
                .isAfter(time(ahead, "arrivedAt").minus(CLOSE));
    }

    @Test
    @Requirement({"R001-001", "R002-033"})
    void withoutRoomNothingIsReceiptedAndWithRoomItArrivesOnce() {
        assumeTrue(hasDisks, "this machine lets nobody mount a file system in a name space of his own");
        SmallDisk disk = disk(sites.process(SECOND).data());
        disk.fill();
        String document = send("Về việc gửi khi hết chỗ", null);
        JsonNode tried = delivery(document, "waiting", 2);
        assertThat(tried.path("words").asText()).isNotEmpty();
        assertThat(arrivals("Về việc gửi khi hết chỗ")).isEmpty();

        disk.free();

        delivery(document, "arrived");
        assertThat(arrivals("Về việc gửi khi hết chỗ")).hasSize(1);
        assertThat(entries()).as("no entry twice").isEqualTo(arrivals("").size());
    }

    @Test
    @Requirement({"R001-001", "R002-033"})
    void aNetworkThatIsCutForAWhileLosesAndDoublesNothing() {
        NETWORK.interrupt(true);
        String document = send("Về việc gửi khi mất mạng", null);
        delivery(document, "waiting", 2);
        assertThat(arrivals("Về việc gửi khi mất mạng")).isEmpty();

        NETWORK.interrupt(false);

        delivery(document, "arrived");
        assertThat(arrivals("Về việc gửi khi mất mạng")).hasSize(1);
        assertThat(entries()).as("no entry twice").isEqualTo(arrivals("").size());
    }

    /** Issues a document of the first site and sends it; then the clock of the second is that far ahead. */
    private static String send(String subject, Duration ahead) {
        if (ahead != null) {
            sites.process(SECOND).forward(ahead);
            sites.office(SECOND).signIn(sites.process(SECOND).address());
        }
        String document = sites.office(FIRST).issued(subject, Map.of());
        Api clerk = sites.office(FIRST).as("vanthu");
        JsonNode state = must(clerk.get("dispatch/documents/" + document)).json();
        must(clerk.post(
                "dispatch/documents/" + document + "/send",
                map(
                        "version",
                        state.path("version"),
                        "recipients",
                        List.of(),
                        "added",
                        List.of(map("code", sites.agency(SECOND))))));
        return document;
    }

    private static JsonNode delivery(String document, String state) {
        return delivery(document, state, 0);
    }

    /** Waits until the delivery is so far and was tried that often. */
    private static JsonNode delivery(String document, String state, int attempts) {
        Api.Answer answer =
                Api.until(() -> sites.office(FIRST).as("vanthu").get("dispatch/documents/" + document), found -> {
                    JsonNode one = electronic(found.json());
                    return state.equals(one.path("state").asText())
                            && one.path("attempts").asInt() >= attempts;
                });
        return electronic(answer.json());
    }

    private static JsonNode electronic(JsonNode dispatch) {
        for (JsonNode delivery : dispatch.path("deliveries")) {
            if (delivery.path("connector").asText().equals("peer")) {
                return delivery;
            }
        }
        return Api.JSON.missingNode();
    }

    private static JsonNode arrival(String subject) {
        Api.until(() -> list(subject), found -> found.json().path("items").size() == 1);
        return arrivals(subject).get(0);
    }

    private static List<JsonNode> arrivals(String subject) {
        List<JsonNode> items = new java.util.ArrayList<>();
        must(list(subject)).json().path("items").forEach(items::add);
        return items;
    }

    private static Api.Answer list(String subject) {
        return sites.office(SECOND)
                .as("vanthu")
                .get("dispatch/arrivals?limit=500&agency=" + sites.agency(SECOND) + "&q=" + Api.encode(subject));
    }

    private static JsonNode entry(JsonNode arrival) {
        String id = arrival.path("entryId").asText();
        return Api.until(
                        () -> sites.office(SECOND).as("vanthu").get("capture/entries/" + id),
                        found -> found.json().path("state").asText().equals("awaitingCheck"))
                .json();
    }

    private static int entries() {
        return must(sites.office(SECOND)
                        .as("vanthu")
                        .get("capture/entries?state=all&limit=500&agency=" + sites.agency(SECOND)))
                .json()
                .path("items")
                .size();
    }

    private static List<String> codes(JsonNode arrival) {
        return arrival.path("events").findValuesAsText("code");
    }

    private static Instant time(JsonNode row, String field) {
        return java.time.OffsetDateTime.parse(row.path(field).asText()).toInstant();
    }
}
