package org.vanthu.embedded.search;

import org.alfresco.error.AlfrescoRuntimeException;

/** Tells that a query is malformed or uses what the engine does not support; names the token and its position. */
public final class AftsException extends AlfrescoRuntimeException {
    private static final long serialVersionUID = 1L;

    private final String token;
    private final int position;

    AftsException(String what, String token, int position) {
        super("fts-alfresco query: " + what + " at position " + position + ": '" + token
                + "'. See docs/embedded/differences.md for the supported part of the language.");
        this.token = token;
        this.position = position;
    }

    AftsException(String what, String token, int position, Throwable cause) {
        this(what, token, position);
        addSuppressed(cause);
    }

    /** What could not be understood. */
    public String token() {
        return token;
    }

    /** Where it stands, counted in characters from 0. */
    public int position() {
        return position;
    }
}
