package org.vanthu.contract.webscript;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/** Signing in and out over {@code …/public/authentication/versions/1/tickets}. */
@ExtendWith(Repository.class)
class TicketsContract {
    private static final String TICKETS = "/api/-default-/public/authentication/versions/1/tickets";

    private final Acs acs;
    private final Http nobody;
    private String user = "";

    TicketsContract(Acs acs) {
        this.acs = acs;
        nobody = Http.asNobody(acs);
    }

    @BeforeEach
    void makeUser() {
        user = acs.person();
    }

    @Test
    void nameAndPasswordMakeATicket() throws Exception {
        HttpResponse<String> answer = signIn(user, Acs.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(Http.text(answer, "id")).startsWith("TICKET_");
        assertThat(Http.text(answer, "userId")).isEqualTo(user);
    }

    @Test
    void aTicketSignsInInPlaceOfNameAndPassword() throws Exception {
        String ticket = Http.text(signIn(user, Acs.PASSWORD), "id");

        HttpResponse<String> answer = Http.withTicket(acs, ticket).get("caller");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("user=" + user + "\n");
    }

    @Test
    void aTicketSignsInAsAParameterToo() throws Exception {
        String ticket = Http.text(signIn(user, Acs.PASSWORD), "id");

        assertThat(nobody.get("caller?alf_ticket=" + ticket).body()).contains("user=" + user + "\n");
    }

    @Test
    void anUnknownTicketDoesNotSignIn() throws Exception {
        assertThat(Http.withTicket(acs, "TICKET_0123456789abcdef0123456789abcdef01234567")
                        .get("caller")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aWrongPasswordIsForbidden() throws Exception {
        HttpResponse<String> answer = signIn(user, "wrong");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).containsPattern("\"statusCode\"\\s*:\\s*403");
    }

    @Test
    void aRequestWithoutPasswordIsWrong() throws Exception {
        HttpResponse<String> answer = nobody.send(nobody.request(TICKETS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"userId\":\"" + user + "\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aTicketIsConfirmedToWhoHasIt() throws Exception {
        String ticket = Http.text(signIn(user, Acs.PASSWORD), "id");
        Http signedIn = Http.withTicket(acs, ticket);

        HttpResponse<String> answer = signedIn.send(signedIn.request(TICKETS + "/-me-"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Http.text(answer, "id")).isEqualTo(ticket);
    }

    @Test
    void anEndedTicketSignsNobodyIn() throws Exception {
        String ticket = Http.text(signIn(user, Acs.PASSWORD), "id");
        Http signedIn = Http.withTicket(acs, ticket);

        HttpResponse<String> answer =
                signedIn.send(signedIn.request(TICKETS + "/-me-").DELETE());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(signedIn.get("caller").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
        return nobody.send(nobody.request(TICKETS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"userId\":\"" + name + "\",\"password\":\"" + password + "\"}")));
    }
}
