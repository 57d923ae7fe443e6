package org.vanthu.archive;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far the minutes of a submission are.
 *
 * @param node of the record, or null while not everything is decided, and for submissions of before there were records
 */
record Minutes(
        @Nullable String node,
        @Nullable Signed giver,
        @Nullable Signed receiver) {

    /**
     * A signature.
     *
     * @param at with a key: when; on paper: the beginning of that day
     * @param by who signed with a key, or noted that the paper was signed
     * @param how {@link HandOver#DIGITAL} or {@link HandOver#PAPER}
     */
    record Signed(Instant at, String by, String how) {}

    @Nullable
    Signed of(HandOverSide side) {
        return side == HandOverSide.GIVER ? giver : receiver;
    }
}
