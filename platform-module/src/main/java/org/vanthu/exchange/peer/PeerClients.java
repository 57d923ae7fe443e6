package org.vanthu.exchange.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;
import org.vanthu.exchange.connector.KeyFile;
import org.vanthu.exchange.connector.PatientHttp;

/**
 * HTTP clients for other sites: each trusts what the file of sites says of its site, shows the key of this site where
 * it has one, and compares the name of the host. A client is kept, with its connections, until one of the files
 * changes.
 */
final class PeerClients {

    private final Duration patience;
    private final KeyFile key;
    private final Map<String, Kept> clients = new ConcurrentHashMap<>();

    /**
     * @param keyFile PKCS#12 with the key that this site shows; empty: none
     * @param passwordFile the file with its password
     * @param patienceSeconds for a message with its receipt
     */
    PeerClients(String keyFile, String passwordFile, int patienceSeconds) {
        this.patience = Duration.ofSeconds(patienceSeconds);
        this.key = new KeyFile("vanthu.exchange.peer-key-file", keyFile, passwordFile);
    }

    /** @throws IOException if the certificates or the key cannot be read or used */
    PatientHttp of(Peer peer) throws IOException {
        try {
            Kept kept = clients.get(peer.name());
            Source now = new Source(peer.trust(), changed(peer.trust()), changed(key.isGiven() ? key.path() : null));
            if (kept == null || !kept.source().equals(now)) {
                kept = new Kept(now, client(peer.trust()));
                clients.put(peer.name(), kept);
            }
            return kept.client();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private PatientHttp client(@Nullable Path trust) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown(), trust == null ? null : trusted(trust), null);
        return new PatientHttp(patience, context);
    }

    private KeyManager @Nullable [] shown() throws GeneralSecurityException {
        if (!key.isGiven()) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(key.store(), key.password());
        return factory.getKeyManagers();
    }

    private static TrustManager[] trusted(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + store.size(), one);
            }
        }
        // an empty list would trust nobody with words that nobody understands
        if (store.size() == 0) {
            throw new GeneralSecurityException(file.getFileName() + " has no certificate");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static @Nullable FileTime changed(@Nullable Path file) throws IOException {
        return file == null ? null : Files.getLastModifiedTime(file);
    }

    /** The files of which a client was made. */
    private record Source(
            @Nullable Path trust,
            @Nullable FileTime trustChanged,
            @Nullable FileTime keyChanged) {}

    private record Kept(Source source, PatientHttp client) {}
}
