package org.vanthu.embedded.node;

import java.util.List;

import org.alfresco.error.AlfrescoRuntimeException;

/** The transaction would leave nodes that break their model. */
public class IntegrityException extends AlfrescoRuntimeException {
    private static final long serialVersionUID = 1L;

    public IntegrityException(List<String> faults) {
        super("Found " + faults.size() + " integrity violation(s): " + String.join("; ", faults));
    }
}
