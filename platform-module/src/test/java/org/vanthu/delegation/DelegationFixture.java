package org.vanthu.delegation;

import java.util.List;

import org.vanthu.delegation.DelegationAdministration.DelegationForm;
import org.vanthu.delegation.DelegationAdministration.DelegationView;
import org.vanthu.embedded.EmbeddedRepository;

/** Records delegations for tests of other features. */
public final class DelegationFixture {
    private DelegationFixture() {}

    /** Lets the delegate act for the signed-in person from today on; returns the id. */
    public static String grant(EmbeddedRepository repository, String agency, String delegate, List<String> scopes) {
        DelegationView granted = repository
                .bean(DelegationAdministration.class)
                .grant(new DelegationForm(agency, null, delegate, scopes, null, null, "thư ký", null));
        return granted.id();
    }
}
