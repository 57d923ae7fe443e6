package org.alfresco.repo.dictionary;

/** Whether the text of a property is found by its words, by its whole value, or by both. */
public enum IndexTokenisationMode {
    TRUE,
    FALSE,
    BOTH
}
