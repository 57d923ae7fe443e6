package org.alfresco.service.cmr.search;

import java.util.List;
import java.util.Objects;

/** Highlighting of a request: the defaults and the fields. */
public class GeneralHighlightParameters extends HighlightParameters {
    private final Integer maxAnalyzedChars;
    private final Boolean usePhraseHighlighter;
    private final List<FieldHighlightParameters> fields;

    public GeneralHighlightParameters(
            Integer snippetCount,
            Integer fragmentSize,
            Boolean mergeContiguous,
            String prefix,
            String postfix,
            Integer maxAnalyzedChars,
            Boolean usePhraseHighlighter,
            List<FieldHighlightParameters> fields) {
        super(snippetCount, fragmentSize, mergeContiguous, prefix, postfix);
        this.maxAnalyzedChars = maxAnalyzedChars;
        this.usePhraseHighlighter = usePhraseHighlighter;
        this.fields = fields == null ? List.of() : List.copyOf(fields);
    }

    public Integer getMaxAnalyzedChars() {
        return maxAnalyzedChars;
    }

    public Boolean getUsePhraseHighlighter() {
        return usePhraseHighlighter;
    }

    public List<FieldHighlightParameters> getFields() {
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && sameFields((GeneralHighlightParameters) other);
    }

    private boolean sameFields(GeneralHighlightParameters that) {
        return Objects.equals(maxAnalyzedChars, that.maxAnalyzedChars)
                && Objects.equals(usePhraseHighlighter, that.usePhraseHighlighter)
                && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), maxAnalyzedChars, usePhraseHighlighter, fields);
    }

    @Override
    public String toString() {
        return super.toString() + fields;
    }
}
