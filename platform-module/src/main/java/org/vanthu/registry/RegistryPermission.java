package org.vanthu.registry;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.vanthu.organization.Permission;
import org.vanthu.organization.Role;

/** What can be done with registers and their documents, and the roles that may. */
public enum RegistryPermission implements Permission {
    /** See lists and documents. */
    READ(Role.readers()),
    /** See how much waits for one; an outside unit only what came to it. */
    COUNT(EnumSet.complementOf(EnumSet.of(Role.SYSTEM_ADMIN))),
    /** Register and number. */
    REGISTER(EnumSet.of(Role.CLERK)),
    /** Correct fields of a registered document. */
    CORRECT(EnumSet.of(Role.CLERK, Role.CONTENT_ADMIN)),
    /** Void a registration with a reason. */
    VOID(EnumSet.of(Role.CLERK)),
    /** See a document that is withheld because of a secrecy mark. */
    SEE_WITHHELD(EnumSet.of(Role.CLERK, Role.CONTENT_ADMIN)),
    /** Open, reserve in and close registers. */
    MANAGE_REGISTERS(EnumSet.of(Role.CLERK)),
    /** Print and verify registers. */
    PRINT(EnumSet.of(Role.CLERK, Role.LEADER, Role.CONTENT_ADMIN, Role.ARCHIVIST)),
    /** Keep the list of document types. */
    MANAGE_TYPES(EnumSet.of(Role.CLERK, Role.CONTENT_ADMIN));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    RegistryPermission(Set<Role> roles) {
        this.roles = Collections.unmodifiableSet(roles);
    }

    @Override
    public Set<Role> roles() {
        return roles;
    }
}
