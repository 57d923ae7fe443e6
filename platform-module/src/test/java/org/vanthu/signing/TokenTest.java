package org.vanthu.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.security.auth.login.LoginException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Keys of a token, with SoftHSM in the place of one; skipped where the Debian package softhsm2 is missing. */
class TokenTest {

    private static final String PIN = "123456";
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    @TempDir
    private Path folder;

    @Test
    void aTokenSignsWithThePinAndIsLoggedOutAfterwards() throws Exception {
        Path library = library();
        assumeTrue(library != null, "the package softhsm2 is not installed");
        // The library reads its configuration from the environment of the process that loads it.
        assumeTrue(
                System.getenv("SOFTHSM2_CONF") != null || Files.isWritable(Path.of("/var/lib/softhsm/tokens")),
                "SoftHSM has no folder for its tokens that this user may write to");
        TestAuthority authority = new TestAuthority(Clock.systemUTC().instant(), "CA thử", "");
        TestAuthority.Issued person = authority.person(SampleDocument.SIGNER);
        Path config = token(library, person);
        Keys keys = new Keys(SigningSettings.of(
                "", false, 5, "", config.toString(), folder.resolve("trust").toString(), "", 10));

        assertThat(keys.available("H99", Party.PERSON, "an.nv")).contains(KeyKind.TOKEN);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> keys.open(KeyKind.TOKEN, "H99", Party.PERSON, "an.nv", "999999".toCharArray()))
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo("signing.error.pin"));
        assertThatExceptionOfType(InvalidInputException.class)
                .as("an empty PIN is not tried")
                .isThrownBy(() -> keys.open(KeyKind.TOKEN, "H99", Party.PERSON, "an.nv", new char[0]))
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo("signing.error.pin-missing"));
        for (int use = 0; use < 2; use++) {
            try (SigningKey key = keys.open(KeyKind.TOKEN, "H99", Party.PERSON, "an.nv", PIN.toCharArray())) {
                assertThat(key.chain().get(0)).isEqualTo(person.certificate());
                assertThat(Signatory.fits(person.certificate(), new byte[] {7}, key.sign(new byte[] {7})))
                        .isTrue();
            }
        }
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> keys.open(KeyKind.TOKEN, "H99", Party.PERSON, "other", PIN.toCharArray()))
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo("signing.error.no-key-entry"));
    }

    @ParameterizedTest
    @CsvSource({
        "CKR_PIN_INCORRECT, signing.error.pin",
        "CKR_PIN_LEN_RANGE, signing.error.pin",
        "CKR_PIN_LOCKED, signing.error.pin-locked",
        "CKR_PIN_EXPIRED, signing.error.pin-expired",
        "CKR_TOKEN_NOT_PRESENT, signing.error.token"
    })
    void whatTheTokenRefusesIsSaidInWords(String said, String messageId) {
        // as SunPKCS11 wraps it
        LoginException login = new LoginException();
        login.initCause(new GeneralSecurityException(said));

        assertThat(Token.refused(new IOException("load failed", login)).getMsgId())
                .isEqualTo(messageId);
    }

    @Test
    void withoutATokenThereIsNoSuchKey() {
        Keys keys = new Keys(SigningSettings.of("", false, 5, "", "", "", "", 10));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> keys.open(KeyKind.TOKEN, "H99", Party.PERSON, "an.nv", new char[0]));
    }

    private Path token(Path library, TestAuthority.Issued person) throws Exception {
        String told = run(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "vanthu-" + Integer.toHexString(folder.hashCode()),
                "--pin",
                PIN,
                "--so-pin",
                PIN);
        Matcher slot = SLOT.matcher(told);
        assertThat(slot.find()).as(told).isTrue();
        Path config = folder.resolve("pkcs11.cfg");
        Files.writeString(config, "name = VanthuTest\nlibrary = " + library + "\nslot = " + slot.group(1) + "\n");
        Provider provider = Security.getProvider("SunPKCS11").configure(config.toString());
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN.toCharArray());
        store.setKeyEntry(
                "H99/an.nv", person.key(), PIN.toCharArray(), person.chain().toArray(new Certificate[0]));
        // Whoever logs in does so for the whole process.
        ((AuthProvider) provider).logout();
        return config;
    }

    private static @org.jspecify.annotations.Nullable Path library() {
        return Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so",
                        "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                        "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return told;
    }
}
