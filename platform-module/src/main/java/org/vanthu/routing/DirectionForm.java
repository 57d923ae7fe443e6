package org.vanthu.routing;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A direction as it is sent.
 *
 * @param version the version of the item that the person saw
 * @param items the items of a direction for several documents; null for one
 */
record DirectionForm(
        @Nullable List<Item> items,
        @Nullable TargetForm lead,
        @Nullable LocalDate leadDue,
        @Nullable List<TargetForm> coordinators,
        @Nullable List<TargetForm> informed,
        @Nullable String text,
        @Nullable String response,
        @Nullable LocalDate replyDue,
        @Nullable Boolean taskAssigning,
        @Nullable String onBehalfOf,
        @Nullable Handwriting handwriting,
        @Nullable Long version) {

    /** One of several items that are directed alike. */
    record Item(@Nullable String id, @Nullable Long version) {}

    DirectionForm withVersion(@Nullable Long seen) {
        return new DirectionForm(
                null,
                lead,
                leadDue,
                coordinators,
                informed,
                text,
                response,
                replyDue,
                taskAssigning,
                onBehalfOf,
                handwriting,
                seen);
    }
}
