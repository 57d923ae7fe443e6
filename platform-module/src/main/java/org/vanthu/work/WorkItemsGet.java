package org.vanthu.work;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists work that runs. */
final class WorkItemsGet extends JsonWebScript {

    private final WorkLists lists;
    private final WorkViews views;

    WorkItemsGet(WorkLists lists, WorkViews views) {
        this.lists = lists;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        WorkFilter filter = WorkFilter.of(request);
        Page<WorkItem> page = lists.list(filter, request.keyset());
        return new Page<>(views.of(filter.agency(), page.items()), page.next(), page.total());
    }
}
