package org.vanthu.embedded.security;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import static org.alfresco.service.cmr.security.PermissionService.*;

/**
 * The permissions of ACS and what each is made of. Every permission is a set of elementary rights, one bit each, so
 * that a check is an AND.
 */
final class PermissionModel {
    /** Every right: what the owner and administrators have. */
    static final long ALL = ~0L;

    private static final Map<String, Long> MASKS = new LinkedHashMap<>();
    private static final Set<String> ROLES = new LinkedHashSet<>();

    static {
        String[] elementary = {
            READ_PROPERTIES,
            READ_CHILDREN,
            READ_CONTENT,
            WRITE_PROPERTIES,
            WRITE_CONTENT,
            DELETE_NODE,
            DELETE_CHILDREN,
            CREATE_CHILDREN,
            LINK_CHILDREN,
            READ_ASSOCIATIONS,
            CREATE_ASSOCIATIONS,
            DELETE_ASSOCIATIONS,
            READ_PERMISSIONS,
            CHANGE_PERMISSIONS,
            EXECUTE_CONTENT,
            TAKE_OWNERSHIP,
            SET_OWNER,
            LOCK,
            UNLOCK,
            CHECK_OUT,
            CHECK_IN,
            CANCEL_CHECK_OUT
        };
        for (int bit = 0; bit < elementary.length; bit++) {
            MASKS.put(elementary[bit], 1L << bit);
        }
        group(READ, READ_PROPERTIES, READ_CHILDREN, READ_CONTENT);
        group(WRITE, WRITE_PROPERTIES, WRITE_CONTENT);
        group(DELETE, DELETE_NODE, DELETE_CHILDREN);
        group(ADD_CHILDREN, CREATE_CHILDREN, LINK_CHILDREN);
        group(EXECUTE, EXECUTE_CONTENT);
        role(CONSUMER, READ, READ_ASSOCIATIONS);
        role(EDITOR, CONSUMER, WRITE, READ_PERMISSIONS, CHECK_OUT, CREATE_ASSOCIATIONS, DELETE_ASSOCIATIONS);
        role(CONTRIBUTOR, CONSUMER, ADD_CHILDREN, READ_PERMISSIONS);
        role("Collaborator", EDITOR, CONTRIBUTOR);
        MASKS.put(COORDINATOR, ALL);
        ROLES.add(COORDINATOR);
        MASKS.put(FULL_CONTROL, ALL);
        MASKS.put(ALL_PERMISSIONS, ALL);
    }

    private PermissionModel() {}

    /**
     * Answers the rights that the permission is made of.
     *
     * @throws UnsupportedOperationException if there is no such permission
     */
    static long mask(String permission) {
        Long mask = MASKS.get(permission);
        if (mask == null) {
            throw new UnsupportedOperationException(
                    "There is no permission named " + permission + "; there are " + MASKS.keySet());
        }
        return mask;
    }

    /** Answers the roles that people set on nodes. */
    static Set<String> roles() {
        return Set.copyOf(ROLES);
    }

    private static void group(String name, String... parts) {
        long mask = 0;
        for (String part : parts) {
            mask |= mask(part);
        }
        MASKS.put(name, mask);
    }

    private static void role(String name, String... parts) {
        group(name, parts);
        ROLES.add(name);
    }
}
