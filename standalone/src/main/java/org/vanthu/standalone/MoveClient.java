package org.vanthu.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Speaks to one of the sites of a move. A site that does not answer, or answers that it cannot now, is asked again for
 * some minutes; one that has forgotten the ticket is given name and password again.
 */
final class MoveClient {

    private static final Duration ANSWER = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int TRIES = 60;
    private static final int UNKNOWN = 401;
    private static final int CONFLICT = 409;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI base;
    private final String user;
    private final String password;
    private String authorization = "";

    MoveClient(URI base, String user, String password) {
        this.base = base;
        this.user = user;
        this.password = password;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return Move.json(body(ask(() -> request(path).GET()), path).readAllBytes());
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        byte[] bytes = Move.bytes(body);
        return Move.json(body(
                        ask(() -> request(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(bytes))),
                        path)
                .readAllBytes());
    }

    /** Writes what the site sends into the file, again from the beginning when it breaks off. */
    void fetch(String path, Path file) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try (InputStream in = body(ask(() -> request(path).GET()), path)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (IOException e) {
                pauseOrThrow(attempt, e);
            }
        }
    }

    /** Sends the file; a site that has taken it before says so, which is as good. */
    void send(String path, Path file) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = ask(() -> {
            try {
                return request(path).header("Content-Type", "application/zip").POST(BodyPublishers.ofFile(file));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        if (answer.statusCode() == CONFLICT) {
            String words = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
            if (words.contains("moving.error.position")) {
                return;
            }
            throw new IllegalStateException(base + path + " answered 409: " + words);
        }
        body(answer, path).close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("service/vanthu/" + path))
                .timeout(ANSWER)
                .header("Accept-Language", "vi")
                .header("Authorization", authorization);
    }

    private HttpResponse<InputStream> ask(Supplier<HttpRequest.Builder> request)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                if (authorization.isEmpty()) {
                    signIn();
                }
                HttpResponse<InputStream> answer =
                        http.send(request.get().build(), HttpResponse.BodyHandlers.ofInputStream());
                int status = answer.statusCode();
                if (status != UNKNOWN && status != 502 && status != 503) {
                    return answer;
                }
                answer.body().close();
                authorization = "";
                pauseOrThrow(attempt, new IOException(base + " answered " + status));
            } catch (IOException e) {
                pauseOrThrow(attempt, e);
            }
        }
    }

    private static void pauseOrThrow(int attempt, IOException e) throws IOException, InterruptedException {
        if (attempt >= TRIES) {
            throw e;
        }
        Thread.sleep(PAUSE.toMillis());
    }

    /** @throws IllegalArgumentException if the site refuses the name or the password */
    private void signIn() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        base.resolve("api/-default-/public/authentication/versions/1/tickets"))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Move.bytes(Map.of("userId", user, "password", password))))
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == UNKNOWN || answer.statusCode() == 403) {
            throw new IllegalArgumentException(base + " does not know " + user + " with that password.");
        }
        if (answer.statusCode() >= 300) {
            throw new IOException(base + " answered " + answer.statusCode() + " to the sign-in");
        }
        String ticket = Move.json(answer.body()).at("/entry/id").asText();
        authorization = "Basic " + Base64.getEncoder().encodeToString(ticket.getBytes(StandardCharsets.UTF_8));
    }

    private InputStream body(HttpResponse<InputStream> answer, String path) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(base + path + " answered " + answer.statusCode() + ": "
                    + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }
}
