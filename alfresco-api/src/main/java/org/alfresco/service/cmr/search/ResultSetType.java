package org.alfresco.service.cmr.search;

/** What the rows of a result carry. */
public enum ResultSetType {
    COLUMN_AND_NODE_REF,
    NODE_REF
}
