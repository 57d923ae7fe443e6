package org.vanthu.exchange.connector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** A key of this site: a PKCS#12 file, and a file with its password. It is read each time it is asked for. */
public final class KeyFile {

    private final String property;
    private final String file;
    private final String passwordFile;

    /** @param property that names the file, for messages */
    public KeyFile(String property, String file, String passwordFile) {
        this.property = property;
        this.file = file.strip();
        this.passwordFile = passwordFile.strip();
    }

    /** Whether the site has this key. */
    public boolean isGiven() {
        return !file.isEmpty();
    }

    /** Where it is. */
    public Path path() {
        return Path.of(file);
    }

    /** @throws UncheckedIOException if the file or its password cannot be read, or do not fit */
    public KeyStore store() {
        try (InputStream in = Files.newInputStream(path())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the site cannot be read (" + property + ")", e);
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    /** @throws UncheckedIOException if the file with it cannot be read */
    public char[] password() {
        try {
            return passwordFile.isEmpty()
                    ? new char[0]
                    : Files.readString(Path.of(passwordFile), StandardCharsets.UTF_8)
                            .strip()
                            .toCharArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the password of a key of the site cannot be read (" + property + ")", e);
        }
    }

    IllegalStateException unusable(GeneralSecurityException cause) {
        return new IllegalStateException("the key of the site cannot be used (" + property + ")", cause);
    }
}
