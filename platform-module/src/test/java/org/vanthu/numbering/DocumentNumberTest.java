package org.vanthu.numbering;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentNumberTest {

    private final NotationRules rules = new NotationRules(Set.of("QĐ", "TTr", "BC", "CTr", "QyĐ"));

    @ParameterizedTest
    @CsvSource({
        "477/TTr-SNV, 477, TTr-SNV",
        "31/2020/QĐ-UBND, 31, 2020/QĐ-UBND",
        "'Số: 05 / BNV - VP', 05, BNV-VP",
        "số 12/UBND–VX, 12, UBND-VX",
        "15a/QĐ-BNV, 15a, QĐ-BNV",
        "123, 123, ''",
        "GM-VP, '', GM-VP",
        "'', '', ''"
    })
    @Requirement("R000-030")
    void readsNumbersAsPeopleWriteThem(String text, String number, String notation) {
        assertThat(DocumentNumber.parse(text)).isEqualTo(new DocumentNumber(number, notation));
    }

    @Test
    @Requirement("R000-030")
    void keepsTheWritingOfTheOriginal() {
        assertThat(DocumentNumber.parse("05/BNV-VP").text()).isEqualTo("05/BNV-VP");
    }

    @Test
    void keyIgnoresLeadingZerosAndCaseButNotTheLetterDWithStroke() {
        assertThat(DocumentNumber.parse("05/bnv-vp").key())
                .isEqualTo(DocumentNumber.parse("5/BNV-VP").key());
        assertThat(DocumentNumber.parse("5/ĐA-X").key())
                .isNotEqualTo(DocumentNumber.parse("5/DA-X").key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"15/QĐ-BNV", "31/2020/QĐ-UBND", "01/TTr-SNV", "12/CTr-UBND", "02/QyĐ-SNV"})
    void typedNumbersFollowTheDecree(String text) {
        assertThat(rules.fitsTypedDocument(DocumentNumber.parse(text))).isTrue();
        assertThat(rules.fitsLetter(DocumentNumber.parse(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"05/BNV-VP", "12/UBND-VX", "123/UBND-KT"})
    void letterNumbersFollowTheDecree(String text) {
        assertThat(rules.fitsLetter(DocumentNumber.parse(text))).isTrue();
        assertThat(rules.fitsTypedDocument(DocumentNumber.parse(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5/QĐ-BNV", "15QĐ-BNV", "15/", "QĐ-BNV", "15/qđ-bnv"})
    void refusesOwnNumbersOutsideTheDecree(String text) {
        assertThat(rules.fitsTypedDocument(DocumentNumber.parse(text))).isFalse();
        assertThat(rules.fitsLetter(DocumentNumber.parse(text))).isFalse();
    }

    @Test
    void schemePadsToTwoDigitsAndPutsTheYearWhereAsked() {
        assertThat(NumberingScheme.DECREE_30.write(5, 2026, "QĐ-UBND").text()).isEqualTo("05/QĐ-UBND");
        assertThat(new NumberingScheme(NumberingScheme.Grouping.ALL, 2, true)
                        .write(131, 2026, "QĐ-UBND")
                        .text())
                .isEqualTo("131/2026/QĐ-UBND");
    }

    @Test
    @Requirement("R002-037")
    void identifierNamesOrganYearAndOrdinal() {
        assertThat(new DocumentIdentifier("H37.12", 2026, 123).text()).isEqualTo("H37.12.2026.000123");
    }
}
