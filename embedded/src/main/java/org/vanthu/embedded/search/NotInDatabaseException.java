package org.vanthu.embedded.search;

/** A query asks for what only an index can answer. */
final class NotInDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInDatabaseException(String what) {
        super(what);
    }
}
