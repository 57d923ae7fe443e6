package org.vanthu.benchmarks;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.acceptance.Api;

import static org.vanthu.acceptance.Staffing.must;

/**
 * The work place over HTTP: the first page of one's own work, and the counters, with 10,000 and with 1,000,000 work
 * items in the agency. Nine tenths of the items are done, as in an office of some years; the person measured holds the
 * same 200 each time, because nobody's day grows with the archive.
 */
final class WorkBench implements Benchmark {

    private static final int SMALL = 10_000;
    private static final int LARGE = 1_000_000;
    private static final int OWN = 200;
    private static final String AGENCY = SearchSite.agencyCode(0);

    @Override
    public String name() {
        return "work";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        int large = workshop.size(LARGE, 50_000);
        int rounds = workshop.size(600, 60);
        Path data = workshop.fresh("work");
        try (SearchSite site = SearchSite.open(data, true)) {
            JdbcTemplate jdbc = new JdbcTemplate(site.dataSource());
            Api clerk = site.signIn(SearchSite.CLERK);
            load(jdbc, 0, OWN, SearchSite.CLERK, 1);
            load(jdbc, OWN, SMALL, null, 10);
            Shown small = show(clerk, rounds);
            load(jdbc, SMALL, large, null, 10);
            Shown full = show(clerk, rounds);
            return List.of(
                    within(full, small),
                    Measurement.atMost(
                            "own work and counters, " + large + " items, p95",
                            full.place.percentile(95),
                            "with " + SMALL,
                            small.place.percentile(95),
                            1.5),
                    free("own work alone, p95", full.items, small.items),
                    free("counters alone, p95", full.counters, small.counters),
                    free("all that runs in the agency, first page, p95", full.agency, small.agency),
                    free("load of units and people, p95", full.summary, small.summary));
        }
    }

    private static Measurement within(Shown full, Shown small) {
        double millis = full.place.percentile(95);
        return new Measurement(
                "own work and counters over HTTP, p95",
                "%.1f ms".formatted(millis),
                "%.1f ms with %d items".formatted(small.place.percentile(95), SMALL),
                "–",
                "≤ 20 ms",
                millis <= 20);
    }

    private static Measurement free(String what, Times full, Times small) {
        double ratio = full.percentile(95) / small.percentile(95);
        return new Measurement(
                what,
                "%.1f ms".formatted(full.percentile(95)),
                "%.1f ms with %d items".formatted(small.percentile(95), SMALL),
                "%.2f".formatted(ratio),
                "–",
                true);
    }

    /** How long the parts of the work place took. */
    private record Shown(Times place, Times items, Times counters, Times agency, Times summary) {}

    private static Shown show(Api clerk, int rounds) throws Exception {
        Shown times = new Shown(new Times(), new Times(), new Times(), new Times(), new Times());
        for (int round = -rounds / 3; round < rounds; round++) {
            Shown into = round < 0 ? new Shown(new Times(), new Times(), new Times(), new Times(), new Times()) : times;
            into.place.measure(() -> {
                into.items.measure(() -> must(clerk.get("work/items?box=mine&agency=" + AGENCY)));
                return into.counters.measure(() -> must(clerk.get("workplace/counters?agency=" + AGENCY)));
            });
            into.agency.measure(() -> must(clerk.get("work/items?box=agency&agency=" + AGENCY)));
            if (round % 10 == 0) {
                into.summary.measure(() -> must(clerk.get("work/summary?agency=" + AGENCY)));
            }
        }
        return times;
    }

    /**
     * Adds the items from one ordinal to another. Every {@code every}th still runs; they are held by 400 people of 40
     * units, or all by one person.
     */
    private static void load(JdbcTemplate jdbc, int from, int to, @Nullable String holder, int every) {
        jdbc.update(
                "INSERT INTO vt_work_item (id, agency, node_id, process_name, branch, step_name, part_name, unit, holder, urgency,"
                        + " urgency_rank, state, running, title, label, title_key, started_at, started_by, instruction, due_rule,"
                        + " due_from, due_at, soon_at, due_sort, ended_at, ended_by, outcome, version)"
                        + " SELECT n, ?, 'bench-' || n, 'incoming', 'activiti$bench' || n, 'handle', 'lead', 'U' || n % 40,"
                        + " coalesce(?, 'nguoi.' || n % 400), CASE WHEN n % 50 = 0 THEN 3 ELSE 0 END,"
                        + " CASE WHEN n % 50 = 0 THEN 1 ELSE 4 END, CASE WHEN n % ? = 0 THEN 'open' ELSE 'ended' END,"
                        + " CASE WHEN n % ? = 0 THEN 1 ELSE 0 END, 'Về việc báo cáo kết quả số ' || n, n || '/UBND-VX',"
                        + " 've viec bao cao ket qua so ' || n, now() - n % 900 * interval '1 hour', 'vanthu.do', '', 'DL-04',"
                        + " now(), now() + (n % 400 - 40) * interval '1 hour', now() + (n % 400 - 44) * interval '1 hour',"
                        + " now() + (n % 400 - 40) * interval '1 hour', CASE WHEN n % ? = 0 THEN NULL ELSE now() END,"
                        + " CASE WHEN n % ? = 0 THEN NULL ELSE 'nguoi' END, CASE WHEN n % ? = 0 THEN NULL ELSE 'done' END, 1"
                        + " FROM generate_series(?, ?) n",
                AGENCY, holder, every, every, every, every, every, from, to - 1);
        // what the database does by itself within minutes
        jdbc.execute("VACUUM ANALYZE vt_work_item");
    }
}
