package org.vanthu.archive.certified;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.archive.AcceptedDossiers;
import org.vanthu.archive.ReadingRequest;
import org.vanthu.archive.certified.CertifiedCopies.IssueForm;
import org.vanthu.archive.packages.CsipCheck;
import org.vanthu.archive.packages.DossierPackages;
import org.vanthu.archive.preservation.ArchiveEvents;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.EndedDossiers;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.dossier.EndedDossiers.ARCHIVIST;
import static org.vanthu.dossier.EndedDossiers.OWNER;

/** Copies of documents of the archive with an authentication file, and the check of their codes. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class CertifiedCopyFeatureTest {

    private static final String PASSWORD = "A-long-password-1";
    private static final String STRANGER = TestSite.user(TestSite.OTHER_AGENCY, "clerk");
    private static final String READER = "Ông Nguyễn Văn Đọc";
    private static final List<String> ITEMS = List.of(
            "authenticationCode",
            "archiveName",
            "recipient",
            "arcDocCode",
            "codeNumberNotation",
            "type",
            "subject",
            "purpose",
            "issuedOn",
            "validUntil",
            "copies");

    @TempDir
    private static Path folder;

    private static AcceptedDossiers archive;
    private static EndedDossiers fixture;

    private final EmbeddedRepository repository;
    private final CertifiedCopies copies;
    private final MutableClock clock;
    private final Path directory;

    CertifiedCopyFeatureTest(EmbeddedRepository repository, MutableClock clock, Path directory) {
        this.repository = repository;
        this.copies = repository.bean(CertifiedCopies.class);
        this.clock = clock;
        this.directory = directory;
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        archive = new AcceptedDossiers(repository).create();
        fixture = archive.ended();
        fixture.site().as("admin", () -> {
            for (String user : List.of(ARCHIVIST, STRANGER, TestSite.user(TestSite.AGENCY, "leader"))) {
                repository
                        .bean("authenticationService", MutableAuthenticationService.class)
                        .setAuthentication(user, PASSWORD.toCharArray());
            }
            return null;
        });
    }

    @Test
    void thePackageHasTheChosenDocumentsUnchangedWithAnAuthenticationFileOfElevenItemsEach() throws Exception {
        Path original = EndedDossiers.pdf(folder, "goc.pdf", 2);
        NodeRef document = fixture.incoming("Về việc xác nhận <quá trình> & công tác", original);
        NodeRef other = document("Về việc không được chọn");
        ReadingRequest request = granted("Hồ sơ xác nhận", List.of(other, document));
        CertifiedCopy copy = issue(request, 3, document).get(0);

        Path file = fetched(request, copy.packageId(), ARCHIVIST);

        assertThat(CsipCheck.findings(file)).isEmpty();
        assertThat(copy.sha256()).isEqualTo(DigestUtils.sha256Hex(Files.readAllBytes(original)));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(names(zip, "rep1/data/")).hasSize(1);
            assertThat(bytes(zip, "rep1/data/")).isEqualTo(Files.readAllBytes(original));
            String authentication = text(zip, "metadata/other/authentication_doc_");
            assertThat(ITEMS).allMatch(item -> authentication.contains("<" + item + ">"));
            assertThat(authentication)
                    .contains(
                            "<authenticationCode>" + copy.code() + "<",
                            "<recipient>" + READER + "<",
                            "<arcDocCode>" + copy.documentCode() + "<",
                            "<subject>Về việc xác nhận &lt;quá trình&gt; &amp; công tác<",
                            "<purpose>02<",
                            "<copies>3<",
                            "<sha256>" + copy.sha256() + "<");
            validate(zip, "authentication.xsd", "authentication_doc_");
            validate(zip, "EAD.xsd", "descriptive/EAD.xml");
            assertThat(rootMets(zip))
                    .contains("OTHERMDTYPE=\"AUTHENTICATION\"", "metadata/other/authentication_doc_")
                    .contains(DigestUtils.sha256Hex(bytes(zip, "metadata/other/authentication_doc_"))
                            .toUpperCase(java.util.Locale.ROOT))
                    .contains("documentation/xac-thuc.pdf");
            try (var page = Loader.loadPDF(bytes(zip, "documentation/xac-thuc.pdf"))) {
                assertThat(new PDFTextStripper().getText(page))
                        .contains("BẢN SAO CÓ XÁC THỰC – " + READER)
                        .contains(copy.code(), copy.documentCode());
            }
        }
    }

    @Test
    void eachIssueHasCodesOfItsOwnAndIsCountedAndTold() {
        Dossier dossier = archive.accepted(
                "Hồ sơ cấp hai lần", "20 năm", List.of(document("Về việc một"), document("Về việc hai")));
        ReadingRequest request = archive.granted(archive.asked(OWNER, dossier, ReadingRequest.CERTIFIED, READER));
        List<String> nodes = nodes(request);

        List<CertifiedCopy> first = as(ARCHIVIST, () -> copies.issue(request.id(), form(nodes, 1)));
        List<CertifiedCopy> second = as(ARCHIVIST, () -> copies.issue(request.id(), form(nodes, 2)));

        assertThat(first)
                .hasSize(2)
                .extracting(CertifiedCopy::packageId)
                .containsOnly(first.get(0).packageId());
        assertThat(second)
                .extracting(CertifiedCopy::packageId)
                .doesNotContain(first.get(0).packageId());
        assertThat(first.stream().map(CertifiedCopy::code))
                .doesNotContainAnyElementsOf(
                        second.stream().map(CertifiedCopy::code).toList());
        assertThat(as(OWNER, () -> copies.list(request.id())))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.get("fetchable")).isEqualTo(true));
        assertThat(as(ARCHIVIST, () -> copies.fetch(request.id(), first.get(0).packageId(), target())))
                .extracting(DossierPackages.Made::objectId)
                .isEqualTo(as(
                                OWNER,
                                () -> copies.fetch(request.id(), first.get(0).packageId(), target()))
                        .objectId());
        assertThat(repository.bean(ArchiveEvents.class).of(dossier.id()))
                .filteredOn(event -> event.kind().equals(ArchiveEvents.Kind.DISSEMINATION.word()))
                .hasSize(4)
                .noneMatch(event -> event.detail().contains(first.get(0).code()));
    }

    @Test
    void aCodeCountsUntilTheEndOfItsLastDayAndThePackageIsFetchedWhileTheRequestIsOpen() {
        ReadingRequest request = granted("Hồ sơ có hạn", List.of(document("Về việc có hạn")));
        CertifiedCopy copy = issue(request, 1, nodes(request).get(0)).get(0);

        clock.advance(Duration.ofDays(6));
        assertThat(check(copy.code())).containsEntry("valid", true).containsEntry("sha256", copy.sha256());
        assertThatThrownBy(() -> fetched(request, copy.packageId(), ARCHIVIST))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.not-open");
        assertThatThrownBy(() -> issue(request, 1, nodes(request).get(0)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.not-open");

        clock.advance(Duration.ofDays(25));
        assertThat(check(copy.code())).containsEntry("valid", false);
    }

    @Test
    void onlyWhatWasGrantedAsCertifiedCopyIsGivenOutAndOnlyByArchivists() {
        Dossier dossier = archive.accepted("Hồ sơ chưa duyệt", "20 năm", List.of(document("Về việc chưa duyệt")));
        ReadingRequest asked = archive.asked(OWNER, dossier, ReadingRequest.CERTIFIED, "");
        String node = nodes(asked).get(0);
        ReadingRequest plain = archive.granted(archive.asked(OWNER, dossier, "copy", ""));

        assertThatThrownBy(() -> as(ARCHIVIST, () -> copies.issue(asked.id(), form(List.of(node), 1))))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.not-open");
        assertThatThrownBy(() -> as(ARCHIVIST, () -> copies.issue(plain.id(), form(List.of(node), 1))))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.certified-kind");
        assertThatThrownBy(() -> as(OWNER, () -> copies.issue(asked.id(), form(List.of(node), 1))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(STRANGER, () -> copies.list(asked.id()))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void nothingBeyondTheDossierIsGivenOutAndWrongNumbersAndDaysAreTold() {
        ReadingRequest request = granted("Hồ sơ được duyệt", List.of(document("Về việc được duyệt")));
        NodeRef outside = document("Về việc của hồ sơ khác");
        archive.accepted("Hồ sơ khác", "20 năm", List.of(outside));
        List<String> inside = nodes(request);

        assertThatThrownBy(() -> issue(request, 1, outside.getId()))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.not-inside");
        assertThatThrownBy(() -> issue(request, 0, inside.get(0)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.certified-copies");
        assertThatThrownBy(() -> as(ARCHIVIST, () -> copies.issue(request.id(), form(List.of(), 1))))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.certified-documents");
        assertThatThrownBy(() ->
                        as(ARCHIVIST, () -> copies.issue(request.id(), new IssueForm(inside, 1, today().minusDays(1)))))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.certified-until");
        assertThat(as(ARCHIVIST, () -> copies.list(request.id()))).isEmpty();
    }

    @Test
    void aDocumentWithoutAFileIsNotCertified() {
        ReadingRequest request = granted("Hồ sơ thiếu tệp", List.of(fixture.incoming("Về việc thiếu tệp")));

        assertThatThrownBy(() -> issue(request, 1, nodes(request).get(0)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.certified-no-file");
    }

    @Test
    void aFileThatIsNotWhatWasTakenInIsNotCertifiedAndWhatWasCertifiedNotFetched() throws Exception {
        Path good = EndedDossiers.text(folder, "goc.txt", "Nội dung để cấp bản sao");
        ReadingRequest request = granted("Hồ sơ hỏng", List.of(fixture.incoming("Về việc hỏng tệp", good)));
        CertifiedCopy copy = issue(request, 1, nodes(request).get(0)).get(0);

        damage(good);

        assertThatThrownBy(() -> issue(request, 1, nodes(request).get(0)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.certified-changed");
        assertThatThrownBy(() -> fetched(request, copy.packageId(), ARCHIVIST))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.certified-changed");
    }

    @Test
    void whenTheDossierIsMadeSecretNothingMoreIsGivenToAnOutsideReader() {
        Dossier dossier = archive.accepted("Hồ sơ thành mật", "20 năm", List.of(document("Về việc thành mật")));
        ReadingRequest request = archive.granted(archive.asked(OWNER, dossier, ReadingRequest.CERTIFIED, READER));
        CertifiedCopy copy = issue(request, 1, nodes(request).get(0)).get(0);

        archive.open(dossier, "03");

        assertThatThrownBy(() -> issue(request, 1, nodes(request).get(0)))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.not-open");
        assertThatThrownBy(() -> fetched(request, copy.packageId(), OWNER))
                .hasFieldOrPropertyWithValue("msgId", "archive.error.not-open");
    }

    @Test
    void overHttpAnArchivistIssuesAndSomebodyOfAnotherAgencyChecksTheCodeOnly() throws Exception {
        ReadingRequest request = granted("Hồ sơ qua mạng", List.of(document("Về việc qua mạng")));
        String path = "requests/" + request.id() + "/certified";
        String body = "{\"documents\": [\"%s\"], \"copies\": 1, \"validUntil\": \"%s\"}"
                .formatted(nodes(request).get(0), today().plusDays(30));

        assertThat(send(STRANGER, path, body).statusCode()).isEqualTo(403);
        assertThat(send(TestSite.user(TestSite.AGENCY, "leader"), path, body).statusCode())
                .isEqualTo(403);
        HttpResponse<String> issued = send(ARCHIVIST, path, body);
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        JsonNode row = new ObjectMapper().readTree(issued.body()).get(0);

        String code = row.get("code").asText();
        HttpResponse<String> checked = send(STRANGER, "certified/" + code.toLowerCase(java.util.Locale.ROOT), null);
        assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
        JsonNode found = new ObjectMapper().readTree(checked.body());
        assertThat(found.get("sha256").asText()).hasSize(64);
        assertThat(found.has("packageId") || found.has("nodeId")).isFalse();
        assertThat(send(STRANGER, "certified/2222-2222-2222-2222", null).statusCode())
                .isEqualTo(404);
        assertThat(send(STRANGER, "certified/" + URLEncoder.encode("0", StandardCharsets.UTF_8), null)
                        .statusCode())
                .isEqualTo(400);
        String fetch = path + "/" + row.get("packageId").asText();
        assertThat(send(STRANGER, fetch, null).statusCode()).isEqualTo(403);
        HttpResponse<String> fetched = send(ARCHIVIST, fetch, null);
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.headers().firstValue("Content-Disposition").orElse(""))
                .contains(".zip");
    }

    private ReadingRequest granted(String title, List<NodeRef> documents) {
        return archive.granted(
                archive.asked(OWNER, archive.accepted(title, "20 năm", documents), ReadingRequest.CERTIFIED, READER));
    }

    private List<CertifiedCopy> issue(ReadingRequest request, int number, NodeRef document) {
        return issue(request, number, document.getId());
    }

    private List<CertifiedCopy> issue(ReadingRequest request, int number, String node) {
        return as(ARCHIVIST, () -> copies.issue(request.id(), form(List.of(node), number)));
    }

    private IssueForm form(List<String> nodes, int number) {
        return new IssueForm(nodes, number, today().plusDays(30));
    }

    private Map<String, Object> check(String code) {
        return as(STRANGER, () -> copies.check(code));
    }

    private Path fetched(ReadingRequest request, String packageId, String user) {
        Path file = target();
        as(user, () -> copies.fetch(request.id(), packageId, file));
        return file;
    }

    private List<String> nodes(ReadingRequest request) {
        return as(
                ARCHIVIST,
                () ->
                        repository
                                .bean(org.vanthu.dossier.DossierRecords.class)
                                .get(request.dossier())
                                .documents()
                                .stream()
                                .map(item -> item.document().getId())
                                .toList());
    }

    private static NodeRef document(String subject) {
        return fixture.incoming(subject, EndedDossiers.pdf(folder, subject.hashCode() + ".pdf", 1));
    }

    private static Path target() {
        return folder.resolve(java.util.UUID.randomUUID() + ".zip");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Json.ZONE);
    }

    private static <T> T as(String user, java.util.concurrent.Callable<T> work) {
        return fixture.site().as(user, work);
    }

    /** Changes the bytes on disk behind the repository's back. */
    private void damage(Path original) throws Exception {
        try (Stream<Path> files = Files.walk(directory.resolve("contentstore"))) {
            List<Path> found = files.filter(file -> isSame(file, original)).toList();
            assertThat(found).isNotEmpty();
            for (Path file : found) {
                file.toFile().setWritable(true);
                Files.writeString(file, "Nội dung khác hẳn");
            }
        }
    }

    private static boolean isSame(Path file, Path original) {
        try {
            return Files.isRegularFile(file) && Files.mismatch(file, original) < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void validate(ZipFile zip, String xsd, String name) throws Exception {
        try (InputStream schema = zip.getInputStream(entry(zip, "schemas/" + xsd));
                InputStream in = zip.getInputStream(entry(zip, name))) {
            SchemaFactory.newDefaultInstance()
                    .newSchema(new StreamSource(schema))
                    .newValidator()
                    .validate(new StreamSource(in));
        }
    }

    private static String rootMets(ZipFile zip) throws Exception {
        ZipEntry mets = zip.stream()
                .filter(entry -> entry.getName().matches("[^/]+/METS.xml"))
                .findFirst()
                .orElseThrow();
        try (InputStream in = zip.getInputStream(mets)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(ZipFile zip, String part) throws Exception {
        return new String(bytes(zip, part), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ZipFile zip, String part) throws Exception {
        try (InputStream in = zip.getInputStream(entry(zip, part))) {
            return in.readAllBytes();
        }
    }

    private static ZipEntry entry(ZipFile zip, String part) {
        return java.util.Objects.requireNonNull(zip.getEntry(names(zip, part).get(0)), part);
    }

    private static List<String> names(ZipFile zip, String part) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.contains(part))
                .toList();
    }

    private HttpResponse<String> send(String user, String path, @Nullable String body) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + repository.port() + "/alfresco/service/vanthu/archive/" + path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json");
        return HttpClient.newHttpClient()
                .send(
                        (body == null ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
