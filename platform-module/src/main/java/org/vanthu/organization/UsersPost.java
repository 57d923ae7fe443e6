package org.vanthu.organization;

import java.util.LinkedHashMap;
import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Creates an account; the answer carries its first password, once. */
final class UsersPost extends JsonWebScript {

    private final Accounts accounts;

    UsersPost(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Accounts.Created created = accounts.create(request.body(AccountForm.class));
        Map<String, Object> answer = new LinkedHashMap<>();
        Account account = created.account();
        answer.put("userName", account.userName());
        answer.put("fullName", account.fullName());
        answer.put("email", account.email());
        answer.put("position", account.position());
        answer.put("agency", account.agency());
        answer.put("unit", account.unit());
        answer.put("roles", account.roles());
        answer.put("state", account.state());
        answer.put("lastSignIn", account.lastSignIn());
        answer.put("password", created.password());
        return Reply.created(answer);
    }
}
