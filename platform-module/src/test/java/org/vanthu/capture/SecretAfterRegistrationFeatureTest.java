package org.vanthu.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditSeals;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.files.SampleFiles;
import org.vanthu.organization.OrganizationFixture;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.IncomingFields;
import org.vanthu.registry.RegisterVerifier;
import org.vanthu.registry.Registration;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.SecretDocuments;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Documents registered with a file are read afterwards; one that bears a secrecy mark is withheld and leaves nothing.
 */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.scan-root", value = "${dir}/scans")
@RepositoryProperty(key = "vanthu.capture.ocr-command", value = "no-such-program")
class SecretAfterRegistrationFeatureTest {
    private static final String SUBJECT = "Về phương án Hoa Sen";
    private static final List<String> TABLES = List.of(
            "vt_document", "vt_register_entry", "vt_intake", "vt_intake_page", "vt_audit", "emb_node", "emb_text");

    private final EmbeddedRepository repository;
    private final CaptureSite site;
    private final Path directory;
    private final JdbcTemplate jdbc;

    SecretAfterRegistrationFeatureTest(EmbeddedRepository repository, MutableClock clock, Path directory)
            throws IOException {
        this.repository = repository;
        this.directory = directory;
        this.jdbc = ModuleTables.of(repository);
        this.site = new CaptureSite(repository, clock, directory, false);
    }

    @Test
    void anUploadedDocumentIsReadAfterItsRegistrationAndNeverWaitsForTheClerk() {
        Registration registered = register("open.pdf", SampleFiles.textPdf(openLines()), "11/BC-SNV");
        assertThat(site.only().state()).isEqualTo(IntakeState.REGISTERED);
        assertThat(site.only().read()).isNull();
        assertThat(site.only().work().step()).isEqualTo(Intake.Step.READ);

        site.work();

        Intake read = site.only();
        assertThat(read.state()).isEqualTo(IntakeState.REGISTERED);
        assertThat(read.read()).isNotNull();
        assertThat(read.work().step()).isNull();
        assertThat(read.link().arrivalNumber()).isEqualTo(registered.arrivalNumber());
        assertThat(count("SELECT count(*) FROM vt_document_secrecy WHERE node_id = '" + id(registered) + "'"))
                .isZero();
    }

