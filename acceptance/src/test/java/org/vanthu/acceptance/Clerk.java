package org.vanthu.acceptance;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import static org.vanthu.acceptance.Api.map;

/** What a clerk does over HTTP. */
final class Clerk {

    private final Api api;
    private final String agency;
    private final String register;
    private final String password;

    Clerk(Api api, String agency) {
        this(api, agency, "");
    }

    Clerk(Api api, String agency, String password) {
        this.password = password;
        this.api = api;
        this.agency = agency;
        this.register = api.get("registry/registers?kind=incoming&agency=" + agency + "&year="
                        + LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear())
                .json()
                .at("/items/0/id")
                .asText();
    }

    Api api() {
        return api;
    }

    /** The password that an administrator gave, where it is known. */
    String password() {
        return password;
    }

    /** The name to sign in with, of a clerk that {@link Offices} made. */
    String userName() {
        return "vanthu." + agency.toLowerCase(java.util.Locale.ROOT);
    }

    String agency() {
        return agency;
    }

    String register() {
        return register;
    }

    /** Fields of a document that is like no other of another number. */
    static Map<String, Object> fields(String number, String subject) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("number", number);
        fields.put(
                "issuedDate",
                LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusDays(3).toString());
        fields.put("issuerName", "Sở Nông nghiệp và Môi trường tỉnh Mẫu");
        fields.put("typeCode", "CV");
        fields.put("subject", subject);
        fields.put("urgency", 0);
        fields.put("secrecy", "none");
        return fields;
    }

    Map<String, Object> request(Map<String, Object> fields) {
        return map("agency", agency, "register", register, "fields", fields);
    }

    Api.Answer register(String number, String subject) {
        return api.post("registry/incoming", request(fields(number, subject)));
    }

    /** Registers what came in first and waits; answers its node. */
    String registerWaiting(String number, String subject) {
        JsonNode entry = Api.until(
                        () -> api.get("capture/entries?state=waiting&agency=" + agency),
                        answer -> answer.json().path("items").size() > 0)
                .json()
                .path("items")
                .get(0);
        Map<String, Object> request = request(fields(number, subject));
        request.put("entryId", entry.path("id").asText());
        return Offices.must(api.post("registry/incoming", request))
                .json()
                .path("nodeId")
                .asText();
    }

    /** The arrival numbers of the register in ascending order, read page by page. */
    List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = api.get("registry/incoming?sort=arrivalNumber&limit=500&agency=" + agency + "&register="
                            + register + (after.isEmpty() ? "" : "&after=" + after))
                    .json();
            page.path("items")
                    .forEach(row -> numbers.add(row.path("arrivalNumber").asLong()));
            after = page.path("next").asText("");
            if (page.path("next").isNull()) {
                after = "";
            }
        } while (!after.isEmpty());
        return numbers;
    }

    JsonNode verify() {
        return api.get("registry/registers/" + register + "/verify").json();
    }
}
