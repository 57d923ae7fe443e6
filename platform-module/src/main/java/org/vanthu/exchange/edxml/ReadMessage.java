package org.vanthu.exchange.edxml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import org.vanthu.exchange.message.Message;

/**
 * A message that was read; its attachments lie in temporary files until it is closed.
 *
 * @param sealedBy who sealed it; empty where it has no seal. A broken seal is no message
 */
public record ReadMessage(Message message, Optional<X509Certificate> sealedBy, List<Path> files)
        implements AutoCloseable {

    public ReadMessage {
        files = List.copyOf(files);
    }

    @Override
    public void close() {
        delete(files);
    }

    static void delete(List<Path> files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
