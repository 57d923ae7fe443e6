package org.alfresco.service.cmr.search;

/** How fresh the answer must be: from the database, from the index, or whichever can answer. */
public enum QueryConsistency {
    DEFAULT,
    EVENTUAL,
    TRANSACTIONAL,
    TRANSACTIONAL_IF_POSSIBLE,
    HYBRID
}
