package org.vanthu.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;
import org.vanthu.signing.PdfConverter;
import org.vanthu.signing.SignatureStatus;
import org.vanthu.signing.SignatureVerifier;
import org.vanthu.signing.VerificationReport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.vanthu.outgoing.OutgoingOffice.AGENCY;
import static org.vanthu.outgoing.OutgoingOffice.CLERK;
import static org.vanthu.outgoing.OutgoingOffice.DRAFTER;
import static org.vanthu.outgoing.OutgoingOffice.LEADER;
import static org.vanthu.outgoing.OutgoingOffice.form;

/** Drafts as people write them, DOCX and ODT, turned into PDF/A by LibreOffice and signed. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.signing.key-folder", value = "${dir}/office-keys")
@RepositoryProperty(key = "vanthu.signing.trust-folder", value = "${dir}/office-trust")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficeFilesFeatureTest {

    private final EmbeddedRepository repository;
    private final OutgoingOffice office;

    OfficeFilesFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.office = new OutgoingOffice(repository);
    }

    @BeforeAll
    void createOffice() throws Exception {
        office.create(Map.of());
        TestKeys keys = new TestKeys(repository);
        keys.person(AGENCY, LEADER, "Phạm Văn Dũng");
        keys.organisation(AGENCY, "Ủy ban nhân dân tỉnh Mẫu");
    }

    @Test
    @Requirement("R001-037")
    void aDocxDraftAndItsOdtAppendixAreSignedAsPdfA() throws IOException {
        requireLibreOffice();
        Outgoing issued = issued("du-thao.docx", docx(lines()), "phu-luc.odt", odt(lines()));

        OutgoingFile sealed = last(issued, OutgoingFile.SEALED);
        OutgoingFile appendix = last(issued, OutgoingFile.APPENDIX);
        assertThat(appendix.name()).isEqualTo("phu-luc.pdf");
        assertHolds(sealed, 2);
        assertHolds(appendix, 1);
        Path copy = office.as(CLERK, () -> office.bean(OutgoingNodes.class).copy(sealed.ref()));
        try (PDDocument pdf = Loader.loadPDF(copy.toFile())) {
            PDAcroForm fields = Objects.requireNonNull(pdf.getDocumentCatalog().getAcroForm());
            assertThat(fields.getField(NumberFields.NUMBER).getValueAsString())
                    .as("the number stands where the draft left room for it")
                    .isEqualTo(Objects.requireNonNull(issued.stage().number()).replaceAll("/.*", ""));
            assertThat(fields.getField(NumberFields.MONTH).getValueAsString()).isNotEmpty();
        } finally {
            OutgoingNodes.delete(copy);
        }
    }

    @Test
    void anOdtDraftIsSignedAsPdfA() throws IOException {
        requireLibreOffice();
        Outgoing issued = issued("du-thao.odt", odt(lines()), "phu-luc.docx", docx(lines()));

        assertHolds(last(issued, OutgoingFile.SEALED), 2);
        assertHolds(last(issued, OutgoingFile.APPENDIX), 1);
    }

    private void requireLibreOffice() {
        assumeTrue(
                office.bean(PdfConverter.class).isAvailable(),
                "LibreOffice is not installed: apt-get install --no-install-recommends libreoffice-writer-nogui fonts-liberation2");
    }

    private Outgoing issued(String name, byte[] draft, String appendixName, byte[] appendix) {
        Outgoing document = office.as(DRAFTER, () -> {
            try (Uploaded uploaded = Uploaded.of(List.of(
                    new Uploaded.Part("file", name, file(draft)),
                    new Uploaded.Part(OutgoingFile.ATTACHMENT, appendixName, file(appendix))))) {
                return office.bean(Drafts.class).create(form("QD", "Soạn bằng " + name), uploaded);
            }
        });
        assertThat(office.bean(Warnings.class).of(document)).isEmpty();
        Outgoing approved = office.approved(document);
        Outgoing signed = office.as(
                LEADER,
                () -> office.bean(Signing.class)
                        .sign(
                                approved.nodeId(),
                                new Signing.SignForm(
                                        approved.version(), null, Signing.DIGITAL, "file", TestKeys.PASSWORD)));
        Outgoing numbered = office.number(signed);
        return office.issue(office.as(
                CLERK,
                () -> office.bean(Issuing.class)
                        .seal(
                                numbered.nodeId(),
                                new Signing.SignForm(
                                        numbered.version(), null, Signing.DIGITAL, "file", TestKeys.PASSWORD))));
    }

    private OutgoingFile last(Outgoing document, String kind) {
        return office.bean(OutgoingParts.class).last(document.nodeId(), kind).orElseThrow();
    }

    /** A PDF/A-2b with its words, and with signatures that are valid. */
    private void assertHolds(OutgoingFile file, int signatures) throws IOException {
        Path copy = office.as(CLERK, () -> office.bean(OutgoingNodes.class).copy(file.ref()));
        try (PDDocument pdf = Loader.loadPDF(copy.toFile())) {
            PDMetadata metadata =
                    Objects.requireNonNull(pdf.getDocumentCatalog().getMetadata(), "XMP");
            assertThat(new String(metadata.toByteArray(), StandardCharsets.UTF_8))
                    .containsPattern("pdfaid:part(>|=\")2")
                    .containsPattern("pdfaid:conformance(>|=\")B");
            assertThat(new PDFTextStripper().getText(pdf)).contains("QUYẾT ĐỊNH", "Phạm Văn Dũng");
            VerificationReport report = office.bean(SignatureVerifier.class).verify(copy);
            assertThat(report.signatures())
                    .hasSize(signatures)
                    .allMatch(signature -> signature.status() == SignatureStatus.VALID);
        } finally {
            OutgoingNodes.delete(copy);
        }
    }

    private List<String> lines() {
        int year = LocalDate.now(
                        repository.bean("vanthu-platform.clock", Clock.class).withZone(Json.ZONE))
                .getYear();
        return List.of(
                "ỦY BAN NHÂN DÂN TỈNH MẪU",
                "Số:           /QĐ-UBND",
                "Mẫu, ngày        tháng        năm " + year,
                "QUYẾT ĐỊNH",
                "Điều 1. Giao biên chế.",
                "PHÓ CHỦ TỊCH",
                "",
                "",
                "Phạm Văn Dũng");
    }

    private static Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile("vanthu-test-", ".bin"), content);
    }

    private static byte[] docx(List<String> lines) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (String line : lines) {
                XWPFRun run = document.createParagraph().createRun();
                run.setFontFamily("Times New Roman");
                run.setFontSize(13);
                // the blank at the end keeps all of them
                run.setText(line + " ");
            }
            document.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] odt(List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append("<text:p>").append(line.replace("  ", " <text:s/>")).append("</text:p>");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            byte[] type = "application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.US_ASCII);
            ZipEntry first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCompressedSize(type.length);
            java.util.zip.CRC32 crc = new java.util.zip.CRC32();
            crc.update(type);
            first.setCrc(crc.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            put(zip, "META-INF/manifest.xml", """
                    <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
                    <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
                    <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
                    </manifest:manifest>""");
            put(zip, "content.xml", """
                    <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
                    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">\
                    <office:body><office:text>""" + text + "</office:text></office:body></office:document-content>");
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text).getBytes(StandardCharsets.UTF_8));
    }
}
