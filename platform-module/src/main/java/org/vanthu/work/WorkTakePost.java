package org.vanthu.work;

import java.util.List;

import org.vanthu.delegation.Acting;
import org.vanthu.organization.Access;
import org.vanthu.organization.Staff;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes an item out of its pool: from now on the person holds it and the others of the pool do not. */
final class WorkTakePost extends JsonWebScript {

    /** How the trace calls it. */
    static final String TAKE = "take";

    private final Work work;
    private final WorkViews views;
    private final Access access;
    private final Staff staff;

    WorkTakePost(Work work, WorkViews views, Access access, Staff staff) {
        this.work = work;
        this.views = views;
        this.access = access;
        this.staff = staff;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String user = access.userName();
        Acting acting = new Acting(user, null);
        WorkItem item =
                work.held(request.pathNumber("id"), request.body(Seen.class).version(), acting);
        if (!item.isPooled()) {
            throw new ConflictException("work.error.no-pool", item.label());
        }
        String unit = staff.find(item.agency(), user).map(Staff.Member::unit).orElse(item.unit());
        Next next = new Next(item.unit().isEmpty() ? unit : item.unit(), user, item.instruction(), item.deadline());
        return views.of(item.agency(), List.of(work.handOver(item, acting, next, TAKE, null)))
                .get(0);
    }

    private record Seen(long version) {}
}
