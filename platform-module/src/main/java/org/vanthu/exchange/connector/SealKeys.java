package org.vanthu.exchange.connector;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.exchange.edxml.SealingKey;

/** The key with which this site seals what it sends. */
final class SealKeys {

    private final KeyFile file;

    SealKeys(String keyFile, String passwordFile) {
        this.file = new KeyFile("vanthu.exchange.seal-key-file", keyFile, passwordFile);
    }

    /** Null where the site seals nothing. */
    @Nullable
    SealingKey key() {
        if (!file.isGiven()) {
            return null;
        }
        try {
            KeyStore store = file.store();
            String alias = store.aliases().nextElement();
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate one : store.getCertificateChain(alias)) {
                chain.add((X509Certificate) one);
            }
            return new SealingKey((PrivateKey) store.getKey(alias, file.password()), chain);
        } catch (GeneralSecurityException e) {
            throw file.unusable(e);
        }
    }
}
