package org.vanthu.shared;

import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.extensions.surf.util.I18NUtil;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {

    private static final Locale MACHINE = Locale.getDefault();

    /** A server in Viet Nam runs in Vietnamese. */
    @BeforeEach
    void theMachineSpeaksVietnamese() {
        Locale.setDefault(Locale.forLanguageTag("vi-VN"));
        I18NUtil.registerResourceBundle("org.vanthu.shared.texts");
    }

    @AfterEach
    void restore() {
        Locale.setDefault(MACHINE);
    }

    @Test
    void englishIsGivenOnAVietnameseServer() {
        assertThat(Texts.of(Locale.ENGLISH, "texts.size", 1234)).isEqualTo("It's 1,234 bytes");
        assertThat(Texts.of(Texts.VIETNAMESE, "texts.size", 1234)).isEqualTo("Cỡ 1.234 byte");
    }

    @Test
    void aTextWithoutArgumentsStaysAsItIsWritten() {
        assertThat(Texts.of(Locale.ENGLISH, "texts.plain")).isEqualTo("It isn't {there}");
    }

    @Test
    void anUnknownIdIsItsOwnText() {
        assertThat(Texts.of("texts.unknown")).isEqualTo("texts.unknown");
    }
}
