package org.vanthu.routing;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What whoever handles a document sends to correct its parameters, or to follow its handling; each takes what it needs.
 *
 * @param version of the document for a correction, of {@link FollowUp} else
 */
record ParametersForm(
        @Nullable Long version,
        @Nullable String onBehalfOf,
        @Nullable Map<String, Object> fields,
        @Nullable String reason,
        @Nullable String area,
        @Nullable LocalDate on,
        @Nullable String note) {}
