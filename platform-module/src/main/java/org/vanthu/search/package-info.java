/**
 * Finding documents: one box, filters, facets, saved searches, export. Speaks fts-alfresco to the SearchService, so
 * that the same queries work on Solr and on the embedded engine; what an engine without Vietnamese cannot do is
 * prepared in properties of the aspect {@code search:searchable}. Entry types: {@link org.vanthu.search.DocumentSearch}
 * and {@link org.vanthu.search.SearchFreshness}. Must not be used for lists, counters or reports: those read tables.
 */
@NullMarked
package org.vanthu.search;

import org.jspecify.annotations.NullMarked;
