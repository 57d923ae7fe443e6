package org.vanthu.directory;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Adds a group of recipients. */
final class GroupsPost extends JsonWebScript {

    private final Groups groups;
    private final Views views;

    GroupsPost(Groups groups, Views views) {
        this.groups = groups;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Group group = groups.add(request.body(Groups.Form.class));
        return Reply.created(GroupView.of(group, views.recipients(group.members())));
    }
}
