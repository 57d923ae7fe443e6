package org.vanthu.search;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.search.FieldHighlightParameters;
import org.alfresco.service.cmr.search.GeneralHighlightParameters;
import org.alfresco.service.cmr.search.LimitBy;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.search.SearchParameters.FieldFacet;
import org.alfresco.service.cmr.search.SearchService;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.Pair;
import org.jspecify.annotations.Nullable;
import org.vanthu.registry.RegistryModel;
import org.vanthu.search.QueryBuilder.Built;
import org.vanthu.search.SearchAnswer.FacetValue;
import org.vanthu.search.SearchHit.Highlights;
import org.vanthu.search.text.Abbreviations;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Texts;

/**
 * Finds documents for the signed-in person. A number is found from the moment of its registration; words follow when
 * the index has them. Pages go on by the value of the last row, so that deep pages cost no more than the first.
 */
public final class DocumentSearch {
    private static final int FEW_HITS = 3;

    /** More hits are not counted one by one, unless the values of facets are counted anyway. */
    private static final int COUNTED_HITS = 1000;

    private static final int MAX_RELEVANCE_DEPTH = 5000;
    private static final int SNIPPETS = 2;
    private static final int SNIPPET_CHARS = 160;
    private static final int FACET_VALUES = 20;
    private static final int MAX_ANALYSED_CHARS = 200_000;
    private static final String CONTENT = "cm:content";

    private static final Map<String, QName> FACETS = facetFields();

    private final SearchService searchService;
    private final HitReader hits;
    private final LedgerLookup ledger;
    private final SearchFreshness freshness;
    private final QueryBuilder builder = new QueryBuilder(Abbreviations.load());

    public DocumentSearch(
            SearchService searchService,
            NodeService nodeService,
            DataSource dataSource,
            SearchFreshness freshness,
            Clock clock) {
        this.searchService = searchService;
        this.hits = new HitReader(nodeService);
        this.ledger = new LedgerLookup(dataSource, clock);
        this.freshness = freshness;
    }

    private static Map<String, QName> facetFields() {
        Map<String, QName> fields = new LinkedHashMap<>();
        fields.put("type", RegistryModel.PROP_TYPE_CODE);
        fields.put("issuer", RegistryModel.PROP_ISSUER_NAME);
        fields.put("year", RegistryModel.PROP_REGISTER_YEAR);
        fields.put("urgency", RegistryModel.PROP_URGENCY);
        fields.put("state", RegistryModel.PROP_STATE);
        return fields;
    }

    /** One run of a query on the index. */
    private record Found(List<SearchHit> hits, long total, boolean more, Map<String, List<FacetValue>> facets) {}

    /**
     * What a page is asked to tell beside its rows.
     *
     * @param facets whether to count the values of the facets
     * @param counted hits to count one by one; more are told only with facets
     */
    private record Extent(boolean facets, int counted) {}

    /**
     * Searches.
     *
     * @param withFacets whether to count the values of the facets, and with them all that was found
     * @throws InvalidInputException if {@code page} is not what an earlier page gave, or lies too deep for an order by
     *     relevance
     */
    public SearchAnswer search(SearchRequest request, Keyset page, boolean withFacets) {
        return search(request, page, new Extent(withFacets, COUNTED_HITS));
    }

    /** A page for which all that was found is counted, up to a number. */
    SearchAnswer searchCounting(SearchRequest request, Keyset page, int counted) {
        return search(request, page, new Extent(false, counted));
    }

    private SearchAnswer search(SearchRequest request, Keyset page, Extent extent) {
        UserQuery query = UserQuery.parse(request.q());
        Place place = Place.of(page, request.sort());
        Built built = builder.build(query, false);
        Found found = run(request, query, built, place, page.limit(), extent);
        boolean fuzzy = place.fuzzy() || (place.first() && !query.isEmpty() && found.total() < FEW_HITS);
        if (fuzzy) {
            Found near = run(request, query, builder.build(query, true), place, page.limit(), extent);
            fuzzy = near.total() > found.total();
            found = near;
        }
        List<SearchHit> items = place.first() ? withLedger(request, query, found.hits(), page.limit()) : found.hits();
        long total = place.first() ? total(found, items, extent) : place.total();
        String next = found.more() ? place.next(found.hits(), request.sort(), page.limit(), total, fuzzy) : null;
        return new SearchAnswer(
                items,
                next,
                total < 0 ? null : total,
                found.facets(),
                freshness.now(),
                interpretation(query, built, fuzzy));
    }

    private static long total(Found found, List<SearchHit> items, Extent extent) {
        return extent.facets() || found.total() <= extent.counted() ? Math.max(found.total(), items.size()) : -1;
    }

