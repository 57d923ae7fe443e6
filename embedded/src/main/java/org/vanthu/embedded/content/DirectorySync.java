package org.vanthu.embedded.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the entries of directories durable. Callers that come while a sync of the same directory runs share the next
 * one, so many files that are written at once cost few syncs.
 */
final class DirectorySync {
    private static final int REMEMBERED = 128;

    private final Map<Path, State> states = new ConcurrentHashMap<>();

    private static final class State {
        long asked;
        long done;
        boolean running;
    }

    /** Returns once every entry that the directory had at the call is on the disk. */
    void sync(Path directory) throws IOException {
        if (states.size() > REMEMBERED) {
            states.clear();
        }
        State state = states.computeIfAbsent(directory, path -> new State());
        long covers = claim(state);
        if (covers < 0) {
            return;
        }
        boolean synced = false;
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
            synced = true;
        } finally {
            finish(state, covers, synced);
        }
    }

    /**
     * Waits for a sync that began after this call; a negative number if another thread did it, else this thread's to
     * do.
     */
    private static long claim(State state) throws IOException {
        synchronized (state) {
            long mine = ++state.asked;
            while (state.running && state.done < mine) {
                try {
                    state.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("Interrupted while waiting for a directory sync", e);
                }
            }
            if (state.done >= mine) {
                return -1;
            }
            state.running = true;
            return state.asked;
        }
    }

    private static void finish(State state, long covers, boolean synced) {
        synchronized (state) {
            state.running = false;
            if (synced) {
                state.done = Math.max(state.done, covers);
            }
            state.notifyAll();
        }
    }
}
