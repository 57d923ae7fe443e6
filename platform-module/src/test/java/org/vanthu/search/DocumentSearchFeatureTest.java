package org.vanthu.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.search.SearchService;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.cmr.security.PersonService;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.registry.RegistryModel;
import org.vanthu.search.SearchAnswer.FacetValue;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentSearchFeatureTest {
    private final EmbeddedRepository repository;
    private final DocumentSearch search;
    private final SearchableDocuments documents;

    DocumentSearchFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        search = repository.bean(DocumentSearch.class);
        documents = new SearchableDocuments(repository);
    }

    @BeforeAll
    void load() {
        documents.load();
    }

    private static SearchRequest request(String q, SearchSort sort) {
        return new SearchRequest(q, null, null, null, null, null, null, null, null, null, null, null, sort);
    }

    private static Keyset page(String after, int limit) {
        return Keyset.parse(after, Integer.toString(limit));
    }

    private SearchAnswer search(String q) {
        return documents.asAdmin(() -> search.search(request(q, SearchSort.relevance()), page(null, 50), true));
    }

    private List<String> names(SearchAnswer answer) {
        return answer.items().stream().map(hit -> documents.name(hit.nodeId())).toList();
    }

    @Test
    void goesThroughAllPagesOnceInTheOrderAskedFor() {
        for (String sort : List.of("-issuedDate", "issuedDate", "-arrivalNumber", "relevance")) {
            List<SearchHit> all = new ArrayList<>();
            String[] after = new String[1];
            do {
                SearchAnswer answer = documents.asAdmin(
                        () -> search.search(request("", SearchSort.parse(sort)), page(after[0], 7), false));
                all.addAll(answer.items());
                assertThat(answer.total()).isGreaterThanOrEqualTo(40);
                after[0] = answer.next();
            } while (after[0] != null);

            assertThat(all.stream().map(SearchHit::nodeId))
                    .as(sort)
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThanOrEqualTo(40);
            if (sort.equals("-issuedDate")) {
                assertThat(all.stream().map(SearchHit::issuedDate)).isSortedAccordingTo((a, b) -> b.compareTo(a));
            }
        }
    }

    @Test
    void refusesAPlaceThatIsNotItsOwn() {
        assertThatThrownBy(() -> documents.asAdmin(
                        () -> search.search(request("", SearchSort.relevance()), new Keyset(List.of("x"), 5), false)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void countsFacetsWithLabels() {
        SearchAnswer answer = search("quyết định");

        assertThat(answer.facets().get("type")).contains(new FacetValue("QD", "Quyết định", 2));
        assertThat(answer.facets()).containsOnlyKeys("type", "issuer", "year", "urgency", "state");
        assertThat(answer.facets().get("state")).extracting(FacetValue::label).contains("Đã đăng ký");
    }

    @Test
    void filters() {
        SearchRequest request = new SearchRequest(
                "",
                "H99",
                "incoming",
                2026,
                "QD",
                "Sở Nội vụ",
                null,
                null,
                null,
                "registered",
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2040, 1, 1),
                SearchSort.relevance());

        assertThat(names(documents.asAdmin(() -> search.search(request, page(null, 50), false))))
                .containsExactly("d31");
    }

    @Test
    void marksWhatWasFoundAndNothingElse() {
        SearchHit hit = search("ke toan truong").items().get(0);

        assertThat(hit.highlights().content())
                .singleElement()
                .asString()
                .contains("<mark>Kế</mark> <mark>toán</mark> <mark>trưởng</mark>");
        assertThat(search("chuyen doi").items().get(0).highlights().subject())
                .contains("<mark>chuyển</mark> <mark>đổi</mark>");
    }

    @Test
    void escapesMarkupInHighlights() {
        NodeRef node = documents.asAdmin(() -> documents.create(
                documents.folder(),
                "hostile" + System.nanoTime(),
                Map.of(RegistryModel.PROP_SUBJECT, "<script>alert(1)</script> thử nghiệm"),
                "<img src=x onerror=alert(2)> thử nghiệm"));
        documents.await();

        SearchHit hit = search("thử nghiệm").items().get(0);

        assertThat(hit.nodeId()).isEqualTo(node.getId());
        assertThat(hit.highlights().subject()).startsWith("&lt;script&gt;").contains("<mark>thử</mark>");
        assertThat(hit.highlights().content())
                .allSatisfy(snippet -> assertThat(snippet).doesNotContain("<img"));
    }

    @Test
    void saysHowItUnderstoodTheWords() {
        assertThat(search("ubnd").interpretation()).contains("Ủy ban nhân dân");
        assertThat(search("chuyen doi soo").interpretation()).isNotEmpty();
        assertThat(search("sở").interpretation()).isEmpty();
    }

    @Test
    void answersEveryInputWithoutAnError() {
        for (String q : List.of(
                "*",
                "\"",
                "(((",
                "a:b:c",
                "TYPE:\"x\"",
                "[a TO b]",
                "-",
                "^~",
                "\\",
                "\u0000",
                "x".repeat(5000),
                "😀",
                "' OR 1=1 --")) {
            assertThat(search(q)).as(q).isNotNull();
        }
    }

    @Test
    @Requirement("R000-052")
    void findsANumberInTheTransactionThatRegistersIt() {
        List<String> found = documents.asAdmin(() -> {
            NodeRef node = documents.create(
                    documents.folder(),
                    "fresh" + System.nanoTime(),
                    Map.of(RegistryModel.PROP_NUMBER, "999/TTr-ABC", RegistryModel.PROP_ARRIVAL_NUMBER, 4711L),
                    "");
            ledgerRow(node, "999/TTr-ABC", 4711);
            List<String> ids = new ArrayList<>();
            for (String q : List.of("999/TTr-ABC", "999/ttr-abc", "4711")) {
                SearchAnswer answer = search.search(request(q, SearchSort.relevance()), page(null, 20), false);
                ids.add(answer.items().get(0).nodeId().equals(node.getId()) ? "found" : "missing " + q);
            }
            assertThat(freshness().now().orElseThrow().upToDate()).isFalse();
            return ids;
        });

        assertThat(found).containsOnly("found");
    }

    private SearchFreshness freshness() {
        return new SearchFreshness(
                ModuleTables.in(repository).dataSource(),
                repository.bean("searchService", SearchService.class),
                repository.bean(SearchIndex.class),
                Clock.systemUTC());
    }

    private void ledgerRow(NodeRef node, String number, long arrivalNumber) {
        int year = LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).getYear();
        JdbcClient.create(ModuleTables.in(repository).dataSource())
                .sql("""
                        INSERT INTO vt_document (node_id, agency, kind, state, register_year, arrival_number, arrival_date, received_at,
                          entered_at, entered_by, backfilled, number_text, number_key, issuer_name, issuer_key, type_code, type_name,
                          subject, subject_key, urgency, origin, source, duplicate_ordinal, version)
                        VALUES (?, 'H99', 'incoming', 'registered', ?, ?, ?, ?, ?, 'x', false, ?, ?, 'x', 'x', 'x', 'x', 'x', 'x', 0,
                          'paper', 'paper', 0, 0)""")
                .params(List.of(
                        node.getId(),
                        year,
                        arrivalNumber,
                        LocalDate.now(),
                        LocalDateTime.now(ZoneOffset.UTC),
                        LocalDateTime.now(ZoneOffset.UTC),
                        number,
                        DocumentNumber.parse(number).lookupKey()))
                .update();
    }

    @Test
    void showsNobodyWhatMayNotBeRead() {
        person("outsider");
        PermissionService permissions = repository.bean("permissionService", PermissionService.class);
        NodeRef node = documents.asAdmin(() -> {
            NodeRef folder = documents.folder();
            permissions.setInheritParentPermissions(folder, false);
            NodeRef secret = documents.create(
                    folder,
                    "kept" + System.nanoTime(),
                    Map.of(RegistryModel.PROP_NUMBER, "555/KM-XYZ", RegistryModel.PROP_SUBJECT, "hồ sơ zebra riêng"),
                    "nội dung zebra riêng");
            ledgerRow(secret, "555/KM-XYZ", 5550);
            return secret;
        });
        documents.await();

        assertThat(names(search("zebra"))).containsExactly(node.getId());
        assertThat(as("outsider", "zebra").items()).isEmpty();
        assertThat(as("outsider", "zebra").total()).isZero();
        assertThat(as("outsider", "555/KM-XYZ").items()).isEmpty();

        documents.asAdmin(() -> {
            permissions.setPermission(node, "outsider", PermissionService.CONSUMER, true);
            return null;
        });
        documents.await();
        assertThat(as("outsider", "zebra").items()).hasSize(1);
        assertThat(as("outsider", "555/KM-XYZ").items()).hasSize(1);

        documents.asAdmin(() -> {
            permissions.deletePermission(node, "outsider", PermissionService.CONSUMER);
            return null;
        });
        documents.await();
        assertThat(as("outsider", "zebra").items()).isEmpty();
    }

    private SearchAnswer as(String user, String q) {
        return inTransactionAs(user, () -> search.search(request(q, SearchSort.relevance()), page(null, 50), true));
    }

    private <T> T inTransactionAs(String user, Supplier<T> work) {
        return AuthenticationUtil.runAs(
                () -> repository
                        .bean(
                                "retryingTransactionHelper",
                                org.alfresco.repo.transaction.RetryingTransactionHelper.class)
                        .doInTransaction(work::get, false, true),
                user);
    }

    private void person(String name) {
        documents.asAdmin(() -> {
            PersonService persons = repository.bean("personService", PersonService.class);
            if (!persons.personExists(name)) {
                persons.createPerson(new HashMap<>(Map.of(
                        ContentModel.PROP_USERNAME, name,
                        ContentModel.PROP_FIRSTNAME, name,
                        ContentModel.PROP_LASTNAME, name,
                        ContentModel.PROP_EMAIL, name + "@example.org")));
                repository
                        .bean("authenticationService", MutableAuthenticationService.class)
                        .createAuthentication(name, "A-long-password-1".toCharArray());
            }
            return null;
        });
    }

    @Test
    void exportsInAllFormats() throws IOException {
        ExportTable table = documents.asAdmin(() -> {
            SearchExport.Rows rows =
                    repository.bean(SearchExport.class).rows(request("ủy ban", SearchSort.parse("-issuedDate")));
            return ExportTable.of(rows, LocalDate.of(2026, 11, 22));
        });
        String subject = "Về việc thành lập Ban chỉ đạo chuyển đổi số";

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes(ExportFormat.XLSX, table)))) {
            assertThat(workbook.getSheetAt(0))
                    .anySatisfy(row -> assertThat(row.getCell(row.getLastCellNum() > 6 ? 6 : 0)
                                    .toString())
                            .isEqualTo(subject));
        }
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes(ExportFormat.DOCX, table)))) {
            assertThat(document.getTables().get(0).getText()).contains(subject);
        }
        try (var document = Loader.loadPDF(bytes(ExportFormat.PDF, table))) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("chuyển đổi số")
                    .contains("DANH SÁCH VĂN BẢN");
        }
        assertThat(new String(bytes(ExportFormat.CSV, table), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("\uFEFF")
                .contains(subject);
    }

    private static byte[] bytes(ExportFormat format, ExportTable table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(table, out);
        return out.toByteArray();
    }

    @Test
    void keepsSearchesOfEachPersonApart() {
        SavedSearches saved = repository.bean(SavedSearches.class);
        SavedSearch mine = inTransactionAs("admin", () -> saved.save("Đất đai", Map.of("q", "đất", "year", "2026")));

        assertThat(inTransactionAs("admin", saved::list)).contains(mine);
        person("other");
        AuthenticationUtil.setFullyAuthenticatedUser("other");
        assertThat(saved.list()).isEmpty();
        assertThatThrownBy(() -> saved.delete(mine.id())).isInstanceOf(NotFoundException.class);
        AuthenticationUtil.setFullyAuthenticatedUser("admin");
        assertThatThrownBy(() -> saved.save("Đất đai", Map.of())).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> saved.save("x", Map.of("drop", "1"))).isInstanceOf(InvalidInputException.class);
        saved.delete(mine.id());
        assertThat(saved.list()).isEmpty();
    }
}
