package org.alfresco.query;

import java.util.List;

import org.alfresco.util.Pair;

/** One page of a longer list. */
public interface PagingResults<R> {
    List<R> getPage();

    boolean hasMoreItems();

    /** Answers a lower and an upper bound of the total; either may be null, both are null if no total was asked for. */
    Pair<Integer, Integer> getTotalResultCount();

    String getQueryExecutionId();
}
