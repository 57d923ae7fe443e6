package org.vanthu.embedded.security;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An access control list: its own entries, and the list of the parent that it adds them to if it inherits. Never
 * changes.
 *
 * @param parentId the list that is inherited; null if nothing is
 */
record Acl(long id, boolean inherits, @Nullable Long parentId, List<Ace> own) {
    Acl {
        own = List.copyOf(own);
    }
}
