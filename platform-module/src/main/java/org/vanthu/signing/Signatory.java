package org.vanthu.signing;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

import org.vanthu.shared.InvalidInputException;

/** Facts about the certificate of a signer. */
final class Signatory {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private Signatory() {}

    /** @throws InvalidInputException if nobody could rely on a signature made with it at that time */
    static void check(X509Certificate certificate, Instant time) {
        if (Date.from(time).after(certificate.getNotAfter())) {
            throw new InvalidInputException(
                    "signing.error.certificate-ended", commonName(certificate), certificate.getNotAfter());
        }
        if (Date.from(time).before(certificate.getNotBefore())) {
            throw new InvalidInputException(
                    "signing.error.certificate-not-begun", commonName(certificate), certificate.getNotBefore());
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            throw new InvalidInputException("signing.error.certificate-usage", commonName(certificate));
        }
    }

    static String algorithm(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> throw new InvalidInputException("signing.error.key-algorithm", key.getAlgorithm());
        };
    }

    /** Whether the signature over the content is that of the certificate's key. */
    static boolean fits(X509Certificate certificate, byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm(certificate.getPublicKey()));
            check.initVerify(certificate.getPublicKey());
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static String commonName(X509Certificate certificate) {
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return String.valueOf(part.getValue());
                }
            }
        } catch (InvalidNameException e) {
            return certificate.getSubjectX500Principal().getName();
        }
        return certificate.getSubjectX500Principal().getName();
    }
}
