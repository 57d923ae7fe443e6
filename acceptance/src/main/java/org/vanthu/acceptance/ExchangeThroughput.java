package org.vanthu.acceptance;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * Two sites between which signed documents of a realistic size go, as many at once as the sites let through; for the
 * benchmarks.
 */
public final class ExchangeThroughput implements AutoCloseable {

    private static final int RECEIVERS = 8;

    /** Of noise, which no compression makes smaller: three bytes a point. */
    private static final int PICTURE_POINTS = 290;

    private final ExchangeSites sites;
    private final OutboxFigures figures;
    private final Set<String> receivers;
    private final Random random = new Random();
    private long fileBytes;

    /** @param data an empty directory for the sites */
    public ExchangeThroughput(Path data) {
        this.figures = new OutboxFigures(data);
        this.sites =
                ExchangeSites.create(data, 2, (from, port) -> port, "vanthu.capture.enabled=false", figures.property());
        this.receivers = sites.add(1, RECEIVERS).keySet();
    }

    /** How many messages each document makes. */
    public static int messagesEach() {
        return RECEIVERS;
    }

    /** Bytes of the file that was sent last, before it was signed. */
    public long fileBytes() {
        return fileBytes;
    }

    /** Issues documents, which are not sent yet. */
    public List<String> issued(int documents) {
        List<String> issued = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            byte[] pdf = LetterPdf.of("Về việc đo " + i, SigningOffice.POSITION, SigningOffice.SIGNER, noise());
            fileBytes = pdf.length;
            issued.add(sites.office(0).issued("Về việc đo " + i, Map.of(), pdf));
        }
        return issued;
    }

    private BufferedImage noise() {
        BufferedImage picture = new BufferedImage(PICTURE_POINTS, PICTURE_POINTS, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < PICTURE_POINTS; x++) {
            for (int y = 0; y < PICTURE_POINTS; y++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        return picture;
    }

    /**
     * Sends them, each to all receivers, and waits until the other site has them.
     *
     * @return messages a second, from the first word to the sender until the last receipt
     */
    public double send(List<String> documents) throws InterruptedException {
        Api clerk = sites.office(0).as("vanthu");
        long start = System.nanoTime();
        for (String document : documents) {
            JsonNode state = must(clerk.get("dispatch/documents/" + document)).json();
            must(clerk.post(
                    "dispatch/documents/" + document + "/send",
                    map(
                            "version",
                            state.path("version"),
                            "recipients",
                            List.of(),
                            "added",
                            receivers.stream().map(code -> map("code", code)).toList())));
        }
        while (figures.waiting(sites.process(0).address()) > 0) {
            Thread.sleep(200);
        }
        return documents.size() * RECEIVERS * 1e9 / (System.nanoTime() - start);
    }

    /** Waits until no word about what has arrived is on its way any more. */
    public void settle() throws InterruptedException {
        while (figures.waiting(sites.process(1).address()) > 0) {
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        sites.close();
    }
}
