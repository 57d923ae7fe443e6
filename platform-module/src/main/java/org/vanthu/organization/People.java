package org.vanthu.organization;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.namespace.QName;
import org.vanthu.shared.Elevation;

/** People and sign-in of the repository. The caller has checked the right to change them. */
final class People {

    private final PersonService personService;
    private final MutableAuthenticationService authenticationService;

    People(PersonService personService, MutableAuthenticationService authenticationService) {
        this.personService = personService;
        this.authenticationService = authenticationService;
    }

    boolean exists(String userName) {
        return personService.personExists(userName) || authenticationService.authenticationExists(userName);
    }

    void create(String userName, String fullName, String email, String password) {
        Elevation.asSystem("a new account", () -> {
            Map<QName, Serializable> properties = names(fullName, email);
            properties.put(ContentModel.PROP_USERNAME, userName);
            personService.createPerson(properties);
            authenticationService.createAuthentication(userName, password.toCharArray());
        });
    }

    void rename(String userName, String fullName, String email) {
        Elevation.asSystem(
                "an account is changed", () -> personService.setPersonProperties(userName, names(fullName, email)));
    }

    void setEnabled(String userName, boolean enabled) {
        Elevation.asSystem("an account is locked or unlocked", () -> {
            authenticationService.setAuthenticationEnabled(userName, enabled);
            if (!enabled) {
                authenticationService.invalidateUserSession(userName);
            }
        });
    }

    void setPassword(String userName, String password) {
        Elevation.asSystem("a password is reset", () -> {
            authenticationService.setAuthentication(userName, password.toCharArray());
            authenticationService.invalidateUserSession(userName);
        });
    }

    /** Changes the person's own password; the old one is checked. */
    void changeOwnPassword(String userName, String oldPassword, String newPassword) {
        authenticationService.updateAuthentication(userName, oldPassword.toCharArray(), newPassword.toCharArray());
    }

    /** Vietnamese names go family name first: the last word is the given name. */
    private static Map<QName, Serializable> names(String fullName, String email) {
        int split = fullName.lastIndexOf(' ');
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(ContentModel.PROP_FIRSTNAME, fullName.substring(split + 1));
        properties.put(ContentModel.PROP_LASTNAME, split < 0 ? "" : fullName.substring(0, split));
        properties.put(ContentModel.PROP_EMAIL, email);
        return properties;
    }
}
