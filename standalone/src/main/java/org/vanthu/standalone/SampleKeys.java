package org.vanthu.standalone;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import java.util.Base64;
import java.util.Date;
import java.util.Random;
import javax.imageio.ImageIO;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Keys of the sample site's signers from an authority of its own, so that signing can be tried at once. Its
 * certificates prove nothing to anybody else: the authority's key is thrown away when the last one is made.
 */
final class SampleKeys {

    private static final String AUTHORITY = "Vanthu: chứng thư số dùng thử, không có giá trị pháp lý";
    /** RFC 9608: whoever issued it keeps no list of revoked certificates. */
    private static final ASN1ObjectIdentifier NO_REVOCATION = new ASN1ObjectIdentifier("2.5.29.56");

    private static final Duration LIFE = Duration.ofDays(1000);
    private static final int SEAL_PIXELS = 420;

    private final Path keys;
    private final KeyPair authorityKey;
    private final X509Certificate authority;
    private final Instant now;
    private long serial = 1;

    /** @param root the directory of the site */
    SampleKeys(Path root, Instant now) throws IOException {
        this.now = now;
        this.keys = root.resolve("vanthu-keys");
        this.authorityKey = pair();
        this.authority = certificate(AUTHORITY, "", authorityKey, true);
        Path trust = Files.createDirectories(root.resolve("vanthu-trust"));
        try {
            Files.write(trust.resolve("vanthu-trial-authority.cer"), authority.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key of a person, under her password for signing in. */
    void person(String agency, String userName, String fullName, String organisation, String password)
            throws IOException {
        save(keys.resolve(agency).resolve("people").resolve(userName + ".p12"), fullName, organisation, password);
    }

    /** The key of an organisation, under the password of its clerk. */
    void organisation(String agency, String name, String password) throws IOException {
        save(keys.resolve(agency).resolve("organisation.p12"), name, name, password);
    }

    /** Something like a signature in blue ink, PNG in Base64. */
    static String signature(String name) throws IOException {
        BufferedImage image = new BufferedImage(480, 200, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = pen(image, new Color(25, 50, 170), 5);
        Random random = new Random(name.hashCode());
        Path2D line = new Path2D.Double();
        line.moveTo(30, 120);
        double x = 30;
        for (int stroke = 0; stroke < 7; stroke++) {
            double next = x + 45 + random.nextInt(20);
            line.curveTo(
                    x + 10,
                    10 + random.nextInt(60),
                    next - 10,
                    190 - random.nextInt(60),
                    next,
                    80 + random.nextInt(50));
            x = next;
        }
        graphics.draw(line);
        graphics.dispose();
        return png(image);
    }

    /** A round seal without a meaning, PNG in Base64. */
    static String seal(String text) throws IOException {
        BufferedImage image = new BufferedImage(SEAL_PIXELS, SEAL_PIXELS, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = pen(image, new Color(215, 25, 30), 8);
        graphics.drawOval(6, 6, SEAL_PIXELS - 12, SEAL_PIXELS - 12);
        graphics.drawOval(80, 80, SEAL_PIXELS - 160, SEAL_PIXELS - 160);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 34));
        int width = graphics.getFontMetrics().stringWidth(text);
        graphics.drawString(text, (SEAL_PIXELS - width) / 2, SEAL_PIXELS / 2 + 12);
        graphics.dispose();
        return png(image);
    }

    private static Graphics2D pen(BufferedImage image, Color colour, int width) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return graphics;
    }

    private static String png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private void save(Path file, String name, String organisation, String password) throws IOException {
        Files.createDirectories(file.getParent());
        KeyPair pair = pair();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", pair.getPrivate(), password.toCharArray(), new Certificate[] {
                certificate(name, organisation, pair, false), authority
            });
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, password.toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate(String name, String organisation, KeyPair pair, boolean isAuthority)
            throws CertIOException {
        X500Name issuer = name(AUTHORITY, "");
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(serial++),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(isAuthority ? LIFE.multipliedBy(2) : LIFE)),
                name(name, organisation),
                pair.getPublic());
        try {
            JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(
                            isAuthority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(pair.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    utils.createAuthorityKeyIdentifier(authorityKey.getPublic()));
            if (!isAuthority) {
                builder.addExtension(NO_REVOCATION, false, DERNull.INSTANCE);
            }
            PrivateKey signer = authorityKey.getPrivate();
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X500Name name(String name, String organisation) {
        X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "VN");
        if (!organisation.isEmpty()) {
            builder.addRDN(BCStyle.O, organisation);
        }
        return builder.addRDN(BCStyle.CN, name).build();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
