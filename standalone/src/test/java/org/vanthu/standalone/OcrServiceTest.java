package org.vanthu.standalone;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.capture.ocr.OcrClient;
import org.vanthu.capture.ocr.OcrEngine;
import org.vanthu.capture.ocr.OcrException;
import org.vanthu.capture.ocr.OcrException.Reason;
import org.vanthu.capture.ocr.OcrMode;
import org.vanthu.capture.ocr.OcrResult;
import org.vanthu.capture.ocr.OcrSettings;
import org.vanthu.capture.reading.Word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Scans are read over HTTP by another process as they would be read here. */
class OcrServiceTest {

    private static final String TOKEN = "mot-token-cua-may-doc-2026";

    @TempDir
    Path directory;

    @Test
    void aScanIsReadAsThisMachineWouldReadItAndNothingOfItStays() throws Exception {
        OcrEngine here = new OcrEngine();
        assumeTrue(here.available(), () -> "character recognition is not installed: " + here.installHint());
        Path scan = scan();
        try (OcrService service = OcrService.start(arguments(token(TOKEN), 64))) {
            OcrClient client = client(service.address(), TOKEN);
            assertThat(client.available()).isTrue();

            OcrResult there = client.recognise(scan, work("there"), OcrMode.SKIP_TEXT, 1);

            OcrResult same = here.recognise(scan, work("here"), OcrMode.SKIP_TEXT, 1);
            assertThat(words(there)).isNotEmpty().isEqualTo(words(same));
            assertThat(there.pages()).isEqualTo(same.pages());
            assertThat(there.quality()).isEqualTo(same.quality());
            try (PDDocument pdf = Loader.loadPDF(there.searchablePdf().toFile())) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            }
            try (Stream<Path> left = Files.list(directory.resolve("service"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void whatCannotBeReadIsRefusedWithTheReasonThatTheEngineGives() throws Exception {
        assumeTrue(new OcrEngine().available(), "character recognition is not installed");
        Path text = Files.writeString(directory.resolve("thu.txt"), "Kính gửi: Sở Nội vụ");
        Path large = Files.write(directory.resolve("lon.pdf"), new byte[(1 << 20) + 1]);
        try (OcrService service = OcrService.start(arguments(token(TOKEN), 1))) {
            OcrClient client = client(service.address(), TOKEN);

            assertThat(reason(client, text)).isEqualTo(Reason.UNSUPPORTED);
            assertThat(reason(client, locked())).isEqualTo(Reason.ENCRYPTED);
            assertThat(reason(client, large)).isEqualTo(Reason.TOO_BIG);
        }
    }

    @Test
    void whoDoesNotShowTheTokenIsNotHeard() throws Exception {
        try (OcrService service = OcrService.start(arguments(token(TOKEN), 64))) {
            OcrClient stranger = client(service.address(), "mot-token-khac-hoan-toan-26");
            assertThat(stranger.available()).isFalse();
            assertThat(reason(stranger, directory.resolve("token"))).isEqualTo(Reason.NOT_INSTALLED);

            HttpRequest bare = HttpRequest.newBuilder(service.address().resolve("recognise"))
                    .POST(HttpRequest.BodyPublishers.ofString("%PDF-"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(bare, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aServiceForOtherMachinesIsNotStartedWithoutATokenOrWithAShortOne() throws Exception {
        OcrArguments open = OcrArguments.parse("--address", "0.0.0.0", "--port", "0");
        assertThatThrownBy(() -> OcrService.start(open)).isInstanceOf(IllegalArgumentException.class);

        Path weak = token("1234");
        assertThatThrownBy(() -> OcrService.start(arguments(weak, 64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("24");
    }

    @Test
    void aServiceThatWentAwayIsMissedAndTheFileWaits() throws Exception {
        OcrService service = OcrService.start(arguments(null, 64));
        OcrClient client = client(service.address(), "");
        assumeTrue(client.available(), "character recognition is not installed");
        service.close();

        assertThat(reason(client, scan())).isEqualTo(Reason.NOT_INSTALLED);
        assertThat(client.available()).isFalse();
        assertThat(client.missing()).isEqualTo("capture.reason.ocr-away");
    }

    private OcrArguments arguments(@Nullable Path token, int mostMib) {
        return new OcrArguments("127.0.0.1", 0, token, 1, mostMib, directory.resolve("service"));
    }

    private Path token(String text) throws IOException {
        return Files.writeString(directory.resolve("token"), text + "\n");
    }

    private OcrClient client(URI address, String token) throws IOException {
        String file = token.isEmpty()
                ? ""
                : Files.writeString(directory.resolve("token-of-the-site"), token)
                        .toString();
        return new OcrClient(address.toString(), file, OcrSettings.defaults());
    }

    private Reason reason(OcrClient client, Path file) throws IOException {
        Path work = Files.createTempDirectory(directory, "work");
        return catchThrowableOfType(OcrException.class, () -> client.recognise(file, work, OcrMode.SKIP_TEXT, 1))
                .reason();
    }

    private Path work(String name) throws IOException {
        return Files.createDirectory(directory.resolve(name));
    }

    private static List<String> words(OcrResult result) {
        return result.pages().get(0).words().stream().map(Word::text).toList();
    }

    private Path locked() throws IOException {
        Path file = directory.resolve("khoa.pdf");
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("chu", "khach", new AccessPermission()));
            pdf.save(file.toFile());
        }
        return file;
    }

    private Path scan() throws IOException {
        BufferedImage page = new BufferedImage(1654, 2339, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = page.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 38));
        int y = 250;
        for (String line : List.of(
                "SỞ NỘI VỤ TỈNH MẪU",
                "Số: 477/TTr-SNV",
                "Về việc thẩm định đề án vị trí việc làm năm 2026",
                "Kính gửi: Ủy ban nhân dân tỉnh",
                "Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định.")) {
            graphics.drawString(line, 200, y);
            y += 80;
        }
        graphics.dispose();
        Path file = directory.resolve("scan.png");
        ImageIO.write(page, "png", file.toFile());
        return file;
    }
}
