package org.vanthu.shared;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Requirement({"R001-009", "R002-012", "R003-009", "R004-015"})
class LegacyTextTest {
    @ParameterizedTest
    @CsvSource({
        "VÒ viÖc b¸o c¸o t×nh h×nh,Về việc báo cáo tình hình",
        "Uû ban nh©n d©n tØnh,Uỷ ban nhân dân tỉnh",
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam,Cộng hoà xã hội chủ nghĩa Việt Nam",
        "®­êng ®Êt ®ai,đường đất đai",
        "QuyÕt ®Þnh,Quyết định",
        "QUYÕT §ÞNH,QUYẾT ĐỊNH",
    })
    void convertsTcvn3(String legacy, String expected) {
        assertThat(LegacyText.toUnicode(legacy)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Veà vieäc baùo caùo tình hình,Về việc báo cáo tình hình",
        "Uyû ban nhaân daân tænh,Uỷ ban nhân dân tỉnh",
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam,Cộng hòa xã hội chủ nghĩa Việt Nam",
        "ñöôøng ñaát ñai,đường đất đai",
        "QUYEÁT ÑÒNH,QUYẾT ĐỊNH",
    })
    void convertsVni(String legacy, String expected) {
        assertThat(LegacyText.toUnicode(legacy)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Về việc báo cáo tình hình",
                "tình hình hòa bình",
                "báo cáo",
                "là và có",
                "bình",
                "plain English text",
                "café déjà vu",
                "số 12/QĐ-UBND",
                "© 2024 – §5",
                "",
            })
    void leavesUnicodeAlone(String text) {
        assertThat(LegacyText.convert(text)).isEmpty();
    }

    @Test
    void keepsWhatIsNoLetter() {
        assertThat(LegacyText.toUnicode("Sè 12/Q§-UBND, ngµy 5/3")).isEqualTo("Số 12/QĐ-UBND, ngày 5/3");
    }
}
