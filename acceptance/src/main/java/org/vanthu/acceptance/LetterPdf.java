package org.vanthu.acceptance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** A decision of one page as an office writes it: empty places for number and date, position and name of the signer. */
public final class LetterPdf {

    private static final String FONT = "/alfresco/module/vanthu-platform/fonts/LiberationSerif-Regular.ttf";
    private static final int SIZE = 13;
    private static final int PARAGRAPHS = 12;

    private LetterPdf() {}

    /** A PDF that is unlike any with another text. */
    public static byte[] of(String text, String position, String signer) {
        return of(text, position, signer, null);
    }

    /** One with a picture at its end, or none where that is null. */
    static byte[] of(String text, String position, String signer, BufferedImage picture) {
        try (PDDocument document = new PDDocument();
                InputStream font = LetterPdf.class.getResourceAsStream(FONT);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            if (font == null) {
                throw new IllegalStateException("no " + FONT);
            }
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType0Font serif = PDType0Font.load(document, font, true);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                write(content, serif, 90, 770, "CHI CỤC THỬ NGHIỆM");
                write(content, serif, 90, 740, "Số:           /QĐ-CCTN");
                write(content, serif, 320, 740, "Mẫu Sơn, ngày        tháng        năm 2026");
                write(content, serif, 220, 690, "QUYẾT ĐỊNH");
                for (int i = 0; i < PARAGRAPHS; i++) {
                    write(content, serif, 90, 650 - 20 * i, "Điều " + (i + 1) + ". " + text);
                }
                write(content, serif, 350, 320, position);
                write(content, serif, 350, 220, signer);
                if (picture != null) {
                    content.drawImage(LosslessFactory.createFromImage(document, picture), 60, 30, 150, 150);
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDPageContentStream content, PDType0Font font, float x, float y, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, SIZE);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }
}
