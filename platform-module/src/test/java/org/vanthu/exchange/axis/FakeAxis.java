package org.vanthu.exchange.axis;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.commons.codec.digest.DigestUtils;
import org.vanthu.shared.Json;

/** An axis on the loopback address: keeps what it gets until it is fetched. */
final class FakeAxis implements AutoCloseable {

    static final String SECRET = "bi-mat-cua-truc";

    private final HttpServer server;
    private final java.util.concurrent.ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Row> rows = java.util.Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile String token = "token-1";

    final List<Map<String, String>> sent = new CopyOnWriteArrayList<>();
    final Map<String, String> words = new ConcurrentHashMap<>();

    /** What is answered in the place of a call, by its path. */
    final Map<String, Handler> instead = new ConcurrentHashMap<>();

    /** A message that it keeps. */
    private record Row(String from, byte[] bytes, String hash, String status) {}

    interface Handler {
        void handle(HttpExchange call) throws IOException;
    }

    FakeAxis() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/truc";
    }

    /** A message waits. */
    void put(String id, String from, byte[] bytes) {
        put(id, from, bytes, DigestUtils.sha256Hex(bytes));
    }

    void put(String id, String from, byte[] bytes, String hash) {
        rows.put(id, new Row(from, bytes, hash, "initial"));
    }

    String status(String id) {
        return rows.get(id).status();
    }

    /** It gives out new tokens from now on and knows the old ones no more. */
    void forgetTokens() {
        token = token + "1";
    }

    private void handle(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath().replace("/truc/", "");
            byte[] body = call.getRequestBody().readAllBytes();
            Handler other = instead.get(path);
            if (other != null) {
                other.handle(call);
            } else if (path.equals("login")) {
                JsonNode given = Json.MAPPER.readTree(body);
                boolean known = given.path("secret").asText().equals(SECRET);
                answer(call, known ? 200 : 401, Json.write(Map.of("token", known ? token : "")));
            } else if (!("Bearer " + token).equals(call.getRequestHeaders().getFirst("Authorization"))) {
                answer(call, 401, "{}");
            } else {
                known(call, path, body);
            }
        }
    }

    private void known(HttpExchange call, String path, byte[] body) throws IOException {
        switch (path) {
            case "send-edoc" -> {
                Map<String, String> headers = new java.util.HashMap<>();
                call.getRequestHeaders().forEach((key, values) -> headers.put(key.toLowerCase(), values.get(0)));
                headers.put("real-hash", DigestUtils.sha256Hex(body));
                headers.put("body", new String(body, StandardCharsets.UTF_8));
                sent.add(headers);
                answer(call, 200, "{\"docId\":\"d" + sent.size() + "\"}");
            }
            case "received-edocs" -> answer(call, 200, Json.write(Map.of("data", list())));
            case "get-edoc" -> {
                byte[] bytes = rows.get(call.getRequestURI().getQuery().substring("docId=".length()))
                        .bytes();
                call.sendResponseHeaders(200, bytes.length);
                call.getResponseBody().write(bytes);
            }
            case "update-status" -> {
                JsonNode given = Json.MAPPER.readTree(body);
                String id = given.path("docId").asText();
                Row row = rows.get(id);
                rows.put(
                        id,
                        new Row(
                                row.from(),
                                row.bytes(),
                                row.hash(),
                                given.path("status").asText()));
                words.put(id, given.path("description").asText());
                answer(call, 200, "");
            }
            case "organizations" ->
                answer(
                        call,
                        200,
                        "[{\"code\":\"G81\",\"name\":\"Bộ Mới\",\"mail\":\"vt@g81.example\",\"deleted\":false},"
                                + "{\"code\":\"khong phai ma\",\"name\":\"Sai\"}]");
            default -> answer(call, 404, "{}");
        }
    }

    private List<Map<String, String>> list() {
        synchronized (rows) {
            return rows.entrySet().stream()
                    .filter(row -> row.getValue().status().equals("initial"))
                    .map(row -> Map.of(
                            "docId", row.getKey(),
                            "from", row.getValue().from(),
                            "hashFile", row.getValue().hash()))
                    .toList();
        }
    }

    static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = call.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
