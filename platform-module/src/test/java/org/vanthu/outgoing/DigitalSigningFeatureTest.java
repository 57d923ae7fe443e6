package org.vanthu.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.VanthuException;
import org.vanthu.shared.pdf.Fonts;
import org.vanthu.signing.Party;
import org.vanthu.signing.SignatureStatus;
import org.vanthu.signing.SignatureVerifier;
import org.vanthu.signing.Signatures;
import org.vanthu.signing.Verdict;
import org.vanthu.signing.VerificationReport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.outgoing.OutgoingOffice.AGENCY;
import static org.vanthu.outgoing.OutgoingOffice.CLERK;
import static org.vanthu.outgoing.OutgoingOffice.DRAFTER;
import static org.vanthu.outgoing.OutgoingOffice.LEADER;
import static org.vanthu.outgoing.OutgoingOffice.OTHER;
import static org.vanthu.outgoing.OutgoingOffice.form;

/** Documents signed with certificates: the signature stays valid when number and seal come behind it. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.signing.key-folder", value = "${dir}/signing-keys")
@RepositoryProperty(key = "vanthu.signing.trust-folder", value = "${dir}/signing-trust")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DigitalSigningFeatureTest {

    private static final String PASSWORD = TestKeys.PASSWORD;

    private final EmbeddedRepository repository;
    private final OutgoingOffice office;
    private Path keys = Path.of("");
    private Path trust = Path.of("");

    DigitalSigningFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.office = new OutgoingOffice(repository);
    }

    @BeforeAll
    void createOffice() throws Exception {
        office.create(Map.of());
        TestKeys made = new TestKeys(repository);
        keys = made.keys();
        trust = made.trust();
        made.person(AGENCY, LEADER, "Phạm Văn Dũng");
        made.organisation(AGENCY, "Ủy ban nhân dân tỉnh Mẫu");
    }

    @Test
    @Requirement({"R001-037", "R000-035", "R000-036"})
    void theSignatureOfThePersonHoldsAfterNumberAndSeal() throws IOException {
        Outgoing signed = sign(office.approved(draft("Về việc giao biên chế")));
        assertThat(signed.stage().signature()).isEqualTo(Signing.DIGITAL);

        Outgoing numbered = office.number(signed);
        Outgoing sealed = seal(numbered);
        Outgoing issued = office.issue(sealed);

        VerificationReport report =
                office.as(DRAFTER, () -> office.bean(Signatures.class).verify(issued.node()));
        assertThat(report.signatures())
                .hasSize(2)
                .allSatisfy(signature -> assertThat(signature.status().code()).isEqualTo("valid"));
        assertThat(report.signatures().get(0).filledAfter()).contains(NumberFields.NUMBER);
        try (PDDocument pdf = Loader.loadPDF(office.as(CLERK, () -> bytes(issued)))) {
            PDAcroForm fields = Objects.requireNonNull(pdf.getDocumentCatalog().getAcroForm());
            String number = Objects.requireNonNull(issued.stage().number());
            assertThat(fields.getField(NumberFields.NUMBER).getValueAsString())
                    .isEqualTo(number.substring(0, number.indexOf('/')));
            assertThat(fields.getField(NumberFields.DAY).getValueAsString()).hasSize(2);
        }
    }

    @Test
    @Requirement({"R002-135", "R002-049"})
    void whatIsSignedDigitallyIsIssuedWithoutAnyPaperAndWhatIsSignedOnPaperIsNot() {
        Outgoing issued = office.issue(seal(office.number(sign(office.approved(draft("Thay bản giấy"))))));

        assertThat(issued.fields().mode()).isEqualTo(DraftRules.ELECTRONIC);
        assertThat(office.bean(OutgoingParts.class).files(issued.nodeId()))
                .as("nothing was scanned")
                .noneMatch(file -> file.name().equals("ban-quet.pdf"));
        assertThatThrownBy(() -> office.as(
                        CLERK,
                        () -> office.bean(Delivery.class)
                                .note(
                                        issued.nodeId(),
                                        2,
                                        new Delivery.Form(
                                                "sent", null, LocalDate.of(2026, 1, 5), 1, issued.version()))))
                .as("no envelope")
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> {
                    Outgoing paper = office.signOnPaper(office.approved(draft("Chỉ ký giấy")));
                    office.issue(office.scan(office.seal(office.number(paper))));
                })
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @Requirement("R001-037")
    void whatIsNotSealedIsNotIssuedAndWhatIsNotSignedIsNotSealed() {
        Outgoing numbered = office.number(sign(office.approved(draft("Chưa ký số cơ quan"))));

        assertThatThrownBy(() -> office.issue(numbered)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> office.as(
                        CLERK,
                        () -> office.bean(Issuing.class)
                                .seal(
                                        numbered.nodeId(),
                                        new Signing.SignForm(numbered.version(), null, Signing.PAPER, null, null))))
                .hasMessageContaining("paper");
    }

    @Test
    @Requirement("R001-037")
    void anAttachmentInAFileOfItsOwnBearsTheSignatureOfTheOrganisationWithNumberAndTime() throws IOException {
        Outgoing draft = draft(
                "Kèm phụ lục", thisYear(), Map.of("phu-luc.pdf", pdf(thisYear()), "so-lieu.txt", new byte[] {'1'}));
        assertThat(warnings(draft)).as("text is no PDF").containsExactly("appendix-unsigned");
        Outgoing sealed = seal(office.number(sign(office.approved(draft))));

        List<OutgoingFile> appendices = files(sealed, OutgoingFile.APPENDIX);
        assertThat(appendices).extracting(OutgoingFile::name).containsExactly("phu-luc.pdf");
        VerificationReport report = verified(appendices.get(0));
        assertThat(report.signatures()).hasSize(1);
        assertThat(report.signatures().get(0).party()).isEqualTo(Party.ORGANISATION);
        assertThat(report.signatures().get(0).status()).isEqualTo(SignatureStatus.VALID);
        assertThat(corner(appendices.get(0)))
                .contains(Objects.requireNonNull(sealed.stage().number()))
                .containsPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+07:00");

        Outgoing issued = office.issue(sealed);
        assertThat(office.as(OTHER, () -> shown(issued)))
                .as("others get the signed attachment, and what could not be signed as it is")
                .containsExactlyInAnyOrder("appendix phu-luc.pdf", "attachment so-lieu.txt");
        String unsigned = files(issued, OutgoingFile.ATTACHMENT).stream()
                .filter(file -> file.name().equals("phu-luc.pdf"))
                .findFirst()
                .orElseThrow()
                .id();
        OutgoingReading reading = office.bean(OutgoingReading.class);
        assertThat(office.as(
                        OTHER,
                        () -> reading.readable(
                                issued.nodeId(), appendices.get(0).id())))
                .isEqualTo(appendices.get(0));
        assertThatThrownBy(() -> office.as(OTHER, () -> reading.readable(issued.nodeId(), unsigned)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void withAKeyElsewhereTheAttachmentsAreSignedBeforeTheDocument() throws Exception {
        Outgoing numbered = office.number(
                sign(office.approved(draft("Phụ lục ký từ xa", thisYear(), Map.of("pl.pdf", pdf(thisYear()))))));
        OutgoingFile attachment = files(numbered, OutgoingFile.ATTACHMENT).get(0);
        KeyStore store = store(keys.resolve(AGENCY).resolve("organisation.p12"));
        Files.write(
                keys.resolve(AGENCY).resolve("organisation.crt"),
                store.getCertificate("key").getEncoded());

        Signing.Remote early = begin(numbered, store, null);
        assertRefused("outgoing.error.appendix-unsigned", () -> complete(early, numbered, store, null));
        Outgoing appended = complete(begin(numbered, store, attachment.id()), numbered, store, attachment.id());
        assertThat(appended.state()).isEqualTo(OutgoingState.SEAL);
        Outgoing sealed = complete(begin(appended, store, null), appended, store, null);

        assertThat(sealed.state()).isEqualTo(OutgoingState.ISSUE);
        assertThat(verified(files(sealed, OutgoingFile.APPENDIX).get(0)).verdict())
                .isEqualTo(Verdict.VALID);
        assertThat(verified(files(sealed, OutgoingFile.SEALED).get(0)).signatures())
                .hasSize(2);
    }

    private Signing.Remote begin(Outgoing document, KeyStore store, @Nullable String file) throws Exception {
        String certificate =
                Base64.getEncoder().encodeToString(store.getCertificate("key").getEncoded());
        return office.as(
                CLERK,
                () -> office.bean(Signing.class)
                        .begin(
                                document.nodeId(),
                                new Signing.RemoteForm(
                                        document.version(), List.of(certificate), "organisation", null, file)));
    }

    private Outgoing complete(Signing.Remote remote, Outgoing document, KeyStore store, @Nullable String file)
            throws Exception {
        String signature = signature(store, remote.content());
        return office.as(
                CLERK,
                () -> office.bean(Issuing.class)
                        .completeSeal(
                                document.nodeId(),
                                remote.requestId(),
                                new Signing.RemoteForm(remote.version(), null, null, signature, file)));
    }

    private static String signature(KeyStore store, String content) throws Exception {
        Signature device = Signature.getInstance("SHA256withRSA");
        device.initSign((PrivateKey) store.getKey("key", PASSWORD.toCharArray()));
        device.update(Base64.getDecoder().decode(content));
        return Base64.getEncoder().encodeToString(device.sign());
    }

    private static KeyStore store(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    @Test
    void aCertifiedCopyOfAPaperDocumentBearsOnlyTheSignatureOfTheOrganisation() throws IOException {
        office.settings(Map.of("signatureRequired", false));
        Outgoing paper = office.issue(office.sealed(office.draft("QD", "Bản chính trên giấy")));
        office.settings(Map.of());
        Copies.Form wish = new Copies.Form(
                AGENCY,
                "SY",
                paper.nodeId(),
                null,
                LEADER,
                null,
                "TL.",
                List.of(new DraftForm.RecipientForm("other", null, "Công dân", "action", 1, null)),
                1);
        Outgoing draft = office.as(CLERK, () -> {
            try (Uploaded none = Uploaded.of(List.of())) {
                return office.bean(Copies.class).begin(wish, none);
            }
        });
        Outgoing submitted = office.as(
                CLERK, () -> office.bean(Processing.class).submit(draft.nodeId(), OutgoingOffice.step(draft)));

        Outgoing sealed = seal(office.number(office.signOnPaper(submitted)));
        OutgoingFile copy = files(sealed, OutgoingFile.SEALED).get(0);

        VerificationReport report = verified(copy);
        assertThat(report.signatures()).hasSize(1);
        assertThat(report.signatures().get(0).party()).isEqualTo(Party.ORGANISATION);
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(corner(copy))
                .contains("Sao y", "Ủy ban nhân dân tỉnh Mẫu")
                .containsPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+07:00");
        assertThat(office.issue(sealed).state()).isEqualTo(OutgoingState.ISSUED);
    }

    @Test
    void aSiteThatTrustsNobodySaysWhatIsToBeDoneAndSealsAndIssuesNothing() throws IOException {
        Outgoing numbered = office.number(sign(office.approved(draft("Thư mục tin cậy trống"))));
        Path away = Files.createDirectories(trust.resolveSibling("trust-away"));
        List<Path> certificates;
        try (Stream<Path> all = Files.list(trust)) {
            certificates = all.toList();
        }
        for (Path certificate : certificates) {
            Files.move(certificate, away.resolve(certificate.getFileName()));
        }
        try {
            assertThat(office.as(CLERK, () -> warnings(numbered))).containsExactly("no-trust");
            assertRefused("signing.error.no-trust", () -> seal(numbered));
            office.settings(Map.of("sealRequired", false));
            Outgoing stamped = office.as(
                    CLERK,
                    () -> office.bean(Issuing.class)
                            .seal(
                                    numbered.nodeId(),
                                    new Signing.SignForm(numbered.version(), null, Signing.PAPER, null, null)));
            assertRefused("signing.error.no-trust", () -> office.issue(stamped));
        } finally {
            office.settings(Map.of());
            for (Path certificate : certificates) {
                Files.move(away.resolve(certificate.getFileName()), certificate);
            }
        }
    }

    @Test
    void aNumberOfAnotherYearThanTheFileSaysIsRefused() {
        Outgoing signed = sign(office.approved(draft("Ký năm trước", thisYear() - 1, Map.of())));

        assertRefused("outgoing.error.year-in-file", () -> office.number(signed));

        assertThat(office.as(CLERK, () -> office.seen(CLERK, signed)).get("number"))
                .as("and takes no number")
                .isNull();
    }

    private static void assertRefused(String messageId, ThrowableAssert.ThrowingCallable work) {
        assertThatExceptionOfType(VanthuException.class)
                .isThrownBy(work)
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo(messageId));
    }

    private List<String> warnings(Outgoing document) {
        return office.bean(Warnings.class).of(document).stream()
                .map(Warnings.Warning::code)
                .toList();
    }

    private List<String> shown(Outgoing document) {
        List<String> shown = new ArrayList<>();
        for (Object file : (List<?>) Objects.requireNonNull(
                office.bean(OutgoingViews.class).document(document.nodeId()).get("files"))) {
            Map<?, ?> row = (Map<?, ?>) file;
            shown.add(row.get("kind") + " " + row.get("name"));
        }
        return shown;
    }

    @Test
    void aKeyElsewhereSignsInTwoSteps() throws Exception {
        Outgoing approved = office.approved(draft("Ký từ xa"));
        KeyStore store = store(keys.resolve(AGENCY).resolve("people").resolve(LEADER + ".p12"));
        String certificate =
                Base64.getEncoder().encodeToString(store.getCertificate("key").getEncoded());

        Signing.Remote remote = office.as(
                LEADER,
                () -> office.bean(Signing.class)
                        .begin(
                                approved.nodeId(),
                                new Signing.RemoteForm(approved.version(), List.of(certificate), null, null, null)));
        String signature = signature(store, remote.content());
        Outgoing signed = office.as(
                LEADER,
                () -> office.bean(Signing.class)
                        .complete(
                                approved.nodeId(),
                                remote.requestId(),
                                new Signing.RemoteForm(remote.version(), null, null, signature, null)));

        assertThat(signed.state()).isEqualTo(OutgoingState.NUMBER);
        assertThat(office.as(LEADER, () -> office.bean(Signatures.class).verify(signed.node()))
                        .signatures())
                .hasSize(1);
    }

    private Outgoing sign(Outgoing approved) {
        return office.as(
                LEADER,
                () -> office.bean(Signing.class)
                        .sign(
                                approved.nodeId(),
                                new Signing.SignForm(approved.version(), null, Signing.DIGITAL, null, PASSWORD)));
    }

    private Outgoing seal(Outgoing numbered) {
        return office.as(
                CLERK,
                () -> office.bean(Issuing.class)
                        .seal(
                                numbered.nodeId(),
                                new Signing.SignForm(numbered.version(), null, Signing.DIGITAL, null, PASSWORD)));
    }

    private Outgoing draft(String subject) {
        return draft(subject, thisYear(), Map.of());
    }

    private Outgoing draft(String subject, int year, Map<String, byte[]> attachments) {
        return office.as(DRAFTER, () -> {
            List<Uploaded.Part> parts = new ArrayList<>();
            parts.add(new Uploaded.Part("file", "du-thao.pdf", file(pdf(year))));
            for (Map.Entry<String, byte[]> attachment : attachments.entrySet()) {
                parts.add(new Uploaded.Part(OutgoingFile.ATTACHMENT, attachment.getKey(), file(attachment.getValue())));
            }
            try (Uploaded uploaded = Uploaded.of(parts)) {
                return office.bean(Drafts.class).create(form("QD", subject), uploaded);
            }
        });
    }

    private static Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile("vanthu-test-", ".bin"), content);
    }

    private int thisYear() {
        return LocalDate.now(
                        repository.bean("vanthu-platform.clock", Clock.class).withZone(Json.ZONE))
                .getYear();
    }

    private VerificationReport verified(OutgoingFile file) {
        Path copy = office.as(CLERK, () -> office.bean(OutgoingNodes.class).copy(file.ref()));
        try {
            return office.bean(SignatureVerifier.class).verify(copy);
        } finally {
            OutgoingNodes.delete(copy);
        }
    }

    private List<OutgoingFile> files(Outgoing document, String kind) {
        return office.bean(OutgoingParts.class).files(document.nodeId()).stream()
                .filter(file -> file.kind().equals(kind) && !file.removed())
                .toList();
    }

    /** What the pictures of the signatures on the first page say. */
    private String corner(OutgoingFile file) throws IOException {
        Path copy = office.as(CLERK, () -> office.bean(OutgoingNodes.class).copy(file.ref()));
        try (PDDocument document = Loader.loadPDF(copy.toFile())) {
            PDPage page = document.getPage(0);
            for (PDAnnotation annotation : page.getAnnotations()) {
                PDRectangle place = annotation.getRectangle();
                assertThat(place.getUpperRightX())
                        .isGreaterThan(page.getMediaBox().getWidth() - 50);
                assertThat(place.getUpperRightY())
                        .isGreaterThan(page.getMediaBox().getHeight() - 30);
            }
            document.getDocumentCatalog().getAcroForm().flatten();
            return new PDFTextStripper().getText(document);
        } finally {
            OutgoingNodes.delete(copy);
        }
    }

    private byte[] bytes(Outgoing document) {
        Path file = office.bean(OutgoingNodes.class).copy(document.node());
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            OutgoingNodes.delete(file);
        }
    }

    private static byte[] pdf(int year) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream font = Fonts.SERIF.open();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType0Font serif = PDType0Font.load(document, font, true);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                write(content, serif, 90, 770, "ỦY BAN NHÂN DÂN TỈNH MẪU");
                write(content, serif, 90, 740, "Số:           /QĐ-UBND");
                write(content, serif, 320, 740, "Mẫu, ngày        tháng        năm " + year);
                write(content, serif, 220, 680, "QUYẾT ĐỊNH");
                write(content, serif, 350, 320, "PHÓ CHỦ TỊCH");
                write(content, serif, 340, 220, "Phạm Văn Dũng");
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void write(PDPageContentStream content, PDType0Font font, float x, float y, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, 13);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }
}
