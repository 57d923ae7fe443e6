package org.vanthu.acceptance;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Offices.must;

/**
 * A document with three directives to two agencies: one is done in time, one comes back as not theirs and is done by
 * the other, one is extended before it is done.
 */
class DirectivesIT {

    private static final StaffedOffice GIVER = StaffedOffice.create("H99.J0");
    private static final StaffedOffice FIRST = StaffedOffice.create("H99.J1");
    private static final StaffedOffice SECOND = StaffedOffice.create("H99.J2");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final LocalDate DUE = TODAY.plusDays(10);
    private static final AtomicInteger FILES = new AtomicInteger();

    @Test
    @Requirement({"R002-066", "R002-068", "R002-069", "R002-072", "R002-077", "R002-087", "R003-036", "R003-038"})
    void threeDirectivesAreFollowedUntilTheyAreDone() {
        GIVER.person("theodoi", "Đỗ Văn Dõi", "Chuyên viên theo dõi", null, "follow-up");
        String document = draft();
        add(document, "Rà soát biên chế năm 2027", FIRST);
        add(document, "Báo cáo kinh phí hoạt động", SECOND);
        add(document, "Xây dựng đề án chuyển đổi số", SECOND);
        step(GIVER, "chuyenvien", document, "submit", map());
        step(GIVER, "truongphong", document, "review", map());
        step(GIVER, "clerk", document, "check-form", map());
        step(GIVER, "lanhdao", document, "approve", map());
        sealed(GIVER, document);
        assertThat(GIVER.clerk()
                        .api()
                        .post("outgoing/documents/" + document + "/issue", map("version", version(GIVER, document)))
                        .status())
                .as("what is not checked is not issued")
                .isEqualTo(409);
        check(document);
        step(GIVER, "clerk", document, "issue", map());

        List<String> lines = lines(document);
        register(FIRST, lines.get(0));
        register(SECOND, lines.get(1));
        assertThat(line(SECOND, "lanhdao", lines.get(2)).path("state").asText())
                .as("the other line of the same document began with it")
                .isEqualTo("registered");
        assertThat(FIRST.as("lanhdao").get("directive/lines/" + lines.get(1)).status())
                .as("nobody sees lines of others")
                .isEqualTo(404);

        take(FIRST, "lanhdao", lines.get(0), "assign", map("to", map("user", FIRST.userName("chuyenvien"))));
        String report = report(FIRST, lines.get(0));
        take(GIVER, "theodoi", lines.get(0), "approve", map());

        take(SECOND, "lanhdao", lines.get(1), "return", map("reason", "Không thuộc chức năng của cơ quan"));
        take(GIVER, "theodoi", lines.get(1), "reassign", map("reason", "Đúng chức năng", "executor", FIRST.agency()));
        JsonNode again = line(GIVER, "theodoi", lines.get(1));
        assertThat(again.path("executor").asText()).isEqualTo(FIRST.agency());
        if (again.path("state").asText().equals("given")) {
            register(FIRST, lines.get(1));
        }
        take(FIRST, "lanhdao", lines.get(1), "assign", map("to", map("user", FIRST.userName("chuyenvien"))));
        report(FIRST, lines.get(1));
        take(GIVER, "theodoi", lines.get(1), "reject", map("reason", "Thiếu phụ lục"));
        report(FIRST, lines.get(1));
        take(GIVER, "theodoi", lines.get(1), "approve", map());

        take(SECOND, "lanhdao", lines.get(2), "assign", map("to", map("user", SECOND.userName("chuyenvien"))));
        extend(lines.get(2));
        report(SECOND, lines.get(2));
        take(GIVER, "lanhdao", lines.get(2), "approve", map());

        for (String id : lines) {
            JsonNode one = line(GIVER, "theodoi", id);
            assertThat(one.path("state").asText()).isEqualTo("completed");
            assertThat(one.path("dueState").asText()).isEqualTo("completedInTime");
        }
        assertThat(line(GIVER, "theodoi", lines.get(0)).path("resultNodeId").asText())
                .isEqualTo(report);
        assertThat(line(GIVER, "theodoi", lines.get(1)).path("returns").asInt()).isEqualTo(1);
        assertThat(line(GIVER, "theodoi", lines.get(2)).path("extensions").asInt())
                .isEqualTo(1);
        theQueueIsEmptyAndTheDocumentsAreDone(lines);
    }

