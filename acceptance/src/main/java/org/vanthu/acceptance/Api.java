package org.vanthu.acceptance;

import java.io.ByteArrayOutputStream;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A client of the site's HTTP API. */
public final class Api {

    public static final ObjectMapper JSON = new ObjectMapper();

    static {
        // shorter than the server's: a request must not meet a connection that the server is just closing
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Reading takes seconds, but minutes on a machine that does other things as well. */
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(4);

    private final URI address;
    private final String authorization;
    private final String language;

    public Api(URI address) {
        this(address, "", "vi");
    }

    private Api(URI address, String authorization, String language) {
        this.address = address;
        this.authorization = authorization;
        this.language = language;
    }

    /** This client with the ticket of the person. */
    public Api signIn(String userName, String password) {
        Answer answer = post(
                "../api/-default-/public/authentication/versions/1/tickets",
                Map.of("userId", userName, "password", password));
        if (answer.status() != 201) {
            throw new IllegalStateException(
                    "sign-in of " + userName + " answered " + answer.status() + ": " + answer.text());
        }
        String ticket = answer.json().at("/entry/id").asText();
        return new Api(
                address,
                "Basic " + Base64.getEncoder().encodeToString(ticket.getBytes(StandardCharsets.UTF_8)),
                language);
    }

    public Api inLanguage(String code) {
        return new Api(address, authorization, code);
    }

    /** Without credentials. */
    public Api signedOut() {
        return new Api(address, "", language);
    }

    /** The value of the Authorization header. */
    public String authorization() {
        return authorization;
    }

    public Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody(), null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, json(body), "application/json");
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, json(body), "application/json");
    }

    public Answer send(String method, String path, byte[] body, String contentType) {
        return send(method, path, HttpRequest.BodyPublishers.ofByteArray(body), contentType);
    }

    /** Posts a multipart form of text parts and one file. */
    public Answer upload(String path, Map<String, String> parts, String fileName, byte[] content, String mimetype) {
        String boundary = "vanthu-" + System.nanoTime();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach((name, value) -> write(
                out,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" + value + "\r\n"));
        write(
                out,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: " + mimetype + "\r\n\r\n");
        out.writeBytes(content);
        write(out, "\r\n--" + boundary + "--\r\n");
        return send("POST", path, out.toByteArray(), "multipart/form-data; boundary=" + boundary);
    }

    /** Asks until the answer is as wanted or four minutes have passed; then fails with the last answer. */
    public static Answer until(Supplier<Answer> ask, Predicate<Answer> wanted) {
        long end = System.nanoTime() + LONG_PATIENCE.toNanos();
        Answer answer = ask.get();
        while (!wanted.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LONG_PATIENCE.toSeconds() + " s; the last answer was "
                        + answer.status() + " " + answer.text());
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            answer = ask.get();
        }
        return answer;
    }

    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A map in the order given, null values allowed. */
    public static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body, String contentType) {
        try {
            URI target = path.startsWith("../")
                    ? address.resolve(path.substring(3))
                    : address.resolve("service/vanthu/" + path);
            HttpRequest.Builder request = HttpRequest.newBuilder(target)
                    .timeout(PATIENCE)
                    .header("Accept-Language", language)
                    .method(method, body);
            if (contentType != null) {
                request.header("Content-Type", contentType);
            }
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the site answered. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only read
    public record Answer(int status, byte[] body, HttpResponse<byte[]> response) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("no JSON: " + text(), e);
            }
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
