package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many messages wait in the outbox of a site, those among them that only say how far a document has come. */
final class OutboxFigures {

    private static final String TOKEN = "ma-cua-nguoi-trong-may-chu-2026";
    private static final String WAITING = "vanthu_exchange_undelivered_messages{state=\"waiting\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path tokenFile;

    /** @param directory in which the token is kept by which figures are read */
    OutboxFigures(Path directory) {
        this.tokenFile = directory.resolve("metrics-token");
        try {
            Files.createDirectories(directory);
            Files.writeString(tokenFile, TOKEN, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line that a site needs among its properties. */
    String property() {
        return "vanthu.operation.metrics-token-file=" + tokenFile;
    }

    long waiting(URI site) {
        HttpRequest request = HttpRequest.newBuilder(site.resolve("service/vanthu/metrics"))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        try {
            String figures =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return figures.lines()
                    .filter(line -> line.startsWith(WAITING))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(WAITING.length())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no figure: " + figures));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
