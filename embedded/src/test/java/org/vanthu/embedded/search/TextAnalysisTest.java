package org.vanthu.embedded.search;

import java.io.IOException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextAnalysisTest {
    @ParameterizedTest
    @CsvSource({"hòa,hoà", "thủy,thuỷ", "khỏe,khoẻ", "Ủy,Uỷ", "lũy,luỹ", "xóa,xoá"})
    void takesOldAndNewTonePlacementForOneWord(String one, String other) {
        assertThat(TermForm.EXACT.of(one)).isEqualTo(TermForm.EXACT.of(other));
    }

    @ParameterizedTest
    @CsvSource({"hòa,hóa", "quy,quỹ", "đa,da", "ma,mả", "ô,o", "cấp,cập"})
    void keepsDifferentTonesApartInTheExactForm(String one, String other) {
        assertThat(TermForm.EXACT.of(one)).isNotEqualTo(TermForm.EXACT.of(other));
    }

    @Test
    void foldsAllMarksAndTheBarOfD() {
        assertThat(TermForm.FOLDED.of("Đường")).isEqualTo("duong");
        assertThat(TermForm.FOLDED.of("ĐỘC")).isEqualTo("doc");
        assertThat(TermForm.FOLDED.of("quyết")).isEqualTo("quyet");
    }

    @Test
    void doesNotMindUnicodeComposition() {
        String decomposed = Normalizer.normalize("Quyết định", Normalizer.Form.NFD);

        assertThat(terms(decomposed, TermForm.EXACT)).isEqualTo(terms("Quyết định", TermForm.EXACT));
    }

    @Test
    void keepsASymbolWholeAndInParts() throws IOException {
        assertThat(terms("số 477/TTr-SNV ngày", TermForm.FOLDED))
                .containsExactly("so+1", "477/ttr/snv+1", "477+0", "ttr+1", "snv+1", "ngay+1");
    }

    @Test
    void takesJoinersAndLeadingZerosOfASymbolForTheSame() {
        String expected = Terms.of("2/QĐ-UBND", TermForm.FOLDED).get(0).whole();

        assertThat(Terms.of("02/QĐ-UBND", TermForm.FOLDED).get(0).whole()).isEqualTo(expected);
        assertThat(Terms.of("02-QĐ/UBND", TermForm.FOLDED).get(0).whole()).isEqualTo(expected);
    }

    @Test
    void endsAWordAtPunctuation() {
        assertThat(terms("Kính gửi: Sở Nội vụ; (v/v) 3.500.000 đ.", TermForm.FOLDED))
                .containsExactly(
                        "kinh+1",
                        "gui+1",
                        "so+1",
                        "noi+1",
                        "vu+1",
                        "v/v+1",
                        "v+0",
                        "v+1",
                        "3/500/0+1",
                        "3+0",
                        "500+1",
                        "000+1",
                        "d+1");
    }

    @Test
    void computesDates() {
        ZoneId zone = ZoneId.of("Asia/Ho_Chi_Minh");
        Instant now = Instant.parse("2026-11-22T03:00:00Z");

        assertThat(DateValue.parse("TODAY", now, zone, 0).start()).isEqualTo(Instant.parse("2026-11-21T17:00:00Z"));
        assertThat(DateValue.parse("NOW/YEAR", now, zone, 0).start()).isEqualTo(Instant.parse("2025-12-31T17:00:00Z"));
        assertThat(DateValue.parse("NOW/DAY-7DAYS", now, zone, 0).start())
                .isEqualTo(Instant.parse("2026-11-14T17:00:00Z"));
        assertThat(DateValue.parse("2026-11", now, zone, 0).end()).isEqualTo(Instant.parse("2026-11-30T17:00:00Z"));
        assertThat(DateValue.parse("2026-11-22T10:00:00.000+07:00", now, zone, 0)
                        .start())
                .isEqualTo(now);
    }

    private static List<String> terms(String text, TermForm form) {
        List<String> terms = new ArrayList<>();
        try (TextAnalyzer analyzer = new TextAnalyzer(form);
                TokenStream stream = analyzer.tokenStream("f:text", text)) {
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(stream.getAttribute(CharTermAttribute.class) + "+"
                        + stream.getAttribute(PositionIncrementAttribute.class).getPositionIncrement());
            }
            stream.end();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return terms;
    }
}
