package org.alfresco.service.cmr.search;

/** When the right to read a row was evaluated. */
public enum PermissionEvaluationMode {
    EAGER,
    NONE
}
