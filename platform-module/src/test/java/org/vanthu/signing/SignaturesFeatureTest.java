package org.vanthu.signing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.audit.AuditRow;
import org.vanthu.audit.AuditTrail;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.OrganizationFixture;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.VanthuException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Who may sign what in the repository, and what is kept of it. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.signing.key-folder", value = "${dir}/keys")
@RepositoryProperty(key = "vanthu.signing.trust-folder", value = "${dir}/trust")
class SignaturesFeatureTest {

    private static final String AGENCY = TestSite.AGENCY;
    private static final String SECRET = "Bi-mat-123456";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final AtomicInteger FILES = new AtomicInteger();

    private static TestServers servers;
    private static TestAuthority.Issued leader;
    private static TestAuthority.Issued organisation;

    private final EmbeddedRepository repository;
    private final TestSite site;
    private final Signatures signatures;
    private final Pictures pictures;
    private final AuditTrail audit;

    SignaturesFeatureTest(EmbeddedRepository repository, Signatures signatures, Pictures pictures, AuditTrail audit) {
        this.repository = repository;
        this.site = new TestSite(repository);
        this.signatures = signatures;
        this.pictures = pictures;
        this.audit = audit;
    }

    @BeforeAll
    static void keysAndPeople(EmbeddedRepository repository) throws IOException, CertificateEncodingException {
        new TestSite(repository).create();
        servers = new TestServers("CA thử", CLOCK);
        leader = servers.authority().person(SampleDocument.SIGNER);
        organisation = servers.authority().organisation();
        SigningSettings settings = repository.bean(SigningSettings.class);
        Path keys = java.util.Objects.requireNonNull(settings.keyFolder());
        Path trust = Files.createDirectories(java.util.Objects.requireNonNull(settings.trustFolder()));
        leader.save(keys.resolve(AGENCY + "/people/" + TestSite.user(AGENCY, "leader") + ".p12"), SECRET);
        organisation.save(keys.resolve(AGENCY + "/organisation.p12"), SECRET);
        Files.write(
                trust.resolve("root.cer"),
                servers.authority().root().certificate().getEncoded());
        AuthenticationUtil.runAsSystem(() -> repository
                .bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                .doInTransaction(
                        () -> {
                            for (String role : new String[] {"leader", "content-admin"}) {
                                repository
                                        .bean("authenticationService", MutableAuthenticationService.class)
                                        .setAuthentication(TestSite.user(AGENCY, role), SECRET.toCharArray());
                            }
                            return null;
                        },
                        false,
                        true));
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    @Requirement({"R002-019", "R004-011", "R004-022", "R004-046"})
    void theLeaderSignsThenTheClerkForTheOrganisationAndEachUseIsKept() {
        NodeRef node = document();

        SignatureUse first = asRole("leader", () -> sign(node, "leader"));
        SignatureUse second = asRole("clerk", () -> seal(node));

        assertThat(first.party()).isEqualTo(Party.PERSON);
        assertThat(first.userName()).isEqualTo(TestSite.user(AGENCY, "leader"));
        assertThat(first.subject()).isEqualTo(SampleDocument.SIGNER);
        assertThat(second.userName()).isEqualTo(TestSite.user(AGENCY, "clerk"));
        assertThat(second.serialNumber())
                .isEqualTo(organisation.certificate().getSerialNumber().toString());
        asRole("clerk", () -> {
            assertThat(signatures.of(node)).containsExactly(first, second);
            assertThat(audit.of(node.getId())).extracting(AuditRow::action).contains("signing.sign", "signing.seal");
            assertThat(signatures.verify(node).verdict()).isEqualTo(Verdict.VALID);
            return null;
        });
    }

    @Test
    @Requirement("R004-046")
    void onlyTheAssignedClerkUsesTheOrganisationsCertificate() {
        NodeRef node = document();
        asRole("leader", () -> sign(node, "leader"));

        for (String role : new String[] {"leader", "unit-head", "specialist", "content-admin", "system-admin"}) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .as(role)
                    .isThrownBy(() -> asRole(role, () -> seal(node)));
        }
        assertThat(asRole("clerk", () -> signatures.of(node))).hasSize(1);
    }

