package org.vanthu.mailbox;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import jakarta.mail.Store;

/** The folder of a mailbox in which new messages lie, open for reading and moving. */
final class MailFolder implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Store store;
    private final Folder folder;

    private MailFolder(Store store, Folder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** @throws MessagingException if the server does not answer or let us in */
    static MailFolder open(MailAccount account) throws MessagingException {
        String protocol = account.security().equals("tls") ? "imaps" : "imap";
        Properties settings = new Properties();
        String prefix = "mail." + protocol + ".";
        settings.setProperty(prefix + "connectiontimeout", Long.toString(PATIENCE.toMillis()));
        settings.setProperty(prefix + "timeout", Long.toString(PATIENCE.toMillis()));
        settings.setProperty(prefix + "writetimeout", Long.toString(PATIENCE.toMillis()));
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        settings.setProperty(
                prefix + "starttls.required", String.valueOf(account.security().equals("starttls")));
        settings.setProperty(
                prefix + "starttls.enable", String.valueOf(account.security().equals("starttls")));
        Store store = store(Session.getInstance(settings), protocol);
        try {
            store.connect(account.host(), account.port(), account.user(), account.password());
            Folder folder = store.getFolder(account.folder());
            folder.open(Folder.READ_WRITE);
            return new MailFolder(store, folder);
        } catch (MessagingException e) {
            store.close();
            throw e;
        }
    }

    /** The store of this library: an older one on the class path may have put in its own under the same name. */
    private static Store store(Session session, String protocol) throws NoSuchProviderException {
        for (Provider one : session.getProviders()) {
            if (one.getProtocol().equals(protocol) && isStore(one.getClassName())) {
                return session.getStore(one);
            }
        }
        throw new NoSuchProviderException(protocol);
    }

    private static boolean isStore(String className) {
        try {
            return Store.class.isAssignableFrom(Class.forName(className, false, Store.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The messages that lie there, the first first. */
    List<Message> messages() throws MessagingException {
        List<Message> messages = new ArrayList<>();
        for (Message message : folder.getMessages()) {
            if (!message.isSet(Flags.Flag.DELETED)) {
                messages.add(message);
            }
        }
        return messages;
    }

    /**
     * Copies a message to a temporary file, which the caller deletes.
     *
     * @throws UnreadableMailException if it is larger than allowed
     */
    static Path spool(Message message, long maxBytes) throws MessagingException, IOException, UnreadableMailException {
        if (message.getSize() > maxBytes) {
            throw new UnreadableMailException("mailbox.error.size");
        }
        Path file = Files.createTempFile("vanthu-mail-", ".eml");
        boolean copied = false;
        try (OutputStream out = new Bounded(Files.newOutputStream(file), maxBytes)) {
            message.writeTo(out);
            copied = true;
            return file;
        } catch (TooLargeException e) {
            UnreadableMailException unreadable = new UnreadableMailException("mailbox.error.size");
            unreadable.initCause(e);
            throw unreadable;
        } finally {
            if (!copied) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Moves a message to another folder, which is made where it is missing: copied first, then taken away. */
    void move(Message message, String to) throws MessagingException {
        Folder target = store.getFolder(to);
        if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("the folder " + to + " cannot be made");
        }
        folder.copyMessages(new Message[] {message}, target);
        message.setFlag(Flags.Flag.DELETED, true);
    }

    @Override
    public void close() throws MessagingException {
        try {
            folder.close(true);
        } finally {
            store.close();
        }
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Bounded extends FilterOutputStream {
        private long left;

        Bounded(OutputStream out, long bytes) {
            super(out);
            this.left = bytes;
        }

        @Override
        public void write(int b) throws IOException {
            take(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            take(count);
            out.write(bytes, from, count);
        }

        private void take(int count) throws IOException {
            left -= count;
            if (left < 0) {
                throw new TooLargeException();
            }
        }
    }
}
