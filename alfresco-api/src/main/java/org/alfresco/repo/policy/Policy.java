package org.alfresco.repo.policy;

import org.alfresco.service.namespace.NamespaceService;

/** An event that behaviours can be bound to; an interface with one method. */
public interface Policy {
    String NAMESPACE = NamespaceService.ALFRESCO_URI;

    /** What an argument means to a behaviour that runs once at the end of the transaction. */
    enum Arg {
        KEY,
        START_VALUE,
        END_VALUE
    }
}
