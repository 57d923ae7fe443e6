package org.vanthu.embedded.search;

import org.alfresco.service.namespace.QName;

/** Names of the Lucene fields. A property has one field for each way it is indexed, told apart by the first letter. */
final class IndexFields {
    static final String NODE_REF = "ID";
    static final String DB_ID = "DBID";
    static final String STORE = "STORE";
    static final String TYPE = "TYPE";
    static final String EXACT_TYPE = "EXACTTYPE";
    static final String ASPECT = "ASPECT";
    static final String EXACT_ASPECT = "EXACTASPECT";
    static final String PARENT = "PARENT";
    static final String QNAME = "QNAME";
    static final String OWNER = "OWNER";
    static final String ACL = "ACL";
    /** The names of the properties that have a value. */
    static final String HAS = "HAS";

    private static final String FOLDED = "f:";
    private static final String EXACT = "x:";

    private IndexFields() {}

    static String words(QName property, TermForm form) {
        return (form == TermForm.EXACT ? EXACT : FOLDED) + property;
    }

    static String keyword(QName property) {
        return "k:" + property;
    }

    static String order(QName property) {
        return "s:" + property;
    }

    static String number(QName property) {
        return "n:" + property;
    }

    static boolean isFoldedWords(String field) {
        return field.startsWith(FOLDED);
    }

    static TermForm formOf(String field) {
        return field.startsWith(EXACT) ? TermForm.EXACT : TermForm.FOLDED;
    }

    /** The property of a field made by one of the methods above. */
    static QName property(String field) {
        return QName.createQName(field.substring(2));
    }
}
