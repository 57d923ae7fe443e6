package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lets a person sign in again. */
final class UserUnlockPost extends JsonWebScript {

    private final Accounts accounts;

    UserUnlockPost(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected Object handle(JsonRequest request) {
        AccountStateForm body = request.body(AccountStateForm.class);
        return accounts.unlock(request.path("userName"), body.why());
    }
}
