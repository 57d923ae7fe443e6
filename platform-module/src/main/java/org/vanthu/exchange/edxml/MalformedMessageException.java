package org.vanthu.exchange.edxml;

/** What was sent is no message that can be taken; nothing of it is kept. */
public final class MalformedMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code for machines, e.g. {@code no-xml}, {@code too-large}
     * @param words what is wrong, for whoever looks into the log
     */
    public MalformedMessageException(String code, String words) {
        super(words);
        this.code = code;
    }

    /** The same with what caused it. */
    public MalformedMessageException(String code, String words, Throwable cause) {
        super(words, cause);
        this.code = code;
    }

    /** For machines. */
    public String code() {
        return code;
    }
}
