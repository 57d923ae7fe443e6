package org.vanthu.search;

import org.junit.jupiter.api.Test;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.search.SearchEngine;
import org.vanthu.registry.TestSite;

import static org.assertj.core.api.Assertions.assertThat;

/** With an index. */
class MetadataSearchFeatureTest extends MetadataSearchCases {
    MetadataSearchFeatureTest(EmbeddedRepository repository) {
        super(repository);
    }

    @Override
    void untilFound() {
        repository.bean("embedded.searchEngine", SearchEngine.class).await(PATIENCE);
    }

    @Test
    void saysThatTheTextOfFilesWasSearched() {
        SearchAnswer answer = find("admin", box("ngân sách"));

        assertThat(answer.fullText()).isTrue();
        assertThat(answer.notice()).isEmpty();
        assertThat(answer.freshness()).isNotNull();
        assertThat(as("admin", () -> repository.bean(SearchCounters.class).counters(TestSite.AGENCY)))
                .containsEntry("fullTextSearch", 1L)
                .containsKey("searchBehindSeconds");
    }
}
