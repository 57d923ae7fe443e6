package org.vanthu.search.text;

import java.text.Normalizer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTextTest {
    @ParameterizedTest
    @CsvSource({
        "hòa,hoaf",
        "hoà,hoaf",
        "thủy,thuyr",
        "thuỷ,thuyr",
        "đường,dduwowngf",
        "Nguyễn,nguyeenx",
        "ăn,awn",
        "QĐ,qdd"
    })
    void writesMarksAsLettersWhateverThePlaceOfTheTone(String word, String expected) {
        assertThat(SearchText.exact(word)).isEqualTo(expected);
    }

    @Test
    @Requirement({"R001-009", "R003-009"})
    void givesOneFormForComposedAndDecomposedUnicode() {
        String text = "Quyết định về việc tổ chức";

        assertThat(SearchText.exact(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(SearchText.exact(text));
    }

    @Test
    void foldsToPlainLetters() {
        assertThat(SearchText.folded("Ủy ban nhân dân tỉnh Đắk Lắk, số 12/QĐ-UBND"))
                .isEqualTo("uy ban nhan dan tinh dak lak so 12 qd ubnd");
    }

    @ParameterizedTest
    @CsvSource({"02-QĐ/UBND", "2/QĐ-UBND", "2/qd-ubnd", "2/QĐ–UBND"})
    void givesOneKeyForTheWritingsOfASymbol(String symbol) {
        assertThat(SearchText.symbolKey(symbol)).isEqualTo("2/qd/ubnd");
    }

    @Test
    void findsSymbolsInAText() {
        assertThat(SearchText.symbols("Căn cứ Nghị định số 30/2020/NĐ-CP và Công văn 12/SNV-VP của Hà Nội-Huế"))
                .containsExactly("30/2020/NĐ-CP", "12/SNV-VP");
    }
}
