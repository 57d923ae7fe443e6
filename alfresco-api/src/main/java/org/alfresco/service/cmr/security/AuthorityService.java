package org.alfresco.service.cmr.security;

import java.util.Collection;
import java.util.Set;

/** Groups and roles, who is in them, and what a user is a member of. */
public interface AuthorityService {
    boolean hasAdminAuthority();

    boolean isAdminAuthority(String authorityName);

    /** Answers the groups and roles of the current user, through all levels. */
    Set<String> getAuthorities();

    Set<String> getAuthoritiesForUser(String userName);

    Set<String> getAllAuthorities(AuthorityType type);

    /** Finds authorities by a pattern on their short name or display name; {@code *} stands for any text. */
    Set<String> findAuthorities(
            AuthorityType type, String parentAuthority, boolean immediate, String displayNamePattern, String zoneName);

    Set<String> getAllRootAuthorities(AuthorityType type);

    String createAuthority(AuthorityType type, String shortName);

    String createAuthority(
            AuthorityType type, String shortName, String authorityDisplayName, Set<String> authorityZones);

    /** @throws IllegalArgumentException if the child contains the parent, directly or through groups */
    void addAuthority(String parentName, String childName);

    void addAuthority(Collection<String> parentNames, String childName);

    void removeAuthority(String parentName, String childName);

    void deleteAuthority(String name);

    void deleteAuthority(String name, boolean cascade);

    Set<String> getContainedAuthorities(AuthorityType type, String name, boolean immediate);

    Set<String> getContainingAuthorities(AuthorityType type, String name, boolean immediate);

    String getShortName(String name);

    String getName(AuthorityType type, String shortName);

    boolean authorityExists(String name);

    String getAuthorityDisplayName(String name);

    void setAuthorityDisplayName(String authorityName, String authorityDisplayName);

    Set<String> getDefaultZones();

    long countUsers();

    long countGroups();
}
