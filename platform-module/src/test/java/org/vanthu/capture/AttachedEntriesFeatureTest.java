package org.vanthu.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.alfresco.service.cmr.repository.NodeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.CaptureNodes;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.files.SampleFiles;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that came beside another one go out with it, and a mark of secrecy in one of them takes out all. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.scan-root", value = "${dir}/scans")
@RepositoryProperty(key = "vanthu.capture.ocr-command", value = "no-such-program")
class AttachedEntriesFeatureTest {
    private static final String SECRET = "capture.reason.secret";

    private final EmbeddedRepository repository;
    private final CaptureSite site;
    private final Path directory;

    AttachedEntriesFeatureTest(EmbeddedRepository repository, MutableClock clock, Path directory) throws IOException {
        this.repository = repository;
        this.directory = directory;
        this.site = new CaptureSite(repository, clock, directory, false);
    }

    @Test
    void whatTheClerkDiscardsTakesTheFilesBesideItAlong() {
        ExchangeEntries.Taken main = take("cong-van.pdf", open("Công văn"));
        ExchangeEntries.Taken first = beside(main, "phu-luc-1.pdf", open("Phụ lục một"));
        ExchangeEntries.Taken second = beside(main, "phu-luc-2.pdf", open("Phụ lục hai"));
        site.work();

        discard(main, "Gửi nhầm cơ quan");

        for (ExchangeEntries.Taken one : List.of(main, first, second)) {
            assertThat(entry(one).state()).isEqualTo(IntakeState.REFUSED);
            assertThat(entry(one).reason().args()).contains("Gửi nhầm cơ quan");
            assertThat(isThere(one)).isFalse();
        }
    }

    @Test
    void whatIsRegisteredOnItsOwnStaysAndSoDoesWhatCameBefore() {
        byte[] form = open("Mẫu biểu gửi kèm nhiều văn bản");
        ExchangeEntries.Taken earlier = take("bieu-mau.pdf", form);
        ExchangeEntries.Taken main = take("thong-bao.pdf", open("Thông báo"));
        ExchangeEntries.Taken registered = beside(main, "ke-hoach.pdf", open("Kế hoạch"));
        ExchangeEntries.Taken again = beside(main, "bieu-mau-2.pdf", form);
        site.work();
        register(registered, "31/KH-SNV");

        discard(main, "Không thuộc thẩm quyền");

        assertThat(again.id()).isEqualTo(earlier.id());
        assertThat(entry(earlier).state()).isEqualTo(IntakeState.AWAITING_CHECK);
        assertThat(entry(registered).state()).isEqualTo(IntakeState.REGISTERED);
        assertThat(isThere(registered)).isTrue();
    }

    @Test
    @Requirement("R000-002")
    void aMarkOfSecrecyInOneFileTakesOutAllThatCameWithIt() {
        ExchangeEntries.Taken main = take("to-trinh.pdf", open("Tờ trình"));
        ExchangeEntries.Taken plain = beside(main, "bang-so-lieu.pdf", open("Bảng số liệu"));
        ExchangeEntries.Taken secret = beside(main, "phuong-an.pdf", SampleFiles.secretPdf());

        site.work();

        for (ExchangeEntries.Taken one : List.of(main, plain, secret)) {
            assertThat(entry(one).state()).isEqualTo(IntakeState.REFUSED);
            assertThat(entry(one).reason().code()).isEqualTo(SECRET);
            assertThat(isThere(one)).isFalse();
        }
    }

    @Test
    @Requirement("R000-002")
    void aMarkFoundAfterTheDocumentWasRegisteredWithholdsIt() {
        ExchangeEntries.Taken main = take("bao-cao.pdf", open("Báo cáo"));
        ExchangeEntries.Taken secret = beside(main, "so-lieu-mat.pdf", SampleFiles.secretPdf());
        register(main, "32/BC-SNV");

        site.work();

        assertThat(entry(secret).state()).isEqualTo(IntakeState.REFUSED);
        assertThat(isThere(secret)).isFalse();
        assertThat(entry(main).state()).isEqualTo(IntakeState.REGISTERED);
        assertThat(ModuleTables.rowsWith(repository, "vt_document_secrecy", main.nodeId()))
                .isEqualTo(1);
    }

    // --- steps

    private ExchangeEntries.Taken take(String name, byte[] content) {
        return stored(content, file -> entries().take(site.agency(), name, file, "Bộ Gửi"));
    }

    private ExchangeEntries.Taken beside(ExchangeEntries.Taken main, String name, byte[] content) {
        return stored(content, file -> entries().takeBeside(main.id(), site.agency(), name, file, "Bộ Gửi"));
    }

    private ExchangeEntries entries() {
        return repository.bean(ExchangeEntries.class);
    }

    private ExchangeEntries.Taken stored(
            byte[] content, java.util.function.Function<Path, ExchangeEntries.Taken> taking) {
        try {
            Path file = Files.write(Files.createTempFile(directory, "attached-", ".part"), content);
            try {
                return site.asSystem(() -> taking.apply(file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void discard(ExchangeEntries.Taken one, String why) {
        site.asClerk(() -> {
            try {
                return repository.bean(CaptureService.class).discard(one.id(), why);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void register(ExchangeEntries.Taken one, String number) {
        site.asClerk(() -> repository
                .bean(RegistryService.class)
                .registerIncoming(new RegistrationRequest(
                        site.agency(),
                        null,
                        RegistryService.ref(one.nodeId()),
                        null,
                        TestSite.fields(number, "Về việc " + number),
                        null,
                        null,
                        null,
                        null,
                        false)));
    }

    private Intake entry(ExchangeEntries.Taken one) {
        return site.asSystem(
                () -> repository.bean(IntakeLedger.class).find(one.id()).orElseThrow());
    }

    private boolean isThere(ExchangeEntries.Taken one) {
        return site.asSystem(
                () -> repository.bean("nodeService", NodeService.class).exists(CaptureNodes.ref(one.nodeId())));
    }

    private static byte[] open(String title) {
        return SampleFiles.textPdf(
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                title,
                title + " của Sở Nội vụ tỉnh Mẫu",
                "Sở Nội vụ gửi Ủy ban nhân dân tỉnh để xem xét theo chức năng nhiệm vụ được giao");
    }
}
