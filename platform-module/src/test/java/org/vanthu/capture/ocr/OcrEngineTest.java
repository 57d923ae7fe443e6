package org.vanthu.capture.ocr;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.capture.ocr.OcrException.Reason;
import org.vanthu.capture.reading.DocumentReader;
import org.vanthu.capture.reading.Field;
import org.vanthu.capture.reading.Reading;
import org.vanthu.shared.pdf.Fonts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class OcrEngineTest {

    @TempDir
    Path directory;

    private final OcrEngine engine = new OcrEngine();

    @Test
    void makesAPictureWithoutResolutionASearchablePdf() throws Exception {
        assumeTrue(engine.available(), () -> "character recognition is not installed: " + engine.installHint());
        Path picture = directory.resolve("scan.png");
        ImageIO.write(page(), "png", picture.toFile());

        OcrResult result = engine.recognise(picture, Files.createDirectory(directory.resolve("work")));

        try (PDDocument pdf = Loader.loadPDF(result.searchablePdf().toFile())) {
            assertThat(OcrEngine.isPdfA2b(pdf)).isTrue();
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(result.quality()).isGreaterThan(0.8);
        Reading reading = new DocumentReader().read(result.pages(), LocalDate.of(2026, 11, 22));
        assertThat(reading.text(Field.NUMBER)).isEqualTo("477/TTr-SNV");
        assertThat(reading.text(Field.ISSUED_DATE)).isEqualTo("2026-03-05");
    }

    @Test
    void leavesAFadedPageUprightThatTheProgramWouldTurn() throws Exception {
        assumeTrue(engine.available(), () -> "character recognition is not installed: " + engine.installHint());
        Path faded = directory.resolve("faded.pdf");
        try (InputStream in = OcrEngineTest.class.getResourceAsStream("faded-letter.pdf")) {
            Files.copy(in, faded);
        }

        OcrResult result = engine.recognise(faded, Files.createDirectory(directory.resolve("work")));

        Reading reading = new DocumentReader().read(result.pages(), LocalDate.of(2026, 11, 22));
        assertThat(reading.text(Field.NUMBER)).isEqualTo("05/SKHCN-BCVT");
        try (PDDocument pdf = Loader.loadPDF(result.searchablePdf().toFile())) {
            assertThat(pdf.getPage(0).getRotation()).isZero();
        }
    }

    @Test
    void saysThatAFileAsksForAPassword() throws IOException {
        assumeTrue(engine.available(), () -> "character recognition is not installed: " + engine.installHint());
        Path file = directory.resolve("locked.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(file.toFile());
        }

        assertRefused(file, Reason.ENCRYPTED);
    }

    @Test
    void saysThatAFileIsCutShort() throws IOException {
        assumeTrue(engine.available(), () -> "character recognition is not installed: " + engine.installHint());
        assertRefused(Files.writeString(directory.resolve("cut.pdf"), "%PDF-1.7\n1 0 obj\n<< /Type"), Reason.TRUNCATED);
        assertRefused(Files.createFile(directory.resolve("empty.pdf")), Reason.TRUNCATED);
    }

    @Test
    void refusesWhatIsNoScan() throws IOException {
        assumeTrue(engine.available(), () -> "character recognition is not installed: " + engine.installHint());
        assertRefused(Files.writeString(directory.resolve("letter.pdf"), "Kính gửi: Sở Nội vụ"), Reason.UNSUPPORTED);
    }

    @Test
    void saysWhatToInstallWhereTheProgramIsMissing() {
        OcrSettings usual = OcrSettings.defaults();
        OcrEngine missing = new OcrEngine(new OcrSettings(
                "no-such-program",
                usual.languages(),
                1,
                usual.baseTimeout(),
                usual.pageTimeout(),
                usual.maxPages(),
                usual.maxMegapixels(),
                usual.maxMemoryMib()));

        assertThat(missing.available()).isFalse();
        assertThat(missing.installHint()).contains("ocrmypdf").contains("tesseract-ocr-vie");
        assertThatThrownBy(() -> missing.recognise(directory.resolve("any.pdf"), directory))
                .isInstanceOfSatisfying(
                        OcrException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_INSTALLED));
    }

    @Test
    void failsWhereAPageIsNotRecognisedInTimeAndSucceedsWithPatience() throws Exception {
        assumeTrue(engine.available(), () -> "character recognition is not installed: " + engine.installHint());
        OcrSettings usual = OcrSettings.defaults();
        OcrEngine hasty = new OcrEngine(new OcrSettings(
                usual.command(),
                usual.languages(),
                1,
                usual.baseTimeout(),
                Duration.ofMillis(20), // less than the program needs to load its languages
                usual.maxPages(),
                usual.maxMegapixels(),
                usual.maxMemoryMib()));
        Path picture = directory.resolve("scan.png");
        ImageIO.write(page(), "png", picture.toFile());
        Path work = Files.createDirectory(directory.resolve("hasty"));
        Path patient = Files.createDirectory(directory.resolve("patient"));

        assertThatThrownBy(() -> hasty.recognise(picture, work))
                .isInstanceOfSatisfying(
                        OcrException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT));
        OcrResult result = hasty.recognise(picture, patient, OcrMode.SKIP_TEXT, 5000);
        assertThat(result.pages().get(0).words()).isNotEmpty();
    }

    @Test
    void understandsTheProgramsComplaints() {
        assertThat(OcrEngine.reason(new ProgramRunner.Outcome(8, ""))).isEqualTo(Reason.ENCRYPTED);
        assertThat(OcrEngine.reason(new ProgramRunner.Outcome(1, "OSError: No space left on device")))
                .isEqualTo(Reason.NO_SPACE);
        assertThat(OcrEngine.reason(new ProgramRunner.Outcome(15, "DecompressionBombError")))
                .isEqualTo(Reason.TOO_BIG);
        assertThat(OcrEngine.reason(new ProgramRunner.Outcome(10, ""))).isEqualTo(Reason.BAD_RESULT);
    }

    private void assertRefused(Path file, Reason reason) {
        assertThatThrownBy(() -> engine.recognise(file, directory))
                .isInstanceOfSatisfying(
                        OcrException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static BufferedImage page() throws IOException, FontFormatException {
        BufferedImage image = new BufferedImage(1654, 1100, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setColor(Color.BLACK);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        try (InputStream in = Fonts.SERIF.open()) {
            g.setFont(Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(36f));
        }
        g.drawString("UBND TỈNH LẠNG SƠN", 190, 180);
        g.drawString("SỞ NỘI VỤ", 280, 225);
        g.drawString("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 760, 180);
        g.drawString("Độc lập - Tự do - Hạnh phúc", 870, 225);
        g.drawString("Số: 477/TTr-SNV", 250, 310);
        g.drawString("Lạng Sơn, ngày 05 tháng 3 năm 2026", 830, 310);
        g.drawString("TỜ TRÌNH", 740, 420);
        g.drawString("Về việc phê duyệt kế hoạch biên chế năm 2026", 480, 470);
        g.drawString("Kính gửi: Ủy ban nhân dân tỉnh Lạng Sơn", 500, 590);
        g.drawString("Thực hiện chỉ đạo của cấp trên, đơn vị báo cáo như sau:", 300, 690);
        g.dispose();
        return image;
    }
}
