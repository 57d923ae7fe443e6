package org.vanthu.benchmarks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import org.vanthu.acceptance.Api;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * A leader directs 200 documents in one request to a unit with one coordinator, each in a transaction of its own with
 * two branches of work that begin; against 200 directions in a request each.
 */
final class DirectionBench implements Benchmark {

    private static final String LEADER = "lanh.dao";
    private static final String HEAD = "truong.phong";
    private static final String COLLEAGUE = "phoi.hop";

    private final AtomicInteger ordinals = new AtomicInteger();

    @Override
    public String name() {
        return "direction";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        int documents = workshop.size(200, 20);
        try (Office office = Office.open(workshop.fresh("direction"))) {
            office.person(LEADER, "leader", null);
            office.unit("KT", "Phòng Kinh tế");
            office.person(HEAD, "unit-head", "KT");
            office.person(COLLEAGUE, "specialist", null);
            Api leader = office.signIn(LEADER);
            // the first ones warm the process up
            directAtOnce(leader, registered(office, leader, documents));
            double one = directOneByOne(leader, registered(office, leader, documents));
            double bulk = directAtOnce(leader, registered(office, leader, documents));
            return List.of(new Measurement(
                    "direction of " + documents + " documents at once",
                    "%.1f s".formatted(bulk),
                    "%.1f s in a request each".formatted(one),
                    "%.2f".formatted(bulk / one),
                    "–",
                    true));
        }
    }

    private List<JsonNode> registered(Office office, Api leader, int documents) {
        for (int i = 0; i < documents; i++) {
            must(office.clerk()
                    .post(
                            "registry/incoming",
                            map(
                                    "agency",
                                    Office.AGENCY,
                                    "register",
                                    office.register(),
                                    "fields",
                                    map(
                                            "number",
                                            ordinals.incrementAndGet() + "/CV-CĐ",
                                            "issuedDate",
                                            LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"))
                                                    .toString(),
                                            "issuerName",
                                            "Sở Chỉ đạo",
                                            "typeCode",
                                            "CV",
                                            "subject",
                                            "Về việc chỉ đạo số " + i,
                                            "urgency",
                                            0,
                                            "secrecy",
                                            "none"))));
        }
        List<JsonNode> items = new ArrayList<>();
        must(leader.get("work/items?step=direct&limit=500&agency=" + Office.AGENCY))
                .json()
                .path("items")
                .forEach(items::add);
        return items;
    }

    private static double directAtOnce(Api leader, List<JsonNode> items) {
        List<Object> all = items.stream()
                .<Object>map(item -> map("id", item.path("id").asText(), "version", item.path("version")))
                .toList();
        long start = System.nanoTime();
        JsonNode results = must(leader.post(
                        "routing/direct",
                        map(
                                "items",
                                all,
                                "lead",
                                map("unit", "KT"),
                                "coordinators",
                                List.of(map("person", COLLEAGUE)),
                                "text",
                                "Chủ trì tham mưu.")))
                .json()
                .path("items");
        double seconds = (System.nanoTime() - start) / 1e9;
        results.forEach(result -> {
            if (!result.path("ok").asBoolean()) {
                throw new IllegalStateException("not directed: " + result);
            }
        });
        return seconds;
    }

    private static double directOneByOne(Api leader, List<JsonNode> items) {
        long start = System.nanoTime();
        for (JsonNode item : items) {
            must(leader.post(
                    "routing/items/" + item.path("id").asText() + "/direct",
                    map(
                            "lead",
                            map("unit", "KT"),
                            "coordinators",
                            List.of(map("person", COLLEAGUE)),
                            "text",
                            "Chủ trì tham mưu.",
                            "version",
                            item.path("version"))));
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
