package org.vanthu.directory;

import java.time.Clock;

import org.vanthu.organization.AgencyIdentifier;
import org.vanthu.shared.Sql;

/** Remembers who wrote without being in the directory, so that its keepers are offered to write them in. */
public final class Unknown {

    private final Directory directory;
    private final UnknownTable table;
    private final Clock clock;

    Unknown(Directory directory, UnknownTable table, Clock clock) {
        this.directory = directory;
        this.table = table;
        this.clock = clock;
    }

    /**
     * A message came, in the caller's transaction; nothing happens where its sender is known or is no identifier.
     *
     * @param way the code of the connector that it came by
     */
    public void met(String code, String name, String email, String way) {
        if (AgencyIdentifier.isValid(code) && directory.find(code).isEmpty()) {
            table.meet(code, Sql.cut(name, 300), Sql.cut(email, 200), Sql.cut(way, 20), clock.instant());
        }
    }
}
