package org.vanthu.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.acceptance.Api;
import org.vanthu.acceptance.YearEnd;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * The dossiers of a year, all ended, in the lists of the archivist, and reckoned anew by a schedule that replaces
 * theirs. The site is that of {@link YearEndBench}, and left as it was found.
 */
final class RetentionBench implements Benchmark {

    private static final int FULL = 1_000_000;
    private static final int TIMES = 40;
    private static final int PAGE = 100;
    private static final double AS_QUICK = 2;

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        int documents = workshop.size(FULL, 20_000);
        Path data = workshop.kept("reorganization-" + documents);
        YearSite.fill(data, documents);
        String reorganization;
        String after;
        String before;
        try (YearOffice office = new YearOffice(data)) {
            YearEnd people = office.people;
            JsonNode planned = people.planned(people.prepared().path("id").asText());
            reorganization = planned.path("id").asText();
            people.approve(planned);
            people.after(reorganization, "running");
            before = schedule(people.archivist(), "Bảng thời hạn cũ", 10, null);
            after = schedule(people.archivist(), "Bảng thời hạn mới", 15, before);
        }
        follow(data, before);
        List<Measurement> table = new ArrayList<>();
        try (YearOffice office = new YearOffice(data)) {
            lists(office.people, table);
            recalculate(office.people, after, table);
            YearEnd people = office.people;
            people.undo(people.run(reorganization), "đo lại");
            people.after(reorganization, "running");
        }
        follow(data, null);
        return table;
    }

    private static String schedule(Api archivist, String title, int years, @Nullable String replaces) throws Exception {
        return must(archivist.upload(
                        "retention/schedules",
                        Map.of(
                                "metadata",
                                Api.JSON.writeValueAsString(map(
                                        "agency",
                                        YearSite.AGENCY,
                                        "kind",
                                        "agency",
                                        "title",
                                        title,
                                        "source",
                                        "Quyết định để đo",
                                        "validFrom",
                                        YearSite.YEAR + "-01-01",
                                        "replaces",
                                        replaces))),
                        "schedule.csv",
                        ("code,title,kind,years,replaces\nA,Kế hoạch công tác,years," + years + ",\n")
                                .getBytes(StandardCharsets.UTF_8),
                        "text/csv"))
                .json()
                .path("id")
                .asText();
    }

    /** Puts all dossiers under the row of a schedule, or under none, in bulk. */
    private static void follow(Path data, @Nullable String schedule) throws Exception {
        try (SearchSite site = SearchSite.open(data, false)) {
            new JdbcTemplate(site.dataSource())
                    .update(
                            "UPDATE vt_retention SET schedule = ?, rule = ?",
                            schedule,
                            schedule == null ? null : schedule + ":A");
        }
    }

    /** The first page of the list of all dossiers, and each tenth page on the way to its end. */
    private static void lists(YearEnd people, List<Measurement> table) throws Exception {
        String list = "retention/dossiers?view=all&limit=" + PAGE + "&agency=" + YearSite.AGENCY;
        Times first = new Times();
        Times later = new Times();
        Times counts = new Times();
        for (int i = 0; i < 2 * TIMES; i++) {
            boolean warm = i >= TIMES;
            (warm ? first : new Times()).measure(() -> must(people.archivist().get(list)));
            (warm ? counts : new Times())
                    .measure(() -> must(people.archivist().get("retention/counts?agency=" + YearSite.AGENCY)));
        }
        int rows = 0;
        JsonNode page = must(people.archivist().get(list)).json();
        while (true) {
            rows += page.path("items").size();
            if (page.path("next").isNull()) {
                break;
            }
            String next = list + "&after=" + Api.encode(page.path("next").asText());
            page = later.measure(() -> must(people.archivist().get(next))).json();
        }
        table.add(Measurement.atMost(
                String.format(Locale.ROOT, "list of %,d dossiers, all later pages of %d, p95", rows, PAGE),
                later.percentile(95),
                "its first page",
                first.percentile(95),
                AS_QUICK));
        table.add(new Measurement(
                "how many are in each list, p95", "%.1f ms".formatted(counts.percentile(95)), "–", "–", "–", true));
    }

    private static void recalculate(YearEnd people, String schedule, List<Measurement> table)
            throws InterruptedException {
        long begun = System.nanoTime();
        String run = must(people.archivist()
                        .post("retention/recalculations", map("agency", YearSite.AGENCY, "schedule", schedule)))
                .json()
                .path("run")
                .asText();
        JsonNode planned = people.after(run, "planning");
        double dry = seconds(begun);
        begun = System.nanoTime();
        people.approve(planned);
        JsonNode done = people.after(run, "running");
        double running = seconds(begun);
        begun = System.nanoTime();
        people.undo(done, "đo lại");
        JsonNode undone = people.after(run, "running");
        double undoing = seconds(begun);
        long dossiers = done.path("items").asLong();
        long documents = done.path("documents").asLong();
        String what = String.format(Locale.ROOT, "%,d dossiers, %,d documents", dossiers, documents);
        table.add(new Measurement(
                "reckoned anew by a newer schedule, " + what,
                "%.0f dossiers/s".formatted(dossiers / running),
                "%.0f dossiers/s its dry run".formatted(dossiers / dry),
                "%.2f".formatted(dry / running),
                "–",
                done.at("/counts/done").asLong() == dossiers));
        table.add(new Measurement(
                "its undoing",
                "%.0f dossiers/s".formatted(dossiers / undoing),
                undone.path("counts").toString(),
                "–",
                "nothing left",
                undone.at("/counts/done").asLong() == 0));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
