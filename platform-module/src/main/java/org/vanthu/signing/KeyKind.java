package org.vanthu.signing;

/** Where the private key of a signature lies. */
public enum KeyKind {
    /** A PKCS#12 file on the server, for trials. */
    FILE,
    /** A token or security module of the server, by PKCS#11. */
    TOKEN,
    /** With the signer: the digest goes out, the signature comes in. */
    REMOTE
}
