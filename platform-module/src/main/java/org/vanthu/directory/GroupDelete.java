package org.vanthu.directory;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a group of recipients away. */
final class GroupDelete extends JsonWebScript {

    private final Groups groups;

    GroupDelete(Groups groups) {
        this.groups = groups;
    }

    @Override
    protected Object handle(JsonRequest request) {
        groups.delete(request.pathNumber("id"), request.queryNumber("version").orElse(null));
        return Reply.noContent();
    }
}
