package org.vanthu.registry;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The two forms of a registration over HTTP; in ACS a body that the container has parsed cannot be read again. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncomingHttpFeatureTest {
    private static final String PASSWORD = "A-long-password-1";
    private static final String CLERK = TestSite.user(TestSite.AGENCY, "clerk");

    private final EmbeddedRepository repository;

    IncomingHttpFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
    }

    @BeforeAll
    void createSite() {
        new TestSite(repository).create().as("admin", () -> {
            repository
                    .bean("authenticationService", MutableAuthenticationService.class)
                    .setAuthentication(CLERK, PASSWORD.toCharArray());
            return null;
        });
    }

    @Test
    void registersFromJson() throws Exception {
        HttpResponse<String> answer = post("application/json; charset=UTF-8", metadata("31/TTr-SNV"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("\"arrivalNumber\":");
    }

    @Test
    void registersFromAFormWithVietnameseNames() throws Exception {
        String form = "--cut\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n" + metadata("32/TTr-SNV")
                + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"tờ trình.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\nVề việc biên chế\r\n--cut--\r\n";

        HttpResponse<String> answer = post("multipart/form-data; boundary=cut", form);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void aBodyThatIsNoJsonIsTheCallersFault() throws Exception {
        assertThat(post("application/json", "{\"agency\":").statusCode()).isEqualTo(400);
    }

    private static String metadata(String number) {
        return """
                {"agency":"H99","fields":{"number":"%s","issuedDate":"2026-01-05","issuerName":"Sở Nội vụ",
                "typeCode":"TTr","subject":"Về việc giao biên chế","urgency":0,"secrecy":"none"}}""".formatted(number);
    }

    private HttpResponse<String> post(String type, String body) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString((CLERK + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + repository.port() + "/alfresco/service/vanthu/registry/incoming"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
