package org.vanthu.directive;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

/** What the check finds in the words of a document. */
class TextComparisonTest {

    private static final TextComparison TEXT = new TextComparison(List.of(
            "1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát biên chế của các đơn vị,",
            "báo cáo Ủy ban nhân dân tỉnh trước ngày 04/12/2026; phần còn lại trước ngày 30 tháng 11 năm 2026."));

    @Test
    @Requirement("R002-066")
    void findsTheWordsWhateverTheLinesAndTheToneMarks() {
        assertThat(TEXT.hasContent("rà soát biên chế của các đơn vị, báo cáo")).isTrue();
        assertThat(TEXT.hasContent("Rà soát biên chế các đơn vị")).isTrue();
        assertThat(TEXT.hasContent("Xây dựng đề án cấp nước sạch nông thôn")).isFalse();
        assertThat(TEXT.hasName("Sở Tài chính")).isTrue();
        assertThat(TEXT.hasName("Sở Xây dựng")).isFalse();
    }

    @Test
    @Requirement("R003-029")
    void findsDaysInFiguresAndInWords() {
        assertThat(TEXT.hasDate(LocalDate.of(2026, 12, 4))).isTrue();
        assertThat(TEXT.hasDate(LocalDate.of(2026, 11, 30))).isTrue();
        assertThat(TEXT.hasDate(LocalDate.of(2027, 12, 4))).isFalse();
        assertThat(TEXT.hasDate(LocalDate.of(2026, 12, 5))).isFalse();
        assertThat(new TextComparison(List.of("trước ngày 5/12")).hasDate(LocalDate.of(2026, 12, 5)))
                .isTrue();
    }

    @Test
    void knowsThatAPictureHasNoWords() {
        assertThat(new TextComparison(List.of()).isReadable()).isFalse();
        assertThat(TEXT.isReadable()).isTrue();
    }
}
