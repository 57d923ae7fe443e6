package org.vanthu.archive.certified;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Codes of certified copies. */
class CertifiedCodeTest {

    @Test
    void codesHaveFourGroupsWithoutLookAlikesAndDoNotRepeat() {
        SecureRandom random = new SecureRandom();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            codes.add(CertifiedCode.random(random));
        }

        assertThat(codes).hasSize(1000).allMatch(code -> code.matches("([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7KXM-QRTP-2ZVC-9DHA", "7kxmqrtp2zvc9dha", " 7KXM QRTP–2ZVC.9dha "})
    void aCodeIsTakenAsPeopleTypeIt(String typed) {
        assertThat(CertifiedCode.typed(typed)).contains("7KXM-QRTP-2ZVC-9DHA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7KXM-QRTP-2ZVC-9DH", "7KXM-QRTP-2ZVC-9DH0", "7KXM-QRTP-2ZVC-9DHAA", "' OR 1=1 --"})
    void whatCanBeNoCodeIsNone(String typed) {
        assertThat(CertifiedCode.typed(typed)).isEmpty();
    }
}
