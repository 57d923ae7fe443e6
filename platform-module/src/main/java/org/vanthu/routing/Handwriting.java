package org.vanthu.routing;

import org.jspecify.annotations.Nullable;

/**
 * Where a leader's handwritten direction can be seen.
 *
 * @param nodeId a picture of it in the repository, or null
 * @param reference where it stands, e.g. on which paper of which date, or null
 */
record Handwriting(@Nullable String nodeId, @Nullable String reference) {

    boolean isEmpty() {
        return (nodeId == null || nodeId.isBlank()) && (reference == null || reference.isBlank());
    }
}
