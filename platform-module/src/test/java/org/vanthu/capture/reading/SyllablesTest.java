package org.vanthu.capture.reading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SyllablesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguyễn", "Thiệu", "QUYẾT", "nghĩa", "khuỷu", "giếng", "gì", "uỷ", "ủy", "hoà", "hòa", "yến", "Ước",
                "quốc", "xoong", "ý"
            })
    void knowsHowASyllableIsSpelled(String word) {
        assertThat(Syllables.valid(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thiéu", "nuoc", "ngiên", "ka", "cê", "Quếế", "trươn g", "hoạchh", "bác̀", ""})
    void knowsWhatCannotBeOne(String word) {
        assertThat(Syllables.valid(word)).isFalse();
    }

    @Test
    void asksNoAbbreviationsAndNumbers() {
        assertThat(Syllables.share("UBND tỉnh, số 75/QĐ-UBND năm 2024, quý IV")).isEqualTo(1);
        assertThat(Syllables.share("tỉnh thiéu")).isEqualTo(0.5);
    }
}
