package org.vanthu.shared;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Forms as requests send them: only what is named is there. */
public final class Sent {

    private Sent() {}

    /** Members and values in turn. */
    public static <T> T form(Class<T> type, @Nullable Object... pairs) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            members.put(
                    Objects.requireNonNull(pairs[i], () -> Arrays.toString(pairs))
                            .toString(),
                    pairs[i + 1]);
        }
        return Json.MAPPER.convertValue(members, type);
    }
}
