package org.vanthu.registry;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.embedded.EmbeddedRepository;

/** Withdraws registrations for tests of other features. */
public final class DocumentVoiding {
    private DocumentVoiding() {}

    public static DocumentRow voidDocument(EmbeddedRepository repository, NodeRef document, String reason) {
        return repository.bean(Corrections.class).voidDocument(document, reason);
    }
}
