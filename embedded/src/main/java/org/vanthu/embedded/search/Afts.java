package org.vanthu.embedded.search;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A parsed fts-alfresco query. Positions are offsets into the query text and serve error messages. */
sealed interface Afts {
    /** How a clause takes part in its group. */
    enum Occur {
        MUST,
        SHOULD,
        MUST_NOT
    }

    /** How a value is compared. */
    enum Match {
        DEFAULT,
        EXACT,
        EXPANDED
    }

    /** One clause of a group. */
    record Clause(Occur occur, Afts query) {}

    /**
     * Clauses together; hits match all of MUST, none of MUST_NOT, and one of SHOULD where there is no MUST.
     *
     * @param conjunction whether AND joins them, as written or as the default; an index has no need to know, the
     *     database search of ACS knows nothing else
     */
    record Group(List<Clause> clauses, boolean conjunction) implements Afts {}

    /** A query whose score counts {@code boost} times. */
    record Boosted(Afts query, float boost) implements Afts {}

    /**
     * A term or phrase.
     *
     * @param field the name as written, or {@code null} for the default field
     * @param fuzzy the similarity asked for by {@code ~}, above 0 to 1, or an edit distance of 1 or more; {@code null}
     *     without
     * @param slop positions by which the words of a phrase may lie apart
     */
    record Term(
            @Nullable String field,
            Match match,
            String text,
            boolean quoted,
            @Nullable Float fuzzy,
            int slop,
            int position)
            implements Afts {
        Term withField(String name) {
            return new Term(name, match, text, quoted, fuzzy, slop, position);
        }

        boolean hasWildcard() {
            return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
        }
    }

    /** A range; an open end is {@code null}. */
    record Range(
            @Nullable String field,
            @Nullable String lower,
            @Nullable String upper,
            boolean includesLower,
            boolean includesUpper,
            int position)
            implements Afts {}

    /** Every node. */
    record Everything() implements Afts {}
}
