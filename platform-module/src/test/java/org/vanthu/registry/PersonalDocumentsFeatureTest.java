package org.vanthu.registry;

import java.util.List;
import java.util.Optional;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every person manages and keeps documents of his or her own. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class PersonalDocumentsFeatureTest {

    private static final Keyset FIRST = new Keyset(List.of(), 50);
    private static TestSite site;

    private final RegistryService registry;
    private final Corrections corrections;
    private final PersonalDocuments mine;

    PersonalDocumentsFeatureTest(RegistryService registry, Corrections corrections, PersonalDocuments mine) {
        this.registry = registry;
        this.corrections = corrections;
        this.mine = mine;
    }

    @BeforeAll
    static void createSite(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
    }

    @Test
    @Requirement("R001-056")
    void aPersonKeepsADocumentWithLabelAndNoteThatNobodyElseSees() {
        NodeRef document = register("101/TTr-TOI");

        PersonalDocument kept = site.asRole("specialist", () -> mine.keep(document, " Đất đai ", "hỏi lại anh Bình"));

        assertThat(kept.kept()).isTrue();
        assertThat(kept.label()).isEqualTo("Đất đai");
        assertThat(site.asRole("specialist", () -> kept(null, null)).items())
                .singleElement()
                .satisfies(own -> {
                    assertThat(own.document().number()).isEqualTo("101/TTr-TOI");
                    assertThat(own.note()).isEqualTo("hỏi lại anh Bình");
                });
        assertThat(site.asRole("specialist", () -> mine.labels(TestSite.AGENCY)))
                .containsExactly("Đất đai");
        for (String other : List.of("clerk", "leader", "content-admin")) {
            assertThat(site.asRole(other, () -> kept(null, null)).items())
                    .extracting(own -> own.document().nodeId())
                    .doesNotContain(document.getId());
            assertThat(site.asRole(other, () -> mine.get(document)).note()).isEmpty();
        }

        site.asRole("specialist", () -> mine.keep(document, "", "đã hỏi"));
        assertThat(site.asRole("specialist", () -> mine.get(document)).note()).isEqualTo("đã hỏi");
        site.asRole("specialist", () -> {
            mine.release(document);
            return null;
        });
        assertThat(site.asRole("specialist", () -> mine.get(document)).kept()).isFalse();
    }

    @Test
    @Requirement("R001-056")
    void whatIsKeptIsFoundByLabelAndByWordsAndPagedWithoutLoss(MutableClock clock) {
        for (int i = 1; i <= 5; i++) {
            NodeRef document = register("20" + i + "/BC-TOI");
            clock.advance(java.time.Duration.ofSeconds(1));
            String label = i % 2 == 0 ? "chẵn" : "lẻ";
            String note = "việc thứ " + i;
            site.asRole("leader", () -> mine.keep(document, label, note));
        }

        assertThat(site.asRole("leader", () -> kept("lẻ", null)).items())
                .extracting(own -> own.document().number())
                .containsExactly("205/BC-TOI", "203/BC-TOI", "201/BC-TOI");
        assertThat(site.asRole("leader", () -> kept(null, "204/bc")).items()).hasSize(1);
        assertThat(site.asRole("leader", () -> kept(null, "Thứ 3")).items())
                .extracting(PersonalDocument::note)
                .containsExactly("việc thứ 3");
        assertThat(site.asRole("leader", () -> kept(null, "100%_")).items()).isEmpty();
        Page<PersonalDocument> first = site.asRole(
                "leader",
                () -> mine.kept(TestSite.AGENCY, Optional.empty(), Optional.empty(), new Keyset(List.of(), 3)));
        Page<PersonalDocument> second = site.asRole(
                "leader",
                () -> mine.kept(TestSite.AGENCY, Optional.empty(), Optional.empty(), Keyset.parse(first.next(), "3")));
        assertThat(first.items()).hasSize(3);
        assertThat(second.items())
                .extracting(own -> own.document().number())
                .containsExactly("202/BC-TOI", "201/BC-TOI");
    }

    @Test
    @Requirement("R001-056")
    void whatAPersonWorkedOnIsListedLatestFirst() {
        NodeRef first = register("301/CV-TOI");
        NodeRef second = register("302/CV-TOI");
        site.asRole("content-admin", () -> corrections.correct(second, java.util.Map.of("note", "x"), "bổ sung", 1));
        site.asRole("content-admin", () -> corrections.correct(first, java.util.Map.of("note", "y"), "bổ sung", 1));

        assertThat(site.asRole("content-admin", () -> mine.handled(TestSite.AGENCY))
                        .items())
                .extracting(own -> own.document().number())
                .containsExactly("301/CV-TOI", "302/CV-TOI");
        assertThat(site.asRole("specialist", () -> mine.handled(TestSite.AGENCY))
                        .items())
                .isEmpty();
    }

    @Test
    void onlyWhatMayBeReadIsKept() {
        NodeRef document = register("401/CV-TOI");
        String foreigner = TestSite.user(TestSite.OTHER_AGENCY, "clerk");

        assertThatThrownBy(() -> site.as(foreigner, () -> mine.keep(document, "", "")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        site.as(foreigner, () -> mine.kept(TestSite.AGENCY, Optional.empty(), Optional.empty(), FIRST)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> site.asRole("clerk", () -> mine.keep(RegistryService.ref("no-such"), "", "")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> site.asRole("clerk", () -> mine.keep(document, "x".repeat(51), "")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors().get(0).field()).isEqualTo("label"));
    }

    @Test
    void aRowOverHttpIsTheRowOfTheListWithTheOwnFields() throws Exception {
        NodeRef document = register("501/CV-TOI");
        PersonalDocument kept = site.asRole("clerk", () -> mine.keep(document, "nhãn", "ghi chú"));

        var json = Json.MAPPER.readTree(Json.write(kept));

        assertThat(json.get("nodeId").asText()).isEqualTo(document.getId());
        assertThat(json.get("arrivalNumber").isNumber()).isTrue();
        assertThat(json.get("label").asText()).isEqualTo("nhãn");
        assertThat(json.has("document")).isFalse();
    }

    private Page<PersonalDocument> kept(String label, String words) {
        return mine.kept(TestSite.AGENCY, Optional.ofNullable(label), Optional.ofNullable(words), FIRST);
    }

    private NodeRef register(String number) {
        return site.asRole("clerk", () -> registry.registerIncoming(TestSite.request(number)))
                .nodeRef();
    }
}
