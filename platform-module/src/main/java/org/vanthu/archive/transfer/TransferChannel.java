package org.vanthu.archive.transfer;

import java.io.IOException;
import java.nio.file.Path;

/** Brings packages to the historical archive. */
interface TransferChannel {

    /**
     * Brings a package there. Called again with the same one after a failure: that must not make a second.
     *
     * @param agreement the code under which the transfer is registered
     * @param sha256 of the file
     * @throws IOException if it is not there for certain
     */
    void deliver(String agency, String agreement, String objectId, String sha256, Path file) throws IOException;
}
