package org.vanthu.embedded.search;

import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.MLText;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.search.FieldHighlightParameters;
import org.alfresco.service.cmr.search.GeneralHighlightParameters;
import org.alfresco.service.cmr.search.LimitBy;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.search.SearchParameters.FieldFacet;
import org.alfresco.service.cmr.search.SearchParameters.SortDefinition;
import org.alfresco.service.cmr.search.SearchService;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.Pair;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Answers fts-alfresco queries from the Lucene index, trimmed in the query to what the current user may read. */
public final class LuceneSearchService implements SearchService {
    /** Hits beyond this are not counted one by one, unless the request says so or asks for facets. */
    private static final int COUNTED_HITS = 100_000;

    /** Deeper pages are an error of the caller: it would page by a range of the sort value instead. */
    private static final int MAX_WINDOW = 100_000;

    private static final int DEFAULT_PAGE = 1000;

    private final Supplier<LuceneIndex> index;
    private final FieldCatalog catalog;
    private final ReadFilter readFilter;
    private final NodeAccess nodes;
    private final Function<Collection<NodeRef>, Map<NodeRef, String>> texts;
    private final Clock clock;
    private final FacetCounter facets = new FacetCounter();

    LuceneSearchService(
            Supplier<LuceneIndex> index,
            FieldCatalog catalog,
            ReadFilter readFilter,
            NodeAccess nodes,
            Function<Collection<NodeRef>, Map<NodeRef, String>> texts,
            Clock clock) {
        this.index = index;
        this.catalog = catalog;
        this.readFilter = readFilter;
        this.nodes = nodes;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public ResultSet query(StoreRef store, String language, String query) {
        SearchParameters parameters = new SearchParameters();
        parameters.addStore(store);
        parameters.setLanguage(language);
        parameters.setQuery(query);
        return query(parameters);
    }

    /**
     * Runs the query.
     *
     * @throws AftsException if the query is malformed or uses what the engine does not support
     * @throws IllegalArgumentException if the request names no store or query, or another language
     */
    @Override
    public ResultSet query(SearchParameters request) {
        check(request);
        FoundNodes.Answer answer = index.get().search(searcher -> answer(request, searcher));
        return new FoundNodes(answer, nodes);
    }

    static void check(SearchParameters request) {
        if (!SearchService.LANGUAGE_FTS_ALFRESCO.equals(request.getLanguage())) {
            throw new UnsupportedOperationException("SearchService.query in language '" + request.getLanguage()
                    + "' is not implemented by the embedded engine, only fts-alfresco; see"
                    + " docs/embedded/supported-api.md");
        }
        if (request.getStores().isEmpty() || request.getQuery() == null) {
            throw new IllegalArgumentException("A search needs a store and a query: " + request);
        }
    }

    private FoundNodes.Answer answer(SearchParameters request, IndexSearcher searcher) throws IOException {
        AftsTranslator translator = new AftsTranslator(catalog, request, searcher.getIndexReader(), clock);
        Query main = translator.query(request.getQuery());
        Sort sort = sort(request);
        TwoStepQuery steps = byScore(sort) ? TwoStepQuery.of(main) : new TwoStepQuery(main, Optional.empty());
        Query query = filtered(steps.first(), translator, request, searcher.getIndexReader());
        int skip = Math.max(0, request.getSkipCount());
        int page = page(request);
        if ((long) skip + page > MAX_WINDOW) {
            throw new IllegalArgumentException("skipCount + maxItems must be <= " + MAX_WINDOW + ", was "
                    + ((long) skip + page) + ". Page by a range of the sort value.");
        }
        TopDocs top = top(searcher, query, sort, counted(request), steps.needed(skip + page + 1));
        ScoreDoc[] ranked = steps.rank(searcher, scored(top, sort));
        List<FoundNodes.Hit> hits = hits(searcher, ranked, skip, page);
        boolean more = ranked.length > skip + page;
        FacetsCollector collected = request.hasFaceting() ? searcher.search(query, new FacetsCollectorManager()) : null;
        long total = collected == null ? top.totalHits.value : count(collected);
        if (request.isBulkFetchEnabled() || request.getHighlight() != null) {
            nodes.prepare(hits.stream().map(FoundNodes.Hit::nodeRef).toList());
        }
        return new FoundNodes.Answer(
                request,
                hits,
                total,
                more,
                collected == null ? Map.of() : facets(request, searcher, collected),
                facetQueries(request, translator, searcher, query),
                highlights(request, steps.first(), hits));
    }

    private static boolean byScore(Sort sort) {
        return sort.getSort()[0].getType() == SortField.Type.SCORE && !sort.getSort()[0].getReverse();
    }

    /** The facets count all hits by themselves, so the ranking need not. */
    private static int counted(SearchParameters request) {
        if (request.hasFaceting()) {
            return 1;
        }
        return request.getTrackTotalHits() > 0 ? request.getTrackTotalHits() : COUNTED_HITS;
    }

    private static long count(FacetsCollector collected) {
        return collected.getMatchingDocs().stream()
                .mapToLong(segment -> segment.totalHits)
                .sum();
    }

    private static int page(SearchParameters request) {
        if (request.getMaxItems() >= 0) {
            return request.getMaxItems();
        }
        return request.getLimitBy() == LimitBy.FINAL_SIZE ? request.getLimit() : DEFAULT_PAGE;
    }

    private Query filtered(Query main, AftsTranslator translator, SearchParameters request, IndexReader reader)
            throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(main, BooleanClause.Occur.MUST);
        List<BytesRef> stores = request.getStores().stream()
                .map(store -> new BytesRef(store.toString()))
                .toList();
        if (!isEverythingIn(stores, reader)) {
            all.add(new TermInSetQuery(IndexFields.STORE, stores), BooleanClause.Occur.FILTER);
        }
        for (String filter : request.getFilterQueries()) {
            all.add(translator.query(filter), BooleanClause.Occur.FILTER);
        }
        ReadFilter.Rights rights = readFilter.currentUser().orElse(null);
        if (rights != null) {
            all.add(readable(rights, reader), BooleanClause.Occur.FILTER);
        }
        return all.build();
    }

