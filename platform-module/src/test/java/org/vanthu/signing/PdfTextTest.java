package org.vanthu.signing;

import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PdfTextTest {

    @Test
    void lettersOnAPageThatIsScaledDownHaveTheSizeThatPeopleSee() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(Matrix.getScaleInstance(0.75f, 0.75f));
                content.beginText();
                content.setFont(new PDType1Font(FontName.TIMES_ROMAN), 16);
                content.newLineAtOffset(200, 800);
                content.showText("Nguyen Van An");
                content.endText();
            }

            assertThat(PdfText.read(document))
                    .singleElement()
                    .satisfies(line -> assertThat(line.size()).isEqualTo(12.0));
        }
    }

    @Test
    void aBlankThatKerningMakesNarrowStaysABlank() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.TIMES_ROMAN), 12);
                content.newLineAtOffset(200, 700);
                content.showTextWithPositioning(new Object[] {"NGHIA", 70f, " ", 40f, "VIET NAM"});
                content.endText();
            }

            assertThat(PdfText.read(document))
                    .singleElement()
                    .satisfies(line -> assertThat(line.text()).isEqualTo("NGHIA VIET NAM"));
        }
    }
}
