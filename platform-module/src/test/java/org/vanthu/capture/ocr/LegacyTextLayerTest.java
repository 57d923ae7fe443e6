package org.vanthu.capture.ocr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.capture.reading.Word;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

/** Text layers in TCVN3 and VNI, in real PDF files as the printers of those days made them: single bytes, WinAnsi. */
@Requirement({"R001-009", "R002-012", "R003-009", "R004-015"})
class LegacyTextLayerTest {

    @TempDir
    Path folder;

    @Test
    void tcvn3IsToldByItsFont() throws IOException {
        assertThat(read(new Line(".VnTime", "QuyÕt ®Þnh vÒ viÖc qu¶n lý ®Êt ®ai")))
                .isEqualTo("Quyết định về việc quản lý đất đai");
    }

    @Test
    void theLetterThatPdfTakesForAHyphenIsReadToo() throws IOException {
        assertThat(read(new Line(".VnTime", "Th­ ®­êng phè, sè 12/Q§-UBND"))).isEqualTo("Thư đường phố, số 12/QĐ-UBND");
    }

    @Test
    void theFontOfCapitalsGivesCapitals() throws IOException {
        assertThat(read(new Line("ABCDEF+.VnTimeH", "céng hoµ x· héi"))).isEqualTo("CỘNG HOÀ XÃ HỘI");
    }

    @Test
    void vniIsToldByItsFont() throws IOException {
        assertThat(read(new Line("VNI-Times", "Quyeát ñònh veà vieäc ñaát ñai")))
                .isEqualTo("Quyết định về việc đất đai");
    }

    @Test
    void aRenamedFontIsToldByItsText() throws IOException {
        assertThat(read(new Line("F3", "Uû ban nh©n d©n tØnh b¸o c¸o t×nh h×nh")))
                .isEqualTo("Uỷ ban nhân dân tỉnh báo cáo tình hình");
    }

    @Test
    void otherFontsOnTheSamePageAreLeftAlone() throws IOException {
        assertThat(read(
                        new Line(".VnTime", "Sè 12/Q§-UBND"),
                        new Line("Helvetica", "Café déjà vu § 5"),
                        new Line("Times-Roman", "là và có")))
                .isEqualTo("Số 12/QĐ-UBND Café déjà vu § 5 là và có");
    }

    /** A line of text in a font that has this name; each character is one byte. */
    private record Line(String font, String bytes) {}

    private String read(Line... lines) throws IOException {
        Path file = folder.resolve("cu.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            PDResources resources = new PDResources();
            StringBuilder content = new StringBuilder();
            for (int i = 0; i < lines.length; i++) {
                COSName name = COSName.getPDFName("F" + i);
                resources.put(name, PDFontFactory.createFont(font(lines[i].font())));
                String text = lines[i].bytes()
                        .replace("\\", "\\\\")
                        .replace("(", "\\(")
                        .replace(")", "\\)");
                content.append("BT /F")
                        .append(i)
                        .append(" 14 Tf 80 ")
                        .append(700 - 30 * i)
                        .append(" Td (")
                        .append(text)
                        .append(") Tj ET\n");
            }
            page.setResources(resources);
            byte[] bytes = content.toString().getBytes(StandardCharsets.ISO_8859_1);
            page.setContents(new PDStream(document, new ByteArrayInputStream(bytes)));
            document.addPage(page);
            document.save(file.toFile());
        }
        List<Word> words = TextLayers.read(file).get(0).words();
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static COSDictionary font(String name) {
        COSArray widths = new COSArray();
        for (int code = 0; code < 256; code++) {
            widths.add(COSInteger.get(500));
        }
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TRUE_TYPE);
        font.setName(COSName.BASE_FONT, name);
        font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
        font.setInt(COSName.FIRST_CHAR, 0);
        font.setInt(COSName.LAST_CHAR, 255);
        font.setItem(COSName.WIDTHS, widths);
        return font;
    }
}