    /** Nearly always there is one store only, and asking each hit for it would be in vain. */
    private static boolean isEverythingIn(List<BytesRef> stores, IndexReader reader) throws IOException {
        org.apache.lucene.index.Terms known = MultiTerms.getTerms(reader, IndexFields.STORE);
        TermsEnum all = known == null ? TermsEnum.EMPTY : known.iterator();
        for (BytesRef store = all.next(); store != null; store = all.next()) {
            if (!stores.contains(store)) {
                return false;
            }
        }
        return true;
    }

    /** The lists are those that the index names: few, and there is no need to ask the database for all there are. */
    private static Query readable(ReadFilter.Rights rights, IndexReader reader) throws IOException {
        List<BytesRef> lists = new ArrayList<>();
        org.apache.lucene.index.Terms known = MultiTerms.getTerms(reader, IndexFields.ACL);
        TermsEnum all = known == null ? TermsEnum.EMPTY : known.iterator();
        for (BytesRef list = all.next(); list != null; list = all.next()) {
            long id = Long.parseLong(list.utf8ToString());
            if (id >= 0 && rights.lists().test(id)) {
                lists.add(BytesRef.deepCopyOf(list));
            }
        }
        List<BytesRef> owners = rights.owners().stream().map(BytesRef::new).toList();
        return new BooleanQuery.Builder()
                .add(new TermInSetQuery(IndexFields.ACL, lists), BooleanClause.Occur.SHOULD)
                .add(new TermInSetQuery(IndexFields.OWNER, owners), BooleanClause.Occur.SHOULD)
                .build();
    }

    private static TopDocs top(IndexSearcher searcher, Query query, Sort sort, int counted, int count)
            throws IOException {
        int window = Math.max(
                1, Math.min(count, Math.max(1, searcher.getIndexReader().maxDoc())));
        return searcher.search(query, new TopFieldCollectorManager(sort, window, null, Math.max(counted, window)));
    }

    /** A sorted search leaves the score among the values that it sorted by. */
    private static ScoreDoc[] scored(TopDocs top, Sort sort) {
        boolean byScore = sort.getSort()[0].getType() == SortField.Type.SCORE;
        ScoreDoc[] scored = new ScoreDoc[top.scoreDocs.length];
        for (int i = 0; i < scored.length; i++) {
            FieldDoc hit = (FieldDoc) top.scoreDocs[i];
            scored[i] = new ScoreDoc(hit.doc, byScore ? (Float) hit.fields[0] : 1f);
        }
        return scored;
    }

    private Sort sort(SearchParameters request) {
        List<SortField> fields = new ArrayList<>();
        for (SortDefinition definition : request.getSortDefinitions()) {
            fields.add(sortField(definition, request.getNamespace()));
        }
        if (fields.isEmpty()) {
            fields.add(SortField.FIELD_SCORE);
        }
        fields.add(new SortField(IndexFields.DB_ID, SortField.Type.LONG));
        return new Sort(fields.toArray(SortField[]::new));
    }

