package org.vanthu.moving;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** One kind of things that move, in an order that stays the same while nothing is changed. */
interface Stage {

    /** How positions in the move begin that lie in this stage. */
    String name();

    /**
     * What comes next on this side.
     *
     * @param after where the last portion ended, or empty
     * @param contents takes the files that belong to it
     */
    Portion read(String after, ContentSink contents);

    /** Makes the things on this side, in the caller's transaction. */
    void write(List<ObjectNode> items, ContentSource contents);

    /** Under which words the proof counts the item. */
    default String kind(ObjectNode item) {
        return name();
    }

    /** What must be the same on both sides, leaving out what each repository gives by itself. */
    default void normalize(ObjectNode item) {}

    /**
     * Some things of a stage.
     *
     * @param last where they end, or null when nothing is left
     */
    record Portion(List<ObjectNode> items, @Nullable String last) {}
}
