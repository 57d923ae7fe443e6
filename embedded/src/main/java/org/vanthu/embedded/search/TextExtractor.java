package org.vanthu.embedded.search;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.embedded.search.TextStore.Task;

/**
 * Extracts the texts that are asked for in {@link TextStore}, in threads of its own, newest nodes first. A file that is
 * too large, takes too long or breaks the reader is marked as failed and stays findable by its properties.
 */
final class TextExtractor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TextExtractor.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final int MAX_ATTEMPTS = 3;

    /** Texts are made findable together, because each commit waits for the disk. */
    private static final Duration PUBLISH_EVERY = Duration.ofMillis(200);

    private static final int TASKS_PER_ROUND = 20;

    /** Opens a stored content. */
    interface Contents {
        /** A content that can be read. */
        interface Source {
            long sizeBytes();

            InputStream open() throws IOException;
        }

        /** The content of a URL; empty if it is not stored any more. */
        Optional<Source> find(String contentUrl);
    }

    /** What extraction may cost. */
    record Limits(long maxBytes, int maxChars, Duration maxTime) {}

    private final TextStore store;
    private final Contents contents;
    private final Limits limits;
    private final TextReader reader;
    private final Runnable whenDone;
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile boolean running;
    private ExecutorService reading = executor();
    private Thread thread = new Thread(() -> {});

    TextExtractor(TextStore store, Contents contents, Limits limits, Runnable whenDone) {
        this.store = store;
        this.contents = contents;
        this.limits = limits;
        this.reader = new TextReader(limits.maxChars());
        this.whenDone = whenDone;
    }

    private static ExecutorService executor() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread worker = new Thread(task, "search-text-reader");
            worker.setDaemon(true);
            return worker;
        });
    }

    void start() {
        running = true;
        thread = new Thread(this::run, "search-text");
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells that there is a new task. */
    void wake() {
        if (wakeUp.availablePermits() == 0) {
            wakeUp.release();
        }
    }

    private void run() {
        while (running) {
            try {
                List<Task> tasks = store.waiting(TASKS_PER_ROUND);
                if (tasks.isEmpty()) {
                    wakeUp.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                    wakeUp.drainPermits();
                } else {
                    extract(round(tasks));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.error("Texts could not be extracted; it tries again", e);
                    pause();
                }
            }
        }
    }

    /** Contents that were tried before may have killed the process: each goes alone, so that no other pays for it. */
    private static List<Task> round(List<Task> tasks) {
        List<Task> fresh = tasks.stream().filter(task -> task.attempts() == 0).toList();
        return fresh.isEmpty() ? tasks.subList(0, 1) : fresh;
    }

    private void extract(List<Task> tasks) throws InterruptedException {
        store.begin(tasks);
        List<TextStore.Read> read = new ArrayList<>();
        long published = System.nanoTime();
        try {
            for (Task task : tasks) {
                if (running) {
                    extract(task).ifPresent(read::add);
                }
                if (System.nanoTime() - published > PUBLISH_EVERY.toNanos()) {
                    publish(read);
                    published = System.nanoTime();
                }
            }
        } finally {
            publish(read);
        }
    }

    private void publish(List<TextStore.Read> read) {
        if (!read.isEmpty()) {
            store.done(read);
            read.clear();
            whenDone.run();
        }
    }

    private Optional<TextStore.Read> extract(Task task) throws InterruptedException {
        if (task.attempts() >= MAX_ATTEMPTS) {
            store.failed(task, "gave up after " + MAX_ATTEMPTS + " attempts");
            return Optional.empty();
        }
        long started = System.nanoTime();
        Future<Optional<String>> text = reading.submit(() -> read(task.contentUrl()));
        try {
            Optional<String> body = text.get(limits.maxTime().toMillis(), TimeUnit.MILLISECONDS);
            long took = Duration.ofNanos(System.nanoTime() - started).toMillis();
            return Optional.of(new TextStore.Read(task, body, took));
        } catch (TimeoutException e) {
            text.cancel(true);
            reading.shutdownNow();
            reading = executor();
            store.failed(task, "took longer than " + limits.maxTime());
        } catch (ExecutionException e) {
            LOG.debug("No text of node {}", task.nodeId(), e);
            store.failed(task, String.valueOf(e.getCause()));
        }
        return Optional.empty();
    }

    private Optional<String> read(String contentUrl) throws Exception {
        Optional<Contents.Source> source = contents.find(contentUrl);
        if (source.isEmpty() || source.get().sizeBytes() == 0) {
            return Optional.empty();
        }
        if (source.get().sizeBytes() > limits.maxBytes()) {
            throw new IOException("larger than " + limits.maxBytes() + " bytes");
        }
        try (InputStream stream = source.get().open()) {
            // The database refuses the NUL character in a text.
            String text = reader.read(stream).replace("\u0000", "");
            return text.isBlank() ? Optional.empty() : Optional.of(text);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(IDLE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        reading.shutdownNow();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
