package org.vanthu.directory;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes a group of recipients. */
final class GroupPut extends JsonWebScript {

    private final Groups groups;
    private final Views views;

    GroupPut(Groups groups, Views views) {
        this.groups = groups;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Group group = groups.change(request.pathNumber("id"), request.body(Groups.Form.class));
        return GroupView.of(group, views.recipients(group.members()));
    }
}