    private SortField sortField(SortDefinition definition, String namespace) {
        if (definition.getSortType() == SortDefinition.SortType.SCORE
                || "score".equalsIgnoreCase(definition.getField())) {
            return new SortField(null, SortField.Type.SCORE, !definition.isAscending());
        }
        if (definition.getSortType() == SortDefinition.SortType.DOCUMENT
                || IndexFields.DB_ID.equals(definition.getField())) {
            return new SortField(IndexFields.DB_ID, SortField.Type.LONG, !definition.isAscending());
        }
        FieldCatalog.Field field = catalog.field(definition.getField(), namespace, 0);
        boolean reverse = !definition.isAscending();
        return switch (field.kind()) {
            case TEXT, KEYWORD ->
                missingLast(new SortField(IndexFields.order(field.property()), SortField.Type.STRING, reverse));
            case LONG, DATE ->
                number(field.property(), SortField.Type.LONG, reverse, reverse ? Long.MIN_VALUE : Long.MAX_VALUE);
            case DOUBLE ->
                number(
                        field.property(),
                        SortField.Type.DOUBLE,
                        reverse,
                        reverse ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
            case CONTENT -> throw new AftsException("cannot order by content", definition.getField(), 0);
        };
    }

    private static SortField missingLast(SortField field) {
        field.setMissingValue(SortField.STRING_LAST);
        return field;
    }

    private static SortField number(QName property, SortField.Type type, boolean reverse, Object missing) {
        SortField field = new SortedNumericSortField(IndexFields.number(property), type, reverse);
        field.setMissingValue(missing);
        return field;
    }

    private static List<FoundNodes.Hit> hits(IndexSearcher searcher, ScoreDoc[] ranked, int skip, int page)
            throws IOException {
        List<FoundNodes.Hit> hits = new ArrayList<>();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        for (int i = skip; i < Math.min(ranked.length, skip + page); i++) {
            ScoreDoc doc = ranked[i];
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc.doc, leaves));
            BinaryDocValues ids = DocValues.getBinary(leaf.reader(), IndexFields.NODE_REF);
            if (ids.advanceExact(doc.doc - leaf.docBase)) {
                hits.add(new FoundNodes.Hit(new NodeRef(ids.binaryValue().utf8ToString()), doc.score));
            }
        }
        return hits;
    }

    private Map<String, List<Pair<String, Integer>>> facets(
            SearchParameters request, IndexSearcher searcher, FacetsCollector collected) throws IOException {
        Map<String, List<Pair<String, Integer>>> counts = new LinkedHashMap<>();
        for (FieldFacet facet : request.getFieldFacets()) {
            FieldCatalog.Field field = catalog.field(facet.getField(), request.getNamespace(), 0);
            counts.put(facet.getField(), facets.count(facet, field, searcher.getIndexReader(), collected));
        }
        return counts;
    }

    private static Map<String, Integer> facetQueries(
            SearchParameters request, AftsTranslator translator, IndexSearcher searcher, Query query)
            throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String text : request.getFacetQueries()) {
            Query both = new BooleanQuery.Builder()
                    .add(query, BooleanClause.Occur.FILTER)
                    .add(translator.query(text), BooleanClause.Occur.FILTER)
                    .build();
            counts.put(text, searcher.count(both));
        }
        return counts;
    }

    private Map<NodeRef, List<Pair<String, List<String>>>> highlights(
            SearchParameters request, Query main, List<FoundNodes.Hit> hits) throws IOException {
        GeneralHighlightParameters general = request.getHighlight();
        if (general == null || hits.isEmpty()) {
            return Map.of();
        }
        Map<QName, FieldHighlightParameters> fields = new LinkedHashMap<>();
        for (FieldHighlightParameters field : general.getFields()) {
            fields.put(
                    catalog.field(field.getField(), request.getNamespace(), 0).property(), field);
        }
        List<NodeRef> found = hits.stream().map(FoundNodes.Hit::nodeRef).toList();
        Map<NodeRef, String> contents = fields.containsKey(ContentModel.PROP_CONTENT) ? texts.apply(found) : Map.of();
        Highlighter highlighter = new Highlighter(general, main);
        Map<NodeRef, List<Pair<String, List<String>>>> highlights = new HashMap<>();
        for (NodeRef node : found) {
            List<Pair<String, List<String>>> ofNode = new ArrayList<>();
            for (Map.Entry<QName, FieldHighlightParameters> field : fields.entrySet()) {
                String text = field.getKey().equals(ContentModel.PROP_CONTENT)
                        ? contents.getOrDefault(node, "")
                        : text(nodes.properties(node).get(field.getKey()));
                List<String> snippets = text.isEmpty() ? List.of() : highlighter.snippets(field.getValue(), text);
                if (!snippets.isEmpty()) {
                    ofNode.add(new Pair<>(field.getValue().getField(), snippets));
                }
            }
            if (!ofNode.isEmpty()) {
                highlights.put(node, ofNode);
            }
        }
        return highlights;
    }

    private static String text(@Nullable Serializable value) {
        if (value instanceof MLText text) {
            return String.join("\n", text.getValues());
        }
        if (value instanceof Collection<?> many) {
            return String.join("\n", many.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : value.toString();
    }
}
