package org.vanthu.embedded.backup;

/** A backup, a restoring or a check that was not done; the message is for the person at the terminal. */
public final class BackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
