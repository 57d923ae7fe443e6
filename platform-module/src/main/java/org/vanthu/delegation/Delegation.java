package org.vanthu.delegation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The record that somebody may act for somebody else.
 *
 * @param firstDay the first day on which it runs
 * @param lastDay the last one, or null: until it is revoked
 * @param reason why, in the words of whoever recorded it
 * @param permission the paper by which the principal permitted it, empty when he recorded it himself
 * @param revokedAt when it was ended before its time, or null
 */
public record Delegation(
        String id,
        String agency,
        String principal,
        String delegate,
        Set<Scope> scopes,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        String reason,
        String permission,
        Instant grantedAt,
        String grantedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable String revokedReason) {

    public Delegation {
        scopes = scopes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }

    /** Whether it runs on the day; the accounts of both are another question. */
    boolean runsOn(LocalDate day) {
        return revokedAt == null && !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay));
    }

    /** {@code running}, {@code future}, {@code ended} or {@code revoked}. */
    String state(LocalDate today) {
        if (revokedAt != null) {
            return "revoked";
        }
        if (today.isBefore(firstDay)) {
            return "future";
        }
        return runsOn(today) ? "running" : "ended";
    }
}
