package org.vanthu.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message as it was read; its files lie in temporary files until it is closed.
 *
 * @param digest of Message-ID and files: the same for the same message, however often it is fetched
 * @param sender the address
 * @param words the beginning of the text
 * @param automatic whether a program wrote it, so that nobody waits for an answer
 */
record Mail(
        String messageId,
        String digest,
        String sender,
        String senderName,
        String subject,
        String words,
        @Nullable Instant sentAt,
        boolean automatic,
        List<Attachment> attachments)
        implements AutoCloseable {

    /** A file of a message. */
    record Attachment(String fileName, Path file, long sizeBytes) {}

    Mail {
        attachments = List.copyOf(attachments);
    }

    @Override
    public void close() {
        attachments.forEach(one -> delete(one.file()));
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
