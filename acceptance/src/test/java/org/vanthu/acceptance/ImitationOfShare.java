package org.vanthu.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * What the desk sees of Share: its paths, a page with the frame, the proxy that signs in to the repository, and the
 * CSRF policy as Share ships it (a form with files carries the token in the address, every other change in a header).
 */
final class ImitationOfShare implements AutoCloseable {

    static final String TOKEN = "abc+/=123";
    private static final String CSRF = "Alfresco-CSRFToken";
    private static final String PROXY = "/share/proxy/alfresco/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=UTF-8",
            "js", "text/javascript; charset=UTF-8",
            "mjs", "text/javascript; charset=UTF-8",
            "css", "text/css; charset=UTF-8",
            "svg", "image/svg+xml");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI repository;
    private final String authorization;
    private final List<String> proxied = Collections.synchronizedList(new ArrayList<>());
    private final List<String> refused = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean signedIn = true;

    ImitationOfShare(URI repository, Site.Account account) throws IOException {
        this.repository = repository;
        String credentials = account.userName() + ":" + account.password();
        authorization = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String page(String rest) {
        return "http://localhost:" + server.getAddress().getPort() + "/share/page/vanthu-desk" + rest;
    }

    /** Method and path of what went through the proxy. */
    List<String> proxied() {
        return List.copyOf(proxied);
    }

    /** What the CSRF policy refused. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Lets Share's session end, or begin again. */
    void signedIn(boolean value) {
        signedIn = value;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith(PROXY)) {
                forward(exchange);
            } else if (path.equals("/share/page/vanthu-desk")) {
                exchange.getResponseHeaders().add("Set-Cookie", CSRF + "=abc%2B%2F%3D123; Path=/share");
                exchange.getResponseHeaders().add("Set-Cookie", "JSESSIONID=one; Path=/share; HttpOnly");
                send(exchange, 200, TYPES.get("html"), page().getBytes(StandardCharsets.UTF_8));
            } else {
                resource(exchange, path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String page() {
        return """
                <!doctype html><title>Share</title><link rel="stylesheet" href="/share/vanthu-share/share.css">
                <div id="alf-hd">Share</div>
                <iframe id="vanthu-desk" class="vanthu-desk" title="Vanthu" data-page="/share/vanthu/share.html"></iframe>
                <script src="/share/vanthu-share/desk-frame.js"></script>""";
    }

    private static void resource(HttpExchange exchange, String path) throws IOException {
        String name = "META-INF/resources" + path.replaceFirst("^/share", "");
        try (InputStream in = ImitationOfShare.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null || path.contains("..")) {
                send(exchange, 404, "text/plain", new byte[0]);
            } else {
                String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
                send(exchange, 200, type, in.readAllBytes());
            }
        }
    }

    private void forward(HttpExchange exchange) throws IOException, InterruptedException {
        String method = exchange.getRequestMethod();
        String rest = exchange.getRequestURI().toString().substring(PROXY.length());
        boolean session = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie"))
                .orElse("")
                .contains("JSESSIONID=one");
        if (!session || !signedIn) {
            send(exchange, 401, "text/plain", new byte[0]);
            return;
        }
        proxied.add(method + " " + exchange.getRequestURI().getPath().substring(PROXY.length()));
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        String given = type.startsWith("multipart/")
                ? parameter(exchange.getRequestURI().getRawQuery())
                : exchange.getRequestHeaders().getFirst(CSRF);
        if (!method.equals("GET") && !TOKEN.equals(given)) {
            refused.add(method + " " + rest);
            send(exchange, 500, "text/html", new byte[0]);
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(repository.resolve("service/" + rest))
                .header("Authorization", authorization)
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        for (String name : List.of("Content-Type", "Accept-Language")) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> request.header(name, value));
        }
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        response.headers()
                .firstValue("Content-Disposition")
                .ifPresent(value -> exchange.getResponseHeaders().set("Content-Disposition", value));
        String answered = response.headers().firstValue("Content-Type").orElse("application/octet-stream");
        send(exchange, response.statusCode(), answered, response.body());
    }

    private static String parameter(String query) {
        for (String pair : Optional.ofNullable(query).orElse("").split("&")) {
            if (pair.startsWith(CSRF + "=")) {
                return URLDecoder.decode(pair.substring(CSRF.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
