package org.vanthu.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.search.SearchService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.search.LedgerLookup.Entered;
import org.vanthu.search.SearchAnswer.Freshness;
import org.vanthu.shared.Elevation;

/**
 * Says how far the index is behind the registers, on any engine: it asks the index for the documents that were
 * registered last. The answer is kept for a second.
 */
public final class SearchFreshness {
    private static final Logger LOG = LoggerFactory.getLogger(SearchFreshness.class);
    private static final int LOOKED_AT = 50;
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final LedgerLookup ledger;
    private final SearchService searchService;
    private final SearchIndex index;
    private final Clock clock;
    private volatile @Nullable Known known;

    private record Known(Freshness freshness, Instant at) {}

    /**
     * Makes it.
     *
     * @param searchService the inner bean: a failure of the index must not spoil the transaction of the one who asks
     */
    public SearchFreshness(DataSource dataSource, SearchService searchService, SearchIndex index, Clock clock) {
        this.ledger = new LedgerLookup(dataSource, clock);
        this.searchService = searchService;
        this.index = index;
        this.clock = clock;
    }

    /** How the index stands now; empty where none answers. */
    public Optional<Freshness> now() {
        if (!index.answers()) {
            return Optional.empty();
        }
        try {
            return Optional.of(known());
        } catch (AlfrescoRuntimeException e) {
            LOG.warn("the search index has ceased to answer", e);
            index.failed();
            return Optional.empty();
        }
    }

    private Freshness known() {
        Instant now = clock.instant();
        Known kept = known;
        if (kept != null && Duration.between(kept.at(), now).abs().compareTo(KEPT) < 0) {
            return kept.freshness();
        }
        Freshness fresh = look(now);
        known = new Known(fresh, now);
        return fresh;
    }

    private Freshness look(Instant now) {
        List<Entered> latest = ledger.latest(LOOKED_AT);
        if (latest.isEmpty()) {
            return new Freshness(true, 0, now);
        }
        Set<String> indexed = Elevation.asSystem(
                "the state of the index does not depend on who asks; no document is shown", () -> indexed(latest));
        return latest.stream()
                .filter(entry -> !indexed.contains(entry.nodeId()))
                .reduce((newer, older) -> older)
                .map(oldest -> new Freshness(
                        false, Math.max(1, Duration.between(oldest.at(), now).toSeconds()), oldest.at()))
                .orElseGet(() -> new Freshness(true, 0, now));
    }

    private Set<String> indexed(List<Entered> entries) {
        String ids = entries.stream()
                .map(entry -> "ID:\"" + new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, entry.nodeId()) + '"')
                .collect(Collectors.joining(" OR "));
        SearchParameters parameters = IndexRequest.of(ids, LOOKED_AT);
        parameters.setBulkFetchEnabled(false);
        ResultSet found = searchService.query(parameters);
        try {
            Set<String> known = new HashSet<>();
            found.getNodeRefs().forEach(node -> known.add(node.getId()));
            return known;
        } finally {
            found.close();
        }
    }
}
