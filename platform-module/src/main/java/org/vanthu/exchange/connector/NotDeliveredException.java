package org.vanthu.exchange.connector;

/** The other side has not said that it has the message: it may or may not have it. */
public final class NotDeliveredException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean temporary;
    private final String code;

    /**
     * @param temporary whether another attempt may succeed
     * @param code for machines
     * @param words for people
     */
    public NotDeliveredException(boolean temporary, String code, String words) {
        super(words);
        this.temporary = temporary;
        this.code = code;
    }

    /** The same with what caused it. */
    public NotDeliveredException(boolean temporary, String code, String words, Throwable cause) {
        super(words, cause);
        this.temporary = temporary;
        this.code = code;
    }

    /** Whether another attempt may succeed. */
    public boolean isTemporary() {
        return temporary;
    }

    /** For machines. */
    public String code() {
        return code;
    }

    /** For people. */
    public String words() {
        String words = getMessage();
        return words == null ? code : words;
    }
}
