package org.vanthu.contract;

import org.alfresco.service.namespace.QName;

/** The model of the suite, {@code contract:}. */
public final class Contract {
    public static final String URI = "http://www.vanthu.org/model/contract/1.0";

    private Contract() {}

    /** A name in the namespace of the model. */
    public static QName name(String localName) {
        return QName.createQName(URI, localName);
    }
}
