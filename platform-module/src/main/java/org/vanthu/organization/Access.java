package org.vanthu.organization;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport.TxnReadState;
import org.alfresco.service.cmr.security.AuthorityService;

/**
 * Who may do what in which agency. Nobody acts for an agency in which he has no role; the roles of a person are read
 * once for each transaction. The system user (start-up, jobs) may do everything.
 */
public final class Access {

    private static final String RESOURCE = Access.class.getName();

    private final AuthorityService authorityService;

    Access(AuthorityService authorityService) {
        this.authorityService = authorityService;
    }

    /** The signed-in person. */
    public String userName() {
        String user = AuthenticationUtil.getFullyAuthenticatedUser();
        return user == null ? AuthenticationUtil.getSystemUserName() : user;
    }

    /** The agencies in which the person has a role, with those roles. */
    public Map<String, Set<Role>> roles() {
        return mine().roles;
    }

    /** Whether the person administers the site. */
    public boolean isSiteAdmin() {
        return isSystem() || mine().admin;
    }

    /** Whether the person belongs to outside units only: she has the doors of {@link Role#EXTERNAL} and no other. */
    boolean isOutsider() {
        if (isSystem()) {
            return false;
        }
        Mine mine = mine();
        return !mine.admin
                && !mine.roles.isEmpty()
                && mine.roles.values().stream().allMatch(Set.of(Role.EXTERNAL)::equals);
    }

    /** Whether the person may. */
    public boolean may(String agency, Permission permission) {
        if (isSystem()) {
            return true;
        }
        Mine mine = mine();
        return (permission.isForSiteAdmin() && mine.admin)
                || mine.roles.getOrDefault(agency, Set.of()).stream()
                        .anyMatch(role -> permission.roles().contains(role));
    }

    /** @throws AccessDeniedException if the person may not */
    public void require(String agency, Permission permission) {
        if (!may(agency, permission)) {
            throw new AccessDeniedException(
                    userName() + " has no role in " + agency + " that permits " + permission.name());
        }
    }

    /** @throws AccessDeniedException if the person does not administer the site */
    public void requireSiteAdmin() {
        if (!isSiteAdmin()) {
            throw new AccessDeniedException(userName() + " does not administer the site");
        }
    }

    private static boolean isSystem() {
        return AuthenticationUtil.isRunAsUserTheSystemUser();
    }

    private Mine mine() {
        String user = userName();
        String key = RESOURCE + ":" + user;
        Mine known = AlfrescoTransactionSupport.getResource(key);
        if (known == null) {
            known = read(user);
            if (AlfrescoTransactionSupport.getTransactionReadState() != TxnReadState.TXN_NONE) {
                AlfrescoTransactionSupport.bindResource(key, known);
            }
        }
        return known;
    }

    private Mine read(String user) {
        Map<String, Set<Role>> roles = new TreeMap<>();
        for (String authority : authorityService.getAuthoritiesForUser(user)) {
            GroupNames.membership(authority)
                    .ifPresent(membership -> roles.computeIfAbsent(
                                    membership.agency(), agency -> EnumSet.noneOf(Role.class))
                            .add(membership.role()));
        }
        return new Mine(roles, authorityService.isAdminAuthority(user));
    }

    private record Mine(Map<String, Set<Role>> roles, boolean admin) {}
}
