package org.vanthu.reporting;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vanthu.organization.Agency;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.Register;
import org.vanthu.registry.RegisterVerifier.Unused;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

class PrintTest {

    private static final Agency AGENCY = new Agency(
            "H99",
            "Ủy ban nhân dân tỉnh Mẫu",
            "UBND tỉnh Mẫu",
            "UBND",
            "Mẫu",
            Agency.Level.PROVINCE,
            null,
            "H99",
            List.of(),
            true,
            null,
            true,
            Map.of());
    private static final String HASH = "ab".repeat(32);

    @TempDir
    Path folder;

    @Test
    @Requirement({"R000-021", "R002-041", "R001-018", "R001-026"})
    void printsTheTenColumnsOfTheFormWithPageNumbersHashAndUnusedNumbers() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        RegisterPdf.write(book(60), bytes);

        try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
            PDRectangle page = document.getPage(0).getMediaBox();
            assertThat(page.getWidth()).isGreaterThan(page.getHeight()).isBetween(841f, 843f);
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(false);
            String text = stripper.getText(document).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "Năm 2026", "ỦY BAN NHÂN DÂN TỈNH MẪU")
                    .contains("Từ số 1 đến số 60", "Từ ngày 22/11/2026 đến ngày 22/11/2026")
                    .contains("Trang 2/" + pages, "Trang " + pages + "/" + pages)
                    .contains(HASH)
                    .contains("Số 61: giữ cho ngày mất mạng, không dùng")
                    .contains("Đã hủy: nhập nhầm", "477/TTr-SNV", "(10)");
            for (String column : RegisterBook.COLUMNS) {
                assertThat(text.replace(" ", "")).contains(column.replace(" ", ""));
            }
        }
    }

    @Test
    void printsAnEmptyRegister() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        RegisterPdf.write(book(0), bytes);

        try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
    }

    @Test
    @Requirement("R002-041")
    void writesTheSameColumnsAsSpreadsheetWithoutFormulas() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        RegisterXlsx.write(book(3), bytes);

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(4).getCell(2).getStringCellValue()).isEqualTo("Tác giả");
            assertThat(sheet.getRow(5).getCell(1).getNumericCellValue()).isEqualTo(1);
            assertThat(sheet.getRow(5).getCell(5).getStringCellValue()).startsWith("Tờ trình: =1+1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    @Requirement("R000-021")
    void stampsWhereThePageIsEmptyWhicheverWayItIsTurned(int rotation) throws IOException {
        Path file = pageWithText(rotation);
        byte[] before = Files.readAllBytes(file);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ArrivalStamp.write(file, "application/pdf", AGENCY.name(), row(12, false), bytes);

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (PDDocument plain = Loader.loadPDF(file.toFile());
                PDDocument stamped = Loader.loadPDF(bytes.toByteArray())) {
            assertThat(new PDFTextStripper().getText(stamped)).contains("ĐẾN", "Số: 12", "Ngày: 22/11/2026");
            var without = new PDFRenderer(plain).renderImage(0, 1, ImageType.GRAY);
            var with = new PDFRenderer(stamped).renderImage(0, 1, ImageType.GRAY);
            int covered = 0;
            int added = 0;
            for (int y = 0; y < without.getHeight(); y++) {
                for (int x = 0; x < without.getWidth(); x++) {
                    boolean inkBefore = (without.getRGB(x, y) & 0xff) < 128;
                    boolean changed = without.getRGB(x, y) != with.getRGB(x, y);
                    covered += inkBefore && changed ? 1 : 0;
                    added += changed ? 1 : 0;
                }
            }
            assertThat(covered).isZero();
            assertThat(added).isGreaterThan(500);
        }
    }

    @Test
    @Requirement("R000-021")
    void theStampIs50MillimetresWideAnd35High() {
        assertThat(ArrivalStamp.WIDTH / 72 * 25.4f).isCloseTo(50f, org.assertj.core.api.Assertions.within(0.01f));
        assertThat(ArrivalStamp.HEIGHT / 72 * 25.4f).isCloseTo(35f, org.assertj.core.api.Assertions.within(0.01f));
    }

    private Path pageWithText(int rotation) throws IOException {
        Path file = folder.resolve("page" + rotation + ".pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setRotation(rotation);
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                out.setNonStrokingColor(0f);
                for (int line = 0; line < 30; line++) {
                    out.addRect(60, 60 + line * 18, 470, 8);
                }
                out.addRect(60, 760, 200, 40);
                out.addRect(330, 760, 200, 40);
                out.fill();
            }
            document.save(file.toFile());
        }
        return file;
    }

    private static RegisterBook book(int rows) {
        Register register = new Register(
                "H99~incoming~den~2026",
                "H99",
                "incoming",
                "den",
                "Sổ đăng ký văn bản đến",
                2026,
                "open",
                1,
                rows + 2L,
                rows);
        return new RegisterBook(
                AGENCY,
                register,
                LongStream.rangeClosed(1, rows).mapToObj(n -> row(n, n == 5)).toList(),
                Map.of(5L, "nhập nhầm"),
                List.of(new Unused(rows + 1L, "giữ cho ngày mất mạng, không dùng")),
                1,
                rows + 1L,
                HASH);
    }

    private static DocumentRow row(long number, boolean voided) {
        return new DocumentRow(
                "node-" + number,
                "H99",
                "incoming",
                number,
                2026,
                "H99~incoming~den~2026",
                LocalDate.of(2026, 11, 22),
                Instant.parse("2026-11-22T03:00:00Z"),
                Instant.parse("2026-11-22T03:00:00Z"),
                "clerk",
                false,
                "477/TTr-SNV",
                LocalDate.of(2026, 11, 20),
                "Sở Nội vụ",
                "TTr",
                "Tờ trình",
                "=1+1 Về việc ban hành Quy chế quản lý, vận hành và khai thác hệ thống quản lý văn bản "
                        + "với_một_từ_rất_dài_không_có_khoảng_trắng_nào_cả",
                0,
                voided ? "voided" : "registered",
                "Phòng Văn xã",
                null,
                null,
                null,
                null,
                1);
    }
}
