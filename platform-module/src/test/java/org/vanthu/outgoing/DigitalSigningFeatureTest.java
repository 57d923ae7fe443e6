package org.vanthu.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.pdf.Fonts;
import org.vanthu.signing.Signatures;
import org.vanthu.signing.VerificationReport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.outgoing.OutgoingOffice.AGENCY;
import static org.vanthu.outgoing.OutgoingOffice.CLERK;
import static org.vanthu.outgoing.OutgoingOffice.DRAFTER;
import static org.vanthu.outgoing.OutgoingOffice.LEADER;
import static org.vanthu.outgoing.OutgoingOffice.form;

/** Documents signed with certificates: the signature stays valid when number and seal come behind it. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.signing.key-folder", value = "${dir}/signing-keys")
@RepositoryProperty(key = "vanthu.signing.trust-folder", value = "${dir}/signing-trust")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DigitalSigningFeatureTest {

    private static final String PASSWORD = "mat khau thu";

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
        Properties properties = repository.bean("global-properties", Properties.class);
        keys = Path.of(properties.getProperty("vanthu.signing.key-folder"));
        trust = Path.of(properties.getProperty("vanthu.signing.trust-folder"));
        Files.createDirectories(trust);
        save(
                "CN=Phạm Văn Dũng, O=UBND tỉnh Mẫu",
                keys.resolve(AGENCY).resolve("people").resolve(LEADER + ".p12"));
        save(
                "CN=Ủy ban nhân dân tỉnh Mẫu, O=Ủy ban nhân dân tỉnh Mẫu",
                keys.resolve(AGENCY).resolve("organisation.p12"));
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
    void aKeyElsewhereSignsInTwoSteps() throws Exception {
        Outgoing approved = office.approved(draft("Ký từ xa"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in =
                Files.newInputStream(keys.resolve(AGENCY).resolve("people").resolve(LEADER + ".p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        String certificate =
                Base64.getEncoder().encodeToString(store.getCertificate("key").getEncoded());

        Signing.Remote remote = office.as(
                LEADER,
                () -> office.bean(Signing.class)
                        .begin(
                                approved.nodeId(),
                                new Signing.RemoteForm(approved.version(), List.of(certificate), null, null)));
        Signature device = Signature.getInstance("SHA256withRSA");
        device.initSign((PrivateKey) store.getKey("key", PASSWORD.toCharArray()));
        device.update(Base64.getDecoder().decode(remote.content()));
        String signature = Base64.getEncoder().encodeToString(device.sign());
        Outgoing signed = office.as(
                LEADER,
                () -> office.bean(Signing.class)
                        .complete(
                                approved.nodeId(),
                                remote.requestId(),
                                new Signing.RemoteForm(remote.version(), null, null, signature)));

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
        return office.as(DRAFTER, () -> {
            Path file = Files.createTempFile("vanthu-test-", ".pdf");
            Files.write(file, pdf());
            try (Uploaded uploaded = Uploaded.of(List.of(new Uploaded.Part("file", "du-thao.pdf", file)))) {
                return office.bean(Drafts.class).create(form("QD", subject), uploaded);
            }
        });
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

    private static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream font = Fonts.SERIF.open();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType0Font serif = PDType0Font.load(document, font, true);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                write(content, serif, 90, 770, "ỦY BAN NHÂN DÂN TỈNH MẪU");
                write(content, serif, 90, 740, "Số:           /QĐ-UBND");
                write(content, serif, 320, 740, "Mẫu, ngày        tháng        năm 2026");
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

    /** A certificate that the trust store holds itself. */
    private void save(String name, Path file) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Instant now = repository.bean("vanthu-platform.clock", Clock.class).instant();
        X500Name subject = new X500Name(name);
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.valueOf(System.nanoTime()),
                                Date.from(now.minusSeconds(86_400)),
                                Date.from(now.plusSeconds(86_400L * 365)),
                                subject,
                                pair.getPublic())
                        .addExtension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        Files.write(trust.resolve(file.getFileName() + ".cer"), certificate.getEncoded());
    }
}
