package org.vanthu.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import javax.security.auth.login.LoginException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.VanthuException;

/**
 * The token or security module of the server. A token knows one user at a time, so that one act after the other uses
 * it; it is logged out after each.
 */
final class Token {

    private static final Logger LOG = LoggerFactory.getLogger(Token.class);

    private final @Nullable Path config;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Provider provider;

    Token(@Nullable Path config) {
        this.config = config;
    }

    boolean isConfigured() {
        return config != null;
    }

    /**
     * Logs in. The key must be closed by the same thread.
     *
     * @param pin empty for a token that asks for it at a keyboard of its own
     * @throws InvalidInputException if the PIN is wrong ({@code signing.error.pin}) or missing
     *     ({@code signing.error.pin-missing}), or there is no such entry
     * @throws ConflictException if the token is locked ({@code signing.error.pin-locked}), wants another PIN
     *     ({@code signing.error.pin-expired}) or does not answer ({@code signing.error.token})
     */
    SigningKey open(String alias, char[] pin) {
        lock.lock();
        try {
            Provider token = provider();
            KeyStore store = KeyStore.getInstance("PKCS11", token);
            // an empty PIN would count as a wrong one
            store.load(null, pin.length == 0 ? null : pin);
            return KeyStoreKey.of(KeyKind.TOKEN, store, alias, pin, token, () -> leave(token));
        } catch (InvalidInputException e) {
            leaveIfHeld();
            throw e;
        } catch (IOException e) {
            leaveIfHeld();
            throw refused(e);
        } catch (GeneralSecurityException | ProviderException e) {
            leaveIfHeld();
            LOG.warn("the signing token does not answer", e);
            throw new ConflictException("signing.error.token");
        }
    }

    /**
     * What a token that lets nobody in means; SunPKCS11 says it in the words of the standard somewhere in the causes.
     */
    static VanthuException refused(Throwable failure) {
        StringBuilder said = new StringBuilder();
        for (Throwable e = failure; e != null; e = e.getCause()) {
            said.append(e.getMessage()).append('\n');
        }
        String why = said.toString();
        if (why.contains("CKR_PIN_LOCKED")) {
            return new ConflictException("signing.error.pin-locked");
        }
        if (why.contains("CKR_PIN_EXPIRED")) {
            return new ConflictException("signing.error.pin-expired");
        }
        if (why.contains("no password provided")) {
            return InvalidInputException.field("password", "", "signing.error.pin-missing");
        }
        if (why.contains("protected authentication path")) {
            return InvalidInputException.field("password", "", "signing.error.pin-own-keyboard");
        }
        if (why.contains("CKR_PIN_")) {
            return InvalidInputException.field("password", "", "signing.error.pin");
        }
        LOG.warn("the signing token does not answer", failure);
        return new ConflictException("signing.error.token");
    }

    private Provider provider() {
        Provider known = provider;
        if (known == null) {
            Provider template = Security.getProvider("SunPKCS11");
            if (template == null) {
                throw new ProviderException("this Java has no SunPKCS11");
            }
            known = template.configure(Objects.requireNonNull(config).toString());
            provider = known;
        }
        return known;
    }

    private void leave(Provider token) {
        try {
            if (token instanceof AuthProvider auth) {
                auth.logout();
            }
        } catch (LoginException e) {
            LOG.warn("the signing token could not be logged out", e);
        } finally {
            lock.unlock();
        }
    }

    private void leaveIfHeld() {
        if (lock.isHeldByCurrentThread()) {
            lock.unlock();
        }
    }
}
