package org.vanthu.organization;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes the password of the signed-in person. */
final class SessionPasswordPost extends JsonWebScript {

    private final Accounts accounts;

    SessionPasswordPost(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Passwords body = request.body(Passwords.class);
        accounts.changeOwnPassword(TextChecks.text(body.oldPassword()), TextChecks.text(body.newPassword()));
        return Reply.noContent();
    }

    /** The body. */
    record Passwords(@Nullable String oldPassword, @Nullable String newPassword) {}
}
