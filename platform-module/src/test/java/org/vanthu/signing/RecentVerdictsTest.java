package org.vanthu.signing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.shared.InvalidInputException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A file without signatures stands for one that was verified; another one in its place shows who was asked. */
class RecentVerdictsTest {

    private static final String DIGEST = DigestUtils.sha256Hex("one");
    private static final Duration MINUTES = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private final MutableClock clock = new MutableClock();

    @Test
    void aFileThatComesAgainIsVerifiedAnewWhenTheMinutesAreOver() {
        RecentVerdicts verdicts = verdicts();
        Path unsigned = unsigned();
        Path signed = signed(unsigned);

        assertThat(verdicts.of(DIGEST, unsigned)).isEqualTo(Verdict.UNSIGNED);
        clock.advance(MINUTES.dividedBy(2)); // the clock ticks too, and verifying takes its time
        assertThat(verdicts.of(DIGEST, signed)).isEqualTo(Verdict.UNSIGNED);
        clock.advance(MINUTES);
        assertThat(verdicts.of(DIGEST, signed)).isNotEqualTo(Verdict.UNSIGNED);
    }

    @Test
    void anotherFileIsVerifiedByItself() {
        RecentVerdicts verdicts = verdicts();
        Path unsigned = unsigned();

        assertThat(verdicts.of(DIGEST, unsigned)).isEqualTo(Verdict.UNSIGNED);
        assertThat(verdicts.of(DigestUtils.sha256Hex("another"), signed(unsigned)))
                .isNotEqualTo(Verdict.UNSIGNED);
    }

    @Test
    void whatCannotBeVerifiedIsNotRemembered() throws Exception {
        RecentVerdicts verdicts = verdicts();
        Path broken = Files.write(folder.resolve("broken.pdf"), "không phải PDF".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> verdicts.of(DIGEST, broken));
        assertThat(verdicts.of(DIGEST, unsigned())).isEqualTo(Verdict.UNSIGNED);
    }

    @Test
    void moreFilesThanAreKeptAreVerifiedToo() {
        RecentVerdicts verdicts = verdicts();
        Path unsigned = unsigned();

        for (int i = 0; i <= 1000; i++) {
            assertThat(verdicts.of(DigestUtils.sha256Hex(Integer.toString(i)), unsigned))
                    .isEqualTo(Verdict.UNSIGNED);
        }
    }

    private RecentVerdicts verdicts() {
        return new RecentVerdicts(new SigningBench(folder, clock).offlineVerifier(), clock);
    }

    private Path unsigned() {
        return SampleDocument.decision().save(folder.resolve("plain.pdf"));
    }

    private Path signed(Path plain) {
        TestAuthority.Issued person =
                new TestAuthority(clock.instant(), "CA thử", "http://127.0.0.1:1").person(SampleDocument.SIGNER);
        Path out = folder.resolve("signed.pdf");
        new SigningBench(folder, clock)
                .signer()
                .sign(plain, out, person.signingKey(), Party.PERSON.reason(), SignatureLook.invisible(), Level.B);
        return out;
    }
}
