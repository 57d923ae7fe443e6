package org.vanthu.registry;

import java.util.Optional;

import org.alfresco.service.cmr.repository.NodeRef;

/** Where captured files wait to be registered; implemented by the feature that captures. */
public interface IntakeSource {

    /** The stored document of an entry of the agency, or empty. The rights of the person are checked on the node. */
    Optional<NodeRef> document(String agency, String entryId);
}
