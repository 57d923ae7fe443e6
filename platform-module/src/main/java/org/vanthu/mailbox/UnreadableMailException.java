package org.vanthu.mailbox;

/** A message that cannot be taken as it is; the words are a message id for people. */
final class UnreadableMailException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String msgId;

    UnreadableMailException(String msgId) {
        super(msgId);
        this.msgId = msgId;
    }

    String msgId() {
        return msgId;
    }
}
