package org.vanthu.outgoing;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a document has to do with another.
 *
 * @param kind {@code answers}, {@code amends}, {@code replaces}, {@code corrects}, {@code copyOf} or {@code related}
 * @param targetId the other document, or null where it is not in the system
 * @param text how the other is named
 */
record Link(int ordinal, String kind, @Nullable String targetId, String text) {

    static final String ANSWERS = "answers";
    static final String COPY_OF = "copyOf";
    static final String REPLACES = "replaces";

    /** Kinds by which a document changes an earlier one. */
    static final Set<String> CHANGES = Set.of(REPLACES, "amends", "corrects");
}
