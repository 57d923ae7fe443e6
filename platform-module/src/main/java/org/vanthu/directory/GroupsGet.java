package org.vanthu.directory;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** The groups of recipients of an agency, with the names of their members. */
final class GroupsGet extends JsonWebScript {

    private final Groups groups;
    private final Views views;

    GroupsGet(Groups groups, Views views) {
        this.groups = groups;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(groups.list(request.required("agency")).stream()
                .map(group -> GroupView.of(group, views.recipients(group.members())))
                .toList());
    }
}
