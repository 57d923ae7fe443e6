package org.vanthu.embedded.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/**
 * A query ranked in two steps. What a document must have, and single words that it had better have, find and rank all
 * hits. Phrases that it had better have only say where among the best it stands: to look up the places of words in
 * every hit would cost many times what all the rest does, so only the best are looked at.
 *
 * @param first finds and ranks
 * @param phrases add to the score of the best; empty where the query has no such wish
 */
record TwoStepQuery(Query first, Optional<Query> phrases) {
    /** So many of the best are ranked again; what comes after them stays in the order of the first step. */
    static final int BEST = 200;

    static TwoStepQuery of(Query query) {
        if (!(query instanceof BooleanQuery group)
                || group.clauses().stream().noneMatch(clause -> clause.getOccur() == BooleanClause.Occur.MUST)) {
            return new TwoStepQuery(query, Optional.empty());
        }
        List<BooleanClause> kept = new ArrayList<>();
        List<Query> later = new ArrayList<>();
        for (BooleanClause clause : group) {
            if (clause.getOccur() == BooleanClause.Occur.SHOULD && isPhrases(clause.getQuery())) {
                later.add(clause.getQuery());
            } else {
                kept.add(clause);
            }
        }
        if (later.isEmpty()) {
            return new TwoStepQuery(query, Optional.empty());
        }
        BooleanQuery.Builder first = new BooleanQuery.Builder();
        kept.forEach(first::add);
        BooleanQuery.Builder phrases = new BooleanQuery.Builder();
        later.forEach(phrase -> phrases.add(phrase, BooleanClause.Occur.SHOULD));
        return new TwoStepQuery(first.build(), Optional.of(phrases.build()));
    }

    private static boolean isPhrases(Query query) {
        if (query instanceof PhraseQuery phrase) {
            return phrase.getTerms().length > 1;
        }
        if (query instanceof BoostQuery boosted) {
            return isPhrases(boosted.getQuery());
        }
        if (query instanceof DisjunctionMaxQuery any) {
            return any.getDisjuncts().stream().allMatch(TwoStepQuery::isPhrases);
        }
        return query instanceof BooleanQuery group
                && group.clauses().stream().map(BooleanClause::getQuery).allMatch(TwoStepQuery::isPhrases);
    }

    /** How many hits the first step must give for a page that ends there. */
    int needed(int end) {
        return phrases.isPresent() ? Math.max(BEST, end) : end;
    }

    /** Ranks the best of the first step again; equal scores keep their order. Each hit comes with its score. */
    ScoreDoc[] rank(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
        if (phrases.isEmpty() || found.length < 2) {
            return found;
        }
        ScoreDoc[] best = Arrays.copyOf(found, Math.min(BEST, found.length));
        TopDocs top = new TopDocs(new TotalHits(best.length, TotalHits.Relation.EQUAL_TO), best);
        Map<Integer, Float> scores = new HashMap<>();
        for (ScoreDoc hit : new Sum(phrases.get()).rescore(searcher, top, best.length).scoreDocs) {
            scores.put(hit.doc, hit.score);
        }
        ScoreDoc[] ranked = found.clone();
        for (int i = 0; i < best.length; i++) {
            ranked[i] = new ScoreDoc(found[i].doc, scores.getOrDefault(found[i].doc, found[i].score));
        }
        Arrays.sort(ranked, 0, best.length, Comparator.comparingDouble((ScoreDoc hit) -> -hit.score));
        return ranked;
    }

    private static final class Sum extends QueryRescorer {
        Sum(Query query) {
            super(query);
        }

        @Override
        protected float combine(float firstPassScore, boolean secondPassMatches, float secondPassScore) {
            return secondPassMatches ? firstPassScore + secondPassScore : firstPassScore;
        }
    }
}
