package org.vanthu.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/** A signer and a verifier around a test authority, without an engine. */
final class SigningBench {

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Path folder;
    private final Clock clock;

    SigningBench(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Path trustFolder() {
        return folder.resolve("trust");
    }

    Path keyFolder() {
        return folder.resolve("keys");
    }

    void trust(TestAuthority authority) {
        try {
            Files.createDirectories(trustFolder());
            Files.write(
                    trustFolder().resolve("root.der"),
                    authority.root().certificate().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    SigningSettings settings(String tsaUrl, boolean online) {
        return SigningSettings.of(
                tsaUrl, online, 5, keyFolder().toString(), "", trustFolder().toString(), "", 10);
    }

    PdfSigner signer() {
        return new PdfSigner(settings("", true), clock, ZONE);
    }

    PdfSigner signer(String tsaUrl) {
        return new PdfSigner(settings(tsaUrl, true), clock, ZONE);
    }

    SignatureVerifier verifier() {
        return new SignatureVerifier(settings("", true), clock);
    }

    SignatureVerifier offlineVerifier() {
        return new SignatureVerifier(settings("", false), clock);
    }

    SignatureVerifier verifierIn(Duration later) {
        return new SignatureVerifier(settings("", false), Clock.offset(clock, later));
    }

    Keys keys() {
        return new Keys(settings("", true));
    }
}