    @Test
    void onlyThoseWhoAreCompetentSignAsPersons() {
        NodeRef node = document();

        for (String role : new String[] {"clerk", "specialist", "content-admin", "delegate"}) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .as(role)
                    .isThrownBy(() -> asRole(role, () -> sign(node, role)));
        }
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> site.as(TestSite.user(TestSite.OTHER_AGENCY, "clerk"), () -> sign(node, "clerk")));
    }

    @Test
    @Requirement("R004-046")
    void theOrganisationDoesNotSignWhatNoPersonSigned() {
        NodeRef node = document();

        assertRefused("signing.error.not-signed-by-person", () -> asRole("clerk", () -> seal(node)));
        assertThat(asRole("clerk", () -> signatures.of(node))).isEmpty();
    }

    @Test
    void theOrganisationSignsACopyThatItMakes() {
        NodeRef node = document();

        SignatureUse use = asRole(
                "clerk",
                () -> signatures.sign(
                        new SigningWish(
                                node,
                                AGENCY,
                                Party.ORGANISATION,
                                SigningWish.Purpose.COPY,
                                SignatureLook.copy("SAO Y", "SỞ NỘI VỤ"),
                                null),
                        KeyKind.FILE,
                        SECRET.toCharArray(),
                        this::store));

        assertThat(use.purpose()).isEqualTo(SigningWish.Purpose.COPY);
    }

    @Test
    void aCertificateOfSomebodyElseIsRefused() {
        NodeRef node = document();

        assertRefused(
                "signing.error.certificate-of-other",
                () -> asRole(
                        "leader",
                        () -> signatures.sign(
                                SigningWish.person(
                                        node,
                                        AGENCY,
                                        SignatureLook.person(SamplePictures.signature(), "CHỦ TỊCH", "Trần Thị Bình")),
                                KeyKind.FILE,
                                SECRET.toCharArray(),
                                this::store)));
    }

    @Test
    void aWrongPasswordSignsNothingAndPasswordsAreCleared() {
        NodeRef node = document();
        char[] wrong = "wrong".toCharArray();

        assertRefused(
                "signing.error.password",
                () -> asRole(
                        "leader",
                        () -> signatures.sign(
                                SigningWish.person(node, AGENCY, SignatureLook.invisible()),
                                KeyKind.FILE,
                                wrong,
                                this::store)));

        assertThat(wrong).containsOnly('\0');
        assertThat(asRole("clerk", () -> signatures.of(node))).isEmpty();
    }

    @Test
    void aKeyElsewhereSignsOnceInItsSession() {
        NodeRef node = document();
        Signatures.Prepared prepared = asRole("leader", () -> signatures.prepare(wish(node), leader.chain()));
        byte[] signature = leader.sign(Base64.getDecoder().decode(prepared.content()));

        assertRefused(
                "signing.error.session",
                () -> asRole("unit-head", () -> signatures.complete(node, prepared.session(), signature, this::store)));
        assertRefused(
                "signing.error.signature-wrong",
                () -> asRole(
                        "leader",
                        () -> signatures.complete(
                                node, prepared.session(), organisation.sign(new byte[] {1}), this::store)));
        SignatureUse use =
                asRole("leader", () -> signatures.complete(node, prepared.session(), signature, this::store));

        assertThat(use.keyKind()).isEqualTo(KeyKind.REMOTE);
        assertThat(asRole("leader", () -> signatures.verify(node)).verdict()).isEqualTo(Verdict.VALID);
        assertRefused(
                "signing.error.session",
                () -> asRole("leader", () -> signatures.complete(node, prepared.session(), signature, this::store)));
    }

    @Test
    void aDocumentThatChangedMeanwhileIsNotSigned() {
        NodeRef node = document();
        Signatures.Prepared prepared = asRole("leader", () -> signatures.prepare(wish(node), leader.chain()));
        byte[] signature = leader.sign(Base64.getDecoder().decode(prepared.content()));
        site.as("admin", () -> {
            store(node, SampleDocument.letter().save(Files.createTempFile("other", ".pdf")));
            return null;
        });

        assertRefused(
                "signing.error.changed-since-prepared",
                () -> asRole("leader", () -> signatures.complete(node, prepared.session(), signature, this::store)));
    }

    @Test
    @Requirement({"R002-048", "R002-049"})
    void picturesAreCheckedAndTheSealIsSetByTheContentAdministrator() {
        asRole("leader", () -> save("signature", SamplePictures.signature()));
        asRole("content-admin", () -> save("seal", SamplePictures.seal()));

        assertThat(asRole("leader", () -> pictures.own(AGENCY))).contains(SamplePictures.signature());
        assertThat(asRole("clerk", () -> pictures.seal(AGENCY))).contains(SamplePictures.seal());
        assertThat(asRole("specialist", () -> pictures.own(AGENCY))).isEmpty();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> asRole("specialist", () -> pictures.seal(AGENCY)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> asRole("clerk", () -> save("seal", SamplePictures.seal())));
        assertRefused(
                "signing.error.picture-blue",
                () -> asRole("leader", () -> save("signature", SamplePictures.of(java.awt.Color.RED, true))));
        assertRefused(
                "signing.error.picture-red",
                () -> asRole("content-admin", () -> save("seal", SamplePictures.of(java.awt.Color.BLUE, true))));
        assertRefused(
                "signing.error.picture-transparent",
                () -> asRole("leader", () -> save("signature", SamplePictures.of(java.awt.Color.BLUE, false))));
        assertRefused(
                "signing.error.picture-png",
                () -> asRole("leader", () -> save("signature", new Picture("R0lGODlhAQABAAAAACw=", 40))));
        assertRefused(
                "signing.error.picture-width",
                () -> asRole(
                        "content-admin",
                        () -> save("seal", new Picture(SamplePictures.seal().png(), 90))));
    }

    @Test
    void overHttpAVerificationIsInTheReadersWords() throws Exception {
        NodeRef node = document();

        HttpResponse<String> unsigned = get("/vanthu/signing/documents/" + node.getId() + "/verification", "vi");
        assertThat(unsigned.statusCode()).isEqualTo(200);
        assertThat(Json.read(unsigned.body(), JsonNode.class).path("message").asText())
                .isEqualTo("Tệp không có chữ ký số.");

        asRole("leader", () -> sign(node, "leader"));

        JsonNode report = Json.read(
                get("/vanthu/signing/documents/" + node.getId() + "/verification", "en")
                        .body(),
                JsonNode.class);
        assertThat(report.path("verdict").asText()).isEqualTo("valid");
        assertThat(report.path("signatures").path(0).path("status").asText()).isEqualTo("valid");
        assertThat(report.path("signatures").path(0).path("signer").asText()).isEqualTo(SampleDocument.SIGNER);
        assertThat(get("/vanthu/signing/documents/00000000-0000-4000-8000-000000000000/verification", "en")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void overHttpAFormIsCheckedAndLooksAreShown() throws Exception {
        NodeRef node = document(SampleDocument.decision().without("kept"));

        JsonNode findings = Json.read(
                post("/vanthu/signing/check", "{\"nodeId\":\"" + node.getId() + "\",\"typeCode\":\"quyet-dinh\"}")
                        .body(),
                JsonNode.class);
        assertThat(findings.path("findings")).hasSize(1);
        assertThat(findings.path("findings").path(0).path("rule").asText()).isEqualTo("kept");

        JsonNode looks =
                Json.read(get("/vanthu/signing/looks?agency=" + AGENCY, "vi").body(), JsonNode.class);
        assertThat(looks.path("personKeys").toString()).contains("file", "remote");
        assertThat(looks.path("organisationKeys")).isEmpty();
        assertThat(looks.path("maySetSeal").asBoolean()).isFalse();
    }

    private Boolean save(String kind, Picture picture) {
        pictures.save(AGENCY, kind, picture);
        return true;
    }

    private SigningWish wish(NodeRef node) {
        return SigningWish.person(
                node,
                AGENCY,
                SignatureLook.person(SamplePictures.signature(), SampleDocument.POSITION, SampleDocument.SIGNER));
    }

    private SignatureUse sign(NodeRef node, String role) {
        assertThat(role).isNotEmpty();
        return signatures.sign(wish(node), KeyKind.FILE, SECRET.toCharArray(), this::store);
    }

    private SignatureUse seal(NodeRef node) {
        return signatures.sign(
                SigningWish.organisation(
                        node,
                        AGENCY,
                        SignatureLook.seal(SamplePictures.seal(), SampleDocument.POSITION, SampleDocument.SIGNER)),
                KeyKind.FILE,
                SECRET.toCharArray(),
                this::store);
    }

    private NodeRef document() {
        return document(SampleDocument.decision());
    }

    private NodeRef document(SampleDocument sample) {
        return AuthenticationUtil.runAsSystem(() -> repository
                .bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                .doInTransaction(
                        () -> OrganizationFixture.file(
                                repository,
                                repository.bean(Agencies.class).folder(AGENCY),
                                "van-ban-" + FILES.incrementAndGet() + ".pdf",
                                Files.readAllBytes(sample.save(Files.createTempFile("sample", ".pdf")))),
                        false,
                        true));
    }

    private void store(NodeRef node, Path signed) {
        ContentWriter writer = repository
                .bean("contentService", ContentService.class)
                .getWriter(node, ContentModel.PROP_CONTENT, true);
        writer.setMimetype("application/pdf");
        writer.putContent(signed.toFile());
    }

    private <T> T asRole(String role, java.util.concurrent.Callable<T> work) {
        return site.asRole(role, work);
    }

    private static void assertRefused(String messageId, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatExceptionOfType(VanthuException.class)
                .isThrownBy(work)
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo(messageId));
    }

    private HttpResponse<String> get(String path, String language) throws Exception {
        return send(request(path).header("Accept-Language", language).GET().build());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        String user = TestSite.user(AGENCY, "leader") + ":" + SECRET;
        return HttpRequest.newBuilder(URI.create("http://localhost:" + repository.port() + "/alfresco/service" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
