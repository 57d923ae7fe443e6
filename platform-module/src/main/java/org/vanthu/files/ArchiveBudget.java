package org.vanthu.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts what an archive unpacks to, nested archives included, and stops at the limits. */
final class ArchiveBudget {
    private static final long RATIO_FLOOR_BYTES = 16L * 1024 * 1024;

    private final String fileName;
    private final FileLimits limits;
    private final long mostBytes;
    private long bytes;
    private int entries;

    ArchiveBudget(String fileName, long archiveBytes, FileLimits limits) {
        this.fileName = fileName;
        this.limits = limits;
        long byRatio = Math.max(RATIO_FLOOR_BYTES, archiveBytes * limits.maxArchiveRatio());
        this.mostBytes = Math.min(limits.maxArchiveBytes(), byRatio);
    }

    FileLimits limits() {
        return limits;
    }

    void enter(int depth) throws RefusedException {
        if (depth > limits.maxArchiveDepth()) {
            throw new RefusedException("archive-depth", fileName, limits.maxArchiveDepth());
        }
    }

    void countEntry() throws RefusedException {
        if (++entries > limits.maxArchiveEntries()) {
            throw bomb();
        }
    }

    /** Copies an entry to a file, counting; the target is overwritten. */
    void spool(InputStream in, Path target) throws IOException, RefusedException {
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                count(n);
                out.write(buffer, 0, n);
            }
        }
    }

    private void count(int n) throws RefusedException {
        bytes += n;
        if (bytes > mostBytes) {
            throw bomb();
        }
    }

    RefusedException bomb() {
        return new RefusedException(
                "archive-bomb", fileName, limits.maxArchiveBytes() / (1024 * 1024), limits.maxArchiveEntries());
    }
}
