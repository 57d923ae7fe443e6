package org.vanthu.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

import static org.vanthu.acceptance.Staffing.must;

/**
 * The annual reorganization of one agency over HTTP, on a site in a process of its own with the memory that it is
 * started with: preparation, dry run, run with a kill in the middle, undo; and how long people's work place takes
 * meanwhile. Rates are of documents, while it worked.
 */
final class YearEndBench implements Benchmark {

    private static final int FULL = 1_000_000;
    private static final int BUDGET = 2000;
    private static final int DRY_TIMES = 10;
    private static final double LAST_TENTH = 0.9;
    private static final int TENTHS = 10;

    @Override
    public String name() {
        return "reorganization";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        int documents = workshop.size(FULL, 20_000);
        Path data = workshop.kept("reorganization-" + documents);
        YearSite.fill(data, documents);
        List<Measurement> table = new ArrayList<>();
        try (YearOffice office = new YearOffice(data)) {
            Times before = new Times();
            for (int i = 0; i < 40; i++) {
                place(office, i < 10 ? new Times() : before);
            }
            long begun = System.nanoTime();
            JsonNode plan = office.people.prepared();
            double preparing = (System.nanoTime() - begun) / 1e9;
            begun = System.nanoTime();
            System.out.println("prepared: " + plan.path("filings"));
            JsonNode run = office.people.planned(plan.path("id").asText());
            double dry = documents / ((System.nanoTime() - begun) / 1e9);
            Times meanwhile = new Times();
            Course course = run(office, run, meanwhile);
            JsonNode done = office.people.run(run.path("id").asText());
            begun = System.nanoTime();
            JsonNode undone = undo(office, done);
            double undoing = done.path("documents").asLong() / ((System.nanoTime() - begun) / 1e9);
            String what = String.format(
                    Locale.ROOT,
                    "%,d documents, %,d items",
                    documents,
                    done.path("items").asLong());
            table.add(row(
                    "annual reorganization, " + what, course.rate(), "≥ " + BUDGET + "/s", course.rate() >= BUDGET));
            table.add(new Measurement(
                    "its last tenth",
                    "%.0f/s".formatted(course.last()),
                    "%.0f/s the first tenth".formatted(course.first()),
                    "%.2f".formatted(course.last() / course.first()),
                    "≥ %s ×".formatted(LAST_TENTH),
                    course.last() >= LAST_TENTH * course.first()));
            table.add(Measurement.atLeast("its dry run", dry, "the run", course.rate(), DRY_TIMES));
            table.add(row("its undoing", undoing, "–", true));
            table.add(new Measurement(
                    "work place meanwhile, p95",
                    "%.1f ms".formatted(meanwhile.percentile(95)),
                    "%.1f ms before".formatted(before.percentile(95)),
                    "%.2f".formatted(meanwhile.percentile(95) / before.percentile(95)),
                    "–",
                    true));
            boolean whole = whole(done) && undone.path("counts").path("done").asLong() == 0;
            table.add(new Measurement(
                    "kill -9 in the middle: works again after",
                    "%.1f s".formatted(course.resumed()),
                    done.path("counts").toString(),
                    "–",
                    "nothing twice, nothing left",
                    whole));
            table.add(new Measurement(
                    "preparation: registers verified, dossiers proposed",
                    "%.0f s".formatted(preparing),
                    "–",
                    "–",
                    "–",
                    true));
            return table;
        }
    }

    private static void place(YearOffice office, Times into) throws Exception {
        into.measure(() -> {
            must(office.reader.get("work/items?box=mine&agency=" + YearSite.AGENCY));
            return must(office.reader.get("workplace/counters?agency=" + YearSite.AGENCY));
        });
    }

    /** Approves the run, kills the site at half of it, and follows it to its end. */
    private static Course run(YearOffice office, JsonNode planned, Times meanwhile) throws Exception {
        String id = planned.path("id").asText();
        office.people.approve(planned);
        Course course = new Course(planned.path("documents").asLong());
        boolean killed = false;
        while (true) {
            JsonNode now = office.people.run(id);
            course.at(now);
            if (!now.path("state").asText().equals("running")) {
                return course;
            }
            if (!killed && now.path("documentsDone").asLong() > course.documents / 2) {
                killed = true;
                office.kill();
                long begun = System.nanoTime();
                office.start();
                long stood = office.people.run(id).path("documentsDone").asLong();
                while (office.people.run(id).path("documentsDone").asLong() == stood) {
                    Thread.sleep(100);
                }
                course.resumed = (System.nanoTime() - begun) / 1e9;
            }
            place(office, meanwhile);
            Thread.sleep(200);
        }
    }

    private static JsonNode undo(YearOffice office, JsonNode done) throws InterruptedException {
        office.people.undo(done, "đo lại");
        JsonNode undone = office.people.after(done.path("id").asText(), "running");
        System.out.println("undone: " + undone.path("counts"));
        return undone;
    }

    private static boolean whole(JsonNode done) {
        JsonNode counts = done.path("counts");
        long all = 0;
        for (JsonNode count : counts) {
            all += count.asLong();
        }
        return done.path("state").asText().equals("done")
                && all == done.path("items").asLong()
                && counts.path("done").asLong() == done.path("toChange").asLong();
    }

    private static Measurement row(String what, double perSecond, String budget, boolean kept) {
        return new Measurement(what, "%.0f documents/s".formatted(perSecond), "–", "–", budget, kept);
    }

    /** How far the run was after how much work. */
    private static final class Course {

        private final long documents;
        private final List<double[]> points = new ArrayList<>();
        private double resumed;

        Course(long documents) {
            this.documents = documents;
            points.add(new double[] {0, 0});
        }

        void at(JsonNode run) {
            double done = run.path("documentsDone").asDouble();
            double rate = run.path("perSecond").asDouble();
            if (rate > 0) {
                points.add(new double[] {done, done / rate});
            }
        }

        double rate() {
            double[] last = points.get(points.size() - 1);
            return last[0] / last[1];
        }

        double first() {
            return between(0, 1.0 / TENTHS);
        }

        double last() {
            return between(1 - 1.0 / TENTHS, 1);
        }

        double resumed() {
            return resumed;
        }

        private double between(double from, double to) {
            double[] begun = nearest(from * documents);
            double[] ended = nearest(to * documents);
            return (ended[0] - begun[0]) / (ended[1] - begun[1]);
        }

        private double[] nearest(double done) {
            double[] found = points.get(0);
            for (double[] point : points) {
                if (Math.abs(point[0] - done) < Math.abs(found[0] - done)) {
                    found = point;
                }
            }
            return found;
        }
    }
}
