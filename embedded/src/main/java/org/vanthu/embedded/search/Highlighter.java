package org.vanthu.embedded.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.alfresco.service.cmr.search.FieldHighlightParameters;
import org.alfresco.service.cmr.search.GeneralHighlightParameters;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.jspecify.annotations.Nullable;

/** Cuts the snippets around the words that matched out of texts. One object serves one request. */
final class Highlighter {
    private static final int DEFAULT_SNIPPETS = 1;
    private static final int DEFAULT_FRAGMENT_CHARS = 100;
    private static final int DEFAULT_ANALYSED_CHARS = 200_000;
    private static final String ANY_FOLDED_FIELD = "f:text";

    private final GeneralHighlightParameters general;
    private final Query query;
    private final Map<FieldHighlightParameters, UnifiedHighlighter> highlighters = new HashMap<>();

    Highlighter(GeneralHighlightParameters general, Query query) {
        this.general = general;
        this.query = query;
    }

    /** The snippets of one text of a field; empty where nothing of the query stands in it. */
    List<String> snippets(FieldHighlightParameters field, String text) throws IOException {
        int fragment = value(field.getFragmentSize(), general.getFragmentSize(), DEFAULT_FRAGMENT_CHARS);
        int count = value(field.getSnippetCount(), general.getSnippetCount(), DEFAULT_SNIPPETS);
        int analysed = general.getMaxAnalyzedChars() == null ? DEFAULT_ANALYSED_CHARS : general.getMaxAnalyzedChars();
        UnifiedHighlighter highlighter =
                highlighters.computeIfAbsent(field, any -> highlighter(field, fragment, analysed));
        Object result = highlighter.highlightWithoutSearcher(ANY_FOLDED_FIELD, query, text, count);
        List<String> snippets = new ArrayList<>();
        if (result instanceof List<?> found) {
            found.forEach(snippet -> snippets.add(snippet.toString()));
        }
        return snippets;
    }

    private UnifiedHighlighter highlighter(FieldHighlightParameters field, int fragment, int analysed) {
        return new Unsearched(UnifiedHighlighter.builderWithoutSearcher(LuceneIndex.analyzer())
                .withMaxLength(analysed)
                .withFieldMatcher(IndexFields::isFoldedWords)
                .withBreakIterator(() -> LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getWordInstance(Locale.ROOT), fragment, 0.5f))
                .withMaxNoHighlightPassages(0)
                // The other clauses of the query are not in this text; they must not prevent the marks.
                .withWeightMatches(false)
                // Otherwise an index is made of each text only to weigh its passages.
                .withPassageRelevancyOverSpeed(false)
                .withFormatter(new Snippets(mark(field, true), mark(field, false))));
    }

    private String mark(FieldHighlightParameters field, boolean before) {
        String own = before ? field.getPrefix() : field.getPostfix();
        String common = before ? general.getPrefix() : general.getPostfix();
        if (own != null) {
            return own;
        }
        return common != null ? common : before ? "<em>" : "</em>";
    }

    private static int value(@Nullable Integer own, @Nullable Integer common, int otherwise) {
        return own != null ? own : common != null ? common : otherwise;
    }

    /** Takes the query apart once for all texts of a page: words with one wrong letter make that costly. */
    private static final class Unsearched extends UnifiedHighlighter {
        private final Map<Integer, FieldHighlighter> byPassages = new HashMap<>();

        Unsearched(Builder builder) {
            super(builder);
        }

        @Override
        protected FieldHighlighter getFieldHighlighter(String field, Query query, Set<Term> terms, int maxPassages) {
            return byPassages.computeIfAbsent(
                    maxPassages, count -> super.getFieldHighlighter(field, query, terms, count));
        }
    }

    private static final class Snippets extends PassageFormatter {
        private final String before;
        private final String after;

        Snippets(String before, String after) {
            this.before = before;
            this.after = after;
        }

        @Override
        public List<String> format(Passage[] passages, String content) {
            List<String> snippets = new ArrayList<>();
            for (Passage passage : passages) {
                if (passage.getNumMatches() > 0) {
                    snippets.add(marked(passage, content));
                }
            }
            return snippets;
        }

        private String marked(Passage passage, String content) {
            StringBuilder out = new StringBuilder();
            int at = passage.getStartOffset();
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int start = Math.max(at, passage.getMatchStarts()[i]);
                int end = Math.min(passage.getEndOffset(), passage.getMatchEnds()[i]);
                if (end > start) {
                    out.append(content, at, start)
                            .append(before)
                            .append(content, start, end)
                            .append(after);
                    at = end;
                }
            }
            return out.append(content, at, Math.max(at, passage.getEndOffset()))
                    .toString()
                    .strip();
        }
    }
}
