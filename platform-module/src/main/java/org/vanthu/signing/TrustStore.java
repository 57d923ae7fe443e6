package org.vanthu.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.x509.CertificateSource;
import eu.europa.esig.dss.spi.x509.CommonCertificateSource;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authorities that this site trusts: the certificates in a folder (PEM or DER, {@code .crt .cer .pem .der}) and in
 * its PKCS#12 files. Certificates in the folder {@code issuers} below it are not trusted by themselves but complete
 * chains. The folder is read anew at each verification; a file that cannot be read is named in the log and left out.
 */
final class TrustStore {

    private static final Logger LOG = LoggerFactory.getLogger(TrustStore.class);

    private final @Nullable Path folder;
    private final char[] password;

    TrustStore(@Nullable Path folder, char[] password) {
        this.folder = folder;
        this.password = password;
    }

    /** The trusted certificates. */
    CommonTrustedCertificateSource anchors() {
        CommonTrustedCertificateSource source = new CommonTrustedCertificateSource();
        if (folder != null) {
            read(folder).forEach(certificate -> source.addCertificate(new CertificateToken(certificate)));
        }
        return source;
    }

    boolean isEmpty() {
        return folder == null || read(folder).isEmpty();
    }

    /** Certificates that complete chains. */
    CertificateSource issuers() {
        CommonCertificateSource source = new CommonCertificateSource();
        if (folder != null) {
            read(folder.resolve("issuers"))
                    .forEach(certificate -> source.addCertificate(new CertificateToken(certificate)));
        }
        return source;
    }

    private List<X509Certificate> read(Path from) {
        List<X509Certificate> certificates = new ArrayList<>();
        if (!Files.isDirectory(from)) {
            return certificates;
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(file, certificates);
            }
        } catch (IOException e) {
            LOG.warn("the trusted certificates in {} cannot be read", from, e);
        }
        return certificates;
    }

    private void add(Path file, List<X509Certificate> certificates) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        try (InputStream in = Files.newInputStream(file)) {
            if (name.endsWith(".p12") || name.endsWith(".pfx")) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(in, password);
                for (String alias : Collections.list(store.aliases())) {
                    if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                        certificates.add(certificate);
                    }
                }
            } else if (name.matches(".*\\.(crt|cer|pem|der)")) {
                for (Certificate certificate :
                        CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    certificates.add((X509Certificate) certificate);
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("{} holds no certificates that can be read", file, e);
        }
    }
}
