package org.alfresco.service.cmr.security;

/** Whether access is given. */
public enum AccessStatus {
    DENIED,
    ALLOWED,
    UNDETERMINED
}
