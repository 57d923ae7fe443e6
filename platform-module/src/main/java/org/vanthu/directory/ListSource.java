package org.vanthu.directory;

import java.util.List;

/** Fetches published lists of organisations; whoever goes ways puts itself in. */
public interface ListSource {

    /** Whether it goes the way. */
    boolean goes(Route route);

    /**
     * The organisations that are published where the way leads; outside every transaction.
     *
     * @throws RuntimeException if the other side does not answer
     */
    List<Listed> organizations(Route route);
}
