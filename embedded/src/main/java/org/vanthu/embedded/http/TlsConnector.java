package org.vanthu.embedded.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** Makes a connector speak TLS 1.2 and 1.3. */
final class TlsConnector {

    private static final String PKCS12 = "PKCS12";

    private TlsConnector() {}

    /** @throws IllegalStateException if the key or the certificates of clients cannot be read */
    static Connector secure(Connector connector, TlsSettings tls) {
        connector.setPort(tls.port());
        connector.setProperty("address", tls.address());
        connector.setSecure(true);
        connector.setScheme("https");
        connector.setProperty("SSLEnabled", "true");
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        host.setHonorCipherOrder(true);
        try {
            addKey(host, tls);
            if (!tls.clientsFile().isBlank()) {
                host.setTrustStore(clients(Path.of(tls.clientsFile())));
                host.setCertificateVerification("optional");
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "TLS cannot be set up (embedded.http.tls.keyFile, passwordFile, clientsFile): " + e, e);
        }
        connector.addSslHostConfig(host);
        return connector;
    }

    private static void addKey(SSLHostConfig host, TlsSettings tls) throws IOException, GeneralSecurityException {
        String password = tls.passwordFile().isBlank()
                ? ""
                : Files.readString(Path.of(tls.passwordFile()), StandardCharsets.UTF_8)
                        .strip();
        KeyStore store = KeyStore.getInstance(PKCS12);
        try (InputStream in = Files.newInputStream(Path.of(tls.keyFile()))) {
            store.load(in, password.toCharArray());
        }
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(store);
        certificate.setCertificateKeystorePassword(password);
        host.addCertificate(certificate);
    }

    private static KeyStore clients(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(PKCS12);
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("client-" + store.size(), one);
            }
        }
        if (store.size() == 0) {
            throw new GeneralSecurityException(file + " has no certificate");
        }
        return store;
    }
}
