package org.vanthu.capture.reading;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({
        "477/TTr-SNV, SỞ NỘI VỤ, TO_TRINH, 477/TTr-SNV",
        "l5/QD-BNV, BỘ NỘI VỤ, QUYET_DINH, 15/QĐ-BNV",
        "3O/QĐ-UBND, ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN, QUYET_DINH, 30/QĐ-UBND",
        "12/KII-UBND, ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN, KE_HOACH, 12/KH-UBND",
        "31 / 2020 / QÐ - UBND, ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN, QUYET_DINH, 31/2020/QĐ-UBND",
        "7/HD-SGDDT, SỞ GIÁO DỤC VÀ ĐÀO TẠO, HUONG_DAN, 07/HD-SGDĐT",
        "88/HD-CTN, CÔNG TY CẤP THOÁT NƯỚC, HOP_DONG, 88/HĐ-CTN"
    })
    void mendsWhatRecognitionConfuses(String raw, String issuer, DocumentType title, String expected) {
        assertThat(NumberText.parse(raw, issuer, Optional.of(title))
                        .orElseThrow()
                        .value())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"05/BNV-VP, 05/BNV-VP", "326/UBND-KT., 326/UBND-KT", "1224/SVHTTDL-QLDL, 1224/SVHTTDL-QLDL"})
    void keepsTheNotationOfOfficialLetters(String raw, String expected) {
        assertThat(NumberText.parse(raw, "", Optional.empty()).orElseThrow().value())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"............", "ngày 05 tháng 3"})
    void findsNoNumberWhereThereIsNone(String raw) {
        assertThat(NumberText.parse(raw, "", Optional.empty())).isEmpty();
    }
}
