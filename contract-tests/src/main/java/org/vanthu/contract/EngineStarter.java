package org.vanthu.contract;

import java.io.IOException;

/**
 * Starts a repository for the suite where none runs in the process. Found by {@link java.util.ServiceLoader}; inside
 * ACS there is none, because the repository is there already.
 */
public interface EngineStarter extends AutoCloseable {
    /** Starts a repository with this module; {@link Engine#running()} answers it then. */
    void start() throws IOException;

    @Override
    void close() throws IOException;
}
