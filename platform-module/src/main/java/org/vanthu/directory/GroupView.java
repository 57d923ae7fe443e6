package org.vanthu.directory;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A group as it is shown. */
record GroupView(String id, String agency, String name, List<Map<String, @Nullable Object>> members, long version) {

    static GroupView of(Group group, List<Map<String, @Nullable Object>> members) {
        return new GroupView(Long.toString(group.id()), group.agency(), group.name(), members, group.version());
    }
}
