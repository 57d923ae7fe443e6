package org.vanthu.exchange.connector;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.vanthu.exchange.edxml.EdxmlWriter;
import org.vanthu.exchange.message.Message;

/** Writes messages as edXML, sealed with the key of the site where it has one. */
public final class EdxmlFiles {

    private final SealKeys keys;
    private final EdxmlWriter writer = new EdxmlWriter();

    EdxmlFiles(SealKeys keys) {
        this.keys = keys;
    }

    /**
     * Into a temporary file, which the caller deletes.
     *
     * @throws NotDeliveredException for another attempt, if it cannot be written
     */
    public Path temporary(Message message) throws NotDeliveredException {
        Path file = null;
        try {
            file = Files.createTempFile("vanthu-message-", ".edxml");
            write(message, file);
            return file;
        } catch (IOException e) {
            throw unwritable(file, e);
        } catch (NotDeliveredException e) {
            delete(file);
            throw e;
        }
    }

    /**
     * Into that file, which is there or not.
     *
     * @throws NotDeliveredException for another attempt, if it cannot be written; part of it may be there then
     */
    public void write(Message message, Path file) throws NotDeliveredException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            writer.write(message, out, keys.key());
        } catch (IOException | RuntimeException e) {
            throw new NotDeliveredException(true, "unwritable", e.toString(), e);
        }
    }

    /** Deletes it if it is there. */
    public static void delete(@org.jspecify.annotations.Nullable Path file) {
        if (file != null) {
            file.toFile().delete();
        }
    }

    private static NotDeliveredException unwritable(@org.jspecify.annotations.Nullable Path file, IOException e) {
        delete(file);
        return new NotDeliveredException(true, "unwritable", e.toString(), e);
    }
}
