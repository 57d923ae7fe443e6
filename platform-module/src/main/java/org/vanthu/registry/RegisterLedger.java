package org.vanthu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.Anchors.Anchor;
import org.vanthu.audit.HashChain;
import org.vanthu.shared.SqlTime;

/**
 * The table of register entries. Entries of one register are chained; the caller holds the lock of the register's
 * series, taken with the number or by {@code NumberSequence.lock}, so that the chain never forks.
 */
final class RegisterLedger {

    private static final int PAGE = 500;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    RegisterLedger(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    LedgerEntry append(
            String registerId,
            LedgerEntry.Kind kind,
            long number,
            @Nullable String nodeId,
            String by,
            @Nullable String reason,
            String payload) {
        Head head = jdbc
                .query(
                        "SELECT seq, hash FROM vt_register_entry WHERE register_id = ? ORDER BY seq DESC LIMIT 1 FOR UPDATE",
                        (row, index) -> new Head(row.getLong("seq"), row.getString("hash")),
                        registerId)
                .stream()
                .findFirst()
                .orElse(new Head(0, HashChain.START));
        LedgerEntry entry = new LedgerEntry(
                        registerId,
                        head.seq + 1,
                        kind,
                        number,
                        nodeId,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        by,
                        reason,
                        payload,
                        head.hash,
                        "")
                .sealed();
        jdbc.update(
                """
                INSERT INTO vt_register_entry
                  (register_id, seq, kind, entry_number, node_id, at_time, actor, reason, payload, previous_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                entry.registerId(),
                entry.seq(),
                kind.name().toLowerCase(Locale.ROOT),
                entry.number(),
                entry.nodeId(),
                SqlTime.of(entry.at()),
                entry.by(),
                entry.reason(),
                entry.payload(),
                entry.previousHash(),
                entry.hash());
        return entry;
    }

    /** The entries about a document, oldest first. */
    List<LedgerEntry> ofDocument(String nodeId) {
        return jdbc.query(
                "SELECT * FROM vt_register_entry WHERE node_id = ? ORDER BY at_time, register_id, seq",
                (row, index) -> read(row),
                nodeId);
    }

    /**
     * Removes the words of all entries about a document; their hashes stay. The caller holds the lock of the series and
     * appends the entry that names them.
     *
     * @return the entries as they were
     */
    List<LedgerEntry> redact(String registerId, String nodeId) {
        List<LedgerEntry> entries = ofDocument(nodeId).stream()
                .filter(entry -> entry.registerId().equals(registerId))
                .filter(entry -> !entry.payload().equals("{}"))
                .toList();
        for (LedgerEntry entry : entries) {
            jdbc.update(
                    "UPDATE vt_register_entry SET payload = ? WHERE register_id = ? AND seq = ?",
                    LedgerEntry.REDACTED,
                    registerId,
                    entry.seq());
        }
        return entries;
    }

    /** The reasons of entries of a kind, by number. */
    Map<Long, String> reasons(String registerId, LedgerEntry.Kind kind) {
        Map<Long, String> reasons = new HashMap<>();
        jdbc.query(
                "SELECT entry_number, reason FROM vt_register_entry WHERE register_id = ? AND kind = ?",
                row -> {
                    reasons.put(row.getLong(1), row.getString(2) == null ? "" : row.getString(2));
                },
                registerId,
                kind.name().toLowerCase(Locale.ROOT));
        return reasons;
    }

    /** The ends of all registers. */
    List<Anchor> ends(Instant now) {
        return jdbc.query(
                "SELECT e.register_id, e.seq, e.hash FROM vt_register_entry e JOIN (SELECT register_id, max(seq) AS seq"
                        + " FROM vt_register_entry GROUP BY register_id) last"
                        + " ON last.register_id = e.register_id AND last.seq = e.seq ORDER BY e.register_id",
                (row, index) ->
                        new Anchor(now, row.getString("register_id"), row.getLong("seq"), row.getString("hash")));
    }

    /** Whether the register still has the entry that was anchored, as it was. */
    boolean has(Anchor anchor) {
        return jdbc.queryForList(
                        "SELECT hash FROM vt_register_entry WHERE register_id = ? AND seq = ?",
                        String.class,
                        anchor.chain(),
                        anchor.length())
                .equals(List.of(anchor.hash()));
    }

    /** Walks all entries of a register in order, a page at a time: some drivers would keep a whole result. */
    void walk(String registerId, Consumer<LedgerEntry> consumer) {
        long last = 0;
        List<LedgerEntry> page;
        do {
            page = jdbc.query(
                    "SELECT * FROM vt_register_entry WHERE register_id = ? AND seq > ? ORDER BY seq LIMIT " + PAGE,
                    (row, index) -> read(row),
                    registerId,
                    last);
            page.forEach(consumer);
            last = page.isEmpty() ? last : page.get(page.size() - 1).seq();
        } while (page.size() == PAGE);
    }

    private static LedgerEntry read(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getString("register_id"),
                row.getLong("seq"),
                LedgerEntry.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getLong("entry_number"),
                row.getString("node_id"),
                SqlTime.read(row, "at_time"),
                row.getString("actor"),
                row.getString("reason"),
                row.getString("payload"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private record Head(long seq, String hash) {}
}
