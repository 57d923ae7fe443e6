package org.vanthu.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;

/** The way of a scan from the folder to a search result, over HTTP. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScanToSearchIT {

    private static final String AGENCY = Site.shared().own("H99.01");

    @BeforeAll
    static void awaitScans() {
        Site.shared().awaitScans();
    }

    private final Clerk clerk = new Clerk(Site.shared().as("vanthu"), AGENCY);

    @Test
    @Order(1)
    @Requirement({"R001-025", "R004-025"})
    void theSampleScansWaitInTheQueueWithTheirFieldsRead() {
        List<JsonNode> waiting = waiting();

        assertThat(waiting).hasSizeGreaterThanOrEqualTo(4);
        for (JsonNode entry : waiting) {
            JsonNode fields = entry(entry).at("/reading/fields");
            assertThat(fields.at("/number/value").asText())
                    .as(entry.path("fileName").asText())
                    .isNotEmpty();
            assertThat(fields.at("/number/confidence").asDouble()).isBetween(0.0, 1.0);
            assertThat(fields.at("/number/box/width").asDouble()).isBetween(0.001, 1.0);
        }
    }

    @Test
    @Order(2)
    @Requirement({"R000-030", "R000-031", "R000-052", "R001-026", "R002-041"})
    void aReadScanIsRegisteredAndFoundByItsNumberAtOnceAndByAWordWithoutToneMarks() {
        JsonNode waiting = entry(waiting().get(0));
        JsonNode read = waiting.at("/reading/fields");
        Map<String, Object> request = clerk.request(fields(read));
        request.put("entryId", waiting.path("id").asText());

        JsonNode registered =
                Offices.must(clerk.api().post("registry/incoming", request)).json();

        String number = read.at("/number/value").asText();
        assertThat(registered.path("arrivalNumber").asLong()).isPositive();
        assertThat(found("search?number=" + Api.encode(number), registered))
                .as("at once by its number")
                .isTrue();
        String word = longestWord(read.at("/subject/value").asText());
        Api.until(() -> clerk.api().get("search?q=" + Api.encode(word)), answer -> contains(answer.json(), registered));
        assertThat(clerk.api()
                        .get("capture/entries/" + waiting.path("id").asText())
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("registered");
    }

    @Test
    @Order(3)
    @Requirement({"R000-021", "R002-041"})
    void theRegisterPrintsAsPdfAndAsSpreadsheet() {
        Api.Answer pdf = clerk.api().get("registry/registers/" + clerk.register() + "/print?format=pdf");
        Api.Answer xlsx = clerk.api().get("registry/registers/" + clerk.register() + "/print?format=xlsx");

        assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(new String(xlsx.body(), 0, 2, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("PK");
    }

    @Test
    @Order(4)
    @Requirement({"R000-017", "R004-054", "R002-140"})
    void aClerkOfAnotherAgencySeesNothingOfIt() {
        Api other = Site.shared().as("vanthu.xa");
        JsonNode row =
                clerk.api().get("registry/incoming?agency=" + AGENCY).json().at("/items/0");

        assertThat(other.get("registry/documents/" + row.path("nodeId").asText())
                        .status())
                .isIn(403, 404);
        assertThat(other.get("registry/incoming?agency=" + AGENCY).status()).isEqualTo(403);
        assertThat(other.get("search?number=" + Api.encode(row.path("number").asText()))
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    @Order(5)
    @Requirement("R000-028")
    void theSameFileDroppedAgainIsLinkedToTheRegisteredDocument() {
        byte[] content = TinyPdf.of("dropped twice");
        JsonNode first = Offices.must(clerk.api()
                        .upload("capture/entries", Map.of("agency", AGENCY), "hai-lan.pdf", content, "application/pdf"))
                .json();
        Api.until(
                () -> clerk.api().get("capture/entries/" + first.path("id").asText()),
                answer -> answer.json().path("state").asText().equals("awaitingCheck"));

        JsonNode second = Offices.must(clerk.api()
                        .upload("capture/entries", Map.of("agency", AGENCY), "hai-lan.pdf", content, "application/pdf"))
                .json();

        Api.Answer settled = Api.until(
                () -> clerk.api().get("capture/entries/" + second.path("id").asText()),
                answer -> answer.json().path("state").asText().equals("duplicate"));
        assertThat(settled.json().path("duplicateOf").isNull()).isFalse();
    }

    private List<JsonNode> waiting() {
        List<JsonNode> entries = new ArrayList<>();
        clerk.api()
                .get("capture/entries?state=waiting&limit=100&agency=" + AGENCY)
                .json()
                .path("items")
                .forEach(entry -> {
                    if (entry.path("state").asText().equals("awaitingCheck")) {
                        entries.add(entry);
                    }
                });
        return entries;
    }

    private JsonNode entry(JsonNode listed) {
        return clerk.api().get("capture/entries/" + listed.path("id").asText()).json();
    }

    private static Map<String, Object> fields(JsonNode read) {
        Map<String, Object> fields =
                new HashMap<>(Clerk.fields(text(read, "number", "1/CV-X"), text(read, "subject", "Không đọc được")));
        fields.put("issuerName", text(read, "issuer", "Không đọc được"));
        fields.put("issuedDate", text(read, "issuedDate", "2026-01-05"));
        return fields;
    }

    private static String text(JsonNode read, String field, String fallback) {
        return read.at("/" + field + "/value").asText(fallback);
    }

    private boolean found(String path, JsonNode registered) {
        return contains(clerk.api().get(path).json(), registered);
    }

    private static boolean contains(JsonNode results, JsonNode registered) {
        for (JsonNode item : results.path("items")) {
            if (item.path("nodeId").asText().equals(registered.path("nodeId").asText())) {
                return true;
            }
        }
        return false;
    }

    private static String longestWord(String subject) {
        String plain = java.text.Normalizer.normalize(subject, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
        return java.util.Arrays.stream(plain.split("[^\\p{L}]+"))
                .max(java.util.Comparator.comparingInt(String::length))
                .orElse("van");
    }
}
