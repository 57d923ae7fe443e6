package org.vanthu.mailbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.shared.Elevation;

/**
 * Asks the mailboxes: each message is fetched to a file, made entries of in one transaction, and moved after that is
 * committed. No transaction waits for the network.
 */
final class MailRun {

    private static final Logger LOG = LoggerFactory.getLogger(MailRun.class);

    private final MailAccounts accounts;
    private final MailIntake intake;
    private final MailAnswers answers;
    private final MailReader reader;
    private final MailLimits limits;
    private final Clock clock;

    MailRun(
            MailAccounts accounts,
            MailIntake intake,
            MailAnswers answers,
            MailReader reader,
            MailLimits limits,
            Clock clock) {
        this.accounts = accounts;
        this.intake = intake;
        this.answers = answers;
        this.reader = reader;
        this.limits = limits;
        this.clock = clock;
    }

    /** Works until everything is done or the time is up; a mailbox that fails keeps no other from being asked. */
    void work(Duration longest) {
        Instant end = clock.instant().plus(longest);
        for (MailAccount account : accounts.read()) {
            try {
                ask(account, end);
            } catch (MessagingException e) {
                LOG.error("the mailbox {} cannot be asked", account.code(), e);
            }
        }
        answers.send();
    }

    private void ask(MailAccount account, Instant end) throws MessagingException {
        try (MailFolder folder = MailFolder.open(account)) {
            for (Message message : folder.messages()) {
                if (clock.instant().isAfter(end)) {
                    return;
                }
                try {
                    MailRow row = take(account, message);
                    folder.move(message, row.state().equals(MailRow.STORED) ? account.done() : account.refused());
                } catch (IOException | RuntimeException e) {
                    LOG.error("a message of the mailbox {} stays there: it could not be stored", account.code(), e);
                }
            }
        }
    }

    private MailRow take(MailAccount account, Message message) throws MessagingException, IOException {
        Path file;
        try {
            file = MailFolder.spool(message, limits.messageBytes());
        } catch (UnreadableMailException e) {
            return intake.refuse(account, digest(message), e.msgId());
        }
        try (Mail mail = reader.read(file)) {
            return Elevation.asSystem("files of the official mailbox become entries", () -> intake.take(account, mail));
        } catch (UnreadableMailException e) {
            return intake.refuse(account, digest(message), e.msgId());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Of a message that cannot be read as a whole. */
    private static String digest(Message message) throws MessagingException {
        String[] id = message.getHeader("Message-ID");
        String key = (id == null || id.length == 0 ? String.valueOf(message.getReceivedDate()) : id[0]) + " "
                + message.getSize();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
