package org.alfresco.service.cmr.search;

import org.alfresco.service.namespace.QName;

/** One selector of a result. */
public interface ResultSetSelector {
    String getName();

    QName getType();
}
