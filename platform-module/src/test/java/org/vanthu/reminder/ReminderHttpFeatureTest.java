package org.vanthu.reminder;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;

/** Delegation, deadline rules, reminders and urging as the desk uses them, over HTTP. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
class ReminderHttpFeatureTest {

    private static final String PASSWORD = "A-long-password-1";
    private static final String AGENCY = ReminderSite.AGENCY;
    private static final String LEADER = ReminderSite.LEADER;
    private static final String SECRETARY = TestSite.user(AGENCY, "delegate");
    private static final String ADMIN = TestSite.user(AGENCY, "content-admin");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static @Nullable ReminderSite created;

    private final EmbeddedRepository repository;
    private final ReminderSite given;

    ReminderHttpFeatureTest(EmbeddedRepository repository, MutableClock clock) throws IOException {
        if (created == null) {
            created = new ReminderSite(repository, clock).create(repository);
            MutableAuthenticationService authentication =
                    repository.bean("authenticationService", MutableAuthenticationService.class);
            created.site.as(AuthenticationUtil.getSystemUserName(), () -> {
                for (String user : List.of(LEADER, SECRETARY, ADMIN, "an.vx", "head.tc")) {
                    authentication.setAuthentication(user, PASSWORD.toCharArray());
                }
                return null;
            });
        }
        this.repository = repository;
        this.given = created;
    }

    @BeforeEach
    void aMondayMorning() {
        given.at("2026-11-23T08:00");
    }

    @Test
    @Requirement({"R000-071", "R004-036", "R000-010"})
    void theSecretaryUrgesForTheLeaderWhoIsUrgedSeesItAndTheBellGoesQuiet() throws Exception {
        WorkItem item = given.give("an.vx", "DL-01");
        String urge = "{\"agency\":\"H99\",\"items\":[\"" + item.id()
                + "\"],\"text\":\"Đề nghị xử lý\",\"channel\":\"fax\",\"onBehalfOf\":\"" + LEADER + "\"}";
        assertThat(send(SECRETARY, "POST", "/reminder/urge", urge).statusCode()).isEqualTo(403);
        HttpResponse<String> granted = send(
                LEADER,
                "POST",
                "/delegation/delegations",
                "{\"agency\":\"H99\",\"delegate\":\"" + SECRETARY + "\",\"scopes\":[\"urge\"],\"reason\":\"thư ký\"}");
        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);
        assertThat(json(send(SECRETARY, "GET", "/delegation/principals?agency=H99", ""))
                        .path("items")
                        .path(0)
                        .path("userName")
                        .asText())
                .isEqualTo(LEADER);

        JsonNode urged = json(send(SECRETARY, "POST", "/reminder/urge", urge));

        assertThat(urged.path("people").path(0).path("userName").asText()).isEqualTo("an.vx");
        JsonNode told = json(send("an.vx", "GET", "/reminder/mine?agency=H99", ""))
                .path("items")
                .path(0);
        assertThat(told.path("stage").asText()).isEqualTo("urge");
        assertThat(told.path("byName").asText()).isEqualTo("Nguyễn Thị delegate");
        assertThat(told.path("onBehalfOfName").asText()).isEqualTo("Nguyễn Thị leader");
        assertThat(bell("an.vx")).isEqualTo(1);
        assertThat(json(send(
                                "an.vx",
                                "POST",
                                "/reminder/seen",
                                "{\"agency\":\"H99\",\"upTo\":\""
                                        + told.path("id").asText() + "\"}"))
                        .path("seen")
                        .asInt())
                .isEqualTo(1);
        assertThat(bell("an.vx")).isZero();
        assertThat(json(send(LEADER, "GET", "/reminder/urged?agency=H99&limit=1", ""))
                        .path("items")
                        .path(0)
                        .path("channel")
                        .asText())
                .isEqualTo("fax");
        assertThat(json(send("head.tc", "GET", "/reminder/urged?agency=H99", ""))
                        .path("items"))
                .isEmpty();
        String revoke = "/delegation/delegations/"
                + Json.MAPPER.readTree(granted.body()).path("id").asText() + "/revoke";
        assertThat(send(LEADER, "POST", revoke, "{\"reason\":\"thôi\"}").statusCode())
                .isEqualTo(200);
        assertThat(send(LEADER, "POST", revoke, "{\"reason\":\"thôi\"}").statusCode())
                .isEqualTo(409);
        assertThat(send(SECRETARY, "POST", "/reminder/urge", urge).statusCode()).isEqualTo(403);
    }

    @Test
    @Requirement({"R001-015", "R000-022"})
    void aRuleIsShownChangedByTheAdministratorWithTheVersionSeenAndSetBack() throws Exception {
        String rule = "/deadline/H99/rules/DL-13";
        assertThat(json(send("an.vx", "GET", "/deadline/H99/rules", "")).path("items"))
                .hasSizeGreaterThan(10);
        String change =
                "{\"unit\":\"working-days\",\"amount\":2,\"officeStart\":false,\"soonMinutes\":60,\"version\":0}";
        assertThat(send(LEADER, "PUT", rule, change).statusCode()).isEqualTo(403);

        JsonNode changed = json(send(ADMIN, "PUT", rule, change));

        assertThat(changed.path("amount").asInt()).isEqualTo(2);
        assertThat(changed.path("example").asText()).startsWith("2026-11-25T17:00");
        assertThat(send(ADMIN, "PUT", rule, change).statusCode()).isEqualTo(409);
        assertThat(json(send(ADMIN, "DELETE", rule + "?version=1", ""))
                        .path("own")
                        .asBoolean())
                .isFalse();
        assertThat(send(ADMIN, "PUT", "/deadline/H99/rules/DL-99", change).statusCode())
                .isEqualTo(404);
    }

    private int bell(String user) throws Exception {
        return json(send(user, "GET", "/workplace/counters?agency=H99", ""))
                .path("reminders")
                .asInt();
    }

    private HttpResponse<String> send(String user, String method, String path, String body) throws Exception {
        String credentials = user + ":" + PASSWORD;
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
