package org.alfresco.service.cmr.model;

import org.alfresco.service.cmr.repository.NodeRef;

/** Says that a path leads to no file or folder. */
public class FileNotFoundException extends Exception {
    public FileNotFoundException(String message) {
        super(message);
    }

    public FileNotFoundException(NodeRef nodeRef) {
        super("No file or folder at " + nodeRef);
    }
}
