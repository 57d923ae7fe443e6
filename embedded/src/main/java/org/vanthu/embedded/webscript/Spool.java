package org.vanthu.embedded.webscript;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that are kept in memory while they are few and in a temporary file when they are many; they can be read again
 * and again.
 */
final class Spool extends OutputStream {

    private final int memoryBytes;
    private Buffer memory = new Buffer(512);
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private long size;

    /** Gives its array away without a copy. */
    private static final class Buffer extends ByteArrayOutputStream {

        Buffer(int size) {
            super(size);
        }

        InputStream read() {
            return new ByteArrayInputStream(buf, 0, count);
        }
    }

    Spool(int memoryBytes) {
        this.memoryBytes = memoryBytes;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        if (out == null && size > memoryBytes) {
            file = Files.createTempFile("vanthu-http-", ".tmp");
            out = Files.newOutputStream(file);
            memory.writeTo(out);
            memory = new Buffer(32);
        }
        OutputStream target = out;
        (target == null ? memory : target).write(bytes, offset, length);
    }

    long size() {
        return size;
    }

    /** Opens what was written so far. */
    InputStream open() throws IOException {
        OutputStream written = out;
        Path path = file;
        if (written == null || path == null) {
            return memory.read();
        }
        written.flush();
        return new FilterInputStream(Files.newInputStream(path)) {};
    }

    void copyTo(OutputStream target) throws IOException {
        if (out == null) {
            memory.writeTo(target);
            return;
        }
        try (InputStream in = open()) {
            in.transferTo(target);
        }
    }

    /** Forgets everything. */
    void reset() {
        close();
        memory = new Buffer(512);
        size = 0;
    }

    /** Deletes the temporary file. */
    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
                out = null;
            }
            if (file != null) {
                Files.deleteIfExists(file);
                file = null;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("A temporary file cannot be deleted", e);
        }
    }
}