    private Found run(SearchRequest request, UserQuery query, Built built, Place place, int limit, Extent extent) {
        SearchParameters parameters = parameters(request, query, built, place, limit);
        parameters.setTrackTotalHits(extent.counted());
        if (extent.facets()) {
            FACETS.values().forEach(field -> parameters.addFieldFacet(facet(field)));
        }
        ResultSet found = searchService.query(parameters);
        try {
            Map<NodeRef, List<Pair<String, List<String>>>> snippets = found.getHighlighting();
            List<SearchHit> read = new ArrayList<>();
            for (int i = 0; i < found.length(); i++) {
                NodeRef node = found.getNodeRef(i);
                hits.read(node, found.getScore(i))
                        .map(hit -> marked(hit, query, snippets == null ? null : snippets.get(node)))
                        .ifPresent(read::add);
            }
            return new Found(read, found.getNumberFound(), found.hasMore(), extent.facets() ? facets(found) : Map.of());
        } finally {
            found.close();
        }
    }

    private SearchParameters parameters(SearchRequest request, UserQuery query, Built built, Place place, int limit) {
        SearchParameters parameters = new SearchParameters();
        parameters.addStore(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE);
        parameters.setLanguage(SearchService.LANGUAGE_FTS_ALFRESCO);
        parameters.addLocale(Texts.VIETNAMESE);
        parameters.setTimezone(Json.ZONE.getId());
        parameters.setQuery(query.isEmpty() ? "TYPE:\"registry:document\"" : built.afts());
        SearchFilters.of(request).forEach(parameters::addFilterQuery);
        place.filter(request.sort()).ifPresent(parameters::addFilterQuery);
        parameters.setLimitBy(LimitBy.FINAL_SIZE);
        parameters.setLimit(limit);
        parameters.setMaxItems(limit);
        parameters.setSkipCount(place.skip());
        request.sort()
                .field()
                .ifPresent(
                        field -> parameters.addSort("@" + field, !request.sort().descending()));
        if (!query.isEmpty()) {
            parameters.setHighlight(new GeneralHighlightParameters(
                    SNIPPETS,
                    SNIPPET_CHARS,
                    true,
                    Marks.OPEN,
                    Marks.CLOSE,
                    MAX_ANALYSED_CHARS,
                    true,
                    List.of(new FieldHighlightParameters(
                            CONTENT, SNIPPETS, SNIPPET_CHARS, true, Marks.OPEN, Marks.CLOSE))));
        }
        return parameters;
    }

    private static FieldFacet facet(QName field) {
        FieldFacet facet = new FieldFacet("@" + field);
        facet.setLimitOrNull(FACET_VALUES);
        facet.setMinCount(1);
        return facet;
    }

    private static SearchHit marked(
            SearchHit hit, UserQuery query, @Nullable List<Pair<String, List<String>>> snippets) {
        if (query.isEmpty()) {
            return hit;
        }
        List<String> content = new ArrayList<>();
        if (snippets != null) {
            for (Pair<String, List<String>> field : snippets) {
                field.getSecond().forEach(snippet -> content.add(Marks.html(snippet)));
            }
        }
        String subject = hit.subject();
        return with(hit, new Highlights(subject == null ? null : Marks.html(subject, query), content));
    }

    private static SearchHit with(SearchHit hit, Highlights highlights) {
        return new SearchHit(
                hit.nodeId(),
                hit.arrivalNumber(),
                hit.year(),
                hit.number(),
                hit.issuedDate(),
                hit.issuerName(),
                hit.typeCode(),
                hit.typeName(),
                hit.subject(),
                hit.urgency(),
                hit.state(),
                hit.agency(),
                hit.registerId(),
                hit.arrivalDate(),
                hit.receivedAt(),
                hit.toPlaces(),
                hit.score(),
                highlights);
    }

    /** Puts documents that the ledger knows by this number on top; what the index found is not shown twice. */
    private List<SearchHit> withLedger(SearchRequest request, UserQuery query, List<SearchHit> found, int limit) {
        List<String> ids = new ArrayList<>(ledger.find(query));
        if (request.number() != null) {
            ids.addAll(ledger.byNumber(request.number()));
        }
        if (ids.isEmpty()) {
            return found;
        }
        Map<String, SearchHit> byId = new HashMap<>();
        found.forEach(hit -> byId.put(hit.nodeId(), hit));
        Map<String, SearchHit> merged = new LinkedHashMap<>();
        for (String id : ids) {
            Optional.ofNullable(byId.get(id))
                    .or(() -> hits.read(HitReader.node(id), 0).map(hit -> marked(hit, query, null)))
                    .filter(hit -> SearchFilters.matches(request, hit))
                    .ifPresent(hit -> merged.put(id, hit));
        }
        found.forEach(hit -> merged.putIfAbsent(hit.nodeId(), hit));
        return merged.values().stream().limit(Math.max(limit, found.size())).toList();
    }

