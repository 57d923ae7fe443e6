package org.vanthu.batch;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.Texts;

/** An item of a run as it is told over HTTP; {@code reason} is in the language of the person. */
record ItemView(
        String ordinal,
        String key,
        String label,
        int documents,
        String state,
        Map<String, String> was,
        Map<String, String> becomes,
        @Nullable String reason,
        @Nullable Instant at) {

    static ItemView of(ItemRow row) {
        return new ItemView(
                String.valueOf(row.ordinal()),
                row.item().key(),
                row.item().label(),
                row.item().weight(),
                row.state(),
                row.was(),
                row.becomes(),
                row.reason() == null ? null : Texts.of(row.reason(), row.argument() == null ? "" : row.argument()),
                row.at());
    }
}
