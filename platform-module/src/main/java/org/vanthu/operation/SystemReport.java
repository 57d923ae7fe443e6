package org.vanthu.operation;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.capture.CaptureHealth.Ocr;
import org.vanthu.search.SearchAnswer.Freshness;
import org.vanthu.shared.SqlMigrations.Migration;

/**
 * How the module stands on the server that was asked.
 *
 * @param index how far the search index follows the registers; null where none answers
 */
record SystemReport(
        Server server,
        List<Setting> configuration,
        Ocr ocr,
        List<Folder> folders,
        @Nullable Freshness index,
        List<Job> jobs,
        List<Migration> migrations,
        List<Library> libraries) {

    /**
     * The server that answers.
     *
     * @param name its name in a cluster
     */
    record Server(
            String name, String version, Instant startedAt, String java, String operatingSystem, String database) {}

    /**
     * A key of the configuration.
     *
     * @param value what is in effect; null where it is secret
     * @param shipped what the module comes with
     */
    record Setting(
            String key, @Nullable String value, @Nullable String shipped, boolean changed) {}

    /** The scan folder of an agency and what waits. */
    record Folder(
            String agency,
            String name,
            String path,
            boolean readable,
            long diskFreeBytes,
            long waiting,
            long inWork,
            long failed) {}

    /**
     * A job of the scheduler.
     *
     * @param lastServer the server that ran it last; null before its first run
     * @param failure what ended the last run, null when it went well
     */
    record Job(
            String name,
            String schedule,
            @Nullable Instant next,
            @Nullable String lastServer,
            @Nullable Instant lastStartedAt,
            @Nullable Instant lastEndedAt,
            @Nullable String failure) {}

    /**
     * A library that the module needs.
     *
     * @param found the JARs in which it is; none or more than one is a fault, and so is another version
     */
    record Library(String artifact, String version, List<String> found, State state) {}

    /** Whether a library is as it should be. */
    enum State {
        OK,
        MISSING,
        OTHER_VERSION,
        TWICE
    }
}
