package org.vanthu.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedFileInputStream;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.Sql;

/**
 * Takes a message apart that lies in a file; nothing of it is held in memory as a whole. It asks no content handlers:
 * which are found depends on what else is on the class path.
 */
final class MailReader {

    private static final int MAX_WORDS = 2000;
    private static final int MAX_NAME = 255;

    private final MailLimits limits;

    MailReader(MailLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a message.
     *
     * @throws UnreadableMailException if it is damaged or beyond the limits; nothing of it is left on disk
     */
    Mail read(Path file) throws UnreadableMailException {
        List<Mail.Attachment> attachments = new ArrayList<>();
        try (SharedFileInputStream in = new SharedFileInputStream(file.toFile())) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            MessageDigest digest = sha256();
            String messageId = identity(message);
            digest.update(messageId.getBytes(StandardCharsets.UTF_8));
            StringBuilder words = new StringBuilder();
            walk(message, 0, attachments, digest, words);
            InternetAddress from = sender(message);
            return new Mail(
                    Sql.cut(messageId, 300),
                    HexFormat.of().formatHex(digest.digest()),
                    from == null || from.getAddress() == null ? "" : Sql.cut(clean(from.getAddress()), 200),
                    from == null || from.getPersonal() == null ? "" : Sql.cut(clean(from.getPersonal()), 200),
                    Sql.cut(clean(message.getSubject()), 500),
                    Sql.cut(words.toString().strip(), MAX_WORDS),
                    time(message.getSentDate()),
                    isAutomatic(message),
                    attachments);
        } catch (MessagingException | IOException | RuntimeException e) {
            attachments.forEach(one -> Mail.delete(one.file()));
            throw unreadable("mailbox.error.damaged", e);
        } catch (UnreadableMailException e) {
            attachments.forEach(one -> Mail.delete(one.file()));
            throw e;
        }
    }

    private static UnreadableMailException unreadable(String msgId, Exception cause) {
        UnreadableMailException exception = new UnreadableMailException(msgId);
        exception.initCause(cause);
        return exception;
    }

    private void walk(
            MimePart part, int depth, List<Mail.Attachment> attachments, MessageDigest digest, StringBuilder words)
            throws MessagingException, IOException, UnreadableMailException {
        if (depth > limits.depth()) {
            throw new UnreadableMailException("mailbox.error.depth");
        }
        String name = fileName(part);
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || !name.isEmpty();
        if (part.isMimeType("multipart/*")) {
            MimeMultipart parts = new MimeMultipart(new MimePartDataSource(part));
            for (int i = 0; i < parts.getCount(); i++) {
                walk((MimePart) parts.getBodyPart(i), depth + 1, attachments, digest, words);
            }
        } else if (attached && !isPictureOfText(part)) {
            if (attachments.size() >= limits.files()) {
                throw new UnreadableMailException("mailbox.error.files");
            }
            attachments.add(copy(part, name, digest));
        } else if (part.isMimeType("text/plain") && words.length() < MAX_WORDS) {
            words.append(text(part)).append('\n');
        }
    }

    private static String text(MimePart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            String text = new String(in.readNBytes(MAX_WORDS * 4), charset(part));
            return Normalizer.normalize(text, Normalizer.Form.NFC).replace("\0", "");
        }
    }

    private static Charset charset(MimePart part) {
        try {
            String name = new ContentType(part.getContentType()).getParameter("charset");
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (MessagingException | IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Logos in signatures are no documents. */
    private static boolean isPictureOfText(MimePart part) throws MessagingException {
        return part.isMimeType("image/*")
                && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                && part.getHeader("Content-ID") != null;
    }

    private Mail.Attachment copy(MimePart part, String name, MessageDigest digest)
            throws IOException, MessagingException {
        Path file = Files.createTempFile("vanthu-mail-", ".part");
        boolean copied = false;
        try (InputStream in = part.getInputStream();
                OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            long size = in.transferTo(out);
            copied = true;
            return new Mail.Attachment(name.isEmpty() ? "khong-ten" : name, file, size);
        } finally {
            if (!copied) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String fileName(MimePart part) throws MessagingException {
        String name = part.getFileName();
        if (name == null) {
            return "";
        }
        String decoded;
        try {
            decoded = MimeUtility.decodeText(name);
        } catch (IOException e) {
            decoded = name;
        }
        String bare = clean(decoded).replaceAll(".*[/\\\\]", "");
        return bare.length() <= MAX_NAME ? bare : bare.substring(bare.length() - MAX_NAME);
    }

    /** The Message-ID; where there is none, what comes nearest to it. */
    private static String identity(MimeMessage message) throws MessagingException {
        String id = message.getMessageID();
        if (id != null && !id.isBlank()) {
            return id.strip();
        }
        InternetAddress from = sender(message);
        return (from == null ? "" : from.getAddress()) + " " + message.getSentDate() + " " + message.getSubject();
    }

    private static @Nullable InternetAddress sender(MimeMessage message) throws MessagingException {
        Address[] from = message.getFrom();
        return from != null && from.length > 0 && from[0] instanceof InternetAddress address ? address : null;
    }

    /** Answers to what programs write go round in circles. */
    private static boolean isAutomatic(MimeMessage message) throws MessagingException {
        String submitted = message.getHeader("Auto-Submitted", null);
        String precedence = message.getHeader("Precedence", null);
        String path = message.getHeader("Return-Path", null);
        return (submitted != null && !submitted.strip().equalsIgnoreCase("no"))
                || (precedence != null
                        && precedence.strip().toLowerCase(Locale.ROOT).matches("bulk|list|junk"))
                || message.getHeader("List-Id") != null
                || (path != null && path.strip().equals("<>"));
    }

    private static @Nullable Instant time(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static String clean(@Nullable String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replaceAll("\\p{Cntrl}+", " ")
                        .strip();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
