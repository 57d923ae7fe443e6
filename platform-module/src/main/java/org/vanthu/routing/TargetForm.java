package org.vanthu.routing;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * To whom work is given, as it is sent: a unit or a person.
 *
 * @param due until when, where it differs from what is usual
 */
public record TargetForm(
        @Nullable String unit,
        @Nullable String person,
        @Nullable LocalDate due) {}
