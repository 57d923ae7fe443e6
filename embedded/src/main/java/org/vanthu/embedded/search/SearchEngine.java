package org.vanthu.embedded.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index of a site: opens it, follows the database in a thread of its own, and builds it again beside the one
 * in use when it does not fit the database or when asked to.
 */
public final class SearchEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchEngine.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    /** Changes that come close together are indexed together: each step costs a segment of the index. */
    private static final Duration GATHER = Duration.ofMillis(100);

    /** Under load a step is followed by four times its own length for gathering, so that indexing takes a fifth. */
    private static final int GATHER_PER_WORK = 4;

    private static final Duration GATHER_AT_MOST = Duration.ofSeconds(1);

    private static final Duration COMMIT_EVERY = Duration.ofSeconds(15);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration RETIREMENT = Duration.ofSeconds(60);
    private static final String REBUILD = "rebuild";
    private static final String CURRENT = "current";

    /**
     * How the index stands.
     *
     * @param behind how long the oldest change that cannot be found yet has waited; zero when up to date
     * @param rebuilding whether a new index is being built beside the one in use
     */
    public record Status(Duration behind, boolean rebuilding, long documents, long sizeBytes) {}

    private final ChangeFeed feed;
    private final DocumentMapper mapper;
    private final Path folder;
    private final Semaphore wakeUp = new Semaphore(0);
    private final Semaphore hurry = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean rebuildAsked;
    private volatile @Nullable IndexTracker serving;
    private volatile @Nullable IndexTracker building;
    private @Nullable Thread thread;
    private long committedAt;

    /** Searches may still run on the index that was replaced: it is closed some time later. */
    private @Nullable IndexTracker retired;

    private long retiredAt;

    SearchEngine(ChangeFeed feed, DocumentMapper mapper, Path folder) {
        this.feed = feed;
        this.mapper = mapper;
        this.folder = folder;
    }

    /** Opens the index and begins to follow the database. */
    public synchronized void start() {
        if (running) {
            return;
        }
        open();
        running = true;
        committedAt = System.nanoTime();
        Thread worker = new Thread(this::run, "search-index");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    private void open() {
        try {
            Files.createDirectories(folder);
            Path pointer = folder.resolve(CURRENT);
            Path present = Files.exists(pointer)
                    ? folder.resolve(Files.readString(pointer).strip())
                    : null;
            removeOthers(present);
            if (present == null) {
                serving = create();
                point(serving);
                return;
            }
            LuceneIndex index = LuceneIndex.open(present, mapper);
            serving = new IndexTracker(feed, index);
            if (!index.position().fits(feed.database(), feed.horizon())) {
                LOG.info("The search index is of another database or format: it is built again");
                rebuildAsked = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the search index in " + folder, e);
        }
    }

    private IndexTracker create() throws IOException {
        Path fresh = Files.createTempDirectory(folder, "index-");
        LuceneIndex index = LuceneIndex.open(fresh, mapper);
        index.advance(Position.start(feed.database(), feed.horizon()));
        index.commit();
        return new IndexTracker(feed, index);
    }

    private void point(IndexTracker tracker) throws IOException {
        Path next = folder.resolve(CURRENT + ".new");
        Files.writeString(next, tracker.index().name(), StandardCharsets.UTF_8);
        Files.move(next, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    }

    private void removeOthers(@Nullable Path keep) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                if (Files.isDirectory(entry) && !entry.equals(keep)) {
                    delete(entry);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The index that answers searches. */
    LuceneIndex index() {
        return tracker().index();
    }

    private IndexTracker tracker() {
        IndexTracker tracker = serving;
        if (tracker == null) {
            throw new IllegalStateException("The search index is not open");
        }
        return tracker;
    }

    /** Tells that something was committed, so that it is indexed at once. */
    public void wake() {
        if (wakeUp.availablePermits() == 0) {
            wakeUp.release();
        }
    }

    /**
     * Builds a new index in the background; the one in use serves until the new one has caught up. An administrator
     * asks for it by a file named {@code rebuild} in the folder of the index.
     */
    public void rebuild() {
        rebuildAsked = true;
        wake();
    }

    /** How the index stands now. */
    public Status status() {
        IndexTracker tracker = tracker();
        long documents = tracker.index()
                .search(searcher -> (long) searcher.getIndexReader().numDocs());
        return new Status(
                tracker.behind(),
                rebuildAsked || building != null,
                documents,
                tracker.index().sizeBytes());
    }

    /**
     * Waits until everything that was committed before the call can be found.
     *
     * @throws IllegalStateException if that takes longer than {@code patience}
     */
    public void await(Duration patience) {
        long goal = feed.horizon();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!reached(goal)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The search index is still behind after " + patience);
            }
            wake();
            hurry.release();
            pause(Duration.ofMillis(10));
        }
    }

    private boolean reached(long goal) {
        Position position = index().position();
        return !position.scanning() && position.transaction() >= goal && position.text() >= goal;
    }

    private void run() {
        while (running) {
            try {
                long begun = System.nanoTime();
                boolean more = work();
                if (!more) {
                    rest(gathering(Duration.ofNanos(System.nanoTime() - begun)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | IOException e) {
                if (running) {
                    LOG.error("The search index could not follow the database; it tries again", e);
                    pause(AFTER_FAILURE);
                }
            }
        }
    }

    private static Duration gathering(Duration worked) {
        Duration wanted = worked.multipliedBy(GATHER_PER_WORK);
        if (wanted.compareTo(GATHER) < 0) {
            return GATHER;
        }
        return wanted.compareTo(GATHER_AT_MOST) > 0 ? GATHER_AT_MOST : wanted;
    }

    private void rest(Duration gathering) throws InterruptedException, IOException {
        if (!wakeUp.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
            commitIfDue();
        } else if (running) {
            hurry.tryAcquire(gathering.toMillis(), TimeUnit.MILLISECONDS);
        }
        hurry.drainPermits();
        wakeUp.drainPermits();
    }

    private boolean work() throws IOException {
        boolean more = tracker().step();
        commitIfDue();
        return build() || more;
    }

    private boolean build() throws IOException {
        if (rebuildAsked && building == null) {
            building = create();
            rebuildAsked = false;
        }
        IndexTracker next = building;
        if (next == null) {
            return false;
        }
        boolean more = next.step();
        if (!more && !next.index().position().scanning()) {
            swap(next);
            return false;
        }
        return true;
    }

    private void swap(IndexTracker next) throws IOException {
        IndexTracker old = tracker();
        next.index().commit();
        point(next);
        serving = next;
        building = null;
        retired = old;
        retiredAt = System.nanoTime();
        LOG.info("The search index was built again");
    }

    private void closeRetired(Duration age) {
        IndexTracker old = retired;
        if (old != null && System.nanoTime() - retiredAt >= age.toNanos()) {
            old.index().abandon();
            retired = null;
        }
    }

    private void commitIfDue() throws IOException {
        closeRetired(RETIREMENT);
        if (System.nanoTime() - committedAt > COMMIT_EVERY.toNanos()) {
            tracker().index().commit();
            IndexTracker next = building;
            if (next != null) {
                next.index().commit();
            }
            committedAt = System.nanoTime();
            if (Files.deleteIfExists(folder.resolve(REBUILD))) {
                rebuildAsked = true;
            }
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops following, writes everything to disk and closes. */
    @Override
    public void close() {
        running = false;
        wake();
        hurry.release();
        Thread worker = thread;
        if (worker != null) {
            try {
                worker.join(TimeUnit.SECONDS.toMillis(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        closeRetired(Duration.ZERO);
        IndexTracker next = building;
        if (next != null) {
            next.index().abandon();
        }
        IndexTracker tracker = serving;
        if (tracker != null) {
            tracker.index().close();
            serving = null;
        }
    }
}
