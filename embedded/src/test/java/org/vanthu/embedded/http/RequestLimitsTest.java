package org.vanthu.embedded.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.vanthu.embedded.webscript.CallerAuthentication;
import org.vanthu.embedded.webscript.WebScriptEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Too many requests and too many failed sign-ins are answered with 429, over real HTTP. */
class RequestLimitsTest {

    private static final String TICKETS = "/alfresco/api/-default-/public/authentication/versions/1/tickets";
    private static final int BURST = 10;
    private static final int FAILURES = 5;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private GenericApplicationContext context;
    private WebServer server;

    @AfterEach
    void stop() {
        server.stop();
        context.close();
    }

    @Test
    void aClientBeyondItsRateIsToldToWait() throws Exception {
        Optional<String> address = addressBesidesLoopback();
        assumeTrue(address.isPresent(), "this machine has no address besides the loopback one");
        start("0.0.0.0", BURST / 5);
        String host = address.get();

        int served = 0;
        HttpResponse<String> answer = get(host, "/alfresco/");
        while (answer.statusCode() != RateLimit.TOO_MANY_REQUESTS && served < BURST * 20) {
            served++;
            answer = get(host, "/alfresco/");
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(served).isGreaterThanOrEqualTo(BURST);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(get("127.0.0.1", "/alfresco/").statusCode()).isNotEqualTo(429);
    }

    @Test
    void anAddressWithTooManyFailedSignInsIsToldToWaitWhicheverEntranceItTries() throws Exception {
        start("127.0.0.1", 0);
        for (int i = 0; i < FAILURES; i++) {
            assertThat(signIn("lan", "sai " + i).statusCode()).isEqualTo(403);
        }

        HttpResponse<String> refused = signIn("lan", "sai nữa");
        HttpResponse<String> right = signIn("lan", "bí:mật");
        HttpResponse<String> other = CLIENT.send(
                request("127.0.0.1", "/alfresco/service/anything")
                        .header("Authorization", WebServerTest.basic("lan:bí:mật"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(other.statusCode()).isEqualTo(429);
        assertThat(get("127.0.0.1", "/alfresco/").statusCode()).isNotEqualTo(429);
    }

    @Test
    void signInsThatSucceedAreNotCounted() throws Exception {
        start("127.0.0.1", 0);

        for (int i = 0; i < FAILURES * 3; i++) {
            assertThat(signIn("lan", "bí:mật").statusCode()).isEqualTo(201);
        }
    }

    private void start(String listen, int requestsPerSecond) {
        var authentication = FakeServices.authentication();
        CallerAuthentication sharing = new CallerAuthentication(authentication);
        context = WebServerTest.contextWithWebScripts(sharing);
        server = new WebServer(
                new HttpSettings(listen, 0, 8, 8192, 2000, requestsPerSecond, FAILURES, TlsSettings.NONE, ""),
                context.getBean(WebScriptEngine.class),
                sharing,
                authentication,
                java.util.Map.of());
        server.start();
    }

    private HttpResponse<String> get(String host, String path) throws Exception {
        return CLIENT.send(request(host, path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> signIn(String user, String password) throws Exception {
        String body = "{\"userId\":\"" + user + "\",\"password\":\"" + password + "\"}";
        return CLIENT.send(
                request("127.0.0.1", TICKETS)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String host, String path) {
        return HttpRequest.newBuilder(URI.create("http://" + host + ":" + server.port() + path));
    }

    private static Optional<String> addressBesidesLoopback() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }
}
