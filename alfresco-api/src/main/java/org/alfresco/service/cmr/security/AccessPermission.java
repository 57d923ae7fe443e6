package org.alfresco.service.cmr.security;

/** One entry of an access control list as seen from a node. */
public interface AccessPermission {
    String getPermission();

    AccessStatus getAccessStatus();

    String getAuthority();

    AuthorityType getAuthorityType();

    /** Answers how many levels above the node the entry is set; 0 = on the node. */
    int getPosition();

    boolean isInherited();

    boolean isSetDirectly();
}
