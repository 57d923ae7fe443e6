package org.vanthu.search;

/**
 * What a page is asked to tell beside its rows.
 *
 * @param facets whether to count the values of the facets
 * @param counted hits to count one by one; more are told only with facets
 */
record Extent(boolean facets, int counted) {
    /** More hits are not counted one by one, unless the values of facets are counted anyway. */
    private static final int COUNTED_HITS = 1000;

    static Extent page(boolean facets) {
        return new Extent(facets, COUNTED_HITS);
    }
}
