package org.vanthu.embedded.signin;

import org.jspecify.annotations.Nullable;

/** Why somebody was not signed in; the desk has a text for each. */
final class SignInException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What the desk is told. */
    enum Why {
        /** The provider does not answer, or not as it should. */
        UNREACHABLE("unreachable"),
        /** The provider did not let the person in, or she gave up. */
        REFUSED("refused"),
        /** It took too long, or began in another browser. */
        EXPIRED("expired"),
        /** What the provider sent does not prove anything. */
        UNPROVEN("unproven"),
        /** There is no account for the person here, or it is locked. */
        NO_ACCOUNT("no-account");

        private final String code;

        Why(String code) {
            this.code = code;
        }
    }

    private final Why why;

    SignInException(Why why, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    SignInException(Why why, String message) {
        this(why, message, null);
    }

    String code() {
        return why.code;
    }
}
