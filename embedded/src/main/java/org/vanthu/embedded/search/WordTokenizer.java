package org.vanthu.embedded.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.vanthu.embedded.search.WordScanner.Word;

/** Lucene's view of {@link WordScanner}: a symbol stands at the position of its first part, its parts follow. */
final class WordTokenizer extends Tokenizer {
    private static final int MAX_TERM_CHARS = 200;
    private static final int BUFFER_CHARS = 8192;

    private final TermForm form;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final StringBuilder text = new StringBuilder();
    private final Deque<Word> pending = new ArrayDeque<>();
    private WordScanner scanner = new WordScanner("", 0);
    private boolean atSymbol;

    WordTokenizer(TermForm form) {
        this.form = form;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        text.setLength(0);
        pending.clear();
        atSymbol = false;
        char[] buffer = new char[BUFFER_CHARS];
        for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
            text.append(buffer, 0, n);
        }
        scanner = new WordScanner(text, text.length());
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        Word part = pending.poll();
        if (part != null) {
            emit(part, term(part), atSymbol ? 0 : 1);
            atSymbol = false;
            return true;
        }
        Word word = scanner.next();
        if (word.start() < 0) {
            return false;
        }
        pending.addAll(word.parts());
        atSymbol = word.isSymbol();
        emit(word, term(word), 1);
        return true;
    }

    private void emit(Word word, String value, int step) {
        term.append(value, 0, Math.min(value.length(), MAX_TERM_CHARS));
        offset.setOffset(correctOffset(word.start()), correctOffset(word.end()));
        increment.setPositionIncrement(step);
    }

    private String term(Word word) {
        return Terms.of(text, word, form);
    }

    @Override
    public void end() throws IOException {
        super.end();
        int last = correctOffset(text.length());
        offset.setOffset(last, last);
    }
}
