package org.vanthu.signing;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vanthu.shared.InvalidInputException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The rules of form on documents that are right but for one thing. */
class FormCheckTest {

    private static final Set<String> TYPES = Set.of("QĐ", "TB", "BC", "TTr", "CV");

    @TempDir
    private Path folder;

    private final FormCheck check = new FormCheck();

    @Test
    void aDecisionAsTheDecreeWantsItHasNoFinding() {
        assertThat(rules(SampleDocument.decision(), decision())).isEmpty();
    }

    @Test
    void aLetterAsTheDecreeWantsItHasNoFinding() {
        assertThat(rules(SampleDocument.letter(), letter())).isEmpty();
    }

    @Test
    void aDraftHasEmptyPlacesForNumberAndDay() {
        SampleDocument draft = SampleDocument.decision()
                .change("number", item -> item.text("Số:        /QĐ-SNV"))
                .change("date", item -> item.text("Mẫu, ngày      tháng      năm 2026"));

        assertThat(rules(draft, new FormFacts(TYPES, "Quyết định", false, null, false, null, null, null, null)))
                .isEmpty();
        assertThat(rules(draft, decision())).containsExactlyInAnyOrder("number-form", "date-form");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void oneFaultIsOneFinding(String rule, SampleDocument document) {
        assertThat(rules(document, decision())).containsExactly(rule);
    }

    static Stream<Arguments> oneFaultIsOneFinding() {
        return Stream.of(
                fault("national-name", d -> d.without("nationalName")),
                fault("national-name-size", d -> d.change("nationalName", i -> i.size(11))),
                fault("national-name-style", d -> d.change("nationalName", i -> i.font(SampleDocument.ITALIC))),
                fault("motto", d -> d.without("motto")),
                fault("motto-size", d -> d.change("motto", i -> i.size(12))),
                fault("motto-style", d -> d.change("motto", i -> i.text("Độc lập - Tự do - hạnh phúc"))),
                fault("organ", d -> d.change("organ", i -> i.font("LiberationSerif-Regular"))),
                fault("organ-size", d -> d.change("organ", i -> i.size(14))),
                fault("number", d -> d.without("number")),
                fault("number-size", d -> d.change("number", i -> i.size(12))),
                fault("number-style", d -> d.change("number", i -> i.font(SampleDocument.BOLD))),
                fault("number-form", d -> d.change("number", i -> i.text("Số: 5/QĐ-SNV"))),
                fault("number-form", d -> d.change("number", i -> i.text("Số: 15/SNV-QĐ"))),
                fault("number-form", d -> d.change("number", i -> i.text("Số: 15 /QĐ-SNV"))),
                fault("date", d -> d.without("date")),
                fault("date-size", d -> d.change("date", i -> i.size(12))),
                fault("date-style", d -> d.change("date", i -> i.font("LiberationSerif-Regular"))),
                fault("date-form", d -> d.change("date", i -> i.text("Mẫu, ngày 5 tháng 01 năm 2026"))),
                fault("date-form", d -> d.change("date", i -> i.text("Mẫu, ngày 05 tháng 1 năm 2026"))),
                fault("date-form", d -> d.change("date", i -> i.text("Mẫu, ngày 15 tháng 03 năm 2026"))),
                fault("date-form", d -> d.change("date", i -> i.text("Mẫu, ngày 31 tháng 02 năm 2026"))),
                fault("type-size", d -> d.change("type", i -> i.size(16))),
                fault("abstract-style", d -> d.change("abstract", i -> i.font("LiberationSerif-Regular"))),
                fault("body-size", d -> d.change("body4", i -> i.size(12))),
                fault("recipients-size", d -> d.change("recipients", i -> i.size(13))),
                fault("recipients-style", d -> d.change("recipients", i -> i.font(SampleDocument.BOLD))),
                fault("recipients-list-size", d -> d.change("recipient", i -> i.size(13))),
                fault("kept", d -> d.without("kept")),
                fault("kept-clerk", d -> d.change("kept", i -> i.text("- Lưu: TCCB."))),
                fault("signer-title", d -> d.change("signer", i -> i.text("TS. Nguyễn Văn An"))),
                fault("signer-name-style", d -> d.change("signer", i -> i.font("LiberationSerif-Regular"))),
                fault("signer-name-size", d -> d.change("signer", i -> i.size(15))),
                fault("signer-position-size", d -> d.change("position", i -> i.size(12))),
                fault("signer-position-style", d -> d.change("position", i -> i.text("Giám đốc"))),
                fault("page-number-missing", d -> d.without("pageNumber")),
                fault("page-number", d -> d.change("pageNumber", i -> i.text("3"))),
                fault("page-number-size", d -> d.change("pageNumber", i -> i.size(10))),
                fault(
                        "page-number-first",
                        d -> d.add(
                                "first",
                                new SampleDocument.Item(1, "1", "LiberationSerif-Regular", 13, 319, 46, true, 0))),
                fault("font", d -> d.change("body4", i -> i.font(SampleDocument.SANS))),
                fault("colour", d -> d.change("body4", i -> i.colour(0x0000c0))),
                fault("margin-left", d -> d.change("body4", i -> i.at(60, i.y()))),
                fault("margin-right", d -> d.change("body4", i -> i.at(120, i.y()))),
                fault(
                        "margin-bottom",
                        d -> d.add(
                                "low",
                                new SampleDocument.Item(
                                        1, "Dòng này quá thấp", "LiberationSerif-Regular", 13, 86, 805, false, 0))));
    }

    @Test
    void paperOfAnotherSizeIsFoundOnEachPage() {
        assertThat(check
                        .check(
                                SampleDocument.decision().on(PDRectangle.LETTER).save(folder.resolve("letter.pdf")),
                                decision())
                        .stream()
                        .filter(finding -> finding.rule().equals("paper"))
                        .map(Finding::page))
                .containsExactly(1, 2);
    }

    @Test
    void whatTheDrafterEnteredIsCompared() {
        FormFacts entered = new FormFacts(
                TYPES,
                "Quyết định",
                false,
                "Sở Tài chính",
                true,
                "16/QĐ-SNV",
                LocalDate.of(2026, 1, 6),
                "CHỦ TỊCH",
                "Trần Thị Bình");

        assertThat(rules(SampleDocument.decision(), entered))
                .containsExactlyInAnyOrder(
                        "organ-name", "number-other", "date-other", "signer-position-other", "signer-name-other");
    }

    @Test
    void aFindingSaysWhere() {
        Finding finding = check.check(
                        SampleDocument.decision()
                                .change("kept", i -> i.text("- Lưu: TCCB."))
                                .save(folder.resolve("where.pdf")),
                        decision())
                .get(0);

        assertThat(finding.page()).isEqualTo(2);
        assertThat(finding.box()).isNotNull();
        assertThat(java.util.Objects.requireNonNull(finding.box()).x()).isBetween(85.0, 88.0);
        assertThat(finding.box().y()).isBetween(355.0, 370.0);
        assertThat(finding.arguments()).containsExactly("- Lưu: TCCB.");
    }

    @Test
    void aFileThatIsNoPdfIsRefused() throws java.io.IOException {
        Path file = java.nio.file.Files.writeString(folder.resolve("x.pdf"), "no PDF");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> check.check(file, decision()))
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo("signing.error.no-pdf"));
    }

    private List<String> rules(SampleDocument document, FormFacts facts) {
        return check.check(document.save(folder.resolve("document.pdf")), facts).stream()
                .map(Finding::rule)
                .toList();
    }

    private static Arguments fault(String rule, UnaryOperator<SampleDocument> change) {
        return Arguments.of(rule, change.apply(SampleDocument.decision()));
    }

    private static FormFacts decision() {
        return new FormFacts(TYPES, "Quyết định", false, null, true, null, null, null, null);
    }

    private static FormFacts letter() {
        return new FormFacts(TYPES, null, true, null, true, null, null, null, null);
    }
}
