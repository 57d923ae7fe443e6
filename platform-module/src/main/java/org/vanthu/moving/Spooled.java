package org.vanthu.moving;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;

/** A parcel that arrived, laid down in a directory of its own, so that the transaction can be repeated. */
final class Spooled implements ContentSource, AutoCloseable {

    static final String LIST = "parcel.json";

    /** More than a parcel can be that this module packs, but for one very large file. */
    private static final long MOST_BYTES = 4L << 30;

    private static final int MOST_FILES = 10_000;
    private static final long MOST_LIST_BYTES = 512L << 20;

    private final Path directory;
    private final Map<String, Path> files = new HashMap<>();
    private @Nullable JsonNode list;

    private Spooled(Path directory) {
        this.directory = directory;
    }

    /** @throws InvalidInputException if it is no parcel, or larger than any */
    static Spooled of(InputStream in) throws IOException {
        Spooled spooled = new Spooled(Files.createTempDirectory("vanthu-move"));
        boolean done = false;
        try {
            spooled.read(in);
            done = true;
            return spooled;
        } finally {
            if (!done) {
                spooled.close();
            }
        }
    }

    private void read(InputStream in) throws IOException {
        long left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (files.size() == MOST_FILES) {
                    throw new InvalidInputException("moving.error.parcel");
                }
                if (entry.getName().equals(LIST) && list == null) {
                    list = MoveJson.MAPPER.readTree(new Unclosed(zip, MOST_LIST_BYTES));
                } else {
                    // the name is a key only: what is on the disk has a name of our own
                    Path file = directory.resolve(Integer.toString(files.size()));
                    left -= Files.copy(new Unclosed(zip, left), file);
                    files.put(entry.getName(), file);
                }
            }
        } catch (JsonProcessingException e) {
            throw InvalidInputException.field(e, LIST, "", "moving.error.parcel");
        }
        if (list == null) {
            throw new InvalidInputException("moving.error.parcel");
        }
    }

    JsonNode list() {
        return java.util.Objects.requireNonNull(list, "list");
    }

    @Override
    public Path file(String name) {
        Path file = files.get(name);
        if (file == null) {
            throw InvalidInputException.field("file", name, "moving.error.file", name);
        }
        return file;
    }

    @Override
    public void close() {
        try {
            try (var left = Files.list(directory)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One entry of the archive, which stays open after it. */
    private static final class Unclosed extends FilterInputStream {

        private long left;

        Unclosed(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new InvalidInputException("moving.error.parcel");
            }
        }

        @Override
        public void close() {
            // the next entry follows
        }
    }
}
