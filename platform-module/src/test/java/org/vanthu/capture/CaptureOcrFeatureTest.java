package org.vanthu.capture;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.version.VersionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.ocr.Recognizer;
import org.vanthu.capture.work.CaptureNodes;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.organization.OrganizationFixture;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.pdf.Fonts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The whole way with the background threads and the real recognition program; skipped where it is not installed. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.scan-root", value = "${dir}/scans")
@RepositoryProperty(key = "vanthu.capture.stable-millis", value = "300")
@RepositoryProperty(key = "vanthu.capture.rescan-millis", value = "300")
class CaptureOcrFeatureTest {
    private static final String AGENCY = "H77";

    @Test
    @Requirement({"R001-025", "R002-007"})
    void pictureBecomesASearchablePdfWithItsOriginalBesideIt(EmbeddedRepository repository, Path directory)
            throws Exception {
        Recognizer ocr = repository.bean(Recognizer.class);
        assumeTrue(ocr.available(), "the recognition program is not installed: " + ocr.installHint());
        system(repository, () -> OrganizationFixture.agency(repository, AGENCY, true));
        Path folder = Files.createDirectories(directory.resolve("scans").resolve(AGENCY));
        Path scan = directory.resolve("scan.png");
        ImageIO.write(page(), "png", scan.toFile());
        Files.move(scan, folder.resolve("scan.png"));

        Intake entry = await(repository);

        assertThat(entry.state()).isEqualTo(IntakeState.AWAITING_CHECK);
        assertThat(entry.reason()).isNull();
        assertThat(entry.read().version()).isEqualTo(1);
        assertThat(repository.bean(CaptureService.class)).isNotNull();
        NodeRef node = CaptureNodes.ref(entry.storedOrThrow().nodeId());
        system(repository, () -> {
            ContentService contents = repository.bean("contentService", ContentService.class);
            assertThat(contents.getReader(node, ContentModel.PROP_CONTENT).getMimetype())
                    .isEqualTo("application/pdf");
            assertThat(contents.getReader(node, CaptureModel.PROP_ORIGINAL).getMimetype())
                    .isEqualTo("image/png");
            assertThat(repository
                            .bean("versionService", VersionService.class)
                            .getVersionHistory(node)
                            .getAllVersions())
                    .hasSizeGreaterThanOrEqualTo(2);
            String words =
                    repository.bean(IntakeLedger.class).words(entry.id(), 1).orElse("");
            assertThat(words).contains("BÁO").contains("QUYẾT");
            return true;
        });
        assertThat(Files.exists(folder.resolve("scan.png"))).isFalse();
    }

    private static Intake await(EmbeddedRepository repository) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(300).toNanos();
        while (System.nanoTime() < deadline) {
            List<Intake> entries = system(
                    repository,
                    () -> repository
                            .bean(IntakeLedger.class)
                            .list(AGENCY, EnumSet.of(IntakeState.AWAITING_CHECK), null, 0, false, 10));
            if (!entries.isEmpty()) {
                return entries.get(0);
            }
            Thread.sleep(300);
        }
        List<Intake> all = system(
                repository,
                () -> repository
                        .bean(IntakeLedger.class)
                        .list(AGENCY, EnumSet.noneOf(IntakeState.class), null, 0, false, 10));
        throw new AssertionError("not read in time: " + all);
    }

    private static <T> T system(EmbeddedRepository repository, Supplier<T> work) {
        AuthenticationUtil.setFullyAuthenticatedUser(AuthenticationUtil.getSystemUserName());
        return repository
                .bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                .doInTransaction(work::get, false, true);
    }

    private static BufferedImage page() throws IOException {
        var image = new BufferedImage(1654, 2339, BufferedImage.TYPE_BYTE_GRAY);
        var g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 1654, 2339);
        g.setColor(Color.BLACK);
        g.setRenderingHint(
                java.awt.RenderingHints.KEY_TEXT_ANTIALIASING, java.awt.RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        try (var in = Fonts.SERIF.open()) {
            g.setFont(Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(38f));
        } catch (java.awt.FontFormatException e) {
            throw new IOException(e);
        }
        String[] lines = {
            "BÁO CÁO KẾT QUẢ",
            "Về việc thực hiện nhiệm vụ được giao",
            "CÁC QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN",
            "Sở Nội vụ báo cáo như sau"
        };
        for (int i = 0; i < lines.length; i++) {
            g.drawString(lines[i], 240, 400 + i * 90);
        }
        g.dispose();
        return image;
    }
}
