package org.vanthu.capture.ocr;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.ocr.OcrException.Reason;

/**
 * Has files recognised by the service of another machine or container, which runs the same {@link OcrEngine}:
 * {@code POST /recognise?mode=…&patience=…} with the file, answered as {@link OcrAnswer} says, or with the name of a
 * {@link Reason}.
 */
public final class OcrClient implements Recognizer {

    private static final Logger LOG = LoggerFactory.getLogger(OcrClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long MOST_PDF_BYTES = 4L << 30;
    private static final int MOST_REASON_BYTES = 200;

    /** A file may be recognised three times, as it lies, unturned and head down. */
    private static final int RUNS = 3;

    private static final int OK = 200;

    private final URI service;
    private final String tokenFile;
    private final OcrSettings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile Look last = new Look(false, System.nanoTime() - 2 * LOOK_AGAIN_NANOS);

    private record Look(boolean available, long atNanos) {}

    /**
     * Creates a client.
     *
     * @param service its address, e.g. {@code http://ocr:8095}
     * @param tokenFile a file with the token that the service asks for, read each time; blank where it asks for none
     * @param settings of which the limits of time are used
     */
    public OcrClient(String service, String tokenFile, OcrSettings settings) {
        String address = service.strip();
        this.service = URI.create(address.endsWith("/") ? address : address + "/");
        this.tokenFile = tokenFile.strip();
        this.settings = settings;
    }

    @Override
    public boolean available() {
        Look look = last;
        if (System.nanoTime() - look.atNanos() > LOOK_AGAIN_NANOS) {
            look = new Look(isReady(), System.nanoTime());
            last = look;
        }
        return look.available();
    }

    private boolean isReady() {
        try {
            HttpRequest request = request("ready").timeout(CONNECT).GET().build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            LOG.warn("the service of recognition at {} does not answer: {}", service, e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String installHint() {
        return service.toString();
    }

    @Override
    public String service() {
        return service.toString();
    }

    @Override
    public String missing() {
        return "capture.reason.ocr-away";
    }

    @Override
    public OcrResult recognise(Path source, Path workDir, OcrMode mode, int patience) throws OcrException {
        if (!available()) {
            throw away("does not answer");
        }
        try {
            HttpRequest request = request("recognise?mode=" + mode + "&patience=" + patience)
                    .timeout(settings.baseTimeout()
                            .plus(settings.pageTimeout().multipliedBy(pages(source)))
                            .multipliedBy((long) RUNS * patience))
                    .POST(BodyPublishers.ofFile(source))
                    .build();
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() == OK) {
                    return OcrAnswer.read(body, workDir, MOST_PDF_BYTES);
                }
                throw refused(answer.statusCode(), body);
            }
        } catch (ConnectException | HttpConnectTimeoutException e) {
            last = new Look(false, System.nanoTime());
            throw away(e.toString());
        } catch (HttpTimeoutException e) {
            throw new OcrException(Reason.TIMED_OUT, service + ": " + e, e);
        } catch (IOException e) {
            throw new OcrException(Reason.FAILED, service + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OcrException(Reason.FAILED, "interrupted", e);
        }
    }

    private HttpRequest.Builder request(String path) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path));
        if (!tokenFile.isEmpty()) {
            request.header("Authorization", "Bearer " + token());
        }
        return request;
    }

    private String token() throws IOException {
        Path file = Path.of(tokenFile);
        if (!Files.isReadable(file)) {
            throw new FileNotFoundException("the token of the service of recognition cannot be read: " + file);
        }
        return Files.readString(file).strip();
    }

    private OcrException refused(int status, InputStream body) throws IOException {
        String told = new String(body.readNBytes(MOST_REASON_BYTES), StandardCharsets.UTF_8).strip();
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(told)) {
                return new OcrException(reason, "said " + service);
            }
        }
        return away("answered " + status);
    }

    private OcrException away(String detail) {
        return new OcrException(Reason.NOT_INSTALLED, service + " " + detail);
    }

    /** How many pages the file has, as far as that can be told; what is no scan is refused by the service. */
    private static int pages(Path source) {
        try {
            return ScanPictures.facts(source).pages();
        } catch (OcrException | RuntimeException e) {
            LOG.trace("no picture", e);
        }
        try (PDDocument document = Loader.loadPDF(source.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            return Math.max(1, document.getNumberOfPages());
        } catch (IOException e) {
            LOG.trace("no PDF", e);
            return 1;
        }
    }
}
