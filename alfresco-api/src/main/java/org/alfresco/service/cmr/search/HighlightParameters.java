package org.alfresco.service.cmr.search;

import java.util.Objects;

/** Size, number and marks of highlighted snippets; a {@code null} leaves the engine's default. */
public abstract class HighlightParameters {
    final Integer snippetCount;
    final Integer fragmentSize;
    final Boolean mergeContiguous;
    final String prefix;
    final String postfix;

    public HighlightParameters(
            Integer snippetCount, Integer fragmentSize, Boolean mergeContiguous, String prefix, String postfix) {
        this.snippetCount = snippetCount;
        this.fragmentSize = fragmentSize;
        this.mergeContiguous = mergeContiguous;
        this.prefix = prefix;
        this.postfix = postfix;
    }

    public Integer getSnippetCount() {
        return snippetCount;
    }

    public Integer getFragmentSize() {
        return fragmentSize;
    }

    public Boolean getMergeContiguous() {
        return mergeContiguous;
    }

    public String getPrefix() {
        return prefix;
    }

    public String getPostfix() {
        return postfix;
    }

    @Override
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass() && sameMarks((HighlightParameters) other);
    }

    private boolean sameMarks(HighlightParameters that) {
        return Objects.equals(snippetCount, that.snippetCount)
                && Objects.equals(fragmentSize, that.fragmentSize)
                && Objects.equals(mergeContiguous, that.mergeContiguous)
                && Objects.equals(prefix, that.prefix)
                && Objects.equals(postfix, that.postfix);
    }

    @Override
    public int hashCode() {
        return Objects.hash(snippetCount, fragmentSize, mergeContiguous, prefix, postfix);
    }

    @Override
    public String toString() {
        return "HighlightParameters[" + snippetCount + ", " + fragmentSize + ", " + mergeContiguous + ", " + prefix
                + ", " + postfix + ']';
    }
}