    private void extend(String line) {
        LocalDate later = DUE.plusDays(20);
        take(
                SECOND,
                "chuyenvien",
                line,
                "extension",
                map("dueOn", later.toString(), "reason", "Khối lượng lớn", "documentNumber", "15/XGH"));
        JsonNode asked = line(GIVER, "theodoi", line);
        assertThat(asked.path("actions").toString()).contains("decide-extension");
        String id = asked.at("/extensionList/0/id").asText();
        assertThat(GIVER.as("theodoi")
                        .post(
                                "directive/extensions/" + id + "/decision",
                                map("version", asked.path("version"), "grant", true, "dueOn", later.toString()))
                        .status())
                .as("only with the document that approves it")
                .isEqualTo(400);
        must(GIVER.as("theodoi")
                .post(
                        "directive/extensions/" + id + "/decision",
                        map(
                                "version",
                                asked.path("version"),
                                "grant",
                                true,
                                "dueOn",
                                later.toString(),
                                "documentNumber",
                                "20/UBND")));
    }

    private void theQueueIsEmptyAndTheDocumentsAreDone(List<String> lines) {
        JsonNode queue = must(GIVER.as("theodoi").get("directive/queue?agency=" + GIVER.agency()))
                .json();
        assertThat(queue.path("review")).isEmpty();
        assertThat(queue.path("returned")).isEmpty();
        assertThat(queue.path("extensions")).isEmpty();
        for (StaffedOffice office : List.of(FIRST, SECOND)) {
            String node = line(
                            office == FIRST ? FIRST : SECOND, "lanhdao", office == FIRST ? lines.get(0) : lines.get(2))
                    .path("nodeId")
                    .asText();
            assertThat(must(office.as("lanhdao").get("registry/documents/" + node))
                            .json()
                            .path("state")
                            .asText())
                    .isEqualTo("done");
        }
        JsonNode all = must(GIVER.as("theodoi")
                        .get("directive/lines?side=given&state=completed&limit=2&agency=" + GIVER.agency()))
                .json();
        assertThat(all.path("items")).hasSize(2);
        assertThat(all.path("next").asText()).isNotEmpty();
    }

    private static String draft() {
        return draft(GIVER, "Về việc giao nhiệm vụ quý IV", List.of(recipient(FIRST), recipient(SECOND)));
    }

    private static Map<String, Object> recipient(StaffedOffice office) {
        return map(
                "kind",
                "agency",
                "code",
                office.agency(),
                "name",
                "Chi cục Thử nghiệm " + office.agency(),
                "purpose",
                "action",
                "copies",
                1);
    }

    private static String draft(StaffedOffice office, String subject, List<?> recipients) {
        Map<String, Object> fields = fields(office, recipients);
        fields.put("agency", office.agency());
        fields.put("typeCode", "CV");
        fields.put("subject", subject);
        return must(office.as("chuyenvien")
                        .upload(
                                "outgoing/drafts",
                                Map.of("metadata", json(fields)),
                                "du-thao.pdf",
                                pdf(),
                                "application/pdf"))
                .json()
                .path("nodeId")
                .asText();
    }

    private static Map<String, Object> fields(StaffedOffice office, List<?> recipients) {
        return new HashMap<>(map(
                "signer",
                office.userName("lanhdao"),
                "signerPosition",
                "Chi cục trưởng",
                "submission",
                "Kính trình lãnh đạo ký ban hành.",
                "mode",
                "paper",
                "modeReason",
                "Nơi nhận chưa nhận văn bản điện tử",
                "recipients",
                recipients));
    }

    private static void add(String document, String content, StaffedOffice lead) {
        must(GIVER.as("chuyenvien")
                .post(
                        "directive/documents/" + document,
                        map(
                                "content",
                                content,
                                "officer",
                                GIVER.userName("theodoi"),
                                "field",
                                "chung",
                                "lead",
                                map("executor", lead.agency(), "dueOn", DUE.toString()))));
    }

