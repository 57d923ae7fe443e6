package org.vanthu.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.vanthu.acceptance.Api;
import org.vanthu.benchmarks.SearchSite.Filling;
import org.vanthu.embedded.search.SearchEngine;
import org.vanthu.search.DocumentSearch;
import org.vanthu.search.SearchAnswer;
import org.vanthu.shared.Keyset;

import static org.vanthu.acceptance.Staffing.must;

/**
 * Two words and filters as an ordinary user among a million documents, against the same question put to Lucene alone,
 * on the same index and in turn with ours. Held to the budget is the call of the feature in the process, with its
 * transaction, its rows from the database and its marked pieces of text; HTTP is printed beside it.
 *
 * <p>In {@code JDK_JAVA_OPTIONS}: {@code -Dvanthu.bench.search.documents=N} makes it smaller; the site stays in
 * {@code benchmarks/target/kept}, or below {@code -Dvanthu.bench.kept=DIR}, and is used again.
 */
final class SearchBench implements Benchmark {

    private static final int PAGE = 20;
    private static final int CASES = 150;
    private static final int DEEP_PAGES = 200;
    private static final double BUDGET = 2;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        int documents = Integer.getInteger("vanthu.bench.search.documents", workshop.size(1_000_000, 20_000));
        Path data = workshop.kept("search-" + documents);
        Optional<Filling> known = Filling.of(data, documents);
        if (known.isEmpty()) {
            Workshop.clear(data);
        }
        Lexicon lexicon = new Lexicon();
        try (SearchSite site = SearchSite.open(data, known.isEmpty())) {
            site.awaitIndex();
            Filling filling = known.isPresent() ? known.get() : fill(site, lexicon, data, documents);
            List<Measurement> table = new ArrayList<>();
            questions(table, site, SearchCase.all(lexicon, CASES), workshop.size(6, 2));
            freshness(table, site);
            indexing(table, site, filling);
            return table;
        }
    }

    private static Filling fill(SearchSite site, Lexicon lexicon, Path data, int documents) throws Exception {
        long start = System.nanoTime();
        new SearchLoader(site, lexicon, documents).load(documents);
        double loaded = (System.nanoTime() - start) / 1e9;
        System.out.printf("%,d documents loaded in %.0f s%n", documents, loaded);
        start = System.nanoTime();
        site.rebuildIndex();
        Filling filling = new Filling(documents, loaded, (System.nanoTime() - start) / 1e9);
        System.out.printf("indexed in %.0f s%n", filling.indexSeconds());
        filling.keep(data);
        return filling;
    }

    private static void questions(List<Measurement> table, SearchSite site, List<SearchCase> cases, int rounds)
            throws Exception {
        DocumentSearch search = site.bean(DocumentSearch.class);
        Api reader = site.signIn(SearchSite.READER);
        Times ours = new Times();
        Times bare = new Times();
        Times http = new Times();
        Times faceted = new Times();
        try (BareSearch lucene = new BareSearch(site.indexFiles(), site.readableAcls(), SearchSite.READER)) {
            for (int round = -1; round < rounds; round++) {
                boolean counted = round >= 0;
                for (SearchCase asked : cases) {
                    Query query = lucene.query(asked);
                    (counted ? bare : new Times()).measure(() -> lucene.search(query));
                    (counted ? ours : new Times()).measure(() -> ask(site, search, asked, false));
                    (counted ? http : new Times()).measure(() -> must(reader.get(asked.path())));
                    (counted ? faceted : new Times()).measure(() -> ask(site, search, asked, true));
                    if (round == rounds - 1 && Boolean.getBoolean("vanthu.bench.search.verbose")) {
                        System.out.printf(
                                "%-40s ours %6.2f bare %6.2f http %6.2f facets %6.2f  %s %s%n",
                                asked.path().substring(18),
                                ours.last(),
                                bare.last(),
                                http.last(),
                                faceted.last(),
                                ask(site, search, asked, false).total(),
                                lucene.search(query).totalHits);
                    }
                }
            }
            System.out.println(lucene.segments() + " segments");
        }
        String what = "two words and filters, ordinary user, ";
        table.add(atMost(what + "p95", ours, bare, 95, BUDGET));
        table.add(beside(what + "p50", ours, bare, 50));
        table.add(beside("the same over HTTP, p95", http, bare, 95));
        table.add(beside("the same with counts by type, issuer, year, urgency and state, p95", faceted, bare, 95));
        pages(table, site, search);
        counters(table, reader);
    }

    private static Measurement atMost(String what, Times ours, Times bare, int percent, double times) {
        return Measurement.atMost(
                what, ours.percentile(percent), "the bare Lucene query", bare.percentile(percent), times);
    }

    private static Measurement beside(String what, Times ours, Times bare, int percent) {
        Measurement m = atMost(what, ours, bare, percent, BUDGET);
        return new Measurement(m.what(), m.ours(), m.baseline(), m.ratio(), "–", true);
    }

    private static SearchAnswer ask(SearchSite site, DocumentSearch search, SearchCase asked, boolean facets) {
        return site.asReader(() -> search.search(asked.request("relevance"), new Keyset(List.of(), PAGE), facets));
    }

    /** All documents of the reader by date, page after page. */
    private static void pages(List<Measurement> table, SearchSite site, DocumentSearch search) throws Exception {
        SearchCase all = new SearchCase("", null, null, null, null);
        Times first = new Times();
        Times deep = new Times();
        for (int i = 0; i < 40; i++) {
            first.measure(() -> page(site, search, all, null));
        }
        @Nullable String after = null;
        for (int i = 0; i < DEEP_PAGES; i++) {
            @Nullable String from = after;
            Times times = i < DEEP_PAGES - 40 ? new Times() : deep;
            after = times.measure(() -> page(site, search, all, from)).next();
        }
        table.add(new Measurement(
                "page 160 to 200 of everything, newest first, p95",
                "%.1f ms".formatted(deep.percentile(95)),
                "%.1f ms the first page".formatted(first.percentile(95)),
                "%.2f".formatted(deep.percentile(95) / first.percentile(95)),
                "–",
                true));
    }

    private static SearchAnswer page(SearchSite site, DocumentSearch search, SearchCase all, @Nullable String after) {
        return site.asReader(
                () -> search.search(all.request("-issuedDate"), Keyset.parse(after, Integer.toString(PAGE)), false));
    }

    private static void counters(List<Measurement> table, Api reader) throws Exception {
        Times times = new Times();
        String path = "workplace/counters?agency=" + SearchSite.agencyCode(0);
        for (int i = 0; i < 60; i++) {
            (i < 20 ? new Times() : times).measure(() -> must(reader.get(path)));
        }
        table.add(new Measurement(
                "counters of the work place over HTTP, p95",
                "%.1f ms".formatted(times.percentile(95)),
                "–",
                "–",
                "≤ 20 ms",
                times.percentile(95) <= 20));
    }

    /** A new document is found by its number in the first search after its registration; by its words soon after. */
    private static void freshness(List<Measurement> table, SearchSite site) throws Exception {
        Api reader = site.signIn(SearchSite.READER);
        int ordinal = (int) (System.currentTimeMillis() / 1000 % 1_000_000_000);
        String node = site.registerOne(ordinal);
        long start = System.nanoTime();
        boolean atOnce = found(reader, SearchSite.number(ordinal), node);
        double byNumber = (System.nanoTime() - start) / 1e6;
        Api.until(
                () -> reader.get("search?q=" + SearchSite.mark(ordinal)),
                answer -> answer.text().contains(node));
        table.add(new Measurement(
                "a new document is found by its number at once",
                "%.0f ms".formatted(byNumber),
                "–",
                "–",
                "the first search",
                atOnce));
        table.add(new Measurement(
                "the same by a word",
                "%.1f s".formatted((System.nanoTime() - start) / 1e9),
                "asked every 0.2 s",
                "–",
                "–",
                true));
    }

    private static boolean found(Api reader, String q, String node) {
        return must(reader.get("search?q=" + Api.encode(q)))
                .json()
                .at("/items/0/nodeId")
                .asText()
                .equals(node);
    }

    private static void indexing(List<Measurement> table, SearchSite site, Filling filling) throws IOException {
        SearchEngine.Status status = site.engine().status();
        table.add(new Measurement(
                "building the index anew",
                "%.0f documents/s".formatted(filling.documents() / filling.indexSeconds()),
                "%,d documents in %.0f s".formatted(filling.documents(), filling.indexSeconds()),
                "–",
                "–",
                true));
        table.add(new Measurement(
                "size of the index",
                "%.1f GB".formatted(status.sizeBytes() / 1e9),
                "%.1f kB a document".formatted(status.sizeBytes() / 1e3 / status.documents()),
                "–",
                "–",
                true));
    }
}
