package org.vanthu.archive.transfer;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Posts packages to the system of the historical archive, by way of the integration platform (LGSP), with a token. The
 * name of the package is sent as key, so that a receiver knows one that it has already.
 */
final class HttpChannel implements TransferChannel {

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int KNOWN = 409;

    private final URI address;
    private final String token;
    private final Duration timeout;

    HttpChannel(URI address, String token, Duration timeout) {
        this.address = address;
        this.token = token;
        this.timeout = timeout;
    }

    @Override
    public void deliver(String agency, String agreement, String objectId, String sha256, Path file) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/zip")
                .header("Idempotency-Key", objectId)
                .header("X-Package-Id", objectId)
                .header("X-Package-Sha256", sha256)
                .header("X-Agency", agency)
                .header("X-Submission-Agreement", URLEncoder.encode(agreement, StandardCharsets.UTF_8))
                .POST(HttpRequest.BodyPublishers.ofFile(file));
        if (!token.isBlank()) {
            request.header("Authorization", "Bearer " + token);
        }
        int status;
        try {
            status = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if ((status < OK || status >= REDIRECT) && status != KNOWN) {
            throw new IOException("HTTP " + status);
        }
    }
}
