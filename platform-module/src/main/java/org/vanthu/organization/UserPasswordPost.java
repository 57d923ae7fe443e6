package org.vanthu.organization;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Sets a new generated password and returns it, once. */
final class UserPasswordPost extends JsonWebScript {

    private final Accounts accounts;

    UserPasswordPost(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Map.of("password", accounts.resetPassword(request.path("userName")));
    }
}
