package org.vanthu.directory;

import java.util.Set;

/**
 * What an organisation can receive.
 *
 * @param electronic whether signed electronic documents
 * @param paper whether documents on paper
 * @param kinds the codes of the types of documents that it takes electronically; empty for all
 * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, 6.2"
 */
public record Reach(boolean electronic, boolean paper, Set<String> kinds) {

    /** Everything, in both ways. */
    public static final Reach ALL = new Reach(true, true, Set.of());

    public Reach {
        kinds = Set.copyOf(kinds);
    }

    /** Whether it takes documents of the type electronically. */
    public boolean takes(String kind) {
        return electronic && (kinds.isEmpty() || kinds.contains(kind));
    }
}
