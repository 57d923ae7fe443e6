package org.vanthu.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;

/**
 * Finds the key of a signer: a PKCS#12 file {@code <key-folder>/<agency>/people/<user>.p12} or
 * {@code <key-folder>/<agency>/organisation.p12}, or the entry {@code <agency>/<user>} or {@code <agency>} of the
 * token. Passwords are taken for one act and neither kept nor logged.
 */
public final class Keys {

    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

    private static final String SAFE_NAME = "[\\p{L}\\p{N}._@-]+";

    private final SigningSettings settings;
    private final Token token;

    Keys(SigningSettings settings) {
        this.settings = settings;
        this.token = new Token(settings.tokenConfig());
    }

    /**
     * How the signer can sign here. A remote signature is always possible.
     *
     * @param userName the person; not looked at for the organisation
     */
    public Set<KeyKind> available(String agency, Party party, String userName) {
        Set<KeyKind> kinds = EnumSet.of(KeyKind.REMOTE);
        if (file(agency, party, userName).isPresent()) {
            kinds.add(KeyKind.FILE);
        }
        if (token.isConfigured()) {
            kinds.add(KeyKind.TOKEN);
        }
        return kinds;
    }

    /**
     * Opens the key; the caller closes it in the same thread and clears the password.
     *
     * @throws InvalidInputException if the password is wrong ({@code signing.error.password})
     * @throws NotFoundException if the signer has no such key here ({@code signing.error.no-key})
     * @throws ConflictException if the token does not answer
     */
    public SigningKey open(KeyKind kind, String agency, Party party, String userName, char[] password) {
        return switch (kind) {
            case FILE ->
                openFile(
                        file(agency, party, userName).orElseThrow(() -> new NotFoundException("signing.error.no-key")),
                        password);
            case TOKEN -> {
                if (!token.isConfigured()) {
                    throw new NotFoundException("signing.error.no-key");
                }
                yield token.open(party == Party.PERSON ? agency + "/" + userName : agency, password);
            }
            case REMOTE -> throw InvalidInputException.field("key", kind, "signing.error.key-is-remote");
        };
    }

    /** Whether the certificate is the one of the organisation, {@code <key-folder>/<agency>/organisation.crt}. */
    boolean isOfOrganisation(String agency, X509Certificate certificate) {
        Path folder = settings.keyFolder();
        if (folder == null || !agency.matches(SAFE_NAME) || agency.startsWith(".")) {
            return false;
        }
        Path file = folder.resolve(agency).resolve("organisation.crt");
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .equals(certificate);
        } catch (IOException | CertificateException e) {
            LOG.warn("{} is no certificate", file, e);
            return false;
        }
    }

    private static SigningKey openFile(Path file, char[] password) {
        if (password.length == 0) {
            throw InvalidInputException.field("password", "", "signing.error.password-missing");
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return KeyStoreKey.of(KeyKind.FILE, store, null, password, null, () -> {});
        } catch (IOException e) {
            throw InvalidInputException.field("password", "", "signing.error.password");
        } catch (GeneralSecurityException e) {
            throw new InvalidInputException("signing.error.key-refused");
        }
    }

    private Optional<Path> file(String agency, Party party, String userName) {
        Path folder = settings.keyFolder();
        if (folder == null
                || !agency.matches(SAFE_NAME)
                || agency.startsWith(".")
                || (party == Party.PERSON && !userName.matches(SAFE_NAME))) {
            return Optional.empty();
        }
        Path file = folder.resolve(agency)
                .resolve(party == Party.PERSON ? "people/" + userName + ".p12" : "organisation.p12");
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
