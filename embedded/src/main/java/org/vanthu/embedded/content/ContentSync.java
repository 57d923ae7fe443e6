package org.vanthu.embedded.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.service.cmr.repository.ContentIOException;

/** Syncs written files to the disk beside the work of the transaction, which waits for them only at its end. */
final class ContentSync implements AutoCloseable {
    private static final int THREADS = 12;

    private final DirectorySync directorySync;
    private final ExecutorService threads;

    ContentSync(DirectorySync directorySync) {
        this.directorySync = directorySync;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "content-sync-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Syncs the file and its directory entry and closes the channel; the future says when or why not. */
    CompletableFuture<Void> sync(FileChannel channel, Path file) {
        return CompletableFuture.runAsync(
                () -> {
                    try (channel) {
                        channel.force(false);
                        Path directory = file.getParent();
                        if (directory != null) {
                            directorySync.sync(directory);
                        }
                    } catch (IOException e) {
                        throw new ContentIOException("A content file cannot be synced to the disk: " + file, e);
                    }
                },
                threads);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
