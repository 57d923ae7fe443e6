package org.vanthu.embedded.signin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;

import org.eclipse.angus.mail.imap.IMAPSSLStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The official mailbox proves the person: who can open it by IMAP over TLS is whom it belongs to. */
final class MailboxProof implements PasswordProof {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxProof.class);
    private static final int IMAPS = 993;
    private static final int TIMEOUT_MILLIS = 5000;

    private final String id;
    private final String host;
    private final int port;
    private final String domain;
    private final Session session;

    MailboxProof(Settings settings) {
        this.id = settings.id();
        this.host = settings.required("host");
        this.port = settings.number("port", IMAPS);
        this.domain = settings.text("domain", "");
        String timeout = Integer.toString(settings.number("timeout-millis", TIMEOUT_MILLIS));
        Properties properties = new Properties();
        properties.put("mail.imaps.ssl.checkserveridentity", "true");
        properties.put("mail.imaps.connectiontimeout", timeout);
        properties.put("mail.imaps.timeout", timeout);
        properties.put("mail.imaps.writetimeout", timeout);
        String certificates = settings.text("certificates", "");
        if (!certificates.isEmpty()) {
            properties.put("mail.imaps.ssl.socketFactory", trusting(Path.of(certificates)));
        }
        this.session = Session.getInstance(properties);
    }

    @Override
    public boolean proves(String userName, char[] password) {
        if (password.length == 0 || userName.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        // by its class: a library of another generation on the class path may have taken the name "imaps"
        try (Store store = new IMAPSSLStore(session, null)) {
            store.connect(host, port, mailbox(userName), new String(password));
            return store.isConnected();
        } catch (AuthenticationFailedException e) {
            return false;
        } catch (MessagingException e) {
            LOG.warn("The mail server of {} cannot be asked: {}", id, e.toString());
            return false;
        }
    }

    private String mailbox(String userName) {
        String name = userName.toLowerCase(Locale.ROOT);
        return domain.isEmpty() || name.indexOf('@') >= 0 ? name : name + "@" + domain;
    }

    /** Trusts the certificates of the file only. */
    private static SSLSocketFactory trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("c" + trusted.size(), one);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificates in " + file + " cannot be read", e);
        }
    }
}
