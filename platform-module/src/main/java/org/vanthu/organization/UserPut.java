package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes an account. */
final class UserPut extends JsonWebScript {

    private final Accounts accounts;

    UserPut(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return accounts.update(request.path("userName"), request.body(AccountForm.class));
    }
}
