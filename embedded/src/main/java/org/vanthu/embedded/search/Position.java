package org.vanthu.embedded.search;

import java.util.Map;

/**
 * How far an index follows the database. A transaction number below {@code transaction} is in the index; PostgreSQL's
 * horizon (the oldest transaction still running) bounds it, so a transaction that commits late is not skipped.
 *
 * @param database which database; another one means that the index is of no use
 * @param format the format of the index; another one means to build it again
 * @param scanned every node up to this id was indexed by the first full pass
 * @param scanning whether the first full pass still goes on
 * @param transaction all transactions below this number are in the index
 * @param text all texts extracted by transactions below this number are in the index
 */
record Position(String database, int format, long scanned, boolean scanning, long transaction, long text) {
    /** Raised whenever documents are mapped in another way. */
    static final int FORMAT = 1;

    static Position start(String database, long horizon) {
        return new Position(database, FORMAT, 0, true, horizon, horizon);
    }

    static Position of(Map<String, String> data) {
        return new Position(
                data.getOrDefault("database", ""),
                Integer.parseInt(data.getOrDefault("format", "0")),
                Long.parseLong(data.getOrDefault("scanned", "0")),
                Boolean.parseBoolean(data.getOrDefault("scanning", "true")),
                Long.parseLong(data.getOrDefault("transaction", "0")),
                Long.parseLong(data.getOrDefault("text", "0")));
    }

    Map<String, String> toMap() {
        return Map.of(
                "database", database,
                "format", Integer.toString(format),
                "scanned", Long.toString(scanned),
                "scanning", Boolean.toString(scanning),
                "transaction", Long.toString(transaction),
                "text", Long.toString(text));
    }

    /** Whether an index at this position can go on with the database. */
    boolean fits(String actualDatabase, long horizon) {
        return database.equals(actualDatabase) && format == FORMAT && transaction <= horizon && text <= horizon;
    }

    Position scannedTo(long id) {
        return new Position(database, format, id, true, transaction, text);
    }

    Position scanDone() {
        return new Position(database, format, scanned, false, transaction, text);
    }

    Position transactionsTo(long number) {
        return new Position(database, format, scanned, scanning, number, text);
    }

    Position textsTo(long number) {
        return new Position(database, format, scanned, scanning, transaction, number);
    }
}
