package org.vanthu.capture.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.IntakeQueue;
import org.vanthu.capture.ocr.Recognizer;
import org.vanthu.shared.ServerName;

/**
 * The background threads of capture: one looks into the folders ({@link FolderWatch}), one hands out work, a few do it
 * ({@link IntakeWorker}), one prolongs their leases. In a cluster all servers work on the queue.
 */
public final class CaptureEngine
        implements ApplicationListener<ContextRefreshedEvent>, ApplicationContextAware, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureEngine.class);
    private static final Duration OCR_LOOK = Duration.ofSeconds(30);

    private final FolderWatch watch;
    private final IntakeWorker worker;
    private final IntakeQueue queue;
    private final CaptureTransactions transactions;
    private final Recognizer ocr;
    private final CaptureSettings settings;
    private final boolean enabled;
    private final String owner;
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore slots;
    /** Of what is registered already one is read at a time: only search waits for it, and people work meanwhile. */
    private final Semaphore late = new Semaphore(1);

    private @Nullable ExecutorService threads;
    private @Nullable ExecutorService pool;
    private @Nullable ApplicationContext context;
    private boolean released;
    private volatile boolean running;

    public CaptureEngine(
            FolderWatch watch,
            IntakeWorker worker,
            IntakeQueue queue,
            CaptureTransactions transactions,
            Recognizer ocr,
            CaptureSettings settings,
            ServerName server,
            boolean enabled) {
        this.owner = server.value();
        this.watch = watch;
        this.worker = worker;
        this.queue = queue;
        this.transactions = transactions;
        this.ocr = ocr;
        this.settings = settings;
        this.enabled = enabled;
        this.slots = new Semaphore(settings.workers());
    }

    @Override
    public void setApplicationContext(ApplicationContext applicationContext) {
        this.context = applicationContext;
    }

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        if (enabled && event.getApplicationContext() == context) {
            start();
        }
    }

    /** Starts the threads; a second call does nothing. */
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        ExecutorService background = Executors.newFixedThreadPool(3, named("vanthu-capture-"));
        threads = background;
        pool = Executors.newFixedThreadPool(settings.workers(), named("vanthu-capture-worker-"));
        background.execute(() -> loop("look", this::lookLoop));
        background.execute(() -> loop("dispatch", this::dispatchLoop));
        background.execute(() -> loop("lease", this::leaseLoop));
        LOG.info("capture started with {} workers", settings.workers());
    }

    /** Ends the threads; what is in work is freed and goes on after the next start. */
    @Override
    public void destroy() {
        ExecutorService background;
        ExecutorService workers;
        synchronized (this) {
            if (!running) {
                return;
            }
            running = false;
            background = threads;
            workers = pool;
        }
        stop(background);
        stop(workers);
        watch.closeWatcher();
        try {
            transactions.write(() -> queue.release(owner));
            watch.releaseLocks();
        } catch (RuntimeException e) {
            LOG.debug("leases run out by themselves", e);
        }
    }

    private static void stop(@Nullable ExecutorService service) {
        if (service == null) {
            return;
        }
        service.shutdownNow();
        try {
            if (!service.awaitTermination(20, TimeUnit.SECONDS)) {
                LOG.warn("a worker of capture did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the dispatcher look at the queue now. */
    public void wake() {
        wake.release();
    }

    /** Makes the next look into the folders happen now. */
    public void lookNow() {
        watch.lookNow();
    }

    /**
     * Does everything that is due, in the caller's thread, and returns when nothing is; for tests and for a site
     * without background threads.
     */
    public void runUntilIdle() {
        watch.lookAnyway();
        boolean busy = true;
        while (busy) {
            busy = false;
            for (Step step : Step.values()) {
                for (Intake intake : claim(step, 1, CapturePriorities.REGISTERED)) {
                    worker.work(intake, this::failuresCount);
                    busy = true;
                }
            }
        }
    }

    private interface Loop {
        void run() throws InterruptedException;
    }

    private void loop(String name, Loop body) {
        while (running && !Thread.currentThread().isInterrupted()) {
            try {
                if (transactions.isClosed()) {
                    pause(settings.rescanEvery());
                } else {
                    body.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("capture: {} failed, going on: {}", name, e.toString());
                    LOG.debug("capture: {} failed", name, e);
                    pause(settings.rescanEvery());
                }
            }
        }
    }

    private void lookLoop() throws InterruptedException {
        if (watch.look() > 0) {
            wake();
        }
        watch.waitForEvent();
    }

    private void dispatchLoop() throws InterruptedException {
        if (!released) {
            int freed = transactions.write(() -> queue.release(owner));
            LOG.debug("{} entries of an earlier life of this server are free again", freed);
            released = true;
        }
        int taken = 0;
        for (Step step : Step.values()) {
            int free = slots.availablePermits();
            List<Intake> claimed = free == 0 ? List.of() : claim(step, free, CapturePriorities.FOLDER);
            taken += submit(claimed);
            if (claimed.size() < free && late.tryAcquire()) {
                List<Intake> more = claim(step, 1, CapturePriorities.REGISTERED);
                if (more.stream().noneMatch(CaptureEngine::isLate)) {
                    late.release();
                }
                taken += submit(more);
            }
        }
        if (taken == 0 && wake.tryAcquire(500, TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        } else if (slots.availablePermits() == 0) {
            slots.acquire();
            slots.release();
        }
    }

    private List<Intake> claim(Step step, int limit, int lowest) {
        return transactions.write(() -> queue.claim(step, owner, settings.lease(), limit, lowest));
    }

    private int submit(List<Intake> claimed) throws InterruptedException {
        for (Intake intake : claimed) {
            submit(intake);
        }
        return claimed.size();
    }

    private void submit(Intake intake) throws InterruptedException {
        slots.acquire();
        ExecutorService workers = pool;
        if (workers == null) {
            slots.release();
            return;
        }
        workers.execute(() -> {
            try {
                worker.work(intake, this::failuresCount);
            } finally {
                if (isLate(intake)) {
                    late.release();
                }
                slots.release();
                wake();
            }
        });
    }

    private static boolean isLate(Intake intake) {
        return intake.work().priority() <= CapturePriorities.REGISTERED;
    }

    private void leaseLoop() throws InterruptedException {
        long third = Math.max(500, settings.lease().toMillis() / 3);
        boolean was = ocr.available();
        long looked = System.nanoTime();
        while (running) {
            TimeUnit.MILLISECONDS.sleep(third);
            if (slots.availablePermits() < settings.workers()) {
                transactions.write(() -> {
                    queue.renew(owner, settings.lease());
                    return true;
                });
            }
            if (System.nanoTime() - looked > OCR_LOOK.toNanos()) {
                looked = System.nanoTime();
                boolean is = ocr.available();
                if (is && !was) {
                    int woken = transactions.write(() -> queue.wake(Step.READ, ocr.missing()));
                    LOG.info("the recognition program has appeared; {} entries are read now", woken);
                    wake();
                }
                was = is;
            }
        }
    }

    private boolean failuresCount() {
        return running || !enabled;
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
