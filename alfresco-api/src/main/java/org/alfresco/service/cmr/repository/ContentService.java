package org.alfresco.service.cmr.repository;

import org.alfresco.service.cmr.dictionary.InvalidTypeException;
import org.alfresco.service.namespace.QName;

/** Reads and writes the content properties of nodes. */
public interface ContentService {
    long getStoreFreeSpace();

    long getStoreTotalSpace();

    ContentReader getRawReader(String contentUrl);

    /** Answers a reader of the property's content, or null if the property has none. */
    ContentReader getReader(NodeRef nodeRef, QName propertyQName) throws InvalidNodeRefException, InvalidTypeException;

    /**
     * Answers a writer of new content.
     *
     * @param update whether the node's property is set when the writer's stream closes
     */
    ContentWriter getWriter(NodeRef nodeRef, QName propertyQName, boolean update)
            throws InvalidNodeRefException, InvalidTypeException;

    ContentWriter getTempWriter();
}
