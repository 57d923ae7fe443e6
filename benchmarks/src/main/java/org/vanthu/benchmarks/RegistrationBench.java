package org.vanthu.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.vanthu.acceptance.Staffing.must;

/** Registration over HTTP by 16 clients: a PDF of 30 kB, metadata, number, ledger and audit in one commit. */
final class RegistrationBench implements Benchmark {

    private static final int CLIENTS = 16;

    /** Until then the compiler of the virtual machine takes a third of the two cores; a site runs for months. */
    private static final int WARM_UP_SECONDS = 150;

    /**
     * A bare document over REST on ACS 25.3 on a machine of the same kind, and inside its own process; measured before
     * this project.
     */
    private static final double ACS_REST = 15;

    private static final double ACS_IN_PROCESS = 98;

    @Override
    public String name() {
        return "registration";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        Duration time = Duration.ofSeconds(workshop.size(30, 4));
        double ours = ours(workshop, time);
        double bare = bare(workshop, time);
        String what = "registration over HTTP, 16 clients";
        return List.of(
                Measurement.atLeast(what, ours, "a bare document over REST in ACS 25.3 (constant)", ACS_REST, 20),
                Measurement.atLeast(what, ours, "a bare document inside ACS 25.3 (constant)", ACS_IN_PROCESS, 3),
                Measurement.atLeast(what, ours, "the same writes bare", bare, 0.25));
    }

    private static double ours(Workshop workshop, Duration time) throws Exception {
        try (Office office = Office.open(workshop.fresh("registration"))) {
            return Load.perSecond(
                    CLIENTS,
                    Duration.ofSeconds(workshop.size(WARM_UP_SECONDS, 2)),
                    time,
                    new AtomicInteger(),
                    ordinal -> must(office.register(ordinal)));
        }
    }

    private static double bare(Workshop workshop, Duration time) throws Exception {
        Path directory = workshop.fresh("registration-bare");
        Path files = Files.createDirectories(directory.resolve("files"));
        String body = "x".repeat(600);
        try (BareDatabase database = BareDatabase.open(directory, CLIENTS)) {
            return Load.perSecond(
                    CLIENTS,
                    time,
                    new AtomicInteger(),
                    ordinal -> database.register(files, ordinal, Office.pdf(ordinal), body));
        }
    }
}
