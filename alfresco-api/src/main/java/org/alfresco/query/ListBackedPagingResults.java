package org.alfresco.query;

import java.util.List;

import org.alfresco.util.Pair;

/** A page cut out of a list that is held whole. */
public class ListBackedPagingResults<R> implements PagingResults<R> {
    private final List<R> page;
    private final boolean hasMore;
    private final int total;

    public ListBackedPagingResults(List<R> list) {
        this(list, false);
    }

    public ListBackedPagingResults(List<R> list, boolean hasMore) {
        this.page = List.copyOf(list);
        this.hasMore = hasMore;
        this.total = hasMore ? -1 : list.size();
    }

    public ListBackedPagingResults(List<R> list, PagingRequest paging) {
        int from = Math.min(paging.getSkipCount(), list.size());
        int to = (int) Math.min((long) from + Math.max(paging.getMaxItems(), 0), list.size());
        this.page = List.copyOf(list.subList(from, to));
        this.hasMore = to < list.size();
        this.total = list.size();
    }

    @Override
    public List<R> getPage() {
        return page;
    }

    @Override
    public boolean hasMoreItems() {
        return hasMore;
    }

    @Override
    public Pair<Integer, Integer> getTotalResultCount() {
        Integer count = total < 0 ? null : total;
        return new Pair<>(count, count);
    }

    @Override
    public String getQueryExecutionId() {
        return null;
    }
}
