package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Closes an account for good. */
final class UserClosePost extends JsonWebScript {

    private final Accounts accounts;

    UserClosePost(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected Object handle(JsonRequest request) {
        AccountStateForm body = request.body(AccountStateForm.class);
        return accounts.close(request.path("userName"), body.why(), TextChecks.orNull(body.successor()));
    }
}
