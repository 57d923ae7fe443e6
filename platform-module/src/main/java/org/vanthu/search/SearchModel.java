package org.vanthu.search;

import org.alfresco.service.namespace.QName;

/** Names of the content model {@code search:searchModel}; a test compares them with the XML. */
public final class SearchModel {
    /** Namespace of the model. */
    public static final String URI = "http://www.vanthu.org/model/search/1.0";

    /** Prefix of the namespace. */
    public static final String PREFIX = "search";

    public static final QName ASPECT_SEARCHABLE = name("searchable");

    /** The words of the metadata with their marks as letters: finds exact tones. */
    public static final QName PROP_EXACT = name("exact");

    /** The words of the metadata without marks, with abbreviations and their full forms. */
    public static final QName PROP_FOLDED = name("folded");

    /** The ways in which the number and other symbols are asked for. */
    public static final QName PROP_SYMBOL = name("symbol");

    private SearchModel() {}

    private static QName name(String localName) {
        return QName.createQName(URI, localName);
    }
}
