package org.vanthu.archive.preservation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * The second store: a folder, best on another medium, with one copy of each file named by its hash. A copy is complete
 * or not there.
 */
final class SecondStore {

    private final Optional<Path> folder;

    /** @param folder empty: there is none */
    SecondStore(String folder) {
        this.folder = folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
    }

    boolean isSet() {
        return folder.isPresent();
    }

    /** Whether it has a copy with the right bytes; reads it whole. */
    boolean isGood(String sha256) throws IOException {
        Path copy = path(sha256);
        if (!Files.isRegularFile(copy)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(copy)) {
            return DigestUtils.sha256Hex(in).equals(sha256);
        }
    }

    /** The copy; the caller has found it good. */
    Path copy(String sha256) {
        return path(sha256);
    }

    /**
     * Stores a copy, in place of a bad one; on disk when this returns.
     *
     * @return false if the bytes are not those of the hash; nothing is stored then
     */
    boolean put(String sha256, InputStream in) throws IOException {
        Path copy = path(sha256);
        Files.createDirectories(copy.getParent());
        Path part = Files.createTempFile(copy.getParent(), "vt-", ".part");
        try {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            String stored;
            try (InputStream again = Files.newInputStream(part)) {
                stored = DigestUtils.sha256Hex(again);
            }
            if (!stored.equals(sha256)) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    void remove(String sha256) throws IOException {
        if (isSet()) {
            Files.deleteIfExists(path(sha256));
        }
    }

    private Path path(String sha256) {
        return folder.orElseThrow(() -> new IllegalStateException("no second store is set"))
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }
}
