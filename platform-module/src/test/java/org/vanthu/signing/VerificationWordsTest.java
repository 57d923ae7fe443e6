package org.vanthu.signing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What verification finds, in the words that people read. */
class VerificationWordsTest {

    private static final String BUNDLE = "/alfresco/module/vanthu-platform/messages/signing";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VALID | tin cậy | trusted authority",
                "REVOCATION_UNKNOWN | thu hồi | nobody could say whether the certificate was revoked",
                "UNKNOWN_AUTHORITY | tin cậy | not among the trusted ones",
                "EXPIRED | hết hạn | no time stamp",
                "EXPIRED | dấu thời gian | has ended",
                "NOT_YET_VALID | hiệu lực | before the certificate began",
                "REVOKED | thu hồi | revoked",
                "WEAK | an toàn | no longer safe",
                "ALTERED | sau khi | changed after it was signed",
                "BROKEN | không | cannot be read",
                "UNSURE | chưa | could not be confirmed"
            })
    void eachFindingIsSaidInBothLanguages(SignatureStatus status, String vietnamese, String english)
            throws IOException {
        assertThat(text("_vi", status.messageId())).containsIgnoringCase(vietnamese);
        assertThat(text("", status.messageId())).containsIgnoringCase(english);
    }

    @Test
    void noTwoFindingsReadAlike() throws IOException {
        for (String language : new String[] {"", "_vi"}) {
            List<String> texts = new ArrayList<>();
            for (SignatureStatus status : SignatureStatus.values()) {
                texts.add(text(language, status.messageId()));
            }
            for (Verdict verdict : Verdict.values()) {
                texts.add(text(language, verdict.messageId()));
            }
            assertThat(texts).doesNotHaveDuplicates();
        }
    }

    private static String text(String language, String messageId) throws IOException {
        Properties bundle = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(
                        VerificationWordsTest.class.getResourceAsStream(BUNDLE + language + ".properties")),
                StandardCharsets.UTF_8)) {
            bundle.load(in);
        }
        return Objects.requireNonNull(bundle.getProperty(messageId), messageId);
    }
}
