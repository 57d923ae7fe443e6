package org.vanthu.search;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.registry.IncomingFields;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.SecretDocuments;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What everybody may expect of a search whether there is an index or not: all but the words of the files. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MetadataSearchCases {
    private static final String CLERK = TestSite.user(TestSite.AGENCY, "clerk");
    private static final String READER = TestSite.user(TestSite.AGENCY, "specialist");
    private static final String STRANGER = TestSite.user(TestSite.OTHER_AGENCY, "clerk");

    final EmbeddedRepository repository;
    final TestSite site;
    private final DocumentSearch search;

    MetadataSearchCases(EmbeddedRepository repository) {
        this.repository = repository;
        site = new TestSite(repository);
        search = repository.bean(DocumentSearch.class);
    }

    /** Waits until what was committed can be found. */
    abstract void untilFound();

    @BeforeAll
    void register() {
        site.create();
        register("477/TTr-SNV", "Sở Nội vụ", "TTr", "Về việc thành lập Ban chỉ đạo chuyển đổi số", 1, 3);
        register("12/QĐ-UBND", "UBND tỉnh Mẫu", "QD", "Về việc bổ nhiệm kế toán trưởng", 0, 5);
        register("89/CV-STC", "Sở Tài chính", "CV", "Hướng dẫn lập dự toán ngân sách", 0, 8);
        register("90/CV-STC", "Sở Tài chính", "CV", "Hướng dẫn quyết toán ngân sách", 2, 8);
        register("91/KH-SYT", "Sở Y tế", "KH", "Kế hoạch phòng chống dịch", 0, 12);
        untilFound();
    }

    private String register(String number, String issuer, String type, String subject, int urgency, int day) {
        IncomingFields fields = new IncomingFields(
                number,
                null,
                null,
                LocalDate.of(2026, 1, day),
                issuer,
                null,
                type,
                subject,
                urgency,
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
        return site.asRole(
                "clerk",
                () -> repository
                        .bean(RegistryService.class)
                        .registerIncoming(new RegistrationRequest(
                                TestSite.AGENCY, null, null, null, fields, null, null, null, null, false))
                        .nodeRef()
                        .getId());
    }

    SearchAnswer find(String user, SearchRequest request) {
        return as(user, () -> search.search(request, Keyset.parse(null, "50"), true));
    }

    <T> T as(String user, Callable<T> work) {
        T result = site.as(user, work);
        AuthenticationUtil.clearCurrentSecurityContext();
        return result;
    }

    static SearchRequest box(String q) {
        return request(q, Map.of(), "relevance");
    }

    static SearchRequest request(String q, Map<String, String> filters, String sort) {
        return new SearchRequest(
                q,
                filters.get("agency"),
                filters.get("kind"),
                number(filters.get("year")),
                filters.get("type"),
                filters.get("issuer"),
                filters.get("register"),
                filters.get("number"),
                number(filters.get("urgency")),
                filters.get("state"),
                day(filters.get("from")),
                day(filters.get("to")),
                SearchSort.parse(sort));
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private List<String> numbers(SearchRequest request) {
        return numbers(find(READER, request));
    }

    static List<String> numbers(SearchAnswer answer) {
        return answer.items().stream()
                .map(hit -> Objects.requireNonNull(hit.number()))
                .toList();
    }

    @Test
    void findsByTheBox() {
        Map<String, List<String>> expected = Map.of(
                "477/TTr-SNV", List.of("477/TTr-SNV"),
                "477/ttr-snv", List.of("477/TTr-SNV"),
                "477", List.of("477/TTr-SNV"),
                "TTr-SNV", List.of("477/TTr-SNV"),
                "chuyen doi so", List.of("477/TTr-SNV"),
                "\"kế toán trưởng\"", List.of("12/QĐ-UBND"),
                "ngân sách -quyết", List.of("89/CV-STC"),
                "\"Sở Y tế\"", List.of("91/KH-SYT"),
                "\"kế hoạch\" dich", List.of("91/KH-SYT"),
                "sinh vật biển", List.of());

        expected.forEach((q, found) -> assertThat(numbers(box(q))).as(q).containsExactlyElementsOf(found));
    }

    @Test
    void findsByTheArrivalNumberOfThisYear() {
        SearchHit wanted = find(READER, box("477/TTr-SNV")).items().get(0);

        assertThat(find(READER, box(String.valueOf(wanted.arrivalNumber()))).items())
                .extracting(SearchHit::nodeId)
                .contains(wanted.nodeId());
    }

    @Test
    void filters() {
        Map<Map<String, String>, List<String>> expected = Map.of(
                Map.of("issuer", "Sở Tài chính"), List.of("90/CV-STC", "89/CV-STC"),
                Map.of("type", "QD", "agency", "H99", "kind", "incoming"), List.of("12/QĐ-UBND"),
                Map.of("urgency", "2", "state", "registered"), List.of("90/CV-STC"),
                Map.of("from", "2026-01-05", "to", "2026-01-08"), List.of("12/QĐ-UBND", "90/CV-STC", "89/CV-STC"),
                Map.of("number", "91/kh-syt"), List.of("91/KH-SYT"),
                Map.of("year", "1999"), List.of(),
                Map.of("kind", "outgoing"), List.of(),
                Map.of("agency", "H98"), List.of());

        expected.forEach((filters, found) -> assertThat(numbers(request("", filters, "relevance")))
                .as(filters.toString())
                .containsExactlyInAnyOrderElementsOf(found));
    }

    @Test
    void countsFacets() {
        SearchAnswer answer = find(READER, box("ngân sách"));

        assertThat(answer.total()).isEqualTo(2);
        assertThat(answer.facets()).containsOnlyKeys("type", "issuer", "year", "urgency", "state");
        assertThat(answer.facets().get("issuer"))
                .containsExactly(new SearchAnswer.FacetValue("Sở Tài chính", "Sở Tài chính", 2));
        assertThat(answer.facets().get("type")).containsExactly(new SearchAnswer.FacetValue("CV", "Công văn", 2));
        assertThat(answer.facets().get("urgency"))
                .extracting(SearchAnswer.FacetValue::count)
                .containsExactly(1, 1);
    }

    @Test
    void goesThroughAllPagesInTheOrderAskedFor() {
        for (String sort : List.of(
                "issuedDate", "-issuedDate", "arrivalNumber", "-receivedAt", "arrivalDate", "-urgency", "relevance")) {
            List<String> all = new ArrayList<>();
            String[] after = new String[1];
            do {
                SearchAnswer page = as(
                        READER, () -> search.search(request("", Map.of(), sort), Keyset.parse(after[0], "2"), false));
                all.addAll(numbers(page));
                assertThat(page.total()).as(sort).isEqualTo(5);
                after[0] = page.next();
            } while (after[0] != null);

            assertThat(all).as(sort).doesNotHaveDuplicates().hasSize(5);
            if (sort.equals("issuedDate") || sort.equals("arrivalNumber")) {
                assertThat(all).as(sort).startsWith("477/TTr-SNV", "12/QĐ-UBND").endsWith("91/KH-SYT");
            }
            if (sort.equals("-urgency")) {
                assertThat(all).startsWith("90/CV-STC", "477/TTr-SNV");
            }
        }
    }

    @Test
    void refusesAPlaceThatIsNotItsOwn() {
        for (List<String> place : List.of(
                List.of("x"), List.of("table:relevance", "x", "y", "z"), List.of("table:relevance", "x", "y", "1"))) {
            assertThatThrownBy(() -> as(READER, () -> search.search(box(""), new Keyset(place, 5), false)))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void showsAndCountsNothingToStrangers() {
        SearchAnswer answer = find(STRANGER, box("ngân sách"));

        assertThat(answer.items()).isEmpty();
        assertThat(answer.total()).isZero();
        assertThat(answer.facets().values()).allMatch(List::isEmpty);
        assertThat(find(STRANGER, box("477/TTr-SNV")).items()).isEmpty();
        assertThat(find("admin", box("ngân sách")).items()).hasSize(2);
    }

    @Test
    void withholdsAWithheldDocumentAndForgetsAPurgedOne() {
        String id = register("7/BC-CAT", "Công an tỉnh", "BC", "Báo cáo kỳ lạ", 0, 20);
        var node = HitReader.node(id);
        SecretDocuments secrets = repository.bean(SecretDocuments.class);
        untilFound();
        assertThat(numbers(box("kỳ lạ"))).hasSize(1);

        as(AuthenticationUtil.getSystemUserName(), () -> secrets.withhold(node, "TỐI MẬT"));
        untilFound();
        assertThat(numbers(box("kỳ lạ"))).isEmpty();
        assertThat(find(READER, box("kỳ lạ")).total()).isZero();
        assertThat(find(CLERK, box("kỳ lạ")).total()).isEqualTo(1);

        site.asRole("clerk", () -> secrets.purge(node, "đúng là mật"));
        untilFound();
        assertThat(find(CLERK, box("kỳ lạ")).items()).isEmpty();
        assertThat(find(CLERK, box("7/BC-CAT")).total()).isZero();
    }

    @Test
    void keepsSearchesAndExportsWhatTheyFind() {
        SavedSearches saved = repository.bean(SavedSearches.class);
        SavedSearch kept = as(READER, () -> saved.save("Ngân sách", Map.of("q", "ngân sách")));
        SearchExport export = repository.bean(SearchExport.class);

        assertThat(as(READER, saved::list)).containsExactly(kept);
        assertThat(as(READER, () -> export.rows(box("ngân sách"))).hits())
                .extracting(SearchHit::number)
                .containsExactlyInAnyOrder("89/CV-STC", "90/CV-STC");
        assertThatThrownBy(() -> as(READER, () -> new SearchExport(search, 1).rows(box("ngân sách"))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void answersEveryInputWithoutAnError() {
        for (String q : List.of(
                "*", "%", "_", "\"", "(((", "số", "so", "-", "^~", "\\", "x".repeat(2000), "😀", "' OR 1=1 --")) {
            assertThat(find(READER, box(q)).items()).as(q).isNotNull();
        }
        assertThat(numbers(box("%"))).hasSize(5);
    }

    static final Duration PATIENCE = Duration.ofSeconds(60);
}
