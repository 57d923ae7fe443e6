package org.vanthu.embedded.search;

import java.util.Optional;
import java.util.Set;

/** Says which nodes the current user may read, in terms that the index holds. Implemented by security. */
public interface ReadFilter {
    /**
     * What one user may read: nodes under one of the access lists, and nodes that one of the owners owns.
     *
     * @param aclIds keys of access lists, as in {@code emb_node.effective_acl_id}
     * @param owners user names whose nodes may be read whatever the list says
     */
    record Rights(Set<Long> aclIds, Set<String> owners) {}

    /** What the current user may read; empty means everything. */
    Optional<Rights> currentUser();
}
