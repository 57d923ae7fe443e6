package org.vanthu.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.shared.pdf.Fonts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The places of number and date in the head of a document, and what stands in them afterwards. */
class NumberFieldsTest {

    private static final LocalDate DATE = LocalDate.of(2026, 2, 5);

    @TempDir
    private Path folder;

    @Test
    void numberAndDateStandOnTheLineOfTheWordsAroundThem() throws IOException {
        Path filled = filled(List.of("Số:           /QĐ-UBND", "Mẫu, ngày        tháng        năm 2026"));

        List<TextPosition> letters = letters(filled);
        for (String digit : List.of("7", "5")) {
            TextPosition written = last(letters, digit);
            TextPosition word = last(letters, digit.equals("7") ? "S" : "M");
            assertThat(written.getYDirAdj()).as(digit).isCloseTo(word.getYDirAdj(), within(1f));
        }
        assertThat(Files.size(filled)).as("the type face is small").isLessThan(150_000);
    }

    @Test
    void daysAndTheFirstMonthsAreWrittenWithAZero() {
        assertThat(NumberFields.day(DATE)).isEqualTo("05");
        assertThat(NumberFields.month(DATE)).isEqualTo("02");
        assertThat(NumberFields.month(DATE.plusMonths(1))).isEqualTo("3");
    }

    @Test
    void placesThatOtherDocumentsLeaveInTheTextAreLeftAlone() throws IOException {
        Path file = pdf(
                List.of("Số: 12/QĐ-UBND", "Mẫu, ngày 05 tháng 02 năm 2026"),
                List.of("Căn cứ Công văn số:           /UBND-VX", "ngày        tháng        năm 2025"));

        assertThat(NumberFields.prepare(file, folder.resolve("prepared.pdf"))).isEmpty();
    }

    @Test
    void theYearIsReadWhereTheDateIsFilledIn() throws IOException {
        Path prepared = folder.resolve("prepared.pdf");
        NumberFields.prepare(pdf(List.of("Mẫu, ngày        tháng        năm 2025"), List.of()), prepared);

        assertThat(NumberFields.year(prepared)).contains(2025);
        assertThat(NumberFields.year(pdf(List.of("Mẫu, ngày 05 tháng 02 năm 2025"), List.of())))
                .as("whoever wrote the date wrote the year")
                .isEmpty();
    }

    private Path filled(List<String> head) throws IOException {
        Path prepared = folder.resolve("prepared.pdf");
        Path filled = folder.resolve("filled.pdf");
        NumberFields.prepare(pdf(head, List.of()), prepared);
        assertThat(NumberFields.fill(prepared, filled, "7", DATE)).isTrue();
        return filled;
    }

    private Path pdf(List<String> head, List<String> text) throws IOException {
        Path file = folder.resolve("draft.pdf");
        try (PDDocument document = new PDDocument();
                InputStream font = Fonts.SERIF.open()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType0Font serif = PDType0Font.load(document, font, true);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                write(content, serif, 760, head);
                write(content, serif, 450, text);
            }
            document.save(file.toFile());
        }
        return file;
    }

    private static void write(PDPageContentStream content, PDType0Font font, float y, List<String> lines)
            throws IOException {
        float at = y;
        for (String line : lines) {
            content.beginText();
            content.setFont(font, 13);
            content.newLineAtOffset(90, at);
            content.showText(line);
            content.endText();
            at -= 30;
        }
    }

    private static List<TextPosition> letters(Path file) throws IOException {
        List<TextPosition> letters = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            document.getDocumentCatalog().getAcroForm().flatten();
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    letters.addAll(positions);
                }
            }.getText(document);
        }
        return letters;
    }

    private static TextPosition last(List<TextPosition> letters, String text) {
        return letters.stream()
                .filter(letter -> letter.getUnicode().equals(text))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
