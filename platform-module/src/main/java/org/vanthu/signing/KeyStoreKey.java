package org.vanthu.signing;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;

/** A key of a key store, opened with its password for one act. */
final class KeyStoreKey implements SigningKey {

    private final KeyKind kind;
    private final List<X509Certificate> chain;
    private final PrivateKey key;
    private final @Nullable Provider provider;
    private final Runnable onClose;

    private KeyStoreKey(
            KeyKind kind, List<X509Certificate> chain, PrivateKey key, @Nullable Provider provider, Runnable onClose) {
        this.kind = kind;
        this.chain = chain;
        this.key = key;
        this.provider = provider;
        this.onClose = onClose;
    }

    /**
     * @param alias the entry, or null for the first one with a private key
     * @throws InvalidInputException if there is no such entry ({@code signing.error.no-key-entry})
     */
    static KeyStoreKey of(
            KeyKind kind,
            KeyStore store,
            @Nullable String alias,
            char[] password,
            @Nullable Provider provider,
            Runnable onClose)
            throws GeneralSecurityException {
        for (String name : Collections.list(store.aliases())) {
            if ((alias == null || alias.equalsIgnoreCase(name)) && store.isKeyEntry(name)) {
                Certificate[] certificates = store.getCertificateChain(name);
                if (store.getKey(name, password) instanceof PrivateKey key && certificates != null) {
                    return new KeyStoreKey(kind, chain(certificates), key, provider, onClose);
                }
            }
        }
        throw new InvalidInputException("signing.error.no-key-entry");
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public byte[] sign(byte[] content) {
        String algorithm = Signatory.algorithm(chain.get(0).getPublicKey());
        try {
            Signature signature =
                    provider == null ? Signature.getInstance(algorithm) : Signature.getInstance(algorithm, provider);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new InvalidInputException("signing.error.key-refused");
        }
    }

    @Override
    public KeyKind kind() {
        return kind;
    }

    @Override
    public void close() {
        onClose.run();
    }

    private static List<X509Certificate> chain(Certificate[] certificates) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : certificates) {
            chain.add((X509Certificate) certificate);
        }
        return List.copyOf(chain);
    }
}
