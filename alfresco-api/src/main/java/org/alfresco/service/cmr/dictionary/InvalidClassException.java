package org.alfresco.service.cmr.dictionary;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.service.namespace.QName;

/** The dictionary has no such class. */
public class InvalidClassException extends AlfrescoRuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient QName className;

    public InvalidClassException(QName className) {
        this("Unknown class: " + className, className);
    }

    public InvalidClassException(String msg, QName className) {
        super(msg);
        this.className = className;
    }

    public QName getClassName() {
        return className;
    }
}
