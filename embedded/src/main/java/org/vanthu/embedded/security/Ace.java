package org.vanthu.embedded.security;

import java.util.Comparator;
import java.util.Objects;

/** One entry of an access control list. */
record Ace(String authority, String permission, boolean allowed) {
    static final Comparator<Ace> ORDER =
            Comparator.comparing(Ace::authority).thenComparing(Ace::permission).thenComparing(Ace::allowed);

    Ace {
        Objects.requireNonNull(authority, "authority");
        PermissionModel.mask(permission);
    }
}