    private static void check(String document) {
        JsonNode seen =
                must(GIVER.as("theodoi").get("directive/documents/" + document)).json();
        assertThat(seen.path("checkState").asText()).isEqualTo("open");
        Map<String, Object> versions = new HashMap<>();
        seen.path("directives")
                .forEach(one -> versions.put(
                        one.path("id").asText(), one.path("version").asLong()));
        JsonNode checked = must(GIVER.as("theodoi")
                        .post("directive/documents/" + document + "/check", map("versions", versions)))
                .json();
        assertThat(checked.path("checkState").asText()).isEqualTo("checked");
    }

    private static List<String> lines(String document) {
        return must(GIVER.as("theodoi").get("directive/documents/" + document)).json().findValues("lines").stream()
                .map(lines -> lines.get(0).path("id").asText())
                .toList();
    }

    /** The clerk registers the entry that came with the line. */
    private static void register(StaffedOffice office, String line) {
        String node = line(office, "lanhdao", line).path("nodeId").asText();
        Api clerk = office.clerk().api();
        JsonNode entries = Api.until(
                        () -> clerk.get("capture/entries?state=all&agency=" + office.agency()),
                        found -> entry(found.json(), node) != null)
                .json();
        Map<String, Object> request = new HashMap<>(
                office.clerk().request(Clerk.fields(FILES.incrementAndGet() + "/UBND-GV", "Về việc giao nhiệm vụ")));
        request.put("entryId", entry(entries, node).path("id").asText());
        must(clerk.post("registry/incoming", request));
    }

    private static JsonNode entry(JsonNode answer, String node) {
        for (JsonNode one : answer.path("items")) {
            if (one.path("nodeId").asText().equals(node)) {
                return one;
            }
        }
        return null;
    }

    /** The specialist drafts the answer; it goes all the way to its issuing. */
    private static String report(StaffedOffice office, String line) {
        JsonNode after = take(office, "chuyenvien", line, "reply", map());
        JsonNode replies = after.path("replies");
        String reply = replies.get(replies.size() - 1).path("nodeId").asText();
        Map<String, Object> fields = fields(office, List.of(recipient(GIVER)));
        fields.put("version", version(office, reply));
        must(office.as("chuyenvien").put("outgoing/documents/" + reply, fields));
        upload(office, "chuyenvien", reply, "draft");
        step(office, "chuyenvien", reply, "submit", map());
        step(office, "truongphong", reply, "review", map());
        step(office, "clerk", reply, "check-form", map());
        step(office, "lanhdao", reply, "approve", map());
        sealed(office, reply);
        step(office, "clerk", reply, "issue", map());
        assertThat(line(GIVER, "theodoi", line).path("state").asText())
                .as("the issued answer is the result")
                .isEqualTo("reported");
        return reply;
    }

    private static void sealed(StaffedOffice office, String document) {
        step(office, "lanhdao", document, "sign", map("signature", "paper"));
        step(office, "clerk", document, "number", map());
        step(office, "clerk", document, "seal", map("signature", "paper"));
        upload(office, "clerk", document, "signed");
    }

    private static void upload(StaffedOffice office, String person, String document, String kind) {
        must(api(office, person)
                .upload(
                        "outgoing/documents/" + document + "/files",
                        Map.of("metadata", json(map("kind", kind, "version", version(office, document)))),
                        kind + ".pdf",
                        pdf(),
                        "application/pdf"));
    }

    private static JsonNode take(
            StaffedOffice office, String person, String line, String step, Map<String, Object> body) {
        body.put("version", line(office, person, line).path("version"));
        return must(office.as(person).post("directive/lines/" + line + "/" + step, body))
                .json();
    }

    private static JsonNode line(StaffedOffice office, String person, String line) {
        return must(office.as(person).get("directive/lines/" + line)).json();
    }

    private static void step(
            StaffedOffice office, String person, String document, String step, Map<String, Object> body) {
        body.put("version", version(office, document));
        must(api(office, person).post("outgoing/documents/" + document + "/" + step, body));
    }

    private static Api api(StaffedOffice office, String person) {
        return person.equals("clerk") ? office.clerk().api() : office.as(person);
    }

    private static int version(StaffedOffice office, String document) {
        return must(office.as("chuyenvien").get("outgoing/documents/" + document))
                .json()
                .path("version")
                .asInt();
    }

    private static byte[] pdf() {
        return TinyPdf.of("Du thao van ban " + GIVER.agency() + " " + FILES.incrementAndGet());
    }

    private static String json(Object value) {
        try {
            return Api.JSON.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
