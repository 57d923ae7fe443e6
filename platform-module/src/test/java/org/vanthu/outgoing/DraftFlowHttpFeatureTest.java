package org.vanthu.outgoing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.delegation.DelegationFixture;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.outgoing.OutgoingOffice.AGENCY;
import static org.vanthu.outgoing.OutgoingOffice.DELEGATE;
import static org.vanthu.outgoing.OutgoingOffice.LEADER;
import static org.vanthu.outgoing.OutgoingOffice.OTHER;

/** The way of a draft as those see it who have it in hand, for themselves or for another. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftFlowHttpFeatureTest {

    private static final String PASSWORD = "A-long-password-1";

    private final EmbeddedRepository repository;
    private final OutgoingOffice office;

    DraftFlowHttpFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.office = new OutgoingOffice(repository);
    }

    @BeforeAll
    void createOffice() {
        office.create(Map.of("signatureRequired", false));
        office.as("admin", () -> {
            for (String user : List.of(LEADER, DELEGATE, OTHER)) {
                repository
                        .bean("authenticationService", MutableAuthenticationService.class)
                        .setAuthentication(user, PASSWORD.toCharArray());
            }
            return null;
        });
    }

    @Test
    @Requirement({"R000-010", "R000-018"})
    void aDelegateSeesTheWayOfADraftThatLiesWithThePrincipalBeforeTheFirstAct() throws Exception {
        Outgoing draft = office.checkForm(office.review(office.submit(office.draft("TB", "Thông báo lịch họp"))));
        assertThat(flow(DELEGATE, draft).statusCode()).isEqualTo(403);
        office.as(LEADER, () -> DelegationFixture.grant(repository, AGENCY, DELEGATE, List.of("approve")));

        HttpResponse<String> seen = flow(DELEGATE, draft);

        assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
        assertThat(Json.MAPPER.readTree(seen.body()).get("items"))
                .anySatisfy(item -> assertThat(item.get("principal").asText()).isEqualTo(LEADER))
                .allSatisfy(item -> assertThat(item.get("withheld").asBoolean()).isFalse());
        assertThat(flow(OTHER, draft).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> flow(String user, Outgoing draft) throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        URI address = URI.create("http://localhost:" + repository.port() + "/alfresco/service/vanthu/work/documents/"
                + draft.nodeId() + "/flow");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Basic " + credentials)
                                .build(),
                        BodyHandlers.ofString());
    }
}
