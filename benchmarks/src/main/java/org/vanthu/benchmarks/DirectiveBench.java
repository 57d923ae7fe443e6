package org.vanthu.benchmarks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.acceptance.Api;

import static org.vanthu.acceptance.Staffing.must;

/**
 * A province over HTTP: one agency that gave 100,000 directives in five years to 1,000 others, and one of those. What
 * is shown each day must not grow with the years; a report grows with what it counts. Measured with 10,000 and with
 * 100,000 lines.
 */
final class DirectiveBench implements Benchmark {

    private static final int SMALL = 10_000;
    private static final int LARGE = 100_000;
    private static final int AGENCIES = 1_000;
    private static final String GIVER = SearchSite.agencyCode(0);
    private static final String OFFICER = "theo.doi";
    private static final String EXECUTOR = SearchSite.agencyCode(1);
    private static final String HEAD = "lanh.dao.don.vi";

    @Override
    public String name() {
        return "directives";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        int large = workshop.size(LARGE, 20_000);
        int rounds = workshop.size(200, 20);
        Path data = workshop.fresh("directives");
        try (SearchSite site = SearchSite.open(data, true)) {
            JdbcTemplate jdbc = new JdbcTemplate(site.dataSource());
            agencies(jdbc);
            site.makeUser(OFFICER, "follow-up");
            site.makeUser(HEAD, "leader", EXECUTOR);
            Api officer = site.signIn(OFFICER);
            Api head = site.signIn(HEAD);
            load(jdbc, 0, SMALL);
            Shown small = show(officer, head, rounds);
            load(jdbc, SMALL, large);
            Shown full = show(officer, head, rounds);
            List<Measurement> table = new ArrayList<>();
            table.add(growth("yearly report by executor, " + large + " lines, p95", full.report, small.report));
            table.add(growth("its course by month, p95", full.course, small.course));
            table.add(growth("rows behind a figure, first page, p95", full.rows, small.rows));
            table.add(growth("review queue of an officer, p95", full.queue, small.queue));
            table.add(growth("list of overdue lines given, p95", full.given, small.given));
            table.add(growth("what an agency received, first page, p95", full.received, small.received));
            return table;
        }
    }

    private static Measurement growth(String what, Times full, Times small) {
        double ratio = full.percentile(95) / small.percentile(95);
        return new Measurement(
                what,
                "%.1f ms".formatted(full.percentile(95)),
                "%.1f ms with %d".formatted(small.percentile(95), SMALL),
                "%.2f".formatted(ratio),
                "–",
                true);
    }

    /** How long the pages took. */
    private record Shown(Times report, Times course, Times rows, Times queue, Times given, Times received) {

        Shown() {
            this(new Times(), new Times(), new Times(), new Times(), new Times(), new Times());
        }
    }

    private static Shown show(Api officer, Api head, int rounds) throws Exception {
        int year = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear();
        String period = "?agency=" + GIVER + "&from=" + year + "-01-01&to=" + year + "-12-31";
        String report = "statistics/reports/directives-given";
        Shown times = new Shown();
        for (int round = -rounds / 4; round < rounds; round++) {
            Shown into = round < 0 ? new Shown() : times;
            into.report.measure(() -> must(officer.get(report + period + "&by=executor")));
            into.rows.measure(() -> must(officer.get(
                    report + "/rows" + period + "&measure=overdue&limit=100&is-executor=" + EXECUTOR + "~~")));
            if (round % 5 == 0) {
                into.course.measure(() -> must(officer.get(report + "/course" + period)));
            }
            into.queue.measure(() -> must(officer.get("directive/queue?agency=" + GIVER)));
            into.given.measure(() -> must(officer.get("directive/lines?side=given&due=overdue&agency=" + GIVER)));
            into.received.measure(() -> must(head.get("directive/lines?side=received&agency=" + EXECUTOR)));
        }
        return times;
    }

