package org.vanthu.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.acceptance.Api.map;

/**
 * More than two hundred bad files, fields and requests: each is refused with the right status and a message, none
 * breaks the site, and nothing of them stays behind.
 */
class HostileInputIT {

    private static final String AGENCY = Site.shared().own("H99.31");
    private static final String OTHER = Site.shared().own("H99.01");

    /** Every request has a number of its own, so that none is refused only because it is like the one before. */
    private static final AtomicInteger ORDINALS = new AtomicInteger();

    private static Api clerk;
    private static String register;
    private static long registeredBefore;
    private static int entriesBefore;

    @BeforeAll
    static void signInAndCount() {
        clerk = Site.shared().as("vanthu.xa");
        register = registers().at("/items/0/id").asText();
        registeredBefore = registered();
        entriesBefore = entries();
    }

    @AfterAll
    static void nothingStaysBehind() {
        assertThat(registered()).as("registered documents").isEqualTo(registeredBefore);
        assertThat(entries()).as("entries of the intake").isEqualTo(entriesBefore);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("badFiles")
    @Requirement({"R003-012", "R002-013"})
    void refusesTheFileAtBothEntrances(HostileFiles.Hostile file) {
        String name = file.name().replace("\"", "%22");
        Api.Answer captured =
                clerk.upload("capture/entries", Map.of("agency", AGENCY), name, file.content(), file.mimetype());
        refused(captured);
        String metadata = json(request(fields()));
        refused(clerk.upload("registry/incoming", Map.of("metadata", metadata), name, file.content(), file.mimetype()));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("badFields")
    void refusesTheField(String field, Object value) {
        Map<String, Object> fields = fields();
        fields.put(field, value);

        Api.Answer answer = clerk.post("registry/incoming", request(fields));

        refused(answer);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("badBodies")
    void refusesTheBody(byte[] body) {
        refused(clerk.send("POST", "registry/incoming", body, "application/json"));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("badQueries")
    void refusesTheQuery(String path) {
        refused(clerk.get(path));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("badPaths")
    void findsNothingOutsideItsFolders(String path) {
        Api.Answer answer = clerk.get(path);

        assertThat(answer.status()).isBetween(300, 499);
        assertThat(answer.text()).doesNotContain("root:").doesNotContain("module.id");
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("oddSearches")
    void answersOrRefusesAnOddSearchButNeverBreaks(String query) {
        assertThat(clerk.get("search?q=" + Api.encode(query)).status()).isIn(200, 400);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("badCredentials")
    void letsNobodyInWithoutAValidTicket(String authorization) throws Exception {
        var request =
                java.net.http.HttpRequest.newBuilder(Site.shared().address().resolve("service/vanthu/session"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        var answer = java.net.http.HttpClient.newHttpClient()
                .send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofString());

        // ACS itself, before any module, answers 500 to a header that it cannot read
        assertThat(answer.statusCode()).isIn(Site.isGiven() ? List.of(400, 401, 403, 500) : List.of(400, 401, 403));
    }

    @Test
    @Requirement({"R000-002", "R001-011", "R001-022", "R003-018", "R004-024"})
    void refusesSecretDocumentsAndKeepsNothingOfThem() {
        for (String secrecy : List.of("mật", "MẬT", "tối mật", "TUYỆT MẬT", "secret", "confidential")) {
            Map<String, Object> fields = fields();
            fields.put("secrecy", secrecy);
            refused(clerk.post("registry/incoming", request(fields)));
        }
        assertThat(registered()).isEqualTo(registeredBefore);
    }

    static List<HostileFiles.Hostile> badFiles() {
        return HostileFiles.all();
    }

    static List<Object[]> badFields() {
        List<Object[]> bad = new ArrayList<>();
        for (String field : List.of("subject", "issuerName")) {
            for (Object value : new Object[] {null, "", "   ", "\u0000", Map.of("a", 1), List.of(1, 2)}) {
                bad.add(new Object[] {field, value});
            }
        }
        for (Object value : new Object[] {
            "2026-02-30",
            "31/12/2026",
            "hôm nay",
            "2026-13-01",
            "9999-99-99",
            "-1",
            "0000-00-00",
            "2026-11-22T00:00:00",
            "3026-01-01"
        }) {
            bad.add(new Object[] {"issuedDate", value});
        }
        for (Object value : new Object[] {-1, 5, 99, "khẩn", 1e20, Map.of()}) {
            bad.add(new Object[] {"urgency", value});
        }
        for (Object value : new Object[] {"KHÔNG-CÓ", "'; DROP TABLE vt_document; --", "<script>", Map.of()}) {
            bad.add(new Object[] {"typeCode", value});
        }
        for (Object value : new Object[] {-1, 1_000_000_000_000L, "nhiều"}) {
            bad.add(new Object[] {"pageAmount", value});
        }
        for (Object value : new Object[] {"máy bay", "PAPER'; --"}) {
            bad.add(new Object[] {"origin", value});
            bad.add(new Object[] {"source", value});
        }
        for (String field : List.of(
                "subject", "issuerName", "number", "signerName", "signerPosition", "toPlaces", "note", "language")) {
            bad.add(new Object[] {field, "dài ".repeat(5000)});
        }
        bad.add(new Object[] {"khôngCóTrườngNày", "x"});
        bad.add(new Object[] {"__proto__", Map.of("admin", true)});
        return bad;
    }

    static List<byte[]> badBodies() {
        List<String> bodies = new ArrayList<>(List.of(
                "",
                "null",
                "[]",
                "1",
                "\"text\"",
                "{",
                "{\"agency\":",
                "{\"agency\":\"" + AGENCY + "\"",
                "{}{}",
                "{\"agency\":\"" + AGENCY + "\"}x",
                "{'agency':'x'}",
                "{\"agency\":\"" + AGENCY + "\",\"register\":null}",
                "{\"agency\":\"../..\",\"register\":\"1\",\"fields\":{}}",
                "{\"agency\":\"" + AGENCY + "\",\"register\":\"-1\",\"fields\":{}}",
                "{\"agency\":\"" + AGENCY + "\",\"register\":\"9999999999999999999999\",\"fields\":{}}",
                "{\"agency\":\"" + OTHER + "\",\"register\":\"1\",\"fields\":{}}",
                "<a/>",
                "\u0000\u0001",
                "{\"agency\":\"" + AGENCY + "\",\"fields\":[]}",
                "{\"fields\":{\"recipients\":\"x\"}}"));
        bodies.add("[".repeat(5000));
        bodies.add("{\"a\":".repeat(2000));
        bodies.add("{\"agency\":\"" + "x".repeat(2_000_000) + "\"}");
        List<byte[]> bytes = new ArrayList<>();
        bodies.forEach(body -> bytes.add(body.getBytes(StandardCharsets.UTF_8)));
        bytes.add(new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0});
        bytes.add(new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'});
        return bytes;
    }

    static List<String> badQueries() {
        List<String> queries = new ArrayList<>();
        for (String limit : List.of("0", "-1", "501", "999999999999", "abc", "1.5", "%00")) {
            queries.add("registry/incoming?agency=" + AGENCY + "&limit=" + limit);
            queries.add("capture/entries?agency=" + AGENCY + "&limit=" + limit);
        }
        for (String after : List.of("%25%25", "not-a-cursor!", "%00%00", "AAAA%3D%3D%3D")) {
            queries.add("registry/incoming?agency=" + AGENCY + "&after=" + after);
        }
        for (String date : List.of("2026-02-30", "31/12/2026", "x", "%27%3B--")) {
            queries.add("registry/incoming?agency=" + AGENCY + "&from=" + date);
            queries.add("search?q=a&from=" + date);
        }
        for (String sort : List.of("subject%3BDROP", "%27", "1%3D1")) {
            queries.add("registry/incoming?agency=" + AGENCY + "&sort=" + sort);
        }
        for (String id : List.of(
                "0",
                "x",
                "..%2F..",
                "%27%20OR%201%3D1",
                "00000000-0000-0000-0000-000000000000",
                "workspace%3A%2F%2FSpacesStore%2Fx",
                "%3Cscript%3E",
                "a".repeat(300))) {
            queries.add("registry/documents/" + id);
            queries.add("capture/entries/" + id);
            queries.add("registry/registers/" + id + "/verify");
        }
        queries.add("registry/incoming?agency=" + OTHER);
        queries.add("capture/entries?agency=" + OTHER);
        queries.add("registry/incoming?agency=");
        queries.add("registry/registers/" + "1%20OR%201" + "/print?format=pdf");
        queries.add("organization/users?agency=" + OTHER);
        queries.add("calendar/" + OTHER);
        return queries;
    }

    static List<String> badPaths() {
        return List.of(
                "../vanthu/../../WEB-INF/web.xml",
                "../vanthu/..%2f..%2fetc/passwd",
                "../vanthu/%2e%2e/%2e%2e/etc/passwd",
                "../vanthu/..%5c..%5cetc/passwd",
                "../vanthu/%00",
                "../vanthu/",
                "../vanthu/index.html%00.js",
                "../vanthu/..;/..;/",
                "../META-INF/MANIFEST.MF",
                "../webjars/",
                "../vanthu//etc/passwd",
                "../alfresco/module/vanthu-platform/module.properties",
                "../vanthu/../alfresco-global.properties",
                "../..%252f..%252fetc/passwd",
                "nothing/here",
                "registry",
                "../service/",
                "../s/vanthu/nothing");
    }

    static List<String> oddSearches() {
        return List.of(
                "\"",
                "(",
                ")",
                "((",
                "a AND",
                "OR",
                "NOT",
                "TYPE:",
                "TYPE:\"x",
                "@{",
                "{!xml",
                "a:b:c",
                "[* TO",
                "*",
                "?",
                "*a",
                "~",
                "a~9",
                "^",
                "a^x",
                "\\",
                "+",
                "-",
                "- -",
                "/",
                "TEXT:\"\u0000\"",
                "=\"\"",
                "ISNULL:",
                "ID:\"../x\"",
                "PATH:\"/\"",
                "%",
                "_",
                "'; DROP TABLE emb_node; --",
                "<script>alert(1)</script>",
                "🙂",
                "ạ".repeat(3000),
                "a ".repeat(900),
                "\u202Eabc");
    }

    static List<String> badCredentials() {
        return List.of(
                "",
                "Basic",
                "Basic ",
                "Basic !!!",
                "Basic VElDS0VUX3g=",
                "Bearer x",
                "Digest x",
                "Negotiate x",
                "Basic " + base64("admin:không phải mật khẩu này"),
                "Basic " + base64("admin:"),
                "Basic " + base64(":"),
                "Basic " + base64("ROLE_TICKET:TICKET_0000"),
                "Basic " + base64("TICKET_ffffffffffffffffffffffffffffffffffffffff"),
                "Basic " + base64("guest:guest"),
                "Basic " + base64("System:x"),
                "Basic " + base64("' OR '1'='1:x"));
    }

    private static void refused(Api.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    private static Map<String, Object> fields() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("number", ORDINALS.incrementAndGet() + "/CV-XẤU");
        fields.put("issuedDate", "2026-11-02");
        fields.put("issuerName", "Sở Thử nghiệm");
        fields.put("typeCode", "CV");
        fields.put("subject", "Văn bản không được vào");
        fields.put("urgency", 0);
        fields.put("secrecy", "none");
        return fields;
    }

    private static Map<String, Object> request(Map<String, Object> fields) {
        return map("agency", AGENCY, "register", register, "fields", fields);
    }

    private static String json(Object value) {
        try {
            return Api.JSON.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode registers() {
        return clerk.get("registry/registers?kind=incoming&agency=" + AGENCY).json();
    }

    private static long registered() {
        return registers().at("/items/0/nextNumber").asLong();
    }

    private static int entries() {
        return clerk.get("capture/entries?state=all&limit=500&agency=" + AGENCY)
                .json()
                .path("items")
                .size();
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
