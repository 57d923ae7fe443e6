package org.vanthu.outgoing;

import org.alfresco.service.namespace.QName;

/** Names of the content model {@code outgoing:outgoingModel}; a test compares them with the XML. */
public final class OutgoingModel {

    /** Namespace of the model. */
    public static final String URI = "http://www.vanthu.org/model/outgoing/1.0";

    /** Prefix of the namespace. */
    public static final String PREFIX = "outgoing";

    public static final QName ASPECT_ISSUING = name("issuing");
    public static final QName ASPECT_FILE = name("file");

    public static final QName PROP_UNIT = name("unit");
    public static final QName PROP_DRAFTER = name("drafter");
    public static final QName PROP_MODE = name("mode");
    public static final QName PROP_REPLY_DUE = name("replyDue");
    public static final QName PROP_WIDE = name("wide");
    public static final QName PROP_SIGNED_AT = name("signedAt");
    public static final QName PROP_ISSUED_AT = name("issuedAt");
    public static final QName PROP_DOCUMENT = name("document");
    public static final QName PROP_KIND = name("kind");
    public static final QName PROP_ORDINAL = name("ordinal");

    private OutgoingModel() {}

    private static QName name(String localName) {
        return QName.createQName(URI, localName);
    }
}
