package org.alfresco.service.cmr.search;

/** What bounded the number of rows of a result. */
public enum LimitBy {
    UNLIMITED,
    FINAL_SIZE,
    NUMBER_OF_PERMISSION_EVALUATIONS
}
