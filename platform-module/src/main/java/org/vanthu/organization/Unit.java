package org.vanthu.organization;

import org.jspecify.annotations.Nullable;

/** A unit within an agency (phòng, ban). */
public record Unit(
        String code,
        String name,
        String abbreviation,
        @Nullable String parent,
        boolean active) {}
