package org.vanthu.embedded.search;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What the database tells the index. Numbers of transactions are those of the database ({@code xid8}). */
interface ChangeFeed {
    /**
     * Nodes that transactions changed.
     *
     * @param upTo everything below this transaction number is contained
     */
    record Changes(Set<Long> changed, Set<Long> deleted, long upTo) {
        boolean isEmpty() {
            return changed.isEmpty() && deleted.isEmpty();
        }
    }

    /** Names the database. */
    String database();

    /** The oldest transaction still running: all with a lower number have ended. */
    long horizon();

    /**
     * Changes by transactions from {@code from} to below {@code horizon}; stops early after about {@code limit} of
     * them.
     */
    Changes changes(long from, long horizon, int limit);

    /** Nodes whose text was extracted by transactions from {@code from} to below {@code horizon}. */
    Changes texts(long from, long horizon, int limit);

    /** Ids of nodes above {@code after}, in order. */
    List<Long> nodes(long after, int limit);

    /** The present state of nodes; one that no longer exists is left out. Asks for the text of new content. */
    List<IndexedNode> load(Collection<Long> ids);

    /** How long ago the oldest transaction from {@code from} on was committed; zero if there is none. */
    Duration behind(long from);
}
