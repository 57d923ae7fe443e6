package org.vanthu.acceptance;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.vanthu.acceptance.Staffing.must;

/** A site that has no program for recognition has its scans read by a service in another process. */
class OcrServiceIT {

    private static final String AGENCY = "H99.OC";
    private static final String CLERK = "vt.oc";

    @TempDir
    Path directory;

    @Test
    void scansAreReadByTheServiceWaitWhileItIsAwayAndAreReadWhenItIsBack() throws Exception {
        assumeFalse(Site.isGiven(), "starts a site of its own");
        Path token = Files.writeString(directory.resolve("token"), "mot-token-cua-may-doc-2026");
        Process service = service(0, token);
        URI address = address(service);
        Path data = directory.resolve("data");
        Files.createDirectories(data);
        Files.writeString(
                data.resolve("vanthu.properties"),
                String.join(
                        "\n",
                        "vanthu.capture.ocr-url=" + address,
                        "vanthu.capture.ocr-token-file=" + token,
                        "vanthu.capture.ocr-command=/nonexistent/ocrmypdf",
                        ""));
        try (SiteProcess site = SiteProcess.start(data)) {
            Staffing staffing = new Staffing(new Api(site.address()).signIn("admin", SiteProcess.ADMIN_PASSWORD));
            staffing.agency(AGENCY, "Chi cục Đọc xa", "Đọc xa", "DX", false);
            Site.Account account =
                    new Site.Account(CLERK, staffing.person(AGENCY, null, CLERK, "Vũ Thị Hoa", "Văn thư", "clerk"));
            Api clerk = new Api(site.address()).signIn(account.userName(), account.password());

            upload(clerk, "mot.png", "số một");
            JsonNode first = entry(clerk, "mot.png", "awaitingCheck");
            assertThat(first.path("reason").isNull() || first.path("reason").isMissingNode())
                    .as(first.toString())
                    .isTrue();
            assertThat(clerk.get("capture/entries/" + first.path("id").asText() + "/pages/1/words")
                            .json()
                            .toString())
                    .contains("Nội");

            end(service);
            upload(clerk, "hai.png", "số hai");
            JsonNode waiting = entry(clerk, "hai.png", "awaitingCheck");
            assertThat(waiting.toString()).contains(address.toString());
            Desk desk = Desk.of(site.address(), account);
            desk.goTo("capture");
            assertThat(desk.at("no-ocr")).containsText(address.toString());
            desk.picture("ocr-service-away");
            desk.close();

            service = service(address.getPort(), token);
            Api.until(
                    () -> clerk.get("capture/entries/" + waiting.path("id").asText() + "/pages/1/words"),
                    found -> found.status() == 200 && found.json().toString().contains("Nội"));
        } finally {
            end(service);
        }
    }

    private static void upload(Api clerk, String name, String text) throws IOException {
        try (PDDocument letter = Loader.loadPDF(LetterPdf.of("Sở Nội vụ trình, " + text, "GIÁM ĐỐC", "Lê Văn Mẫu"));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new PDFRenderer(letter).renderImageWithDPI(0, 200, ImageType.GRAY), "png", out);
            must(clerk.upload("capture/entries", Map.of("agency", AGENCY), name, out.toByteArray(), "image/png"));
        }
    }

    private static JsonNode entry(Api clerk, String name, String state) {
        String list = "capture/entries?state=all&limit=100&agency=" + AGENCY;
        JsonNode listed = Api.until(() -> clerk.get(list), found -> find(found.json(), name, state) != null)
                .json();
        String id = find(listed, name, state).path("id").asText();
        return must(clerk.get("capture/entries/" + id)).json();
    }

    private static JsonNode find(JsonNode list, String name, String state) {
        for (JsonNode one : list.path("items")) {
            if (one.path("fileName").asText().equals(name)
                    && one.path("state").asText().equals(state)) {
                return one;
            }
        }
        return null;
    }

    private static Process service(int port, Path token) {
        return SiteProcess.piped(
                "org.vanthu.standalone.OcrService",
                "--port",
                Integer.toString(port),
                "--token-file",
                token.toString(),
                "--work",
                token.resolveSibling("reading").toString());
    }

    private static URI address(Process service) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        assertThat(line).startsWith("Scans are read at http");
        return URI.create(line.substring(line.indexOf("http")));
    }

    private static void end(Process service) throws InterruptedException {
        service.destroyForcibly();
        assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
