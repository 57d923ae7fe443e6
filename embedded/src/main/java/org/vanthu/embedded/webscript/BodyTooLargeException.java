package org.vanthu.embedded.webscript;

import java.io.IOException;

/** A request body is longer than the server takes, or comes too slowly. */
final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    BodyTooLargeException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
