package org.alfresco.service.cmr.search;

import org.alfresco.service.namespace.QName;

/** One column of a result. */
public interface ResultSetColumn {
    String getName();

    QName getDataType();

    QName getPropertyType();
}
