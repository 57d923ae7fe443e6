package org.alfresco.service.cmr.search;

import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.util.Pair;

/** What a result offers, for rows {@code ROW} and meta data {@code MD}. */
public interface ResultSetSPI<ROW extends ResultSetRow, MD extends ResultSetMetaData> extends Iterable<ROW> {
    /** Rows in this result, after skip count and limit. */
    int length();

    /** Hits in all, or -1 where the engine does not know. */
    long getNumberFound();

    NodeRef getNodeRef(int n);

    float getScore(int n);

    /** Releases what the result holds; every result must be closed. */
    void close();

    ROW getRow(int i);

    List<NodeRef> getNodeRefs();

    List<ChildAssociationRef> getChildAssocRefs();

    ChildAssociationRef getChildAssocRef(int n);

    MD getResultSetMetaData();

    int getStart();

    boolean hasMore();

    boolean setBulkFetch(boolean bulkFetch);

    boolean getBulkFetch();

    int setBulkFetchSize(int bulkFetchSize);

    int getBulkFetchSize();

    /** Values and counts of a field facet, named as it was asked for. */
    List<Pair<String, Integer>> getFieldFacet(String field);

    Map<String, Integer> getFacetQueries();

    /** Snippets by node: pairs of field and its snippets. */
    Map<NodeRef, List<Pair<String, List<String>>>> getHighlighting();

    SpellCheckResult getSpellCheckResult();
}
