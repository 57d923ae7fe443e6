package org.vanthu.signing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certification authority for tests: root, intermediate, and whatever certificates are asked for. Its OCSP responder,
 * its lists of revoked certificates and its time stamp server are in {@link TestServers}.
 */
final class TestAuthority {

    static final String ORGANISATION = "Ủy ban nhân dân tỉnh Mẫu";

    private final Map<BigInteger, Instant> revoked = new HashMap<>();
    private final Instant now;
    private final Issued root;
    private final String url;
    private final Issued intermediate;
    private long serial = 1000;

    /** A certificate with its key and its issuers. */
    record Issued(X509Certificate certificate, PrivateKey key, List<X509Certificate> chain) {

        void save(Path file, String password) {
            try {
                Files.createDirectories(file.getParent());
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry("key", key, password.toCharArray(), chain.toArray(new Certificate[0]));
                try (OutputStream out = Files.newOutputStream(file)) {
                    store.store(out, password.toCharArray());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        SigningKey signingKey() {
            Issued issued = this;
            return new SigningKey() {
                @Override
                public List<X509Certificate> chain() {
                    return issued.chain();
                }

                @Override
                public byte[] sign(byte[] content) {
                    return issued.sign(content);
                }

                @Override
                public KeyKind kind() {
                    return KeyKind.FILE;
                }

                @Override
                public void close() {}
            };
        }

        byte[] sign(byte[] content) {
            try {
                java.security.Signature signature =
                        java.security.Signature.getInstance(Signatory.algorithm(certificate.getPublicKey()));
                signature.initSign(key);
                signature.update(content);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** @param url where its servers are, which the certificates say */
    TestAuthority(Instant now, String name, String url) {
        this.now = now;
        this.url = url;
        this.root = issue("CN=" + name + " Root,C=VN", null, Kind.AUTHORITY, "RSA", span(-3650, 3650));
        this.intermediate = issue("CN=" + name + ",C=VN", root, Kind.AUTHORITY, "RSA", span(-1800, 1800));
    }

    enum Kind {
        AUTHORITY,
        SIGNER,
        OCSP,
        TSA
    }

    /** When a certificate begins and ends. */
    record Span(Instant from, Instant to) {}

    Span span(int fromDays, int toDays) {
        return new Span(now.plus(Duration.ofDays(fromDays)), now.plus(Duration.ofDays(toDays)));
    }

    Issued root() {
        return root;
    }

    Issued intermediate() {
        return intermediate;
    }

    Issued person(String name) {
        return issue("CN=" + name + ",O=" + ORGANISATION + ",C=VN", intermediate, Kind.SIGNER, "RSA", span(-100, 700));
    }

    Issued person(String name, String algorithm, Span span) {
        return issue("CN=" + name + ",O=" + ORGANISATION + ",C=VN", intermediate, Kind.SIGNER, algorithm, span);
    }

    Issued organisation() {
        return issue("CN=" + ORGANISATION + ",C=VN", intermediate, Kind.SIGNER, "RSA", span(-100, 700));
    }

    Issued responder() {
        return issue("CN=OCSP,C=VN", intermediate, Kind.OCSP, "RSA", span(-100, 700));
    }

    Issued stamps() {
        return issue("CN=Dấu thời gian,C=VN", intermediate, Kind.TSA, "RSA", span(-100, 700));
    }

    void revoke(X509Certificate certificate, Instant at) {
        revoked.put(certificate.getSerialNumber(), at);
    }

    Map<BigInteger, Instant> revoked() {
        return revoked;
    }

    /** The list of the revoked certificates of one of the two authorities. */
    byte[] crl(Issued issuer) {
        try {
            X509v2CRLBuilder list = new X509v2CRLBuilder(
                    X500Name.getInstance(
                            issuer.certificate().getSubjectX500Principal().getEncoded()),
                    Date.from(now.minus(Duration.ofHours(1))));
            list.setNextUpdate(Date.from(now.plus(Duration.ofDays(7))));
            if (issuer == intermediate) {
                revoked.forEach(
                        (number, at) -> list.addCRLEntry(number, Date.from(at), CRLReason.cessationOfOperation));
            }
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(issuer.certificate().getPublicKey()));
            return list.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.key()))
                    .getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Issued issue(
            String subject, @org.jspecify.annotations.Nullable Issued issuer, Kind kind, String algorithm, Span span) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("EC") ? 256 : 2048);
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name(subject);
            X500Name from = issuer == null
                    ? name
                    : X500Name.getInstance(
                            issuer.certificate().getSubjectX500Principal().getEncoded());
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    from,
                    BigInteger.valueOf(serial++),
                    Date.from(span.from()),
                    Date.from(span.to()),
                    name,
                    pair.getPublic());
            extend(builder, pair, issuer, kind);
            PrivateKey signer = issuer == null ? pair.getPrivate() : issuer.key();
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(
                                    "SHA256with" + (signer.getAlgorithm().equals("EC") ? "ECDSA" : "RSA"))
                            .build(signer)));
            List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
            if (issuer != null) {
                chain.addAll(issuer.chain());
            }
            return new Issued(certificate, pair.getPrivate(), List.copyOf(chain));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void extend(
            JcaX509v3CertificateBuilder builder,
            KeyPair pair,
            @org.jspecify.annotations.Nullable Issued issuer,
            Kind kind)
            throws IOException, GeneralSecurityException {
        JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(kind == Kind.AUTHORITY));
        builder.addExtension(Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(pair.getPublic()));
        if (issuer != null) {
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    utils.createAuthorityKeyIdentifier(issuer.certificate().getPublicKey()));
        }
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(
                        kind == Kind.AUTHORITY
                                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        if (kind == Kind.OCSP) {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
            builder.addExtension(
                    org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers.id_pkix_ocsp_nocheck,
                    false,
                    org.bouncycastle.asn1.DERNull.INSTANCE);
        }
        if (kind == Kind.TSA) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        if (kind == Kind.SIGNER && !url.isEmpty()) {
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            AccessDescription.id_ad_ocsp,
                            new GeneralName(GeneralName.uniformResourceIdentifier, url + "/ocsp")));
        }
        if (kind != Kind.OCSP && issuer != null && !url.isEmpty()) {
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(
                        new DistributionPointName(new GeneralNames(new GeneralName(
                                GeneralName.uniformResourceIdentifier,
                                url + (kind == Kind.AUTHORITY ? "/crl-root" : "/crl")))),
                        null,
                        null)
            }));
        }
    }
}
