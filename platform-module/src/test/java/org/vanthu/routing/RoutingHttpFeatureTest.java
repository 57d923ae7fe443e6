package org.vanthu.routing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.routing.Office.CLERK;
import static org.vanthu.routing.Office.LEADER;
import static org.vanthu.routing.Office.SPECIALIST;

/** One document on its way over HTTP, with the refusals that people meet. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutingHttpFeatureTest {

    private static final String PASSWORD = "A-long-password-1";

    private final EmbeddedRepository repository;
    private Office office;

    RoutingHttpFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.office = new Office(repository);
    }

    @BeforeAll
    void createOffice() {
        office = office.create();
        office.as("admin", () -> {
            for (String user : List.of(LEADER, CLERK, SPECIALIST)) {
                repository
                        .bean("authenticationService", MutableAuthenticationService.class)
                        .setAuthentication(user, PASSWORD.toCharArray());
            }
            return null;
        });
    }

    @Test
    @Requirement({"R001-032", "R000-045"})
    void aDocumentIsDirectedHandledAndFiledAndWhoComesLateIsTold() throws Exception {
        String nodeId = office.register();
        WorkItem item = office.item(nodeId, "");
        String direction = """
                {"version": %d, "lead": {"person": "%s"}, "text": "Giao đ/c xử lý", "coordinators": [{"unit": "TH", "due": "2030-01-10"}]}""".formatted(item.version(), SPECIALIST);
        String address = "items/" + item.id() + "/direct";

        assertThat(post(SPECIALIST, address, direction).statusCode()).isEqualTo(403);
        HttpResponse<String> directed = post(LEADER, address, direction);
        assertThat(directed.statusCode()).as(directed.body()).isEqualTo(200);
        assertThat(json(directed).get("state").asText()).isEqualTo("inProgress");
        HttpResponse<String> late = post(LEADER, address, direction);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json(late).get("message").asText()).contains("leader");

        JsonNode seen = json(get(SPECIALIST, "documents/" + nodeId));
        JsonNode lead = seen.get("items").get(0);
        assertThat(lead.get("actions").toString()).contains("file", "forward", "decline");
        HttpResponse<String> filed = post(
                SPECIALIST,
                "items/" + lead.get("id").asText() + "/file",
                "{\"version\": %d, \"comment\": \"để biết\"}"
                        .formatted(lead.get("version").asLong()));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        assertThat(json(filed).get("state").asText()).isEqualTo("filed");
        assertThat(json(filed).get("actions").toString()).contains("reopen");
    }

    @Test
    @Requirement("R000-070")
    void manyAreDirectedInOneRequest() throws Exception {
        WorkItem one = office.item(office.register(), "");
        WorkItem two = office.item(office.register(), "");

        HttpResponse<String> answer = post(LEADER, "direct", """
                {"items": [{"id": "%d", "version": %d}, {"id": "%d", "version": 77}], "lead": {"unit": "VX"}, "text": "Giao Phòng Văn xã"}""".formatted(one.id(), one.version(), two.id()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("items").get(0).get("ok").asBoolean()).isTrue();
        assertThat(json(answer).get("items").get(1).get("status").asInt()).isEqualTo(409);
        assertThat(json(answer).get("items").get(1).get("message").asText()).isNotBlank();
    }

    @Test
    @Requirement({"R000-022", "R000-013"})
    void theClerkReroutesWithAReasonAndChangesADeadlineOnlyWithTheHandwriting() throws Exception {
        String nodeId = office.handled();
        String item = String.valueOf(office.item(nodeId, "lead").id());
        long version = json(get(CLERK, "documents/" + nodeId)).get("version").asLong();
        String change = "{\"version\": %d, \"item\": \"%s\", \"due\": \"2030-05-06\", \"reason\": \"gia hạn\"%s}";

        HttpResponse<String> refused =
                post(CLERK, "documents/" + nodeId + "/deadline", change.formatted(version, item, ""));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("field").asText()).isEqualTo("handwriting");
        HttpResponse<String> changed = post(
                CLERK,
                "documents/" + nodeId + "/deadline",
                change.formatted(version, item, ", \"handwriting\": {\"reference\": \"bút phê 06/01\"}"));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed).get("items").get(0).get("dueAt").asText()).startsWith("2030-05-06");
        HttpResponse<String> rerouted = post(
                CLERK,
                "documents/" + nodeId + "/reroute",
                "{\"version\": %d, \"item\": \"%s\", \"to\": {\"unit\": \"TH\"}, \"reason\": \"đúng đơn vị\"}"
                        .formatted(json(changed).get("version").asLong(), item));
        assertThat(rerouted.statusCode()).as(rerouted.body()).isEqualTo(200);
        assertThat(json(rerouted).get("leadUnit").asText()).isEqualTo("TH");
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return Json.MAPPER.readTree(answer.body());
    }

    private HttpResponse<String> get(String user, String path) throws Exception {
        return send(request(user, path).GET());
    }

    private HttpResponse<String> post(String user, String path, String body) throws Exception {
        return send(request(user, path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String user, String path) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + repository.port() + "/alfresco/service/vanthu/routing/" + path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
