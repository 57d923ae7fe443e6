package org.vanthu.embedded.search;

import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/** Says which nodes the current user may read, in terms that the index holds. Implemented by security. */
public interface ReadFilter {
    /**
     * What one user may read: nodes under one of the access lists, and nodes that one of the owners owns.
     *
     * @param lists whether nodes under an access list, a key as in {@code emb_node.effective_acl_id}, may be read
     * @param owners user names whose nodes may be read whatever the list says
     */
    record Rights(LongPredicate lists, Set<String> owners) {}

    /** What the current user may read; empty means everything. */
    Optional<Rights> currentUser();
}
