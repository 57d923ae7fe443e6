/**
 * Full-text search of the engine: a Lucene index that follows the transaction log of the database, and the query
 * language fts-alfresco on top of it. Entry types: {@code LuceneSearchService} (queries), {@code IndexTracker}
 * (feeding). Knows Vietnamese: every text is indexed folded (without marks) and exact (marks kept, tone placement
 * normalised), so that words are found without marks and exact tones come first. Must not decide who may read what: the
 * read filter comes from security.
 */
@NullMarked
package org.vanthu.embedded.search;

import org.jspecify.annotations.NullMarked;
