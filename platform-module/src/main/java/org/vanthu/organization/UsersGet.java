package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists the accounts of an agency. */
final class UsersGet extends JsonWebScript {

    private final Accounts accounts;

    UsersGet(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return accounts.list(request.required("agency"), request.query("q").orElse(""), request.keyset());
    }
}
