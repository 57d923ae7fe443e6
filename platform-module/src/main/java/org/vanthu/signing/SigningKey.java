package org.vanthu.signing;

import java.security.cert.X509Certificate;
import java.util.List;

/** A private key that this server may use for one act, with the certificates that belong to it. */
public interface SigningKey extends AutoCloseable {

    /** The certificate of the key first, then its issuers as far as they are known. */
    List<X509Certificate> chain();

    /**
     * Signs with SHA-256 and the algorithm of the key.
     *
     * @param content what is signed, not its digest
     */
    byte[] sign(byte[] content);

    /** What the signature log says of where the key lies. */
    KeyKind kind();

    /** Forgets the key; tokens are logged out. */
    @Override
    void close();
}
