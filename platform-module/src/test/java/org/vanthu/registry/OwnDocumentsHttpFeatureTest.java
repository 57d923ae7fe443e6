package org.vanthu.registry;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

/** Own documents and looks as the desk uses them, over HTTP. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
class OwnDocumentsHttpFeatureTest {
    private static final String PASSWORD = "A-long-password-1";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static TestSite site;

    private final EmbeddedRepository repository;
    private final RegistryService registry;
    private final DocumentViews views;

    @TempDir
    Path folder;

    OwnDocumentsHttpFeatureTest(EmbeddedRepository repository, RegistryService registry, DocumentViews views) {
        this.repository = repository;
        this.registry = registry;
        this.views = views;
    }

    @BeforeAll
    static void createSite(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
        MutableAuthenticationService authentication =
                repository.bean("authenticationService", MutableAuthenticationService.class);
        site.as(AuthenticationUtil.getSystemUserName(), () -> {
            for (String role : new String[] {"specialist", "content-admin"}) {
                authentication.setAuthentication(TestSite.user(TestSite.AGENCY, role), PASSWORD.toCharArray());
            }
            return null;
        });
    }

    @Test
    @Requirement("R001-056")
    void keepsChangesListsAndReleases() throws Exception {
        NodeRef document = register("1/CV-HTTP");
        String own = "/registry/mine/" + document.getId();

        assertThat(json(send("specialist", "GET", own, "")).path("kept").asBoolean())
                .isFalse();
        HttpResponse<String> kept = send("specialist", "PUT", own, "{\"label\":\"Đất đai\",\"note\":\"hỏi lại\"}");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        JsonNode list = json(send("specialist", "GET", "/registry/mine?agency=H99", ""));
        assertThat(list.path("items").path(0).path("number").asText()).isEqualTo("1/CV-HTTP");
        assertThat(list.path("items").path(0).path("note").asText()).isEqualTo("hỏi lại");
        assertThat(list.path("labels").path(0).asText()).isEqualTo("Đất đai");
        assertThat(json(send("content-admin", "GET", "/registry/mine?agency=H99", ""))
                        .path("items"))
                .isEmpty();

        assertThat(send("specialist", "PUT", own, "{\"label\":\"" + "x".repeat(51) + "\",\"note\":\"\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("specialist", "DELETE", own, "").statusCode()).isEqualTo(204);
        assertThat(json(send("specialist", "GET", own, "")).path("kept").asBoolean())
                .isFalse();
    }

    @Test
    @Requirement("R001-057")
    void lookingAtADocumentAndTakingItsFileAwayIsToldToWhoMayCorrect() throws Exception {
        NodeRef document = register("2/CV-HTTP");
        String path = "/registry/documents/" + document.getId();

        assertThat(send("specialist", "GET", path, "").statusCode()).isEqualTo(200);
        assertThat(send("specialist", "GET", path + "/content", "").statusCode())
                .isEqualTo(200);
        assertThat(send("specialist", "GET", path + "/content?download=1", "").statusCode())
                .isEqualTo(200);
        views.settle();

        assertThat(json(send("content-admin", "GET", path + "/history?kind=views", ""))
                        .path("items")
                        .findValuesAsText("action"))
                .containsExactly("registry.view", "registry.download");
        assertThat(send("specialist", "GET", path + "/history?kind=views", "").statusCode())
                .isEqualTo(403);
    }

    private NodeRef register(String number) {
        return site.asRole(
                        "clerk",
                        () -> registry.registerIncoming(TestSite.request(
                                TestSite.fields(number, "Về việc " + number),
                                TestSite.upload(folder, "a.txt", "nội dung"),
                                false)))
                .nodeRef();
    }

    private HttpResponse<String> send(String role, String method, String path, String body) throws Exception {
        String credentials = TestSite.user(TestSite.AGENCY, role) + ":" + PASSWORD;
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + repository.port() + "/alfresco/service/vanthu" + path))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.MAPPER.readTree(response.body());
    }
}
