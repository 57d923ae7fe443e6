package org.vanthu.embedded.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;

import org.eclipse.angus.mail.smtp.SMTPSSLTransport;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The server that takes outgoing messages: one connection for each, so that a server that comes back is found again.
 * Thread-safe.
 *
 * @param host empty where the site sends no mail
 * @param protocol {@code smtp}, or {@code smtps} where the line is encrypted from the first byte on
 * @param startTls whether the line must be encrypted before anything is said; a server that cannot is refused
 * @param userName empty where the server wants none
 * @param from the address of the sender
 * @param timeoutMillis for each step with the server
 */
record MailServer(
        String host,
        int port,
        String protocol,
        boolean startTls,
        String userName,
        String password,
        String from,
        int timeoutMillis) {

    private static final String SMTPS = "smtps";

    MailServer {
        protocol = protocol.strip().toLowerCase(Locale.ROOT);
        if (!host.isBlank()) {
            if (!protocol.equals("smtp") && !protocol.equals(SMTPS)) {
                throw new IllegalArgumentException("mail.protocol must be smtp or smtps, was " + protocol);
            }
            if (from.isBlank()) {
                throw new IllegalArgumentException(
                        "mail.from.default must name the sender's address where mail.host is set");
            }
        }
    }

    boolean isThere() {
        return !host.isBlank();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return protocol + "://" + host + ":" + port;
    }

    /**
     * Sends a plain text.
     *
     * @throws MessagingException if an address is none, or the server did not take the message
     */
    void send(String to, String subject, String text) throws MessagingException {
        InternetAddress sender = sender();
        Session session = Session.getInstance(properties(sender));
        MimeMessage message = new MimeMessage(session);
        message.setFrom(sender);
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to, true));
        message.setSubject(subject.replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
        message.setDataHandler(plain(text));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's machine answers it
        message.setSentDate(new Date());
        message.saveChanges();
        try (Transport transport = transport(session)) {
            transport.connect(host, port, userName.isEmpty() ? null : userName, password.isEmpty() ? null : password);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    /** As bytes: the handlers of types that are on the class path may be those of a library of another generation. */
    private static DataHandler plain(String text) {
        return new DataHandler(
                new ByteArrayDataSource(text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=UTF-8"));
    }

    private InternetAddress sender() throws MessagingException {
        try {
            InternetAddress address = new InternetAddress(from, true);
            address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
            return address;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("UTF-8 is always there", e);
        }
    }

    /** By its class: a library of another generation on the class path may have taken the names of the protocols. */
    private Transport transport(Session session) {
        URLName server = new URLName(protocol, host, port, null, null, null);
        return protocol.equals(SMTPS) ? new SMTPSSLTransport(session, server) : new SMTPTransport(session, server);
    }

    private Properties properties(InternetAddress sender) {
        String prefix = "mail." + protocol + ".";
        String timeout = Integer.toString(timeoutMillis);
        Properties properties = new Properties();
        properties.put(
                "mail.from", sender.getAddress()); // the domain of Message-ID; a machine's name would look forged
        properties.put(prefix + "auth", Boolean.toString(!userName.isEmpty()));
        properties.put(prefix + "starttls.enable", Boolean.toString(startTls));
        properties.put(prefix + "starttls.required", Boolean.toString(startTls));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "connectiontimeout", timeout);
        properties.put(prefix + "timeout", timeout);
        properties.put(prefix + "writetimeout", timeout);
        return properties;
    }
}
