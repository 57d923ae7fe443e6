package org.vanthu.embedded.search;

import java.util.ArrayList;
import java.util.List;

import org.alfresco.service.namespace.QName;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.vanthu.embedded.search.Afts.Match;

/**
 * Queries over the words of one property. Folded words decide what is found; exact words, where the query has marks,
 * only raise the score, so exact tones come first. {@code =} asks for exact words.
 */
final class WordQueries {
    private static final float EXACT_BOOST = 2f;
    private static final int SHORT_WORD = 3;

    private final QName property;

    WordQueries(QName property) {
        this.property = property;
    }

    Query query(Afts.Term term) {
        if (term.match() == Match.EXACT) {
            return inForm(term, TermForm.EXACT);
        }
        Query folded = inForm(term, TermForm.FOLDED);
        if (term.fuzzy() != null || term.hasWildcard() || !TermForm.hasMarks(term.text())) {
            return folded;
        }
        return new BooleanQuery.Builder()
                .add(folded, BooleanClause.Occur.MUST)
                .add(new BoostQuery(inForm(term, TermForm.EXACT), EXACT_BOOST), BooleanClause.Occur.SHOULD)
                .build();
    }

    private Query inForm(Afts.Term term, TermForm form) {
        String field = IndexFields.words(property, form);
        if (term.hasWildcard()) {
            return wildcard(term, field, form);
        }
        List<Terms> words = Terms.of(term.text(), form);
        if (words.isEmpty()) {
            return new MatchNoDocsQuery("no word in '" + term.text() + "'");
        }
        if (term.fuzzy() != null) {
            return fuzzy(words, field, term.fuzzy());
        }
        if (words.size() == 1) {
            return word(words.get(0), field);
        }
        return phrase(Terms.flat(words), field, term.slop());
    }

    /** A symbol is found as a whole, however its parts are joined, and as the phrase of its parts. */
    private static Query word(Terms word, String field) {
        Query whole = new TermQuery(new Term(field, word.whole()));
        if (word.parts().isEmpty()) {
            return whole;
        }
        return new BooleanQuery.Builder()
                .add(new BoostQuery(whole, EXACT_BOOST), BooleanClause.Occur.SHOULD)
                .add(phrase(word.parts(), field, 0), BooleanClause.Occur.SHOULD)
                .build();
    }

    private static Query phrase(List<String> terms, String field, int slop) {
        return new PhraseQuery(slop, field, terms.toArray(String[]::new));
    }

    private static Query fuzzy(List<Terms> words, String field, float similarity) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        for (String word : Terms.flat(words)) {
            int edits = edits(word, similarity);
            Term term = new Term(field, word);
            builder.add(edits == 0 ? new TermQuery(term) : new FuzzyQuery(term, edits), BooleanClause.Occur.MUST);
        }
        return builder.build();
    }

    private static int edits(String word, float similarity) {
        if (similarity >= 1f) {
            return Math.min(FuzzyQuery.defaultMaxEdits, (int) similarity);
        }
        if (word.length() < SHORT_WORD) {
            return 0;
        }
        int edits = (int) ((1f - similarity) * word.length());
        return Math.max(1, Math.min(FuzzyQuery.defaultMaxEdits, edits));
    }

    private static Query wildcard(Afts.Term term, String field, TermForm form) {
        List<String> words = new ArrayList<>();
        for (String word : term.text().trim().split("\\s+", -1)) {
            words.add(form.of(word).replace('-', '/').replace('\u2013', '/'));
        }
        if (words.size() == 1) {
            return new WildcardQuery(new Term(field, words.get(0)));
        }
        IntervalsSource[] sources = new IntervalsSource[words.size()];
        for (int i = 0; i < sources.length; i++) {
            String word = words.get(i);
            sources[i] = word.indexOf('*') >= 0 || word.indexOf('?') >= 0
                    ? Intervals.wildcard(new BytesRef(word))
                    : Intervals.term(word);
        }
        return new IntervalQuery(field, Intervals.phrase(sources));
    }
}
