package org.vanthu.directory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What fetches published lists; features put theirs in when they start. */
public final class ListSources {

    private final List<ListSource> sources = new CopyOnWriteArrayList<>();

    /** Adds one. */
    public void add(ListSource source) {
        sources.add(source);
    }

    Optional<ListSource> find(Route route) {
        return sources.stream().filter(source -> source.goes(route)).findFirst();
    }
}
