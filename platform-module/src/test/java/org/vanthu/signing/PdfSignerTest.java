package org.vanthu.signing;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.VanthuException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Signing and verification of files, with an authority, its servers and a time stamp server of the test's own. */
class PdfSignerTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final double MM = 72 / 25.4;

    private static TestAuthority authority;
    private static TestServers servers;
    private static TestAuthority.Issued person;
    private static TestAuthority.Issued organisation;

    @TempDir
    private Path folder;

    private SigningBench bench;
    private Path plain;

    @BeforeAll
    static void start() {
        servers = new TestServers("CA chuyên dùng (thử)", CLOCK);
        authority = servers.authority();
        person = authority.person(SampleDocument.SIGNER);
        organisation = authority.organisation();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void document() {
        bench = new SigningBench(folder, CLOCK);
        bench.trust(authority);
        plain = SampleDocument.decision().save(folder.resolve("plain.pdf"));
    }

    @Test
    void aFileWithoutSignatureIsUnsigned() {
        VerificationReport report = bench.verifier().verify(plain);

        assertThat(report.verdict()).isEqualTo(Verdict.UNSIGNED);
        assertThat(report.signatures()).isEmpty();
    }

    @Test
    @Requirement({"R001-012", "R004-019", "R004-021"})
    void aSignatureOfATrustedAuthorityIsValid() {
        VerificationReport report = bench.verifier().verify(signed(person));

        assertThat(report.signatures()).hasSize(1);
        VerificationReport.Signature signature = report.signatures().get(0);
        assertThat(signature.status()).isEqualTo(SignatureStatus.VALID);
        assertThat(signature.party()).isEqualTo(Party.PERSON);
        assertThat(signature.signer()).isEqualTo(SampleDocument.SIGNER);
        assertThat(signature.organisation()).isEqualTo(TestAuthority.ORGANISATION);
        assertThat(signature.authority()).isEqualTo("CA chuyên dùng (thử)");
        assertThat(signature.coversWholeFile()).isTrue();
        assertThat(signature.stampedAt()).isNull();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void keysOfEllipticCurvesSignToo() {
        TestAuthority.Issued other = authority.person("Lê Văn Cường", "EC", authority.span(-10, 100));

        assertThat(status(signed(other))).isEqualTo(SignatureStatus.VALID);
    }

    @Test
    void aTimeStampServerIsAskedWhereOneIsConfigured() {
        PdfSigner signer = bench.signer(servers.tsaUrl());
        Path out = folder.resolve("stamped.pdf");

        assertThat(signer.level()).isEqualTo(Level.T);
        signer.sign(plain, out, person.signingKey(), Party.PERSON.reason(), SignatureLook.invisible(), Level.T);

        VerificationReport.Signature signature =
                bench.verifier().verify(out).signatures().get(0);
        assertThat(signature.status()).isEqualTo(SignatureStatus.VALID);
        assertThat(signature.stampedAt()).isNotNull();
    }

    @Test
    void nothingIsSignedWhenTheTimeStampServerDoesNotAnswer() {
        PdfSigner signer = bench.signer(servers.url() + "/nowhere");
        Path out = folder.resolve("stamped.pdf");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> signer.sign(
                        plain, out, person.signingKey(), Party.PERSON.reason(), SignatureLook.invisible(), Level.T))
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo("signing.error.tsa"));
        assertThat(out).doesNotExist();
    }

    @Test
    @Requirement({"R002-019", "R002-049"})
    void theOrganisationSignsBehindThePersonAndBothStayValid() {
        Path both = sealed(signed(person));

        VerificationReport report = bench.verifier().verify(both);
        assertThat(report.signatures())
                .extracting(VerificationReport.Signature::party)
                .containsExactly(Party.PERSON, Party.ORGANISATION);
        assertThat(report.signatures())
                .extracting(VerificationReport.Signature::status)
                .containsOnly(SignatureStatus.VALID);
        assertThat(report.signatures().get(0).coversWholeFile()).isFalse();
        assertThat(report.signatures().get(1).coversWholeFile()).isTrue();
    }

    @Test
    @Requirement("R002-048")
    void thePersonsPictureStandsCentredBetweenPositionAndName() throws IOException {
        PDRectangle picture = place(signed(person), Party.PERSON);

        assertThat(picture.getLowerLeftX() + picture.getWidth() / 2).isCloseTo(440f, within(2f));
        assertThat(picture.getWidth()).isCloseTo((float) (40 * MM), within(0.5f));
        double top = PDRectangle.A4.getHeight() - picture.getUpperRightY();
        double bottom = PDRectangle.A4.getHeight() - picture.getLowerLeftY();
        assertThat(top).isGreaterThan(340);
        assertThat(bottom).isLessThan(440);
        assertThat((top + bottom) / 2).isCloseTo((340 + 431) / 2.0, within(3.0));
    }

    @Test
    @Requirement("R002-049")
    void theSealHasItsRealSizeAndCoversTheLeftThirdOfTheSignature() throws IOException {
        Path both = sealed(signed(person));
        PDRectangle picture = place(both, Party.PERSON);
        PDRectangle seal = place(both, Party.ORGANISATION);

        assertThat(seal.getWidth()).isCloseTo((float) (36 * MM), within(0.5f));
        assertThat(seal.getHeight()).isCloseTo((float) (36 * MM), within(0.5f));
        assertThat(seal.getUpperRightX() - picture.getLowerLeftX()).isCloseTo(picture.getWidth() / 3, within(0.5f));
        assertThat(seal.getLowerLeftY() + seal.getHeight() / 2)
                .isCloseTo(picture.getLowerLeftY() + picture.getHeight() / 2, within(0.5f));
    }

    @Test
    void withoutTheSignersNameAFixedPlaceOnTheLastPageIsTaken() throws IOException {
        Path out = folder.resolve("elsewhere.pdf");
        bench.signer()
                .sign(
                        plain,
                        out,
                        person.signingKey(),
                        Party.PERSON.reason(),
                        SignatureLook.person(SamplePictures.signature(), "TRƯỞNG PHÒNG", "Người khác"),
                        Level.B);

        PDRectangle picture = place(out, Party.PERSON);
        assertThat(picture.getLowerLeftX()).isGreaterThan(PDRectangle.A4.getWidth() / 2);
    }

    @Test
    void anAppendixCarriesNumberAndTimeInTheTopRightCorner() throws IOException {
        Path out = folder.resolve("appendix.pdf");
        bench.signer()
                .sign(
                        plain,
                        out,
                        organisation.signingKey(),
                        Party.ORGANISATION.reason(),
                        SignatureLook.appendix("15/QĐ-SNV"),
                        Level.B);

        PDRectangle corner = place(out, Party.ORGANISATION);
        assertThat(corner.getUpperRightX()).isGreaterThan(PDRectangle.A4.getWidth() - 50);
        assertThat(corner.getUpperRightY()).isGreaterThan(PDRectangle.A4.getHeight() - 30);
        assertThat(pictureText(out))
                .contains("15/QĐ-SNV")
                .containsPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+07:00");
        assertThat(status(out)).isEqualTo(SignatureStatus.VALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void onAPageThatIsTurnedTheCornerIsTheOneThatPeopleSee(int rotation) throws IOException {
        Path turned = folder.resolve("turned.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setRotation(rotation);
            document.addPage(page);
            document.save(turned.toFile());
        }
        Path out = folder.resolve("appendix.pdf");
        bench.signer()
                .sign(
                        turned,
                        out,
                        organisation.signingKey(),
                        Party.ORGANISATION.reason(),
                        SignatureLook.appendix("15/QĐ-SNV"),
                        Level.B);

        BufferedImage seen;
        try (PDDocument document = Loader.loadPDF(out.toFile())) {
            seen = new PDFRenderer(document).renderImageWithDPI(0, 72);
        }
        Rectangle ink = ink(seen);
        assertThat(ink.getMaxX()).isGreaterThan(seen.getWidth() - 60);
        assertThat(ink.getMinX()).isGreaterThan(seen.getWidth() / 2.0);
        assertThat(ink.getMaxY()).isLessThan(60);
        assertThat(ink.getWidth()).as("upright").isGreaterThan(2 * ink.getHeight());
        assertThat(status(out)).isEqualTo(SignatureStatus.VALID);
    }

    private static Rectangle ink(BufferedImage image) {
        Rectangle ink = null;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xff) < 128) {
                    Rectangle dot = new Rectangle(x, y, 1, 1);
                    ink = ink == null ? dot : ink.union(dot);
                }
            }
        }
        return Objects.requireNonNull(ink, "nothing is drawn");
    }

    @Test
    void anElectronicCopyCarriesItsFormAndTheOrgan() throws IOException {
        Path out = folder.resolve("copy.pdf");
        bench.signer()
                .sign(
                        plain,
                        out,
                        organisation.signingKey(),
                        Party.ORGANISATION.reason(),
                        SignatureLook.copy("SAO Y", "SỞ NỘI VỤ"),
                        Level.B);

        assertThat(pictureText(out)).contains("SAO Y", "SỞ NỘI VỤ");
    }

    @Test
    @Requirement("R002-135")
    void aChangedByteIsFound() throws IOException {
        Path file = signed(person);
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("/MediaBox");
        bytes[at + 11] = '1';
        Files.write(file, bytes);

        assertThat(status(file)).isEqualTo(SignatureStatus.ALTERED);
    }

    @Test
    void aPageThatWasAddedIsFound() throws IOException {
        assertThat(status(changed(signed(person), document -> document.addPage(new PDPage(PDRectangle.A4)))))
                .isEqualTo(SignatureStatus.ALTERED);
    }

    @Test
    void textThatWasWrittenOverAPageIsFound() throws IOException {
        assertThat(status(changed(signed(person), document -> {
                    try (PDPageContentStream content = new PDPageContentStream(
                            document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
                        content.addRect(100, 100, 200, 200);
                        content.fill();
                    }
                })))
                .isEqualTo(SignatureStatus.ALTERED);
    }

    @Test
    void aPageThatWasExchangedIsFound() throws IOException {
        assertThat(status(changed(sealed(signed(person)), document -> {
                    document.getPage(0)
                            .setContents(document.getPage(1).getContentStreams().next());
                })))
                .isEqualTo(SignatureStatus.ALTERED);
    }

    @Test
    void aNoteThatWasPutOnAPageIsFound() throws IOException {
        assertThat(status(changed(signed(person), document -> {
                    PDAnnotationText note = new PDAnnotationText();
                    note.setContents("thêm");
                    note.setRectangle(new PDRectangle(100, 100, 20, 20));
                    List<PDAnnotation> annotations = document.getPage(0).getAnnotations();
                    annotations.add(note);
                    document.getPage(0).setAnnotations(annotations);
                })))
                .isEqualTo(SignatureStatus.ALTERED);
    }

    @Test
    void aSignatureOfAnotherFileIsFound() throws IOException {
        byte[] one = Files.readAllBytes(signed(person));
        Path other = SampleDocument.letter().save(folder.resolve("other.pdf"));
        Path signedOther = folder.resolve("signed-other.pdf");
        bench.signer()
                .sign(
                        other,
                        signedOther,
                        person.signingKey(),
                        Party.PERSON.reason(),
                        SignatureLook.invisible(),
                        Level.B);
        byte[] two = Files.readAllBytes(signedOther);
        byte[] contents = contents(one);
        int at = indexOf(two, "/Contents <");
        System.arraycopy(contents, 0, two, at + "/Contents <".length(), contents.length);
        Files.write(signedOther, two);

        assertThat(status(signedOther)).isEqualTo(SignatureStatus.ALTERED);
    }

    @Test
    @Requirement("R004-021")
    void aStrangeAuthorityIsNamedAndNoneOfItsServersIsAsked() {
        try (TestServers theirs = new TestServers("CA lạ", CLOCK)) {
            TestAuthority.Issued stranger = theirs.authority().person(SampleDocument.SIGNER);

            assertThat(status(signed(stranger))).isEqualTo(SignatureStatus.UNKNOWN_AUTHORITY);
            assertThat(theirs.requests()).isZero();
        }
    }

    @Test
    void aRevokedCertificateIsFoundByAskingTheAuthority() {
        TestAuthority.Issued left = authority.person("Phạm Thị Dung");
        Path file = signed(left);
        assertThat(status(file)).isEqualTo(SignatureStatus.VALID);

        authority.revoke(left.certificate(), CLOCK.instant().minus(Duration.ofDays(3)));

        VerificationReport report = bench.verifier().verify(file);
        assertThat(report.signatures().get(0).status()).isEqualTo(SignatureStatus.REVOKED);
        assertThat(report.signatures().get(0).revokedAt()).isNotNull();
        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void offlineNobodySaysWhetherACertificateWasRevoked() {
        assertThat(bench.offlineVerifier()
                        .verify(signed(person))
                        .signatures()
                        .get(0)
                        .status())
                .isEqualTo(SignatureStatus.REVOCATION_UNKNOWN);
    }

    @Test
    void aTimeStampProvesThatASignatureIsOlderThanTheEndOfItsCertificate() {
        TestAuthority.Issued brief = authority.person("Hoàng Văn Em", "RSA", authority.span(-10, 5));
        Path out = folder.resolve("stamped.pdf");
        bench.signer(servers.tsaUrl()).sign(plain, out, brief.signingKey(), Party.PERSON.reason(), look(), Level.T);

        VerificationReport.Signature later =
                bench.verifierIn(Duration.ofDays(30)).verify(out).signatures().get(0);

        assertThat(later.stampedAt()).isNotNull();
        assertThat(later.status()).isNotEqualTo(SignatureStatus.EXPIRED);
        assertThat(later.status().verdict()).isNotEqualTo(Verdict.INVALID);
    }

    @Test
    void aCertificateThatHasEndedIsSaidAndSignsNoMore() {
        TestAuthority.Issued brief = authority.person("Hoàng Văn Em", "RSA", authority.span(-10, 5));
        Path file = signed(brief);

        assertThat(bench.verifierIn(Duration.ofDays(30))
                        .verify(file)
                        .signatures()
                        .get(0)
                        .status())
                .isEqualTo(SignatureStatus.EXPIRED);

        TestAuthority.Issued ended = authority.person("Đỗ Văn Phúc", "RSA", authority.span(-100, -1));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> signed(ended))
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo("signing.error.certificate-ended"));
    }

    @Test
    void aKeyElsewhereSignsInTwoSteps() throws IOException {
        PdfSigner signer = bench.signer();
        Instant time = CLOCK.instant();
        Digest digest = signer.prepare(plain, person.chain(), Party.PERSON.reason(), look(), Level.B, time);
        byte[] signature = person.sign(Base64.getDecoder().decode(digest.content()));
        Path out = folder.resolve("remote.pdf");
        Path copy = folder.resolve("the-same-under-another-name.pdf");
        Files.copy(plain, copy);

        signer.complete(copy, out, person.chain(), Party.PERSON.reason(), look(), Level.B, digest, signature);

        assertThat(status(out)).isEqualTo(SignatureStatus.VALID);
    }

    @Test
    void aSignatureThatDoesNotFitIsRefused() {
        PdfSigner signer = bench.signer();
        Digest digest = signer.prepare(plain, person.chain(), Party.PERSON.reason(), look(), Level.B, CLOCK.instant());
        byte[] foreign = organisation.sign(Base64.getDecoder().decode(digest.content()));
        Path out = folder.resolve("remote.pdf");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> signer.complete(
                        plain, out, person.chain(), Party.PERSON.reason(), look(), Level.B, digest, foreign))
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo("signing.error.signature-wrong"));
        assertThat(out).doesNotExist();
    }

    @Test
    void aFileThatChangedBetweenTheStepsIsRefused() {
        PdfSigner signer = bench.signer();
        Digest digest = signer.prepare(plain, person.chain(), Party.PERSON.reason(), look(), Level.B, CLOCK.instant());
        byte[] signature = person.sign(Base64.getDecoder().decode(digest.content()));
        Path other = SampleDocument.decision()
                .change("abstract", item -> item.text("Về việc khác"))
                .save(folder.resolve("other.pdf"));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> signer.complete(
                        other,
                        folder.resolve("o.pdf"),
                        person.chain(),
                        Party.PERSON.reason(),
                        look(),
                        Level.B,
                        digest,
                        signature))
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo("signing.error.changed-since-prepared"));
    }

    @Test
    void aFileThatIsNoPdfIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("x.pdf"), "no PDF");

        assertThatExceptionOfType(VanthuException.class)
                .isThrownBy(() -> bench.verifier().verify(file))
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo("signing.error.no-pdf"));
    }

    @Test
    void keyFilesAreOpenedWithTheirPasswordOnly() {
        Keys keys = bench.keys();
        person.save(bench.keyFolder().resolve("snv/people/an.nv.p12"), "bí mật");

        assertThat(keys.available("snv", Party.PERSON, "an.nv")).contains(KeyKind.FILE, KeyKind.REMOTE);
        assertThat(keys.available("snv", Party.PERSON, "../an.nv")).doesNotContain(KeyKind.FILE);
        assertThat(keys.available("snv", Party.ORGANISATION, "")).doesNotContain(KeyKind.FILE);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> keys.open(KeyKind.FILE, "snv", Party.PERSON, "an.nv", "wrong".toCharArray()))
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo("signing.error.password"));
        try (SigningKey key = keys.open(KeyKind.FILE, "snv", Party.PERSON, "an.nv", "bí mật".toCharArray())) {
            assertThat(key.chain()).isEqualTo(person.chain());
            assertThat(Signatory.fits(person.certificate(), new byte[] {1}, key.sign(new byte[] {1})))
                    .isTrue();
        }
    }

    private static SignatureLook look() {
        return SignatureLook.person(SamplePictures.signature(), SampleDocument.POSITION, SampleDocument.SIGNER);
    }

    private Path signed(TestAuthority.Issued signer) {
        Path out = folder.resolve("signed.pdf");
        bench.signer().sign(plain, out, signer.signingKey(), Party.PERSON.reason(), look(), Level.B);
        return out;
    }

    private Path sealed(Path file) {
        Path out = folder.resolve("sealed.pdf");
        bench.signer()
                .sign(
                        file,
                        out,
                        organisation.signingKey(),
                        Party.ORGANISATION.reason(),
                        SignatureLook.seal(SamplePictures.seal(), SampleDocument.POSITION, SampleDocument.SIGNER),
                        Level.B);
        return out;
    }

    private SignatureStatus status(Path file) {
        return bench.verifier().verify(file).signatures().get(0).status();
    }

    /** A change that somebody makes to a PDF. */
    private interface Change {
        void make(PDDocument document) throws IOException;
    }

    /** Changes behind the signature, in an increment, as programs do. */
    private Path changed(Path file, Change change) throws IOException {
        Path out = folder.resolve("changed.pdf");
        try (PDDocument document = Loader.loadPDF(file.toFile());
                OutputStream stream =
                        Files.newOutputStream(out, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            change.make(document);
            for (PDPage page : document.getPages()) {
                page.getCOSObject().setNeedToBeUpdated(true);
            }
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(stream);
        }
        return out;
    }

    private static PDRectangle place(Path file, Party party) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            for (PDSignatureField field : document.getSignatureFields()) {
                PDSignature signature = field.getSignature();
                if (signature != null && party.reason().equals(signature.getReason())) {
                    return field.getWidgets().get(0).getRectangle();
                }
            }
        }
        throw new AssertionError("no signature of " + party);
    }

    /** The text of the pictures of signatures. */
    private static String pictureText(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                public void processPage(PDPage page) throws IOException {
                    super.processPage(page);
                }

                @Override
                protected void endPage(PDPage page) throws IOException {
                    for (PDAnnotation annotation : page.getAnnotations()) {
                        showAnnotation(annotation);
                    }
                    writePage();
                }
            };
            OutputStreamWriter nowhere =
                    new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
            stripper.writeText(document, nowhere);
            text.append(stripper.getText(document));
        }
        return text.toString();
    }

    private static byte[] contents(byte[] pdf) {
        int from = indexOf(pdf, "/Contents <") + "/Contents <".length();
        int to = from;
        while (pdf[to] != '>') {
            to++;
        }
        return java.util.Arrays.copyOfRange(pdf, from, to);
    }

    private static int indexOf(byte[] pdf, String text) {
        int at = new String(pdf, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(at).as(text).isPositive();
        return at;
    }
}
