package org.vanthu.exchange.axis;

import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.vanthu.exchange.connector.NotDeliveredException;
import org.vanthu.exchange.connector.PatientHttp;
import org.vanthu.shared.Json;

/**
 * Speaks with an axis as its published clients do: sign in for a token, send a file, list what waits, get it, say what
 * became of it, list the organisations. A token that is refused is asked for anew, once.
 */
final class AxisClient {

    /** What waits until it is fetched. */
    static final String INITIAL = "initial";

    /** The receiver has it. */
    static final String DONE = "done";

    /** The receiver will not have it. */
    static final String FAIL = "fail";

    private static final int OK = 200;
    private static final int LAST_OK = 299;
    private static final Set<Integer> SIGNED_OUT = Set.of(401, 403);

    /** To send the same again changes nothing about these. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 413, 415, 422);

    private static final int MOST_WORDS = 300;

    private final PatientHttp http;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    AxisClient(Duration patience) {
        this.http = new PatientHttp(patience);
    }

    /** Sends a file; answers the id that the axis gives it. */
    String send(Axis axis, Path file, Map<String, String> headers) throws NotDeliveredException {
        JsonNode answer = json(axis, token -> {
            HttpRequest.Builder request = request(axis, Axis.Call.SEND, "", token)
                    .header("Content-Type", "application/xml")
                    .POST(body(file));
            headers.forEach(request::header);
            return request;
        });
        String id = answer.path("docId").asText("");
        if (id.isEmpty()) {
            throw new NotDeliveredException(true, "no-receipt", cut(answer.toString()));
        }
        return id;
    }

    /** What waits, as rows of the list. */
    List<JsonNode> waiting(Axis axis, int limit) throws NotDeliveredException {
        JsonNode answer =
                json(axis, token -> request(axis, Axis.Call.LIST, "?status=" + INITIAL + "&limit=" + limit, token));
        return rows(answer);
    }

    /** Gets one file. */
    void get(Axis axis, String id, OutputStream out, long most) throws NotDeliveredException {
        int status = http.bytes(request(axis, Axis.Call.GET, "?docId=" + encoded(id), token(axis)), out, most);
        if (SIGNED_OUT.contains(status)) {
            tokens.remove(axis.name());
        }
        if (status != OK) {
            throw new NotDeliveredException(true, "status-" + status, axis.name() + ": " + status);
        }
    }

    /** Says what became of a file. */
    void update(Axis axis, String id, String status, String words) throws NotDeliveredException {
        String body = Json.write(Map.of("docId", id, "status", status, "description", words));
        json(
                axis,
                token -> request(axis, Axis.Call.STATUS, "", token)
                        .header("Content-Type", "application/json;charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The organisations, as rows. */
    List<JsonNode> organizations(Axis axis) throws NotDeliveredException {
        return rows(json(axis, token -> request(axis, Axis.Call.ORGANIZATIONS, "", token)));
    }

    private interface Asking {
        HttpRequest.Builder with(String token) throws NotDeliveredException;
    }

    private JsonNode json(Axis axis, Asking asking) throws NotDeliveredException {
        PatientHttp.Answer answer = http.text(asking.with(token(axis)));
        if (SIGNED_OUT.contains(answer.status())) {
            tokens.remove(axis.name());
            answer = http.text(asking.with(token(axis)));
        }
        return read(axis, answer);
    }

    private String token(Axis axis) throws NotDeliveredException {
        String known = tokens.get(axis.name());
        if (known != null) {
            return known;
        }
        String body = Json.write(Map.of("systemId", axis.system(), "secret", axis.secret()));
        PatientHttp.Answer answer = http.text(HttpRequest.newBuilder(axis.uri(Axis.Call.LOGIN, ""))
                .header("Content-Type", "application/json;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.status() != OK) {
            // another secret in the file lets it in: never for good, and no word of what was sent
            throw new NotDeliveredException(true, "no-token", axis.name() + ": " + answer.status());
        }
        String token = read(axis, answer).path("token").asText("");
        if (!token.matches("[\\x21-\\x7e]{1,4096}")) {
            throw new NotDeliveredException(true, "no-token", axis.name());
        }
        tokens.put(axis.name(), token);
        return token;
    }

    private static JsonNode read(Axis axis, PatientHttp.Answer answer) throws NotDeliveredException {
        int status = answer.status();
        if (status < OK || status > LAST_OK) {
            throw new NotDeliveredException(
                    !FOR_GOOD.contains(status), "status-" + status, axis.name() + ": " + cut(answer.body()));
        }
        if (answer.body().isBlank()) {
            return Json.MAPPER.createObjectNode();
        }
        try {
            return Json.read(answer.body(), JsonNode.class);
        } catch (RuntimeException e) {
            throw new NotDeliveredException(true, "no-json", axis.name() + ": " + cut(answer.body()), e);
        }
    }

    /** Servers answer a list, or an object that has it as its data. */
    private static List<JsonNode> rows(JsonNode answer) throws NotDeliveredException {
        JsonNode rows = answer.isArray() ? answer : answer.path("data");
        if (!rows.isArray()) {
            throw new NotDeliveredException(true, "no-list", cut(answer.toString()));
        }
        List<JsonNode> list = new java.util.ArrayList<>();
        rows.forEach(list::add);
        return list;
    }

    private static HttpRequest.Builder request(Axis axis, Axis.Call call, String query, String token) {
        return HttpRequest.newBuilder(axis.uri(call, query))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/xml");
    }

    private static HttpRequest.BodyPublisher body(Path file) throws NotDeliveredException {
        try {
            return HttpRequest.BodyPublishers.ofFile(file);
        } catch (java.io.FileNotFoundException e) {
            throw new NotDeliveredException(true, "unreadable", e.toString(), e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String cut(String text) {
        return text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) : text;
    }
}
