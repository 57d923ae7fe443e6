package org.vanthu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.vanthu.acceptance.Api;
import org.vanthu.samples.ScanGenerator;

import static org.vanthu.acceptance.Staffing.must;

/**
 * Scans dropped into the folder until the last waits for the clerk, against the bare OCR command on the same scans with
 * as many processes as there are cores.
 */
final class CaptureBench implements Benchmark {

    private static final long SEED = 77;
    private static final Set<String> SETTLED =
            Set.of("awaitingCheck", "registered", "quarantined", "duplicate", "refused", "failed");

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        List<Path> scans = scans(workshop);
        double bare = bare(workshop, scans);
        double ours = ours(workshop, scans);
        return List.of(Measurement.atMost(
                "capture of " + scans.size() + " scans, folder to queue, each",
                ours / scans.size(),
                "the bare OCR command, each",
                bare / scans.size(),
                1.05));
    }

    private static List<Path> scans(Workshop workshop) throws IOException {
        Path folder = workshop.fresh("capture-scans");
        new ScanGenerator(SEED).generate(folder, workshop.size(24, 4));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
    }

    private static double bare(Workshop workshop, List<Path> scans) throws Exception {
        Path out = workshop.fresh("capture-bare");
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        long start = System.nanoTime();
        try {
            List<Future<Integer>> runs = new ArrayList<>();
            for (Path scan : scans) {
                runs.add(pool.submit(() -> ocr(scan, out.resolve(scan.getFileName()))));
            }
            for (Future<Integer> run : runs) {
                if (run.get() != 0) {
                    throw new IllegalStateException("the OCR command ended with " + run.get());
                }
            }
        } finally {
            pool.shutdown();
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static int ocr(Path scan, Path out) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        "ocrmypdf",
                        "-q",
                        "-l",
                        "vie+eng",
                        "--deskew",
                        "--rotate-pages",
                        "--skip-text",
                        "--output-type",
                        "pdfa-2",
                        "--jobs",
                        "1",
                        scan.toString(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("OMP_THREAD_LIMIT", "1");
        return command.start().waitFor();
    }

    private static double ours(Workshop workshop, List<Path> scans) throws Exception {
        try (Office office = Office.open(workshop.fresh("capture-site"))) {
            Path folder = Path.of(office.clerk()
                    .get("capture/health?agency=" + Office.AGENCY)
                    .json()
                    .path("folder")
                    .asText());
            Files.createDirectories(folder);
            long start = System.nanoTime();
            for (Path scan : scans) {
                Path part = Files.copy(scan, folder.resolve(scan.getFileName() + ".part"));
                Files.move(part, folder.resolve(scan.getFileName()));
            }
            while (settled(office) < scans.size()) {
                Thread.sleep(250);
            }
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static int settled(Office office) {
        Api.Answer entries = must(office.clerk().get("capture/entries?state=all&limit=500&agency=" + Office.AGENCY));
        int settled = 0;
        for (var entry : entries.json().path("items")) {
            if (SETTLED.contains(entry.path("state").asText())) {
                settled++;
            }
        }
        return settled;
    }
}
