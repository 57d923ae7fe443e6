package org.vanthu.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An organisation as a published list names it.
 *
 * @param oldCodes identifiers that the list says it had before
 * @param parent the identifier of the organisation above, or null
 * @param closed whether the list says that it is there no more
 */
public record Listed(
        String code,
        String name,
        List<String> oldCodes,
        @Nullable String parent,
        Contact contact,
        boolean closed) {

    public Listed {
        oldCodes = List.copyOf(oldCodes);
    }
}
