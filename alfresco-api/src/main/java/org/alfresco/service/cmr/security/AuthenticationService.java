package org.alfresco.service.cmr.security;

import java.util.Set;

import org.alfresco.repo.security.authentication.AuthenticationException;

/** Signs users in and out. */
public interface AuthenticationService {
    void authenticate(String userName, char[] password) throws AuthenticationException;

    boolean authenticationExists(String userName);

    boolean getAuthenticationEnabled(String userName) throws AuthenticationException;

    String getCurrentUserName() throws AuthenticationException;

    /** Ends all sessions of a user. */
    void invalidateUserSession(String userName) throws AuthenticationException;

    void invalidateTicket(String ticket) throws AuthenticationException;

    /** Makes the ticket's user the current user. */
    void validate(String ticket) throws AuthenticationException;

    String getCurrentTicket();

    String getNewTicket();

    void clearCurrentSecurityContext();

    boolean isCurrentUserTheSystemUser();

    boolean guestUserAuthenticationAllowed();

    Set<String> getDefaultAdministratorUserNames();
}
