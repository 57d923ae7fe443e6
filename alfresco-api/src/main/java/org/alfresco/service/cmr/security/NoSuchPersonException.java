package org.alfresco.service.cmr.security;

import org.alfresco.repo.security.person.PersonException;

/** Says that no person has the user name that a call gave. */
public class NoSuchPersonException extends PersonException {
    private final String userName;

    public NoSuchPersonException(String userName) {
        super("User does not exist: " + userName);
        this.userName = userName;
    }

    public String getUserName() {
        return userName;
    }
}
