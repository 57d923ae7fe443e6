package org.vanthu.embedded.security;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a user is: the groups and roles through all levels. Remembers the rights that they give on each access control
 * list, which is what makes permission checks cheap; a change of groups makes a new object.
 */
final class Authorities {
    private final String userName;
    private final boolean administrator;
    private final Set<String> groupsAndRoles;
    private final Set<String> all;
    private final Map<Long, Long> rightsByAcl = new ConcurrentHashMap<>();

    Authorities(String userName, boolean administrator, Set<String> groupsAndRoles) {
        this.userName = userName;
        this.administrator = administrator;
        this.groupsAndRoles = Collections.unmodifiableSet(new HashSet<>(groupsAndRoles));
        var withUser = new HashSet<>(groupsAndRoles);
        withUser.add(userName);
        this.all = Collections.unmodifiableSet(withUser);
    }

    String userName() {
        return userName;
    }

    boolean administrator() {
        return administrator;
    }

    Set<String> groupsAndRoles() {
        return groupsAndRoles;
    }

    /** Answers the groups, the roles and the user's own name. */
    Set<String> all() {
        return all;
    }

    long rights(AclStore acls, long aclId) {
        Long known = rightsByAcl.get(aclId);
        if (known == null) {
            known = acls.effective(aclId).rights(all);
            rightsByAcl.put(aclId, known);
        }
        return known;
    }
}
