package org.vanthu.contract;

import org.alfresco.service.namespace.QName;

/** The model of the suite, {@code contract:}. */
public final class Contract {
    public static final String URI = "http://www.vanthu.org/model/contract/1.0";

    /** A type below {@code cm:content} with a property of each kind. */
    public static final QName LETTER = name("letter");

    /** A type with constraints, a mandatory property and defaults. */
    public static final QName ENTRY = name("entry");

    public static final QName BOOK = name("book");

    /** A type whose events are recorded, below {@code cm:folder}. */
    public static final QName WATCHED = name("watched");

    public static final QName WATCHED_SUB = name("watchedSub");
    public static final QName WATCHED_ASPECT = name("watchedAspect");
    public static final QName NOTE = name("note");
    public static final QName ANSWERS = name("answers");

    /** A child association that allows children of one name. */
    public static final QName PARTS = name("parts");

    private Contract() {}

    /** A name in the namespace of the model. */
    public static QName name(String localName) {
        return QName.createQName(URI, localName);
    }
}
