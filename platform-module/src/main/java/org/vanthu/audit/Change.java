package org.vanthu.audit;

import org.jspecify.annotations.Nullable;

/** One value that changed. */
public record Change(
        String field, @Nullable String oldValue, @Nullable String newValue) {}
