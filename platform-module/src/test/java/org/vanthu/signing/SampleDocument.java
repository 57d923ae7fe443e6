package org.vanthu.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A decision on two pages as the decree wants it, of which a test changes one thing.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix III, form 1.2"
 */
final class SampleDocument {

    static final String SIGNER = "Nguyễn Văn An";
    static final String POSITION = "GIÁM ĐỐC";

    private static final double BODY_WIDTH = 464;

    private final Map<String, Item> items = new LinkedHashMap<>();
    private PDRectangle paper = PDRectangle.A4;

    /** A line of text. */
    record Item(int page, String text, String font, double size, double x, double y, boolean centred, int colour) {

        Item text(String other) {
            return new Item(page, other, font, size, x, y, centred, colour);
        }

        Item font(String other) {
            return new Item(page, text, other, size, x, y, centred, colour);
        }

        Item size(double other) {
            return new Item(page, text, font, other, x, y, centred, colour);
        }

        Item at(double newX, double newY) {
            return new Item(page, text, font, size, newX, newY, centred, colour);
        }

        Item colour(int other) {
            return new Item(page, text, font, size, x, y, centred, other);
        }
    }

    private static final String REGULAR = "LiberationSerif-Regular";
    static final String BOLD = "LiberationSerif-Bold";
    static final String ITALIC = "LiberationSerif-Italic";
    static final String BOLD_ITALIC = "bold-italic";
    static final String SANS = "LiberationSans-Regular";

    static SampleDocument decision() {
        SampleDocument sample = new SampleDocument();
        sample.head("15/QĐ-SNV");
        sample.centred("type", 1, "QUYẾT ĐỊNH", BOLD, 14, 319, 160);
        sample.centred("abstract", 1, "Về việc công nhận kết quả chỉnh lý tài liệu", BOLD, 14, 319, 178);
        sample.body(215);
        sample.end();
        return sample;
    }

    static SampleDocument letter() {
        SampleDocument sample = new SampleDocument();
        sample.head("12/SNV-VP");
        sample.centred("subject", 1, "V/v chỉnh lý tài liệu", REGULAR, 12, 170, 132);
        sample.left("addressee", 1, "Kính gửi: Sở Tài chính tỉnh Mẫu", REGULAR, 13, 180, 180);
        sample.body(215);
        sample.end();
        return sample;
    }

    SampleDocument change(String name, UnaryOperator<Item> how) {
        items.put(name, how.apply(Objects.requireNonNull(items.get(name), name)));
        return this;
    }

    SampleDocument without(String name) {
        Objects.requireNonNull(items.remove(name), name);
        return this;
    }

    SampleDocument add(String name, Item item) {
        items.put(name, item);
        return this;
    }

    SampleDocument on(PDRectangle otherPaper) {
        paper = otherPaper;
        return this;
    }

    Path save(Path file) {
        try (PDDocument document = new PDDocument()) {
            Map<String, PDType0Font> fonts = new HashMap<>();
            for (int number = 1; number <= 2; number++) {
                PDPage page = new PDPage(paper);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    for (Item item : items.values()) {
                        if (item.page() == number) {
                            write(document, content, fonts, item);
                        }
                    }
                }
            }
            document.save(file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head(String number) {
        centred("parent", 1, "ỦY BAN NHÂN DÂN TỈNH MẪU", REGULAR, 12, 175, 70);
        centred("organ", 1, "SỞ NỘI VỤ", BOLD, 12, 175, 85);
        centred("nationalName", 1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD, 12, 420, 70);
        centred("motto", 1, "Độc lập - Tự do - Hạnh phúc", BOLD, 13, 420, 85);
        centred("number", 1, "Số: " + number, REGULAR, 13, 175, 115);
        centred("date", 1, "Mẫu, ngày 05 tháng 01 năm 2026", ITALIC, 13, 420, 115);
    }

    private void body(double from) {
        String line = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 về công tác văn thư;";
        int number = 0;
        for (double y = from; y < 770; y += 19) {
            left("body" + number++, 1, line, REGULAR, 13, 86, y);
        }
        centred("pageNumber", 2, "2", REGULAR, 13, 319, 46);
        for (double y = 80; y < 300; y += 19) {
            left("body" + number++, 2, line, REGULAR, 13, 86, y);
        }
    }

    private void end() {
        left("recipients", 2, "Nơi nhận:", BOLD_ITALIC, 12, 86, 340);
        left("recipient", 2, "- Như Điều 3;", REGULAR, 11, 86, 355);
        left("kept", 2, "- Lưu: VT, TCCB.", REGULAR, 11, 86, 370);
        centred("position", 2, POSITION, BOLD, 13, 440, 340);
        centred("signer", 2, SIGNER, BOLD, 13, 440, 440);
    }

    private void centred(String name, int page, String text, String font, double size, double x, double y) {
        items.put(name, new Item(page, text, font, size, x, y, true, 0));
    }

    private void left(String name, int page, String text, String font, double size, double x, double y) {
        items.put(name, new Item(page, text, font, size, x, y, false, 0));
    }

    private void write(PDDocument document, PDPageContentStream content, Map<String, PDType0Font> fonts, Item item)
            throws IOException {
        boolean slanted = item.font().equals(BOLD_ITALIC);
        String file = slanted ? BOLD : item.font();
        PDType0Font font = fonts.get(item.font());
        if (font == null) {
            try (InputStream in = Objects.requireNonNull(SampleDocument.class.getResourceAsStream(
                    "/alfresco/module/vanthu-platform/fonts/" + file + ".ttf"))) {
                font = PDType0Font.load(document, in, true);
            }
            if (slanted) {
                Objects.requireNonNull(font.getFontDescriptor()).setItalic(true);
            }
            fonts.put(item.font(), font);
        }
        double width = font.getStringWidth(item.text()) / 1000 * item.size();
        content.beginText();
        content.setFont(font, (float) item.size());
        // Lines of the body reach from margin to margin.
        boolean body = item.text().startsWith("Căn cứ");
        content.setCharacterSpacing(
                body ? (float) ((BODY_WIDTH - width) / (item.text().length() - 1)) : 0);
        content.setNonStrokingColor(
                (item.colour() >> 16 & 0xff) / 255f, (item.colour() >> 8 & 0xff) / 255f, (item.colour() & 0xff) / 255f);
        content.newLineAtOffset(
                (float) (item.centred() ? item.x() - width / 2 : item.x()), (float) (paper.getHeight() - item.y()));
        content.showText(item.text());
        content.endText();
    }
}
