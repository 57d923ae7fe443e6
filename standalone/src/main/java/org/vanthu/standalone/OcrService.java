package org.vanthu.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.commons.io.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.ocr.OcrAnswer;
import org.vanthu.capture.ocr.OcrEngine;
import org.vanthu.capture.ocr.OcrException;
import org.vanthu.capture.ocr.OcrException.Reason;
import org.vanthu.capture.ocr.OcrMode;
import org.vanthu.capture.ocr.OcrResult;

/**
 * Reads scans for sites on other machines: the same {@link OcrEngine} as in a site, behind two addresses, {@code GET
 * /ready} and {@code POST /recognise?mode=…&patience=…} with the file as body. Who asks shows the token. Files lie in a
 * directory of the service while they are read, and nowhere afterwards.
 */
public final class OcrService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OcrService.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_PATIENCE = 64;
    private static final int MOST_CONNECTIONS = 64;
    private static final int SHORTEST_TOKEN = 24;
    private static final long SLOWEST_UPLOAD_SECONDS = 600;

    private final OcrEngine engine = new OcrEngine();
    private final OcrArguments arguments;
    private final byte[] token;
    private final Semaphore workers;
    private final ExecutorService threads;
    private final HttpServer server;

    private OcrService(OcrArguments arguments, byte[] token) throws IOException {
        this.arguments = arguments;
        this.token = token;
        this.workers = new Semaphore(arguments.workers(), true);
        this.threads = new ThreadPoolExecutor(
                MOST_CONNECTIONS, MOST_CONNECTIONS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        // a sender who never ends holds a connection no longer than this
        System.setProperty("sun.net.httpserver.maxReqTime", Long.toString(SLOWEST_UPLOAD_SECONDS));
        this.server = HttpServer.create(new InetSocketAddress(arguments.address(), arguments.port()), MOST_CONNECTIONS);
        server.createContext("/ready", exchange -> answer(exchange, "GET", this::ready));
        server.createContext("/recognise", exchange -> answer(exchange, "POST", this::recognise));
        server.setExecutor(threads);
    }

    /**
     * Starts the service.
     *
     * @throws IllegalArgumentException if others than this machine could ask without a token
     */
    public static OcrService start(OcrArguments arguments) throws IOException {
        byte[] token = {};
        Path tokenFile = arguments.tokenFile();
        if (tokenFile != null) {
            String text = Files.readString(tokenFile).strip();
            if (text.length() < SHORTEST_TOKEN) {
                throw new IllegalArgumentException(
                        "the token in " + tokenFile + " has less than " + SHORTEST_TOKEN + " characters");
            }
            token = bearer(text);
        } else if (!new InetSocketAddress(arguments.address(), 0).getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("--token-file is needed where other machines can ask");
        }
        FileUtils.deleteDirectory(arguments.work().toFile()); // what a kill left
        Files.createDirectories(arguments.work());
        OcrService service = new OcrService(arguments, token);
        service.server.start();
        return service;
    }

    /** Runs the service until the process is told to stop. */
    public static void main(String[] args) throws IOException {
        try {
            OcrService service = start(OcrArguments.parse(args));
            Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
            System.out.println("Scans are read at " + service.address());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Where it listens. */
    public URI address() {
        return URI.create(
                "http://" + arguments.address() + ":" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Answers one request. */
    private interface Door {
        void answer(HttpExchange exchange) throws IOException;
    }

    private void answer(HttpExchange exchange, String method, Door door) throws IOException {
        try (exchange) {
            if (!isKnown(exchange)) {
                say(exchange, UNAUTHORIZED, "");
            } else if (!exchange.getRequestMethod().equals(method)) {
                say(exchange, NOT_ALLOWED, "");
            } else {
                door.answer(exchange);
            }
        } catch (RuntimeException e) {
            LOG.error("a request could not be answered", e);
            throw e;
        }
    }

    private boolean isKnown(HttpExchange exchange) {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        return token.length == 0
                || MessageDigest.isEqual(
                        token, Objects.requireNonNullElse(shown, "").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bearer(String token) {
        return ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    private void ready(HttpExchange exchange) throws IOException {
        boolean ready = engine.available();
        say(exchange, ready ? OK : UNAVAILABLE, ready ? "" : engine.installHint());
    }

    private void recognise(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        OcrMode mode;
        int patience;
        try {
            mode = OcrMode.valueOf(query.getOrDefault("mode", OcrMode.SKIP_TEXT.name()));
            patience = Integer.parseInt(query.getOrDefault("patience", "1"));
        } catch (IllegalArgumentException e) {
            say(exchange, BAD_REQUEST, "");
            return;
        }
        if (patience < 1 || patience > MOST_PATIENCE) {
            say(exchange, BAD_REQUEST, "");
            return;
        }
        Path directory = Files.createTempDirectory(arguments.work(), "scan-");
        try {
            Path file = directory.resolve("file");
            if (!take(exchange.getRequestBody(), file)) {
                say(exchange, TOO_LARGE, Reason.TOO_BIG.name());
                return;
            }
            recognise(exchange, file, directory, mode, patience);
        } finally {
            FileUtils.deleteQuietly(directory.toFile());
        }
    }

    private void recognise(HttpExchange exchange, Path file, Path directory, OcrMode mode, int patience)
            throws IOException {
        try {
            workers.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            say(exchange, UNAVAILABLE, Reason.FAILED.name());
            return;
        }
        OcrResult result;
        try {
            result = engine.recognise(file, Files.createDirectory(directory.resolve("work")), mode, patience);
        } catch (OcrException e) {
            LOG.info("a file could not be read", e);
            say(
                    exchange,
                    e.reason().retryable() ? UNAVAILABLE : UNPROCESSABLE,
                    e.reason().name());
            return;
        } finally {
            workers.release();
        }
        exchange.getResponseHeaders().set("Content-Type", "application/zip");
        exchange.sendResponseHeaders(OK, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            OcrAnswer.write(result, out);
        }
        LOG.info("read {} pages in {}", result.pages().size(), result.took());
    }

    /** Whether the file was not larger than allowed. */
    private boolean take(InputStream in, Path file) throws IOException {
        long left = (long) arguments.mostMib() << 20;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
        }
        return true;
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        for (String pair : Objects.requireNonNullElse(uri.getQuery(), "").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return query;
    }
}
