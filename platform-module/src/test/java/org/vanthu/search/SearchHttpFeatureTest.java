package org.vanthu.search;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.alfresco.service.cmr.security.PersonService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchHttpFeatureTest {
    private static final String PASSWORD = "A-long-password-1";

    private final EmbeddedRepository repository;
    private final SearchableDocuments documents;
    private final HttpClient http = HttpClient.newHttpClient();

    SearchHttpFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        documents = new SearchableDocuments(repository);
    }

    @BeforeAll
    void load() {
        documents.load();
        documents.asAdmin(() -> {
            repository
                    .bean("personService", PersonService.class)
                    .createPerson(new HashMap<>(Map.of(
                            ContentModel.PROP_USERNAME, "reader",
                            ContentModel.PROP_FIRSTNAME, "reader",
                            ContentModel.PROP_LASTNAME, "reader",
                            ContentModel.PROP_EMAIL, "reader@example.org")));
            repository
                    .bean("authenticationService", MutableAuthenticationService.class)
                    .createAuthentication("reader", PASSWORD.toCharArray());
            repository
                    .bean("permissionService", org.alfresco.service.cmr.security.PermissionService.class)
                    .setPermission(documents.node("d01"), "reader", "Consumer", true);
            return null;
        });
        documents.await();
    }

    @Test
    void answersAsTheContractSays() throws Exception {
        HttpResponse<String> response = get("/search?facets=1&limit=5&q=" + encoded("chuyen doi so"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = json(response);
        assertThat(answer.path("items").get(0).path("number").asText()).isEqualTo("12/QĐ-UBND");
        assertThat(answer.path("items")
                        .get(0)
                        .path("highlights")
                        .path("subject")
                        .asText())
                .contains("<mark>chuyển</mark>");
        assertThat(answer.path("total").asInt()).isEqualTo(1);
        assertThat(answer.path("facets").path("type").get(0).path("label").asText())
                .isEqualTo("Quyết định");
        assertThat(answer.path("freshness").path("upToDate").asBoolean()).isTrue();
        assertThat(answer.has("interpretation")).isTrue();
    }

    @Test
    void speaksEnglishWhenAsked() throws Exception {
        HttpRequest request = request("/search?facets=1&q=" + encoded("chuyen doi so"))
                .header("Accept-Language", "en")
                .GET()
                .build();

        JsonNode answer = json(http.send(request, HttpResponse.BodyHandlers.ofString()));

        assertThat(answer.path("facets").path("type").get(0).path("label").asText())
                .isEqualTo("Decision");
    }

    @Test
    void namesTheWrongParameter() throws Exception {
        HttpResponse<String> response = get("/search?sort=colour");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("field").asText()).isEqualTo("sort");
        assertThat(json(response).path("messageId").asText()).isEqualTo("search.error.sort");
    }

    @Test
    void keepsAndForgetsSearches() throws Exception {
        HttpRequest post = request("/search/saved")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Đất\",\"query\":{\"q\":\"đất\"}}"))
                .build();

        HttpResponse<String> saved = http.send(post, HttpResponse.BodyHandlers.ofString());

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        String id = json(saved).path("id").asText();
        assertThat(json(get("/search/saved"))
                        .path("items")
                        .get(0)
                        .path("query")
                        .path("q")
                        .asText())
                .isEqualTo("đất");
        HttpRequest delete = request("/search/saved/" + id).DELETE().build();
        assertThat(http.send(delete, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(204);
        assertThat(json(get("/search/saved")).path("items")).isEmpty();
    }

    @Test
    void exportsAFile() throws Exception {
        for (String format : new String[] {"xlsx", "docx", "pdf", "csv"}) {
            HttpResponse<String> response = get("/search/export?format=" + format + "&q=" + encoded("chuyen doi"));

            assertThat(response.statusCode()).as(format).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Disposition"))
                    .get()
                    .asString()
                    .contains("." + format);
            assertThat(response.body()).isNotEmpty();
        }
        assertThat(get("/search/export?format=exe").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        String credentials =
                Base64.getEncoder().encodeToString(("reader:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + repository.port() + "/alfresco/service/vanthu" + path))
                .header("Authorization", "Basic " + credentials);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
