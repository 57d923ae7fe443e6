package org.vanthu.directory;

import java.util.List;

/**
 * Organisations that an agency often writes to together.
 *
 * @param agency whose group it is
 * @param members the identifiers of the members, in the order in which they were put in
 */
public record Group(long id, String agency, String name, List<String> members, long version) {

    public Group {
        members = List.copyOf(members);
    }
}
