package org.vanthu.signing;

import java.nio.file.Path;

import org.alfresco.service.cmr.repository.NodeRef;

/** Puts a signed file where it belongs, in the transaction of the signature. */
@FunctionalInterface
public interface SignedFileTarget {

    /** @param signed a file that is deleted afterwards */
    void store(NodeRef node, Path signed);
}
