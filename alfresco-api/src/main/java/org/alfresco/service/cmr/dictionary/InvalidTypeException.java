package org.alfresco.service.cmr.dictionary;

import org.alfresco.service.namespace.QName;

/** The dictionary has no such type. */
public class InvalidTypeException extends InvalidClassException {
    private static final long serialVersionUID = 1L;

    public InvalidTypeException(QName name) {
        super("Unknown type: " + name, name);
    }

    public InvalidTypeException(String msg, QName name) {
        super(msg, name);
    }

    public QName getTypeName() {
        return getClassName();
    }
}
