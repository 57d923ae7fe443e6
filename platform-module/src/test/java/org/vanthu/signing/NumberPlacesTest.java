package org.vanthu.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

/** Signed first, numbered then, sealed last: each signature stays valid. */
class NumberPlacesTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final LocalDate DATE = LocalDate.of(2026, 2, 5);

    private static TestServers servers;
    private static TestAuthority.Issued person;
    private static TestAuthority.Issued organisation;

    @TempDir
    private Path folder;

    private SigningBench bench;

    @BeforeAll
    static void start() {
        servers = new TestServers("CA thử", CLOCK);
        person = servers.authority().person(SampleDocument.SIGNER);
        organisation = servers.authority().organisation();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void trust() {
        bench = new SigningBench(folder, CLOCK);
        bench.trust(servers.authority());
    }

    @Test
    @Requirement({"R002-019", "R004-022"})
    void numberAndDateAreFilledInBetweenTheSignatures() {
        Path signed = sign(opened(draft()));
        Path numbered = folder.resolve("numbered.pdf");

        assertThat(NumberPlaces.fill(signed, numbered, "15/QĐ-SNV", DATE)).isTrue();

        VerificationReport between = bench.verifier().verify(numbered);
        assertThat(between.signatures().get(0).status()).isEqualTo(SignatureStatus.VALID);
        assertThat(between.signatures().get(0).filledAfter()).contains("vanthuNumber", "vanthuDay", "vanthuMonth");
        assertThat(new FormCheck().check(numbered, decision("15/QĐ-SNV"))).isEmpty();

        Path sealed = seal(numbered);
        assertThat(bench.verifier().verify(sealed).signatures())
                .extracting(VerificationReport.Signature::status)
                .containsExactly(SignatureStatus.VALID, SignatureStatus.VALID);
    }

    @Test
    void afterTheOrganisationNobodyFillsAnythingIn() throws IOException {
        Path sealed = seal(sign(opened(draft())));

        Path forced = folder.resolve("forced.pdf");
        try (var document = org.apache.pdfbox.Loader.loadPDF(sealed.toFile());
                var out = Files.newOutputStream(forced)) {
            document.getDocumentCatalog()
                    .getAcroForm(null)
                    .getField("vanthuNumber")
                    .setValue("99");
            document.saveIncremental(out);
        }
        assertThat(bench.verifier().verify(forced).signatures().get(1).status()).isEqualTo(SignatureStatus.ALTERED);
    }

    @Test
    void aDocumentWithItsNumberOrASignatureIsLeftAlone() {
        Path numbered = SampleDocument.decision().save(folder.resolve("with-number.pdf"));
        Path out = folder.resolve("out.pdf");

        assertThat(NumberPlaces.open(numbered, out)).isFalse();
        assertThat(out).doesNotExist();
        assertThat(NumberPlaces.open(sign(opened(draft())), out)).isFalse();
        assertThat(NumberPlaces.fill(sign(numbered), out, "15/QĐ-SNV", DATE)).isFalse();
    }

    @Test
    void theSameDraftGivesTheSameBytes() throws IOException {
        Path draft = draft();

        byte[] first = Files.readAllBytes(opened(draft));
        assertThat(Files.readAllBytes(opened(draft))).isEqualTo(first);
    }

    private Path draft() {
        return SampleDocument.decision()
                .change("number", item -> item.text("Số:        /QĐ-SNV"))
                .change("date", item -> item.text("Mẫu, ngày      tháng      năm 2026"))
                .save(folder.resolve("draft.pdf"));
    }

    private Path opened(Path draft) {
        Path out = folder.resolve("opened.pdf");
        assertThat(NumberPlaces.open(draft, out)).isTrue();
        return out;
    }

    private Path sign(Path file) {
        Path out = folder.resolve("signed.pdf");
        bench.signer()
                .sign(
                        file,
                        out,
                        person.signingKey(),
                        Party.PERSON.reason(),
                        SignatureLook.person(
                                SamplePictures.signature(), SampleDocument.POSITION, SampleDocument.SIGNER),
                        Level.B);
        return out;
    }

    private Path seal(Path file) {
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

    private static FormFacts decision(String number) {
        return new FormFacts(Set.of("QĐ"), "Quyết định", false, null, true, number, DATE, null, null);
    }
}
