package org.vanthu.embedded.search;

import java.util.Optional;
import java.util.Set;

/** Asks security what the current user may read. */
final class SecurityReadFilter implements ReadFilter {
    private final org.vanthu.embedded.security.ReadFilter security;

    SecurityReadFilter(org.vanthu.embedded.security.ReadFilter security) {
        this.security = security;
    }

    @Override
    public Optional<Rights> currentUser() {
        var reader = security.current();
        return reader.everything()
                ? Optional.empty()
                : Optional.of(new Rights(reader::mayRead, Set.of(reader.userName())));
    }
}
