package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Stops a person from signing in. */
final class UserLockPost extends JsonWebScript {

    private final Accounts accounts;

    UserLockPost(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected Object handle(JsonRequest request) {
        AccountStateForm body = request.body(AccountStateForm.class);
        return accounts.lock(request.path("userName"), body.why());
    }
}
