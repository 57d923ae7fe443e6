package org.vanthu.exchange.connector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.exchange.edxml.SealingKey;

/** The key with which this site seals what it sends, from a PKCS#12 file and a file with its password. */
final class SealKeys {

    private final String keyFile;
    private final String passwordFile;

    SealKeys(String keyFile, String passwordFile) {
        this.keyFile = keyFile.strip();
        this.passwordFile = passwordFile.strip();
    }

    /** Null where the site seals nothing. */
    @Nullable
    SealingKey key() {
        if (keyFile.isEmpty()) {
            return null;
        }
        try (InputStream in = Files.newInputStream(Path.of(keyFile))) {
            char[] password = passwordFile.isEmpty()
                    ? new char[0]
                    : Files.readString(Path.of(passwordFile), StandardCharsets.UTF_8)
                            .strip()
                            .toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            String alias = store.aliases().nextElement();
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate one : store.getCertificateChain(alias)) {
                chain.add((X509Certificate) one);
            }
            return new SealingKey((PrivateKey) store.getKey(alias, password), chain);
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the site cannot be read (vanthu.exchange.seal-key-file)", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the site cannot be used (vanthu.exchange.seal-key-file)", e);
        }
    }
}
