package org.vanthu.routing;

import org.alfresco.service.cmr.repository.NodeRef;

/**
 * Takes incoming documents over that are not handled as one whole; implemented by features that routing does not know.
 * Nobody directs such a document, none who handles it ends it, and an answer does not end it: the taker does, with
 * {@link IncomingProcessing#finish}.
 */
public interface IncomingTaker {

    /** Whether the document is the taker's. */
    boolean takes(NodeRef document);

    /**
     * The document was registered, in the same transaction.
     *
     * @param director who directs incoming documents there: a user name or a pool
     */
    void begin(NodeRef document, String director);
}
