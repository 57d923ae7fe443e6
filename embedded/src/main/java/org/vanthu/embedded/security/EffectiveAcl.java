package org.vanthu.embedded.security;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a list and all that it inherits come to: per authority the rights given and the rights denied. A denial wins
 * wherever it is set, as in ACS ({@code security.anyDenyDenies}).
 */
final class EffectiveAcl {
    private record Masks(long allowed, long denied) {
        static final Masks NONE = new Masks(0, 0);
    }

    private static final long READ = PermissionModel.mask("Read");

    private final Map<String, Masks> byAuthority = new HashMap<>();
    private final Set<String> readers = new TreeSet<>();
    private final Set<String> denied = new TreeSet<>();

    /** @param levels the list and those that it inherits, nearest first */
    EffectiveAcl(List<Acl> levels) {
        for (Acl acl : levels) {
            for (Ace ace : acl.own()) {
                long mask = PermissionModel.mask(ace.permission());
                Masks masks = byAuthority.getOrDefault(ace.authority(), Masks.NONE);
                byAuthority.put(
                        ace.authority(),
                        ace.allowed()
                                ? new Masks(masks.allowed | mask, masks.denied)
                                : new Masks(masks.allowed, masks.denied | mask));
            }
        }
        byAuthority.forEach((authority, masks) -> {
            if ((masks.denied & READ) != 0) {
                denied.add(authority);
            }
            if ((masks.allowed & READ) == READ) {
                readers.add(authority);
            }
        });
    }

    /** Answers the rights of somebody who has these authorities. */
    long rights(Set<String> authorities) {
        long allowed = 0;
        long refused = 0;
        Set<String> smaller = authorities.size() < byAuthority.size() ? authorities : byAuthority.keySet();
        for (String authority : smaller) {
            Masks masks = byAuthority.get(authority);
            if (masks != null && authorities.contains(authority)) {
                allowed |= masks.allowed;
                refused |= masks.denied;
            }
        }
        return allowed & ~refused;
    }

    Set<String> readers() {
        return new HashSet<>(readers);
    }

    Set<String> readersDenied() {
        return new HashSet<>(denied);
    }
}
