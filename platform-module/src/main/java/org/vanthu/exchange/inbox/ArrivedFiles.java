package org.vanthu.exchange.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.codec.digest.DigestUtils;
import org.vanthu.exchange.message.Attachment;
import org.vanthu.files.FileGuard;
import org.vanthu.shared.VanthuException;

/** The attachments of a message on disk, deleted when this is closed. */
final class ArrivedFiles implements AutoCloseable {

    private final List<File> files = new ArrayList<>();

    private ArrivedFiles() {}

    /** One of them. */
    record File(Attachment attachment, Path path) {

        /** Of the bytes on disk: what the message says was compared with it. */
        String sha256() {
            return attachment.sha256().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Copies the attachments to disk.
     *
     * @throws RefusedMessageException if one is not what the message says of it, or larger than allowed
     */
    static ArrivedFiles of(List<Attachment> attachments, FileGuard guard) throws RefusedMessageException, IOException {
        ArrivedFiles arrived = new ArrivedFiles();
        boolean done = false;
        try {
            for (Attachment attachment : attachments) {
                arrived.add(attachment, guard);
            }
            done = true;
            return arrived;
        } finally {
            if (!done) {
                arrived.close();
            }
        }
    }

    private void add(Attachment attachment, FileGuard guard) throws RefusedMessageException, IOException {
        Path path;
        try (InputStream in = attachment.source().open()) {
            path = guard.spool(in, attachment.name());
        } catch (VanthuException e) {
            throw ArrivalChecks.refusedFile(e);
        }
        files.add(new File(attachment, path));
        String digest;
        try (InputStream in = Files.newInputStream(path)) {
            digest = DigestUtils.sha256Hex(in);
        }
        if (Files.size(path) != attachment.size() || !digest.equalsIgnoreCase(attachment.sha256())) {
            throw ArrivalChecks.refused("damaged", attachment.name());
        }
    }

    /** In the order of the message. */
    List<File> all() {
        return List.copyOf(files);
    }

    @Override
    public void close() throws IOException {
        for (File file : files) {
            Files.deleteIfExists(file.path());
        }
    }
}
