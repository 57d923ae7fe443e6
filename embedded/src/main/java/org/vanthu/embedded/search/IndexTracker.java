package org.vanthu.embedded.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.vanthu.embedded.search.ChangeFeed.Changes;

/**
 * Brings one index to the state of the database, step by step. Every step is repeatable: an index that lost its last
 * steps by a kill takes them again. Called by one thread.
 */
final class IndexTracker {
    private static final int TRANSACTIONS_PER_STEP = 500;
    private static final int NODES_PER_STEP = 2000;

    /** Each may carry a long text. */
    private static final int NODES_PER_LOAD = 50;

    private final ChangeFeed feed;
    private final LuceneIndex index;

    IndexTracker(ChangeFeed feed, LuceneIndex index) {
        this.feed = feed;
        this.index = index;
    }

    /** Takes one step; answers whether there may be more to do at once. */
    boolean step() {
        Position position = index.position();
        return position.scanning() ? scan(position) : follow(position);
    }

    /** Takes steps until the index holds everything that was committed before the call. */
    void catchUp() {
        long goal = feed.horizon();
        while (true) {
            boolean more = step();
            Position position = index.position();
            if (!position.scanning() && position.transaction() >= goal && position.text() >= goal && !more) {
                return;
            }
        }
    }

    /** How long the oldest change that is not in the index has been waiting. */
    Duration behind() {
        return feed.behind(index.position().transaction());
    }

    LuceneIndex index() {
        return index;
    }

    private boolean scan(Position position) {
        List<Long> ids = feed.nodes(position.scanned(), NODES_PER_STEP);
        if (ids.isEmpty()) {
            index.advance(position.scanDone());
            return true;
        }
        put(ids);
        index.reached(position.scannedTo(ids.get(ids.size() - 1)));
        return true;
    }

    private boolean follow(Position position) {
        long horizon = feed.horizon();
        Changes nodes = feed.changes(position.transaction(), horizon, TRANSACTIONS_PER_STEP);
        Changes texts = feed.texts(position.text(), horizon, TRANSACTIONS_PER_STEP);
        if (!nodes.deleted().isEmpty()) {
            index.remove(nodes.deleted());
        }
        List<Long> changed = new ArrayList<>(nodes.changed());
        texts.changed().stream().filter(id -> !nodes.changed().contains(id)).forEach(changed::add);
        put(changed);
        index.advance(position.transactionsTo(nodes.upTo()).textsTo(texts.upTo()));
        return nodes.upTo() < horizon || texts.upTo() < horizon;
    }

    /** The order within a step does not matter, so all cores load and analyse. */
    private void put(List<Long> ids) {
        List<List<Long>> loads = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += NODES_PER_LOAD) {
            loads.add(ids.subList(from, Math.min(ids.size(), from + NODES_PER_LOAD)));
        }
        loads.parallelStream().forEach(some -> {
            List<IndexedNode> nodes = feed.load(some);
            index.put(nodes);
            removeMissing(some, nodes);
        });
    }

    private void removeMissing(List<Long> asked, List<IndexedNode> found) {
        if (found.size() < asked.size()) {
            Set<Long> there = found.stream().map(IndexedNode::id).collect(Collectors.toSet());
            index.remove(asked.stream().filter(id -> !there.contains(id)).toList());
        }
    }
}
