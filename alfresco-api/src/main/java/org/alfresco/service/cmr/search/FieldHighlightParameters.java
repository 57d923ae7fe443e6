package org.alfresco.service.cmr.search;

import java.util.Objects;

/** Highlighting of one field; what is {@code null} comes from {@link GeneralHighlightParameters}. */
public class FieldHighlightParameters extends HighlightParameters {
    private final String field;

    public FieldHighlightParameters(
            String field,
            Integer snippetCount,
            Integer fragmentSize,
            Boolean mergeContiguous,
            String prefix,
            String postfix) {
        super(snippetCount, fragmentSize, mergeContiguous, prefix, postfix);
        this.field = field;
    }

    public String getField() {
        return field;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && Objects.equals(field, ((FieldHighlightParameters) other).field);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Objects.hashCode(field);
    }

    @Override
    public String toString() {
        return field + ": " + super.toString();
    }
}