    private static void agencies(JdbcTemplate jdbc) {
        jdbc.update(
                "INSERT INTO vt_agency (code, name, short_name, abbreviation, place, level, parent_code, identifier,"
                        + " complaints_refused, active, settings, folder_id, version)"
                        + " SELECT 'H97.X' || lpad(n::text, 4, '0'), 'Ủy ban nhân dân xã ' || n, 'UBND xã ' || n, 'UBND', 'Mẫu',"
                        + " 'commune', ?, 'H97.X' || lpad(n::text, 4, '0'), false, true, '{}', 'bench-' || n, 1"
                        + " FROM generate_series(1, ?) n",
                GIVER,
                AGENCIES - 1);
    }

    /** Lines from one ordinal to another, spread over five years; what is older than three months is mostly done. */
    private static void load(JdbcTemplate jdbc, int from, int to) {
        String given = "now() - (n % 1825) * interval '1 day'";
        String officer = "CASE WHEN n % 20 = 0 THEN '" + OFFICER + "' ELSE 'theo.doi.' || n % 20 END";
        String done = "(n % 1825 > 90 AND n % 50 <> 0)";
        jdbc.update(
                "INSERT INTO vt_directive (id, agency, node_id, source, ordinal, state, content, content_key, ordered_by,"
                        + " ordered_name, officer, field_code, result_kind, long_term, long_term_decision, urgency, number_text,"
                        + " document_date, subject, given_at, entered_at, entered_by, version)"
                        + " SELECT n, ?, 'bench-' || n, 'draft', 1, 'given', 'Báo cáo kết quả thực hiện số ' || n,"
                        + " 'bao cao ket qua thuc hien so ' || n, 'lanh.dao.' || n % 5, 'Lãnh đạo ' || n % 5, "
                        + officer + ","
                        + " 'F' || n % 12, 'report', 0, '', 0, n || '/UBND', current_date, 'Về việc ' || n, " + given
                        + ", "
                        + given + ", 'theo.doi', 1 FROM generate_series(?, ?) n",
                GIVER,
                from + 1,
                to);
        jdbc.update(
                "INSERT INTO vt_directive_line (id, directive_id, agency, executor, executor_name, unit, part_name, state,"
                        + " running, updated_at, reviewed_at, officer, ordered_by, field_code, urgency_rank, given_at, holder_unit, due_rule, due_from, due_at,"
                        + " soon_at, due_sort, first_due_at, result_issued_at, completed_at, extensions, late_extension, returns,"
                        + " rejections, version)"
                        + " SELECT n, n, ?, CASE WHEN n % ? = 0 THEN ? ELSE 'H97.X' || lpad((n % ?)::text, 4, '0') END, 'Ủy ban nhân dân xã', '', 'lead',"
                        + " CASE WHEN " + done
                        + " THEN 'completed' WHEN n % 400 = 380 THEN 'reported' ELSE 'inProgress' END,"
                        + " CASE WHEN " + done + " THEN 0 ELSE 1 END, " + given + " + interval '1 day',"
                        + " CASE WHEN n % 7 = 0 THEN NULL ELSE now() END, " + officer
                        + ", 'lanh.dao.' || n % 5, 'F' || n % 12, 4, " + given
                        + ", '', 'set', " + given + ", " + given + " + interval '30 days', " + given
                        + " + interval '28 days', " + given + " + interval '30 days', " + given
                        + " + interval '30 days', CASE WHEN " + done + " THEN " + given
                        + " + (n % 40) * interval '1 day' END, CASE WHEN " + done + " THEN " + given
                        + " + (n % 40 + 1) * interval '1 day' END, n % 20 / 19, 0, 0, 0, 1 FROM generate_series(?, ?) n",
                GIVER,
                AGENCIES,
                EXECUTOR,
                AGENCIES,
                from + 1,
                to);
        jdbc.execute("VACUUM ANALYZE vt_directive");
        jdbc.execute("VACUUM ANALYZE vt_directive_line");
    }
}
