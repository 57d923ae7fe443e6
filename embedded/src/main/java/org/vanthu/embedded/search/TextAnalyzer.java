package org.vanthu.embedded.search;

import org.apache.lucene.analysis.Analyzer;

/** Turns text into terms of one {@link TermForm}. */
final class TextAnalyzer extends Analyzer {
    /** Positions between two values of a multi-valued property, so that a phrase does not reach across. */
    private static final int VALUE_GAP = 100;

    private final TermForm form;

    TextAnalyzer(TermForm form) {
        this.form = form;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        return new TokenStreamComponents(new WordTokenizer(form));
    }

    @Override
    public int getPositionIncrementGap(String fieldName) {
        return VALUE_GAP;
    }
}
