package org.vanthu.embedded.security;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a list and all that it inherits come to: per authority the rights given and the rights denied, as in ACS
 * ({@code security.anyDenyDenies}). A denial beats every grant, of whatever authority, but one: what the same authority
 * was given on a nearer level.
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
            acl.own().stream().filter(ace -> !ace.allowed()).forEach(this::deny);
            acl.own().stream().filter(Ace::allowed).forEach(this::allow);
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

    /** What was given nearer to the same authority stays given. */
    private void deny(Ace ace) {
        Masks masks = byAuthority.getOrDefault(ace.authority(), Masks.NONE);
        long refused = PermissionModel.mask(ace.permission()) & ~masks.allowed;
        byAuthority.put(ace.authority(), new Masks(masks.allowed, masks.denied | refused));
    }

    private void allow(Ace ace) {
        Masks masks = byAuthority.getOrDefault(ace.authority(), Masks.NONE);
        byAuthority.put(
                ace.authority(), new Masks(masks.allowed | PermissionModel.mask(ace.permission()), masks.denied));
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
