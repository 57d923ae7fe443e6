package org.vanthu.embedded.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The ways to sign in, in their order, from {@code authentication.chain} ({@code <id>:<type>,...} as in ACS). The
 * accounts with their own passwords ({@code alfrescoNtlm}) are part of it even where they are not named: at its end.
 */
public final class AuthenticationChain {

    /** Accounts of this site. */
    public static final String LOCAL = "alfrescoNtlm";

    static final String OIDC = "identity-service";
    static final String IMAP = "imap";

    private final List<OidcProvider> providers = new ArrayList<>();
    private final List<PasswordProof> proofs = new ArrayList<>();
    private int local = -1;

    /**
     * Reads the chain.
     *
     * @throws IllegalArgumentException if it names a type or lacks a value that is needed; the site does not start
     */
    public AuthenticationChain(Properties properties, String chain) {
        for (String part : chain.split(",", -1)) {
            String[] named = part.strip().split(":", -1);
            if (named.length != 2 || !named[0].matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}")) {
                throw new IllegalArgumentException(
                        "authentication.chain has <id>:<type>,... such as alfrescoNtlm1:alfrescoNtlm, not " + chain);
            }
            Settings settings = new Settings(named[0], properties);
            switch (named[1]) {
                case LOCAL -> local = proofs.size();
                case OIDC -> providers.add(new OidcProvider(settings));
                case IMAP -> proofs.add(new MailboxProof(settings));
                default ->
                    throw new IllegalArgumentException(
                            "authentication.chain knows " + LOCAL + ", " + OIDC + " and " + IMAP + ", not " + named[1]);
            }
        }
    }

    /** Identity providers, in order. */
    List<OidcProvider> providers() {
        return List.copyOf(providers);
    }

    /** The provider with the id. */
    Optional<OidcProvider> provider(String id) {
        return providers.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** What proves a name by a password, in order; the accounts of this site in their place. */
    public List<PasswordProof> proofs(PasswordProof accounts) {
        List<PasswordProof> all = new ArrayList<>(proofs);
        all.add(local < 0 ? all.size() : local, accounts);
        return List.copyOf(all);
    }
}
