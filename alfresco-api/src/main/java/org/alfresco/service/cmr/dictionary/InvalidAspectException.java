package org.alfresco.service.cmr.dictionary;

import org.alfresco.service.namespace.QName;

/** The dictionary has no such aspect. */
public class InvalidAspectException extends InvalidClassException {
    private static final long serialVersionUID = 1L;

    public InvalidAspectException(QName name) {
        super("Unknown aspect: " + name, name);
    }

    public InvalidAspectException(String msg, QName name) {
        super(msg, name);
    }

    public QName getAspectName() {
        return getClassName();
    }
}