    private static Map<String, List<FacetValue>> facets(ResultSet found) {
        Map<String, List<FacetValue>> facets = new LinkedHashMap<>();
        FACETS.forEach((name, field) -> {
            List<FacetValue> values = new ArrayList<>();
            for (Pair<String, Integer> value : found.getFieldFacet("@" + field)) {
                values.add(new FacetValue(value.getFirst(), FacetLabels.of(name, value.getFirst()), value.getSecond()));
            }
            facets.put(name, values);
        });
        return facets;
    }

    private static String interpretation(UserQuery query, Built built, boolean fuzzy) {
        List<String> parts = new ArrayList<>();
        if (query.legacy()) {
            parts.add(Texts.of("search.interpretation.legacy"));
        }
        built.expanded().forEach((word, full) -> parts.add(Texts.of("search.interpretation.abbreviation", word, full)));
        if (fuzzy) {
            parts.add(Texts.of("search.interpretation.fuzzy"));
        }
        return String.join(" ", parts);
    }

    /**
     * Where a page begins. By relevance: so many rows on. Ordered by a property: from the last value on, past the rows
     * with that value that were seen already.
     *
     * @param total how many documents the first page found; negative where it did not count them
     */
    private record Place(boolean first, int skip, String last, long total, boolean fuzzy) {
        static Place of(Keyset page, SearchSort sort) {
            if (page.isFirstPage()) {
                return new Place(true, 0, "", -1, false);
            }
            List<String> after = page.after();
            if (after.size() != 5 || !after.get(0).equals(sort.toString())) {
                throw InvalidInputException.field("after", String.join(" ", after), "search.error.after");
            }
            try {
                Place place = new Place(
                        false,
                        Integer.parseInt(after.get(1)),
                        after.get(2),
                        Long.parseLong(after.get(3)),
                        Boolean.parseBoolean(after.get(4)));
                if (place.skip() < 0 || place.skip() > MAX_RELEVANCE_DEPTH) {
                    throw InvalidInputException.field(
                            "after", after.get(1), "search.error.too-deep", MAX_RELEVANCE_DEPTH);
                }
                if (!place.last().isEmpty()) {
                    Long.parseLong(place.last());
                }
                return place;
            } catch (NumberFormatException e) {
                throw InvalidInputException.field(e, "after", String.join(" ", after), "search.error.after");
            }
        }

        Optional<String> filter(SearchSort sort) {
            if (sort.field().isEmpty() || last.isEmpty()) {
                return Optional.empty();
            }
            String value = isTime(sort) ? "\"" + moment(sort) + '"' : last;
            String range = sort.descending() ? "[MIN TO " + value + "]" : "[" + value + " TO MAX]";
            return Optional.of(SearchFilters.name(sort.field().get()) + ":" + range);
        }

        @Nullable
        String next(List<SearchHit> page, SearchSort sort, int limit, long total, boolean fuzzy) {
            if (page.isEmpty()) {
                return null;
            }
            if (sort.field().isEmpty()) {
                return token(sort, skip + limit, "", total, fuzzy, limit);
            }
            String value = value(page.get(page.size() - 1), sort);
            if (value.isEmpty()) {
                return null;
            }
            int same = 0;
            for (int i = page.size() - 1; i >= 0 && value(page.get(i), sort).equals(value); i--) {
                same++;
            }
            boolean onlyThisValue = same == page.size() && value.equals(last);
            return token(sort, onlyThisValue ? skip + same : same, value, total, fuzzy, limit);
        }

        /** {@link Page} makes the token: the surplus row stands for the rows that follow. */
        private static @Nullable String token(
                SearchSort sort, int skip, String last, long total, boolean fuzzy, int limit) {
            List<Integer> rows = new ArrayList<>();
            for (int i = 0; i <= limit; i++) {
                rows.add(i);
            }
            return Page.of(rows, limit, row -> List.of(sort, skip, last, total, fuzzy), total)
                    .next();
        }

        /** A day is compared as a whole, whatever time of it the property holds. */
        private Instant moment(SearchSort sort) {
            Instant start = Instant.ofEpochMilli(Long.parseLong(last));
            boolean wholeDay = sort.name().endsWith("Date") && sort.descending();
            return wholeDay ? start.plus(1, ChronoUnit.DAYS).minusMillis(1) : start;
        }

        private static boolean isTime(SearchSort sort) {
            return sort.name().endsWith("Date") || sort.name().endsWith("At");
        }

        private static String value(SearchHit hit, SearchSort sort) {
            Object value = switch (sort.name()) {
                case "issuedDate" -> millis(hit.issuedDate());
                case "arrivalDate" -> millis(hit.arrivalDate());
                case "receivedAt" ->
                    hit.receivedAt() == null ? null : hit.receivedAt().toEpochMilli();
                case "arrivalNumber" -> hit.arrivalNumber();
                case "urgency" -> hit.urgency();
                default -> null;
            };
            return value == null ? "" : value.toString();
        }

        private static @Nullable Long millis(@Nullable LocalDate day) {
            return day == null ? null : day.atStartOfDay(Json.ZONE).toInstant().toEpochMilli();
        }
    }
}
