package net.sf.acegisecurity;

import java.io.Serializable;
import java.security.Principal;

/** What the authentication calls of ACS hand out; the modules only pass it on. */
public interface Authentication extends Principal, Serializable {
    Object getPrincipal();

    boolean isAuthenticated();
}
