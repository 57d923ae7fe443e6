package org.vanthu.outgoing;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;

/** What another feature has to say about outgoing documents; implemented by features that outgoing does not know. */
public interface OutgoingExtension {

    /**
     * Asked in the transaction that issues a document, before anything is written.
     *
     * @param approvedHash of the file whose words were approved
     * @throws org.vanthu.shared.ConflictException if the document must not be issued yet
     */
    void beforeIssue(NodeRef document, @Nullable String approvedHash);

    /** Whether somebody who has no step of the document may read it before it is issued. */
    boolean letsRead(NodeRef document, String userName);
}
