package org.vanthu.outgoing;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.vanthu.embedded.EmbeddedRepository;

/** Key files for tests, with certificates that the trust folder of the site holds themselves. */
public final class TestKeys {

    public static final String PASSWORD = "mat khau thu";

    private final Path keys;
    private final Path trust;
    private final Instant now;

    public TestKeys(EmbeddedRepository repository) throws Exception {
        Properties properties = repository.bean("global-properties", Properties.class);
        this.keys = Path.of(properties.getProperty("vanthu.signing.key-folder"));
        this.trust = Files.createDirectories(Path.of(properties.getProperty("vanthu.signing.trust-folder")));
        this.now = repository.bean("vanthu-platform.clock", Clock.class).instant();
    }

    public Path keys() {
        return keys;
    }

    Path trust() {
        return trust;
    }

    public void person(String agency, String userName, String fullName) throws Exception {
        save("CN=" + fullName, keys.resolve(agency).resolve("people").resolve(userName + ".p12"));
    }

    void organisation(String agency, String name) throws Exception {
        save("CN=" + name + ", O=" + name, keys.resolve(agency).resolve("organisation.p12"));
    }

    private void save(String name, Path file) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        X500Name subject = new X500Name(name);
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.valueOf(System.nanoTime()),
                                Date.from(now.minusSeconds(86_400)),
                                Date.from(now.plusSeconds(86_400L * 365)),
                                subject,
                                pair.getPublic())
                        .addExtension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        Files.write(trust.resolve(file.getFileName() + ".cer"), certificate.getEncoded());
    }
}
