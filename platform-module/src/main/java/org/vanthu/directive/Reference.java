package org.vanthu.directive;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A document that is named as evidence.
 *
 * @param nodeId where it is in the system, or null
 * @param number empty only where nothing is named
 * @param issuedAt when it was issued, as far as is known
 */
record Reference(
        @Nullable String nodeId, String number, @Nullable Instant issuedAt) {

    static final Reference NONE = new Reference(null, "", null);

    boolean isNone() {
        return nodeId == null && number.isEmpty();
    }
}
