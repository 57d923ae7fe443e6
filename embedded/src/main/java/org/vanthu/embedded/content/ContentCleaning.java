package org.vanthu.embedded.content;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the cleaner once a day while the repository runs, first an hour after the start. */
final class ContentCleaning implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ContentCleaning.class);
    private static final Duration FIRST_AFTER = Duration.ofHours(1);
    private static final Duration EVERY = Duration.ofDays(1);

    private final ContentCleaner cleaner;
    private volatile @Nullable ScheduledExecutorService timer;

    ContentCleaning(ContentCleaner cleaner) {
        this.cleaner = cleaner;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // clean() lets nothing out
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "content-cleaner");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::clean, FIRST_AFTER.toMinutes(), EVERY.toMinutes(), TimeUnit.MINUTES);
        timer = started;
    }

    private void clean() {
        try {
            cleaner.clean();
        } catch (RuntimeException e) { // the next run must come
            LOG.error("The content store could not be cleaned; the next try is in {}", EVERY, e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        if (running != null) {
            running.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
