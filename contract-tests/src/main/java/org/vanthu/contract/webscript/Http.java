package org.vanthu.contract.webscript;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vanthu.contract.Acs;

/** Asks the repository over HTTP, as a user or as nobody. */
final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final String base;
    private final String authorization;

    private Http(String base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    static Http as(Acs acs, String user, String password) {
        return new Http(acs.url().toString(), basic(user + ":" + password));
    }

    static Http withTicket(Acs acs, String ticket) {
        return new Http(acs.url().toString(), basic(ticket));
    }

    static Http asNobody(Acs acs) {
        return new Http(acs.url().toString(), "");
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** A request to a web script of the suite. */
    HttpRequest.Builder script(String path) {
        return request("/service/vanthu-contract/" + path);
    }

    /** A request to a path below the context of the web application. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(script(path));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(script(path).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** The value of a text in flat JSON without escapes. */
    static String text(HttpResponse<String> response, String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(response.body());
        if (!matcher.find()) {
            throw new AssertionError("No " + name + " in " + response.body());
        }
        return matcher.group(1);
    }
}
