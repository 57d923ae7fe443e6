package org.vanthu.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.vanthu.acceptance.BareHttps;
import org.vanthu.acceptance.ExchangeThroughput;

/**
 * Messages with a signed file of about 300 kB between two sites, from the clerk's word to the receipt of what is
 * checked, stored and committed; against bare uploads of as many bytes with the same client library and TLS, in turn in
 * one run.
 */
final class ExchangeBench implements Benchmark {

    private static final int CLIENTS = 4;
    private static final int ROUNDS = 3;
    private static final double BUDGET = 0.5;

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        int documents = workshop.size(25, 3);
        Path directory = workshop.fresh("exchange-bare");
        try (ExchangeThroughput sites = new ExchangeThroughput(workshop.fresh("exchange"));
                BareHttps bare = new BareHttps(directory)) {
            sites.send(sites.issued(Math.max(2, documents / 4)));
            sites.settle();
            Path file = directory.resolve("message");
            // in a message the file is base64
            byte[] bytes = new byte[Math.toIntExact(sites.fileBytes() * 4 / 3)];
            new SecureRandom().nextBytes(bytes);
            Files.write(file, bytes);
            double ours = 0;
            double uploads = 0;
            for (int round = 0; round < ROUNDS; round++) {
                List<String> issued = sites.issued(documents);
                ours += sites.send(issued) / ROUNDS;
                sites.settle();
                uploads +=
                        Load.perSecond(CLIENTS, Duration.ofSeconds(5), new AtomicInteger(), ordinal -> bare.post(file))
                                / ROUNDS;
            }
            return List.of(Measurement.atLeast(
                    "messages with a signed file of " + sites.fileBytes() / 1000 + " kB between two sites, "
                            + ROUNDS * documents * ExchangeThroughput.messagesEach(),
                    ours,
                    "bare HTTPS uploads of as many bytes, " + CLIENTS + " at once",
                    uploads,
                    BUDGET));
        }
    }
}
