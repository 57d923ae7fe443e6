package org.vanthu.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

/** The relevance test set: {@code relevance.txt} says what each query must find first, also, and not. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelevanceFeatureTest {
    private final DocumentSearch search;
    private final SearchableDocuments documents;

    RelevanceFeatureTest(EmbeddedRepository repository) {
        search = repository.bean(DocumentSearch.class);
        documents = new SearchableDocuments(repository);
    }

    /** One query and what is expected of it. */
    record Pair(String what, String query, List<String> first, boolean ordered, List<String> also, List<String> not) {
        static Pair of(String[] line) {
            boolean anyOrder = line[2].startsWith("{");
            return new Pair(
                    line[0],
                    line[1],
                    list(line[2].replaceAll("[{}]", "").replace(' ', ',')),
                    !anyOrder,
                    list(line[3]),
                    list(line[4]));
        }

        private static List<String> list(String text) {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }

        @Override
        public String toString() {
            return what + ": " + query;
        }
    }

    static Stream<Pair> pairs() {
        return SearchableDocuments.lines("relevance.txt").stream().map(Pair::of);
    }

    @BeforeAll
    void load() {
        documents.load();
    }

    @Test
    void hasAtLeastEightyPairs() {
        assertThat(pairs()).hasSizeGreaterThanOrEqualTo(80);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @Requirement("R000-052")
    void findsWhatIsExpected(Pair pair) {
        List<String> found = find(pair.query());

        List<String> head = found.subList(0, Math.min(found.size(), pair.first().size()));
        if (pair.ordered()) {
            assertThat(head).as("first of %s", found).containsExactlyElementsOf(pair.first());
        } else {
            assertThat(head).as("first of %s", found).containsExactlyInAnyOrderElementsOf(pair.first());
        }
        assertThat(found).containsAll(pair.also());
        assertThat(found).doesNotContainAnyElementsOf(pair.not().isEmpty() ? List.of("none") : pair.not());
    }

    private List<String> find(String query) {
        SearchRequest request = new SearchRequest(
                query, null, null, null, null, null, null, null, null, null, null, null, SearchSort.relevance());
        return documents.asAdmin(() -> search.search(request, new Keyset(List.of(), 50), false).items().stream()
                .map(hit -> documents.name(hit.nodeId()))
                .toList());
    }
}
