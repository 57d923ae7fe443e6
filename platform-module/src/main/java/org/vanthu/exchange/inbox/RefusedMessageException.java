package org.vanthu.exchange.inbox;

/** A message that this site does not take; becomes an answer to the sender. */
final class RefusedMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    RefusedMessageException(String code, String words) {
        super(words);
        this.code = code;
    }

    String code() {
        return code;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
