package org.vanthu.organization;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Who is signed in. */
final class SessionGet extends JsonWebScript {

    private final SessionService sessions;

    SessionGet(SessionService sessions) {
        this.sessions = sessions;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected boolean worksWhenClosed() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return sessions.current(request.query("agency").orElse(null));
    }
}
