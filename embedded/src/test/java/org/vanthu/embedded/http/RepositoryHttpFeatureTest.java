package org.vanthu.embedded.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.embedded.EmbeddedRepository;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole engine behind its HTTP server. */
class RepositoryHttpFeatureTest {

    private static final String TICKETS = "/alfresco/api/-default-/public/authentication/versions/1/tickets";

    @Test
    void signsInAndOutOverHttp(@TempDir Path dataDir) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (EmbeddedRepository repository =
                EmbeddedRepository.at(dataDir).port(0).start()) {
            String base = "http://127.0.0.1:" + repository.port();
            AuthenticationUtil.runAsSystem(() -> repository
                    .bean(RetryingTransactionHelper.class)
                    .doInTransaction(() -> {
                        repository
                                .bean("authenticationService", MutableAuthenticationService.class)
                                .createAuthentication("lan", "Mật khẩu 1 dài".toCharArray());
                        return null;
                    }));

            HttpResponse<String> wrong = client.send(
                    HttpRequest.newBuilder(URI.create(base + TICKETS))
                            .POST(BodyPublishers.ofString("{\"userId\":\"lan\",\"password\":\"x\"}"))
                            .build(),
                    BodyHandlers.ofString());
            HttpResponse<String> created = client.send(
                    HttpRequest.newBuilder(URI.create(base + TICKETS))
                            .POST(BodyPublishers.ofString("{\"userId\":\"lan\",\"password\":\"Mật khẩu 1 dài\"}"))
                            .build(),
                    BodyHandlers.ofString());
            String ticket = created.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            HttpResponse<String> item = client.send(
                    HttpRequest.newBuilder(URI.create(base + "/alfresco/service/embedded-test/items/1"))
                            .header("Authorization", WebServerTest.basic(ticket))
                            .build(),
                    BodyHandlers.ofString());
            HttpResponse<String> health = client.send(
                    HttpRequest.newBuilder(URI.create(base + "/alfresco/service/embedded/health"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(wrong.statusCode()).isEqualTo(403);
            assertThat(created.statusCode()).isEqualTo(201);
            assertThat(item.statusCode()).isEqualTo(200);
            assertThat(item.body()).contains("\"user\":\"lan\"");
            assertThat(health.body()).isEqualTo("{\"status\":\"up\"}");
        }
    }
}
