package org.vanthu.embedded.search;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.search.LimitBy;
import org.alfresco.service.cmr.search.QueryConsistency;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.search.SearchService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.node.NodeStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "index.subsystem.name", value = "noindex")
class DatabaseSearchFeatureTest {
    private final SearchFixture fixture;
    private final SearchService service;
    private final EmbeddedRepository repository;
    private NodeRef folder;

    DatabaseSearchFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        fixture = new SearchFixture(repository);
        service = repository.bean("searchService", SearchService.class);
    }

    @BeforeEach
    void makeFolder() {
        folder = fixture.folder();
    }

    private List<NodeRef> find(SearchParameters request) {
        return fixture.inTransaction(() -> service.query(request).getNodeRefs());
    }

    private List<NodeRef> find(String query) {
        return find(fixture.request("PARENT:\"" + folder + "\" AND (" + query + ")"));
    }

    @Test
    void findsWholeValuesTypesAndAspects() {
        NodeRef one = fixture.document(folder, "red apple");
        NodeRef two = fixture.document(folder, "red");

        assertThat(find("=cm:title:red")).containsExactly(two);
        assertThat(find("=cm:title:\"red apple\"")).containsExactly(one);
        assertThat(find("=@cm\\:title:red")).containsExactly(two);
        assertThat(find("TYPE:\"cm:cmobject\"")).containsExactlyInAnyOrder(one, two);
        assertThat(find("EXACTTYPE:\"cm:cmobject\"")).isEmpty();
        assertThat(find("ASPECT:\"cm:titled\"")).containsExactlyInAnyOrder(one, two);
        assertThat(find("=cm:name:doc* AND =cm:title:red")).containsExactly(two);
    }

    @Test
    void joinsByAndOrNot() {
        NodeRef one = fixture.document(folder, "one");
        NodeRef two = fixture.document(folder, "two");
        NodeRef three = fixture.document(folder, "three");

        assertThat(find("=cm:title:one OR =cm:title:two")).containsExactly(one, two);
        assertThat(find("TYPE:\"cm:content\" AND NOT =cm:title:one")).containsExactly(two, three);
        assertThat(find("-=cm:title:one")).containsExactly(two, three);
    }

    /** Seen in the source of ACS: its disjunction knows no signs. */
    @Test
    void takesSignsForAlternativesUnlessAndJoins() {
        NodeRef one = fixture.document(folder, "one");
        NodeRef two = fixture.document(folder, "two");

        assertThat(find("+TYPE:\"cm:content\" -=cm:title:one")).containsExactly(one, two);

        SearchParameters and = fixture.request("+PARENT:\"" + folder + "\" -=cm:title:one");
        and.setDefaultOperator(SearchParameters.AND);
        assertThat(find(and)).containsExactly(two);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TEXT:red",
                "red",
                "cm:title:red",
                "cm:title:\"red\"",
                "=cm:title:re?",
                "cm:title:red~0.7",
                "cm:created:[MIN TO MAX]",
                "ID:\"workspace://SpacesStore/x\"",
                "=cm:content:red",
                "=cm:unknown:red",
                "TYPE:\"cm:unknown\"",
                "*",
                "((("
            })
    void answersNothingAndNoErrorToWhatNeedsAnIndex(String query) {
        fixture.document(folder, "red");

        assertThat(find(query)).isEmpty();
        assertThat(find("=cm:title:red OR " + query)).isEmpty();
    }

    @Test
    void answersNothingWhenFacetsOrTheIndexAreAskedFor() {
        fixture.document(folder, "red");
        String query = "PARENT:\"" + folder + "\" AND =cm:title:red";
        SearchParameters faceted = fixture.request(query);
        faceted.addFieldFacet(new SearchParameters.FieldFacet("@cm:title"));
        SearchParameters eventual = fixture.request(query);
        eventual.setQueryConsistency(QueryConsistency.EVENTUAL);

        assertThat(find(fixture.request(query))).hasSize(1);
        assertThat(find(faceted)).isEmpty();
        assertThat(find(eventual)).isEmpty();

        faceted.setQueryConsistency(QueryConsistency.TRANSACTIONAL);
        assertThat(find(faceted)).hasSize(1);
    }

    @Test
    void seesTheRunningTransactionAndEveryKindOfValue() {
        Instant moment = Instant.parse("2026-11-22T01:02:03.004Z");
        List<Integer> sizes = fixture.inTransaction(() -> {
            fixture.create(
                    folder,
                    ContentModel.TYPE_CONTENT,
                    "fresh.txt",
                    Map.of(
                            ContentModel.PROP_TITLE,
                            "tiêu đề",
                            ContentModel.PROP_HITS,
                            7,
                            ContentModel.PROP_SENTDATE,
                            Date.from(moment)));
            return List.of(
                    found("=cm:title:\"tiêu đề\""),
                    found("=cm:hits:7"),
                    found("=cm:hits:8"),
                    found("=cm:sentdate:\"2026-11-22T01:02:03.004Z\""),
                    found("=cm:sentdate:\"2026-11-22T08:02:03.004+07:00\""));
        });

        assertThat(sizes).containsExactly(1, 1, 0, 1, 0);
    }

    private int found(String query) {
        return service.query(fixture.request("PARENT:\"" + folder + "\" AND " + query))
                .length();
    }

    @Test
    void ordersPagesAndCountsOneFurther() {
        List<NodeRef> made =
                List.of(fixture.document(folder, "b"), fixture.document(folder, "c"), fixture.document(folder, "a"));
        SearchParameters request = fixture.request("PARENT:\"" + folder + "\"");
        request.addSort("@{http://www.alfresco.org/model/content/1.0}name", false);
        request.setLimitBy(LimitBy.FINAL_SIZE);
        request.setLimit(1);

        ResultSet page = fixture.inTransaction(() -> service.query(request));

        assertThat(page.getNodeRefs()).containsExactly(made.get(2));
        assertThat(page.hasMore()).isTrue();
        assertThat(page.getNumberFound()).isEqualTo(2);
        request.addFilterQuery("=cm:title:b");
        assertThat(find(request)).containsExactly(made.get(0));
        request.addSort("score", true);
        request.addSort(SearchParameters.SORT_IN_SCORE_ORDER_ASCENDING);
        assertThat(find(request)).isEmpty();
    }

    @Test
    void refusesTheOrderOfTheIndex() {
        SearchParameters request = fixture.request("PARENT:\"" + folder + "\"");
        request.addSort(SearchParameters.SORT_IN_DOCUMENT_ORDER_ASCENDING);

        assertThatThrownBy(() -> find(request)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void showsOnlyWhatMayBeRead() {
        fixture.document(folder, "red");
        DatabaseSearchService trimmed = new DatabaseSearchService(
                repository.bean("jdbcClient", JdbcClient.class),
                repository.bean("nodeStore", NodeStore.class),
                new FieldCatalog(
                        repository.bean("dictionaryService", DictionaryService.class),
                        repository.bean(
                                "namespaceService", org.alfresco.service.namespace.NamespacePrefixResolver.class)),
                () -> fixture.rights,
                fixture.access);
        String query = "PARENT:\"" + folder + "\"";

        fixture.rights = Optional.of(new ReadFilter.Rights(list -> false, Set.of("somebody")));
        assertThat(rows(trimmed, query)).isEmpty();
        fixture.rights = Optional.of(new ReadFilter.Rights(list -> false, Set.of("clerk")));
        assertThat(rows(trimmed, query)).hasSize(1);
    }

    private List<NodeRef> rows(SearchService service, String query) {
        return fixture.inTransaction(() -> service.query(
                        StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, SearchService.LANGUAGE_FTS_ALFRESCO, query)
                .getNodeRefs());
    }
}
