package org.vanthu.embedded.search;

import org.alfresco.repo.dictionary.IndexTokenisationMode;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.namespace.QName;

/** How the values of a property are indexed and compared. */
enum FieldKind {
    /** Words in both forms, and the whole value as a keyword for facets and order. */
    TEXT,
    /** The text of a content property. */
    CONTENT,
    /** The whole value only. */
    KEYWORD,
    /** A whole number. */
    LONG,
    /** A number with a fraction. */
    DOUBLE,
    /** A moment, in milliseconds. */
    DATE;

    static FieldKind of(PropertyDefinition property) {
        QName type = property.getDataType().getName();
        if (type.equals(DataTypeDefinition.CONTENT)) {
            return CONTENT;
        }
        if (type.equals(DataTypeDefinition.TEXT) || type.equals(DataTypeDefinition.MLTEXT)) {
            return property.getIndexTokenisationMode() == IndexTokenisationMode.FALSE ? KEYWORD : TEXT;
        }
        if (type.equals(DataTypeDefinition.INT) || type.equals(DataTypeDefinition.LONG)) {
            return LONG;
        }
        if (type.equals(DataTypeDefinition.DOUBLE) || type.equals(DataTypeDefinition.FLOAT)) {
            return DOUBLE;
        }
        return type.equals(DataTypeDefinition.DATE) || type.equals(DataTypeDefinition.DATETIME) ? DATE : KEYWORD;
    }
}
