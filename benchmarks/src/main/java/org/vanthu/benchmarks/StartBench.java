package org.vanthu.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.vanthu.acceptance.SiteProcess;

/**
 * From the start of the process on an existing site to the first page of the desk, against the start of PostgreSQL
 * alone.
 */
final class StartBench implements Benchmark {

    private static final double BUDGET_MILLIS = 6000;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        Path data = workshop.fresh("start");
        SiteProcess.start(data).close();
        List<Double> ours = new ArrayList<>();
        for (int i = 0; i < workshop.size(5, 1); i++) {
            ours.add(startToFirstPage(data));
        }
        double median = median(ours);
        double database = databaseAlone(workshop);
        return List.of(new Measurement(
                "start to first page, existing site",
                "%.1f s".formatted(median / 1000),
                "%.1f s PostgreSQL alone".formatted(database / 1000),
                "%.1f".formatted(median / database),
                "≤ 6 s",
                median <= BUDGET_MILLIS));
    }

    private static double startToFirstPage(Path data) throws Exception {
        long start = System.nanoTime();
        try (SiteProcess site = SiteProcess.start(data)) {
            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(site.address() + "vanthu/index.html"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (page.statusCode() != 200) {
                throw new IllegalStateException("the first page answered " + page.statusCode());
            }
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static double databaseAlone(Workshop workshop) throws Exception {
        Path directory = workshop.fresh("start-bare");
        long start = System.nanoTime();
        try (BareDatabase database = BareDatabase.open(directory, 1)) {
            database.nextNumber();
            return (System.nanoTime() - start) / 1e6;
        }
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
