package org.vanthu.delegation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Role;
import org.vanthu.shared.Json;

/**
 * Says in whose name the signed-in person may act. A delegation holds only while its days run, nobody has revoked it,
 * the principal's account is in use and still leads, and the delegate has a role in the agency; it is asked for at each
 * act, so that one that ends stops at once. It gives nothing further on: who acts for a delegate acts for nobody else.
 */
public final class Delegations {

    /** Roles whose holders may let others act for them. */
    static final Set<Role> PRINCIPALS = DelegationPermission.GRANT_OWN.roles();

    private final DelegationTable table;
    private final Access access;
    private final Accounts accounts;
    private final Clock clock;

    Delegations(DelegationTable table, Access access, Accounts accounts, Clock clock) {
        this.table = table;
        this.access = access;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Who acts: the signed-in person, for herself when {@code onBehalfOf} is null, blank or her own name, else for that
     * principal. What the principal may do is for the caller to check, with {@link Acting#holder()}.
     *
     * @throws AccessDeniedException if no running delegation of that scope lets her
     */
    public Acting acting(String agency, @Nullable String onBehalfOf, Scope scope) {
        String actor = access.userName();
        String principal = onBehalfOf == null ? "" : onBehalfOf.strip();
        if (principal.isEmpty() || principal.equals(actor)) {
            return Acting.self(actor);
        }
        if (!principals(agency, scope).contains(principal)) {
            throw new AccessDeniedException(
                    actor + " has no running delegation of " + principal + " in " + agency + " to " + scope.code());
        }
        return new Acting(actor, principal);
    }

    /** For whom the signed-in person may act now. */
    public Set<String> principals(String agency, Scope scope) {
        Set<String> principals = new TreeSet<>();
        for (Delegation delegation : held(agency)) {
            if (delegation.scopes().contains(scope)) {
                principals.add(delegation.principal());
            }
        }
        return principals;
    }

    /** For whom the signed-in person may act now in one way or another. */
    public Set<String> principals(String agency) {
        Set<String> principals = new TreeSet<>();
        held(agency).forEach(delegation -> principals.add(delegation.principal()));
        return principals;
    }

    /** The delegations under which the signed-in person may act now. */
    List<Delegation> held(String agency) {
        if (access.roles().getOrDefault(agency, Set.of()).isEmpty()) {
            return List.of();
        }
        return table.running(agency, access.userName(), today()).stream()
                .filter(delegation -> mayBePrincipal(agency, delegation.principal()))
                .toList();
    }

    boolean mayBePrincipal(String agency, String userName) {
        return accounts.activeRoles(agency, userName).stream().anyMatch(PRINCIPALS::contains);
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(Json.ZONE));
    }
}
