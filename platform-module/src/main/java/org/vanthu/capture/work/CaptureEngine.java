package org.vanthu.capture.work;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.alfresco.repo.lock.JobLockService;
import org.alfresco.repo.lock.LockAcquisitionException;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.vanthu.capture.CaptureModel;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.intake.StaleIntakeException;
import org.vanthu.capture.ocr.OcrEngine;

/**
 * The background threads of capture: one looks into the folders, one hands out work, a few do it, one prolongs their
 * leases. In a cluster one server at a time looks into a folder; all servers work on the queue.
 */
public final class CaptureEngine
        implements ApplicationListener<ContextRefreshedEvent>, ApplicationContextAware, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureEngine.class);
    private static final Duration LOCK_TIME = Duration.ofSeconds(15);
    private static final Duration OCR_LOOK = Duration.ofSeconds(30);

    private final FolderScan scan;
    private final ScanFolders folders;
    private final StoreWork store;
    private final ReadWork read;
    private final IntakeLedger ledger;
    private final CaptureTransactions transactions;
    private final JobLockService locks;
    private final OcrEngine ocr;
    private final CaptureSettings settings;
    private final Clock clock;
    private final boolean enabled;
    private final String owner = serverName();
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore lookNow = new Semaphore(0);
    private final Semaphore slots;
    private final Map<String, String> tokens = new HashMap<>();
    private final Set<Path> watchedPaths = new HashSet<>();
    private @Nullable ExecutorService threads;
    private @Nullable ExecutorService pool;
    private @Nullable WatchService watcher;
    private @Nullable ApplicationContext context;
    private boolean released;
    private volatile boolean running;

    public CaptureEngine(
            FolderScan scan,
            ScanFolders folders,
            StoreWork store,
            ReadWork read,
            IntakeLedger ledger,
            CaptureTransactions transactions,
            JobLockService locks,
            OcrEngine ocr,
            CaptureSettings settings,
            Clock clock,
            boolean enabled) {
        this.scan = scan;
        this.folders = folders;
        this.store = store;
        this.read = read;
        this.ledger = ledger;
        this.transactions = transactions;
        this.locks = locks;
        this.ocr = ocr;
        this.settings = settings;
        this.clock = clock;
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
        closeWatcher();
        try {
            transactions.write(() -> ledger.release(owner));
            releaseLocks();
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
        scan.forget();
        lookNow.release();
    }

    /**
     * Does everything that is due, in the caller's thread, and returns when nothing is; for tests and for a site
     * without background threads.
     */
    public void runUntilIdle() {
        folders.watched().forEach(scan::look);
        boolean busy = true;
        while (busy) {
            busy = false;
            for (Step step : Step.values()) {
                for (Intake intake : transactions.write(() -> ledger.claim(step, owner, settings.lease(), 1))) {
                    work(intake);
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
                body.run();
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
        int ready = 0;
        for (String agency : transactions.read(folders::watched)) {
            if (mayLook(agency)) {
                ready += scan.look(agency);
                watch(agency);
            }
        }
        if (ready > 0) {
            wake();
        }
        waitForEvent();
    }

    private void waitForEvent() throws InterruptedException {
        WatchService service = watcher;
        long millis = settings.rescanEvery().toMillis();
        if (lookNow.tryAcquire()) {
            lookNow.drainPermits();
            return;
        }
        if (service == null) {
            lookNow.tryAcquire(millis, TimeUnit.MILLISECONDS);
            return;
        }
        try {
            WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
            if (key != null) {
                key.pollEvents();
                if (!key.reset()) {
                    watchedPaths.clear();
                }
                pause(Duration.ofMillis(Math.min(200, millis)));
            }
        } catch (ClosedWatchServiceException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(String agency) {
        try {
            WatchService service = watcher;
            if (service == null) {
                service = FileSystems.getDefault().newWatchService();
                watcher = service;
            }
            Path path = folders.of(agency).path();
            if (watchedPaths.add(path)) {
                path.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("no events for the folder of {}, looking in turn instead", agency, e);
        }
    }

    private void closeWatcher() {
        WatchService service = watcher;
        if (service != null) {
            try {
                service.close();
            } catch (IOException e) {
                LOG.debug("watcher", e);
            }
        }
    }

    /** Whether this server is the one that looks into the folder of the agency. */
    private boolean mayLook(String agency) {
        QName name = lockName(agency);
        try {
            String token = tokens.get(agency);
            if (token == null) {
                tokens.put(agency, locks.getLock(name, LOCK_TIME.toMillis()));
            } else {
                locks.refreshLock(token, name, LOCK_TIME.toMillis());
            }
            return true;
        } catch (LockAcquisitionException e) {
            tokens.remove(agency);
            return false;
        }
    }

    private void releaseLocks() {
        tokens.forEach((agency, token) -> {
            try {
                locks.releaseLock(token, lockName(agency));
            } catch (LockAcquisitionException e) {
                LOG.debug("lock of {} was gone", agency);
            }
        });
        tokens.clear();
    }

    private static QName lockName(String agency) {
        return QName.createQName(CaptureModel.URI, "look-" + agency.replace('.', '_'));
    }

    private void dispatchLoop() throws InterruptedException {
        if (!released) {
            int freed = transactions.write(() -> ledger.release(owner));
            LOG.debug("{} entries of an earlier life of this server are free again", freed);
            released = true;
        }
        int taken = 0;
        for (Step step : Step.values()) {
            int free = slots.availablePermits();
            if (free > 0) {
                List<Intake> claimed = transactions.write(() -> ledger.claim(step, owner, settings.lease(), free));
                for (Intake intake : claimed) {
                    submit(intake);
                }
                taken += claimed.size();
            }
        }
        if (taken == 0 && wake.tryAcquire(500, TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        } else if (slots.availablePermits() == 0) {
            slots.acquire();
            slots.release();
        }
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
                work(intake);
            } finally {
                slots.release();
                wake();
            }
        });
    }

    private void leaseLoop() throws InterruptedException {
        long third = Math.max(500, settings.lease().toMillis() / 3);
        boolean was = ocr.available();
        long looked = System.nanoTime();
        while (running) {
            TimeUnit.MILLISECONDS.sleep(third);
            if (slots.availablePermits() < settings.workers()) {
                transactions.write(() -> {
                    ledger.renew(owner, settings.lease());
                    return true;
                });
            }
            if (System.nanoTime() - looked > OCR_LOOK.toNanos()) {
                looked = System.nanoTime();
                boolean is = ocr.available();
                if (is && !was) {
                    int woken = transactions.write(() -> ledger.wake(Step.READ, ReadWork.OCR_MISSING));
                    LOG.info("the recognition program has appeared; {} entries are read now", woken);
                    wake();
                }
                was = is;
            }
        }
    }

    private void work(Intake intake) {
        Path scratch = null;
        try {
            scratch = Files.createTempDirectory("vanthu-capture-");
            if (intake.work().step() == Step.STORE) {
                store.run(intake, scratch);
            } else {
                read.run(intake, scratch);
            }
        } catch (StaleIntakeException | LostClaimException e) {
            LOG.debug("entry {} is in other hands now", intake.id());
        } catch (IOException | RuntimeException e) {
            if (running || !enabled) {
                noteFailure(intake, e);
            }
        } finally {
            deleteTree(scratch);
        }
    }

    private void noteFailure(Intake intake, Exception failure) {
        LOG.warn(
                "entry {}: {} failed: {}",
                intake.id(),
                intake.work().step(),
                failure.getClass().getSimpleName());
        LOG.debug("entry {} failed", intake.id(), failure);
        try {
            transactions.write(() -> {
                Intake fresh = ledger.find(intake.id()).orElse(null);
                if (fresh == null || fresh.work().step() == null) {
                    return intake;
                }
                boolean again = intake.work().attempts() < settings.maxAttempts();
                Work later = fresh.work()
                        .again(clock.instant()
                                .plus(settings.retryAfter(intake.work().attempts())));
                Work next = again ? later : Work.idle(clock.instant());
                Intake.Reason reason = StoreWork.reasonOf(failure);
                boolean untaken = fresh.state() == IntakeState.STABLE || fresh.state() == IntakeState.FAILED;
                Intake failed = untaken
                        ? fresh.to(IntakeState.FAILED, next, reason)
                        : fresh.withWork(next).withReason(reason);
                if (!again && fresh.state() == IntakeState.STORED) {
                    failed = fresh.to(IntakeState.AWAITING_CHECK, next, reason);
                }
                return ledger.update(failed);
            });
        } catch (RuntimeException e) {
            LOG.warn("the failure of entry {} could not be noted; its lease runs out by itself", intake.id());
            LOG.debug("not noted", e);
        }
    }

    private static void deleteTree(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("scratch folder not deleted", e);
        }
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

    private static String serverName() {
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.length() <= 64 ? host : host.substring(0, 64);
        } catch (UnknownHostException e) {
            return "server";
        }
    }
}
