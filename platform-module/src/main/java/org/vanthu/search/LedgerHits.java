package org.vanthu.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents that the registry's table knows by the number asked for, as hits that the person may read. */
final class LedgerHits {
    private final LedgerLookup ledger;
    private final HitReader hits;

    LedgerHits(LedgerLookup ledger, HitReader hits) {
        this.ledger = ledger;
        this.hits = hits;
    }

    /** Ids of the documents with the number that the box or the filter names; whoever shows them checks the rights. */
    List<String> ids(SearchRequest request, UserQuery query) {
        List<String> ids = new ArrayList<>(ledger.find(query));
        if (request.number() != null) {
            ids.addAll(ledger.byNumber(request.number()));
        }
        return ids.stream().distinct().toList();
    }

    /** Puts them on top of what was found otherwise; none is shown twice. */
    List<SearchHit> onTop(SearchRequest request, UserQuery query, List<SearchHit> found, int limit) {
        List<String> ids = ids(request, query);
        if (ids.isEmpty()) {
            return found;
        }
        Map<String, SearchHit> byId = new HashMap<>();
        found.forEach(hit -> byId.put(hit.nodeId(), hit));
        Map<String, SearchHit> merged = new LinkedHashMap<>();
        for (String id : ids) {
            Optional.ofNullable(byId.get(id))
                    .or(() -> hits.read(HitReader.node(id), 0).map(hit -> hit.marked(query, List.of())))
                    .filter(hit -> SearchFilters.matches(request, hit))
                    .ifPresent(hit -> merged.put(id, hit));
        }
        found.forEach(hit -> merged.putIfAbsent(hit.nodeId(), hit));
        return merged.values().stream().limit(Math.max(limit, found.size())).toList();
    }
}