    @Test
    @Requirement({"R000-002", "R001-022", "R002-057"})
    void aSecretDocumentIsWithheldAtOnceAndPurgedWithoutATraceOfItsBytesAndWords() {
        byte[] secret = SampleFiles.secretPdf();
        Registration registered = register("hoa-sen.pdf", secret, "12/BC-SNV");
        String reader = "reader." + site.clerk();
        site.asSystem(() -> OrganizationFixture.person(repository, site.agency(), reader));
        NodeRef document = registered.nodeRef();
        AuditEvent corrected = AuditEvent.of(
                site.agency(),
                "registry.correct",
                id(registered),
                List.of(new Change("subject", SUBJECT + " cũ", SUBJECT)),
                "Đính chính");
        site.asSystem(() -> {
            repository.bean(AuditTrail.class).record(corrected);
            return true;
        });
        assertThat(site.as(
                        reader,
                        () -> repository
                                .bean(DocumentQueries.class)
                                .readable(document)
                                .subject()))
                .isEqualTo(SUBJECT);

        site.work();

        assertThat(site.only().read()).isNull();
        assertThat(site.only().reason().code()).isEqualTo("capture.reason.secret-after-registration");
        assertThatThrownBy(() -> site.as(
                        reader, () -> repository.bean(DocumentQueries.class).readable(document)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(site.asClerk(() -> repository
                        .bean(DocumentQueries.class)
                        .readable(document)
                        .subject()))
                .isEqualTo(SUBJECT);

        SecretDocuments secrets = repository.bean(SecretDocuments.class);
        DocumentRow purged = site.asClerk(() -> secrets.purge(document, "Văn bản mật, chuyển sổ mật"));

        assertThat(purged.voided()).isTrue();
        assertThat(purged.arrivalNumber()).isEqualTo(registered.arrivalNumber());
        assertThat(copies(secret)).isEmpty();
        for (String table : TABLES) {
            assertThat(ModuleTables.rowsWith(repository, table, "Hoa Sen"))
                    .as(table)
                    .isZero();
            assertThat(ModuleTables.rowsWith(repository, table, "hoa-sen"))
                    .as(table)
                    .isZero();
        }
        assertThat(site.asClerk(() -> repository.bean(RegisterVerifier.class).verify(registered.register()))
                        .firstBroken())
                .isNull();
        assertThat(count("SELECT count(*) FROM vt_audit WHERE action = 'registry.purge' AND subject = '"
                        + id(registered) + "'"))
                .isEqualTo(1);
        assertThat(site.asSystem(() -> {
                    AuditSeals seals = repository.bean(AuditSeals.class);
                    while (seals.sealNext() > 0) {
                        // until every row is under a seal
                    }
                    return seals.firstBroken();
                }))
                .isEmpty();
        assertThatThrownBy(() -> site.asClerk(() -> secrets.clear(document, "không mật")))
                .isInstanceOf(ConflictException.class);
        site.work();
    }

    @Test
    void aDocumentThatIsNotSecretAfterAllIsReadByEverybodyAsBefore() {
        Registration registered = register("nham.pdf", SampleFiles.secretPdf(), "13/BC-SNV");
        site.work();
        SecretDocuments secrets = repository.bean(SecretDocuments.class);
        assertThatThrownBy(() -> site.asClerk(() -> secrets.clear(registered.nodeRef(), " ")))
                .isInstanceOf(org.vanthu.shared.InvalidInputException.class);

        site.asClerk(() -> secrets.clear(registered.nodeRef(), "Dấu đã giải mật"));
        site.work();

        assertThat(site.only().read()).isNotNull();
        assertThat(site.only().reason()).isNull();
        assertThat(count("SELECT count(*) FROM vt_document_secrecy WHERE state = 'cleared' AND node_id = '"
                        + id(registered) + "'"))
                .isEqualTo(1);
    }

    @Test
    @Requirement("R000-002")
    void aMarkThatReadingMissedIsReportedByTheClerkAndOnlyOnce() {
        Registration registered = register("mo.pdf", SampleFiles.textPdf(openLines()), "15/BC-SNV");
        site.work();
        String reader = "colleague." + site.clerk();
        site.asSystem(() -> OrganizationFixture.person(repository, site.agency(), reader));
        SecretDocuments secrets = repository.bean(SecretDocuments.class);
        NodeRef document = registered.nodeRef();
        assertThatThrownBy(() -> site.as(reader, () -> secrets.flag(document, "Thấy dấu MẬT")))
                .isInstanceOf(AccessDeniedException.class);

        site.asClerk(() -> secrets.flag(document, "Thấy dấu MẬT ở trang 2"));

        assertThatThrownBy(() -> site.as(
                        reader, () -> repository.bean(DocumentQueries.class).readable(document)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> site.asClerk(() -> secrets.flag(document, "Lần nữa")))
                .isInstanceOf(ConflictException.class);
        site.asClerk(() -> secrets.clear(document, "Không phải dấu mật"));
        site.asClerk(() -> secrets.flag(document, "Đúng là dấu mật"));
        assertThat(site.asClerk(() -> secrets.purge(document, "Chuyển sổ mật")).voided())
                .isTrue();
    }

    @Test
    @Requirement("R000-002")
    void theTextOfAFileWithoutPagesIsCheckedToo() {
        Registration registered = register(
                "ghi-chu.txt", "UBND TỈNH MẪU\n\nTỐI MẬT\n\nBÁO CÁO".getBytes(StandardCharsets.UTF_8), "14/BC-SNV");

        site.work();

        assertThat(jdbc.queryForObject(
                        "SELECT mark FROM vt_document_secrecy WHERE node_id = ?", String.class, id(registered)))
                .isEqualTo("TỐI MẬT");
    }

    private Registration register(String fileName, byte[] content, String number) {
        try {
            Path file = Files.createTempFile(directory, "upload-", ".part");
            Files.write(file, content);
            try {
                return site.asClerk(() -> repository
                        .bean(RegistryService.class)
                        .registerIncoming(new RegistrationRequest(
                                site.agency(),
                                null,
                                null,
                                new RegistrationRequest.Upload(fileName, file),
                                fields(number),
                                null,
                                null,
                                null,
                                null,
                                false)));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IncomingFields fields(String number) {
        // only one document has the words that must vanish
        String subject = number.startsWith("12/") ? SUBJECT : "Về việc khác " + number;
        return new IncomingFields(
                number,
                null,
                null,
                LocalDate.of(2026, 8, 17),
                "Sở Nội vụ",
                null,
                "BC",
                subject,
                0,
                "vi",
                1,
                "paper",
                "paper",
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                "none",
                null);
    }

    private static String[] openLines() {
        return new String[] {
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "BÁO CÁO",
            "Về kết quả thực hiện nhiệm vụ năm 2026 của Sở Nội vụ tỉnh Mẫu",
            "Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện nhiệm vụ được giao"
        };
    }

    private List<Path> copies(byte[] content) {
        try {
            return site.copies(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(Registration registration) {
        return registration.nodeRef().getId();
    }

    private long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }
}
