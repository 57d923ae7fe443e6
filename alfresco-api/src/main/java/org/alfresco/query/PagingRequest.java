package org.alfresco.query;

/** Which page of a list is asked for. */
public class PagingRequest {
    private int skipCount;
    private int maxItems;
    private int requestTotalCountMax;
    private String queryExecutionId;

    public PagingRequest(int maxItems) {
        this(0, maxItems, null);
    }

    public PagingRequest(int skipCount, int maxItems) {
        this(skipCount, maxItems, null);
    }

    public PagingRequest(int skipCount, int maxItems, String queryExecutionId) {
        this.skipCount = skipCount;
        this.maxItems = maxItems;
        this.queryExecutionId = queryExecutionId;
    }

    public int getSkipCount() {
        return skipCount;
    }

    public int getMaxItems() {
        return maxItems;
    }

    public String getQueryExecutionId() {
        return queryExecutionId;
    }

    public int getRequestTotalCountMax() {
        return requestTotalCountMax;
    }

    /** Asks for a total up to this count; 0 = none. */
    public void setRequestTotalCountMax(int requestTotalCountMax) {
        this.requestTotalCountMax = requestTotalCountMax;
    }
}
