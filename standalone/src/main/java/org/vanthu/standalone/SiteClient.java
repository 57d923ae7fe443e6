package org.vanthu.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Speaks to a site as any client does: a ticket for name and password, then JSON. */
final class SiteClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String authorization;

    /**
     * @param base the address of the web application, such as {@code http://127.0.0.1:8080/alfresco/}
     * @throws IllegalStateException if the site refuses the name or the password
     */
    SiteClient(URI base, String userName, String password) {
        this.base = base;
        JsonNode ticket = send(
                "POST",
                "api/-default-/public/authentication/versions/1/tickets",
                "",
                Map.of("userId", userName, "password", password));
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString(ticket.at("/entry/id").asText().getBytes(StandardCharsets.UTF_8));
    }

    JsonNode get(String path) {
        return send("GET", "service/vanthu/" + path, authorization, Map.of());
    }

    JsonNode post(String path, Map<String, ?> body) {
        return send("POST", "service/vanthu/" + path, authorization, body);
    }

    JsonNode put(String path, Map<String, ?> body) {
        return send("PUT", "service/vanthu/" + path, authorization, body);
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private JsonNode send(String method, String path, String authorization, Map<String, ?> body) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Accept-Language", "vi");
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            if (method.equals("GET")) {
                request.GET();
            } else {
                request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            }
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + " answered " + response.statusCode() + ": "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }
}
