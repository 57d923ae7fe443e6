package org.alfresco.service.cmr.model;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.service.cmr.repository.NodeRef;

/** Says that a folder already has a child of this name. */
public class FileExistsException extends AlfrescoRuntimeException {
    private final NodeRef parentNodeRef;
    private final String name;

    public FileExistsException(NodeRef parentNodeRef, String name) {
        super("Existing file or folder " + name + " already exists");
        this.parentNodeRef = parentNodeRef;
        this.name = name;
    }

    public NodeRef getParentNodeRef() {
        return parentNodeRef;
    }

    public String getName() {
        return name;
    }
}
