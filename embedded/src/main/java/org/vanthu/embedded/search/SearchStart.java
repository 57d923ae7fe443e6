package org.vanthu.embedded.search;

import org.springframework.context.SmartLifecycle;

/** Starts the search once all beans, and so all models, are there; stops it before the database goes. */
public final class SearchStart implements SmartLifecycle {
    private final SearchSetup search;
    private volatile boolean running;

    public SearchStart(SearchSetup search) {
        this.search = search;
    }

    @Override
    public void start() {
        search.start();
        running = true;
    }

    @Override
    public void stop() {
        search.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
