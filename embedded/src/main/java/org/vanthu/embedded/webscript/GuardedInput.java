package org.vanthu.embedded.webscript;

import java.io.IOException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import org.jspecify.annotations.Nullable;

/** The body of a request with a limit on its length and on how slowly it may come. */
final class GuardedInput extends ServletInputStream {

    /** After this time a body must have come at {@link #MIN_BYTES_PER_SECOND} on average. */
    private static final long GRACE_NANOS = 60_000_000_000L;

    private static final long MIN_BYTES_PER_SECOND = 1024;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_LARGE = 413;

    private final ServletInputStream in;
    private final long maxBytes;
    private final long startedNanos = System.nanoTime();
    private long count;
    private @Nullable BodyTooLargeException failure;

    GuardedInput(ServletInputStream in, long maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Returns why reading was refused, or null. */
    @Nullable
    BodyTooLargeException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int read) throws IOException {
        count += read;
        if (count > maxBytes) {
            refuse(TOO_LARGE, "The request is longer than " + maxBytes + " bytes");
        }
        long nanos = System.nanoTime() - startedNanos;
        if (nanos > GRACE_NANOS && count / (nanos / 1_000_000_000L) < MIN_BYTES_PER_SECOND) {
            refuse(REQUEST_TIMEOUT, "The request comes too slowly");
        }
    }

    private void refuse(int status, String message) throws IOException {
        failure = new BodyTooLargeException(status, message);
        throw failure;
    }

    @Override
    public boolean isFinished() {
        return in.isFinished();
    }

    @Override
    public boolean isReady() {
        return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener readListener) {
        in.setReadListener(readListener);
    }
}
