package org.vanthu.capture.work;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.alfresco.repo.lock.JobLockService;
import org.alfresco.repo.lock.LockAcquisitionException;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.CaptureModel;

/**
 * Knows when to look into the scan folders: at an event of the file system, when asked to, and every so often. In a
 * cluster one server at a time looks into a folder. Looking and waiting are for one thread.
 */
public final class FolderWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final Duration LOCK_TIME = Duration.ofSeconds(15);

    private final FolderScan scan;
    private final ScanFolders folders;
    private final CaptureTransactions transactions;
    private final JobLockService locks;
    private final CaptureSettings settings;
    private final Semaphore lookNow = new Semaphore(0);
    private final Map<String, String> tokens = new HashMap<>();
    private final Set<Path> watchedPaths = new HashSet<>();
    private @Nullable WatchService watcher;

    public FolderWatch(
            FolderScan scan,
            ScanFolders folders,
            CaptureTransactions transactions,
            JobLockService locks,
            CaptureSettings settings) {
        this.scan = scan;
        this.folders = folders;
        this.transactions = transactions;
        this.locks = locks;
        this.settings = settings;
    }

    /** Makes the next look into the folders happen now. */
    void lookNow() {
        scan.forget();
        lookNow.release();
    }

    /** Looks into all folders, whichever server's turn it is. */
    void lookAnyway() {
        folders.watched().forEach(scan::look);
    }

    /**
     * Looks into the folders that are this server's turn.
     *
     * @return how many files are ready to be taken
     */
    int look() {
        int ready = 0;
        for (String agency : transactions.read(folders::watched)) {
            if (mayLook(agency)) {
                ready += scan.look(agency);
                watch(agency);
            }
        }
        return ready;
    }

    /** Waits until it is time to look again. */
    void waitForEvent() throws InterruptedException {
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
                TimeUnit.MILLISECONDS.sleep(Math.min(200, millis));
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

    /** Ends the events. */
    void closeWatcher() {
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
        String token = tokens.get(agency);
        if (token != null && refresh(token, name)) {
            return true;
        }
        try {
            // asked once: who waits for each folder of another server comes too late to its own
            tokens.put(agency, locks.getLock(name, LOCK_TIME.toMillis(), 1, 1));
            scan.forget(); // what this server knew of the folder is from before the other one looked
            return true;
        } catch (LockAcquisitionException e) {
            tokens.remove(agency);
            return false;
        }
    }

    private boolean refresh(String token, QName name) {
        try {
            locks.refreshLock(token, name, LOCK_TIME.toMillis());
            return true;
        } catch (LockAcquisitionException e) {
            LOG.debug("the lock {} ran out", name);
            return false;
        }
    }

    /** Lets another server look. */
    void releaseLocks() {
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
}
