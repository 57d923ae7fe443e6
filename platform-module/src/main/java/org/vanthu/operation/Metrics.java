package org.vanthu.operation;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.jspecify.annotations.Nullable;
import org.vanthu.operation.SystemReport.Job;
import org.vanthu.operation.SystemReport.State;
import org.vanthu.search.SearchFreshness;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Gauges;
import org.vanthu.shared.Gauges.Gauge;
import org.vanthu.shared.ModuleVersion;
import org.vanthu.shared.ServerName;

/**
 * The figures of this server for those who watch it, in the text form of Prometheus. No names of people or documents
 * are in it.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus: exposition formats</a>
 */
final class Metrics {

    private static final double MILLIS = 1000.0;

    private final Gauges gauges;
    private final Jobs jobs;
    private final SearchFreshness freshness;
    private final ServerName server;
    private final ModuleVersion version;
    private final RetryingTransactionHelper transactions;

    Metrics(
            Gauges gauges,
            Jobs jobs,
            SearchFreshness freshness,
            ServerName server,
            ModuleVersion version,
            RetryingTransactionHelper transactions) {
        this.gauges = gauges;
        this.jobs = jobs;
        this.freshness = freshness;
        this.server = server;
        this.version = version;
        this.transactions = transactions;
    }

    String text() {
        return Elevation.asSystem(
                "whoever shows the token reads figures only",
                () -> transactions.doInTransaction(this::collected, true, true));
    }

    private String collected() {
        StringBuilder text = new StringBuilder();
        one(text, new Gauge("vanthu_info", "The server and the version of the module", "", Map::of));
        text.append("vanthu_info{server=\"%s\",version=\"%s\"} 1\n"
                .formatted(escaped(server.value()), escaped(version.value())));
        gauges.all().forEach(gauge -> one(text, gauge));
        freshness
                .now()
                .ifPresent(fresh -> one(
                        text,
                        single(
                                "vanthu_index_behind_seconds",
                                "Search index behind the registers",
                                fresh.behindSeconds())));
        jobs(text);
        one(
                text,
                single(
                        "vanthu_libraries_faulty",
                        "Libraries that are missing, doubled or of another version",
                        Libraries.look().stream()
                                .filter(library -> library.state() != State.OK)
                                .count()));
        process(text);
        return text.toString();
    }

    private void jobs(StringBuilder text) {
        Map<String, Number> failed = new TreeMap<>();
        Map<String, Number> ended = new TreeMap<>();
        for (Job job : jobs.list()) {
            failed.put(job.name(), job.failure() == null ? 0 : 1);
            Instant last = job.lastEndedAt();
            if (last != null) {
                ended.put(job.name(), last.toEpochMilli() / MILLIS);
            }
        }
        one(
                text,
                new Gauge(
                        "vanthu_job_failed",
                        "Whether the last run of the job failed, on any server",
                        "job",
                        () -> failed));
        one(
                text,
                new Gauge(
                        "vanthu_job_last_end_timestamp_seconds",
                        "When the job last ended, on any server",
                        "job",
                        () -> ended));
    }

    private static void process(StringBuilder text) {
        Runtime runtime = Runtime.getRuntime();
        one(text, single("vanthu_heap_used_bytes", "Memory in use", runtime.totalMemory() - runtime.freeMemory()));
        one(text, single("vanthu_heap_max_bytes", "Memory at most", runtime.maxMemory()));
        one(
                text,
                single(
                        "vanthu_threads",
                        "Threads",
                        ManagementFactory.getThreadMXBean().getThreadCount()));
        one(
                text,
                single(
                        "vanthu_start_timestamp_seconds",
                        "When the process started",
                        ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS));
    }

    private static Gauge single(String name, String help, Number value) {
        return new Gauge(name, help, "", () -> Map.of("", value));
    }

    private static void one(StringBuilder text, Gauge gauge) {
        text.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(gauge.name(), gauge.help(), gauge.name()));
        gauge.values()
                .get()
                .forEach((label, value) -> text.append(gauge.name())
                        .append(gauge.label().isEmpty() ? "" : "{" + gauge.label() + "=\"" + escaped(label) + "\"}")
                        .append(' ')
                        .append(shown(value))
                        .append('\n'));
    }

    private static String shown(@Nullable Number value) {
        return value instanceof Double real ? String.format(Locale.ROOT, "%.3f", real) : String.valueOf(value);
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
