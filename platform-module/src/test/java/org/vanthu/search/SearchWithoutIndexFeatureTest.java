package org.vanthu.search;

import java.util.Map;

import org.alfresco.service.cmr.search.SearchService;
import org.junit.jupiter.api.Test;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.registry.DocumentState;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** As on an ACS with {@code index.subsystem.name=noindex}. */
@RepositoryProperty(key = "index.subsystem.name", value = "noindex")
class SearchWithoutIndexFeatureTest extends MetadataSearchCases {
    SearchWithoutIndexFeatureTest(EmbeddedRepository repository) {
        super(repository);
    }

    @Override
    void untilFound() {
        // the tables know a document when it is committed
    }

    @Test
    void saysThatTheTextOfFilesWasNotSearchedAndWhy() {
        SearchAnswer words = find("admin", box("một từ trong tệp"));
        SearchAnswer filters = find("admin", request("", Map.of("year", "2026"), "relevance"));

        assertThat(words.fullText()).isFalse();
        assertThat(words.items()).isEmpty();
        assertThat(words.notice()).contains("Chưa tìm trong nội dung tệp").contains("chỉ mục");
        assertThat(words.freshness()).isNull();
        assertThat(filters.items()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(filters.notice()).isNotEmpty().isNotEqualTo(words.notice());
        assertThat(as("admin", () -> repository.bean(SearchCounters.class).counters(TestSite.AGENCY)))
                .containsEntry("fullTextSearch", 0L);
    }

    @Test
    void saysSoInAnExport() {
        SearchExport.Rows rows =
                as("admin", () -> repository.bean(SearchExport.class).rows(box("ngân sách")));

        assertThat(rows.notice()).contains("Chưa tìm trong nội dung tệp");
        assertThat(as("admin", () -> ExportTable.of(rows, TestSite.ISSUED)).subtitle())
                .contains(rows.notice());
    }

    /** Those are no documents yet, and the table of documents does not have them: silence would be a wrong answer. */
    @Test
    void refusesWhatOnlyAnIndexKnows() {
        assertThatThrownBy(() -> find("admin", request("", Map.of("state", DocumentState.AWAITING_CHECK), "relevance")))
                .isInstanceOf(ConflictException.class);
    }

    /** One query of the module on purpose: it is how the module knows. */
    @Test
    void knowsThatNoIndexAnswers() {
        assertThat(new SearchIndex(repository.bean("searchService", SearchService.class)).answers())
                .isFalse();
    }
}
