package org.alfresco.service.cmr.security;

import org.alfresco.repo.security.authentication.AuthenticationException;

/** Creates, changes and closes accounts. */
public interface MutableAuthenticationService extends AuthenticationService {
    boolean isAuthenticationMutable(String userName);

    boolean isAuthenticationCreationAllowed();

    void createAuthentication(String userName, char[] password) throws AuthenticationException;

    /** Changes a password, proved by the old one. */
    void updateAuthentication(String userName, char[] oldPassword, char[] newPassword) throws AuthenticationException;

    /** Sets a password without the old one; for administrators. */
    void setAuthentication(String userName, char[] newPassword) throws AuthenticationException;

    void deleteAuthentication(String userName) throws AuthenticationException;

    void setAuthenticationEnabled(String userName, boolean enabled) throws AuthenticationException;
}
