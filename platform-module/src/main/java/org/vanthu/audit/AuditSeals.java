package org.vanthu.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.Anchors.Anchor;
import org.vanthu.shared.SqlTime;

/**
 * Chains audit rows in batches: a seal covers the hashes of its rows and the seal before it. A row that commits late is
 * taken by a later seal, so that nobody waits for the chain. One thread on one server seals at a time (job lock).
 */
public final class AuditSeals {

    private static final String CHAIN = "audit";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Anchors anchors;
    private final int batchSize;

    public AuditSeals(DataSource dataSource, Clock clock, Anchors anchors, int batchSize) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = Objects.requireNonNull(clock, "clock");
        this.anchors = anchors;
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be >= 1, was " + batchSize);
        }
        this.batchSize = batchSize;
    }

    /**
     * Seals the rows that no seal covers yet, at most one batch, in the caller's transaction.
     *
     * @return the number of rows sealed; a full batch means that more may wait
     */
    public int sealNext() {
        List<Sealed> rows = jdbc.query(
                "SELECT id, hash FROM vt_audit WHERE seal_number IS NULL ORDER BY id LIMIT " + batchSize,
                (row, number) -> new Sealed(row.getLong("id"), row.getString("hash")));
        if (rows.isEmpty()) {
            return 0;
        }
        Seal last = jdbc
                .query("SELECT * FROM vt_audit_seal ORDER BY seal_number DESC LIMIT 1", (row, number) -> seal(row))
                .stream()
                .findFirst()
                .orElse(new Seal(0, 0, HashChain.START, HashChain.START));
        long sealNumber = last.number() + 1;
        jdbc.update(
                "INSERT INTO vt_audit_seal (seal_number, sealed_at, row_count, previous_hash, hash) VALUES (?, ?, ?, ?, ?)",
                sealNumber,
                SqlTime.of(clock.instant()),
                rows.size(),
                last.hash(),
                hash(last.hash(), rows));
        jdbc.batchUpdate(
                "UPDATE vt_audit SET seal_number = ? WHERE id = ?",
                rows.stream().map(row -> new Object[] {sealNumber, row.id()}).toList());
        return rows.size();
    }

    /** Recomputes every row and seal. Returns the first that does not fit, or empty when the trail is whole. */
    public Optional<String> firstBroken() {
        String previous = HashChain.START;
        Set<Long> redacted = AuditTrail.redacted(jdbc);
        long expected = 1;
        for (Seal seal : jdbc.query("SELECT * FROM vt_audit_seal ORDER BY seal_number", (row, number) -> seal(row))) {
            List<Sealed> rows = jdbc.query(
                    "SELECT * FROM vt_audit WHERE seal_number = ? ORDER BY id",
                    (row, number) -> new Sealed(row.getLong("id"), recomputed(row, redacted)),
                    seal.number());
            if (seal.number() != expected
                    || !seal.previousHash().equals(previous)
                    || rows.size() != seal.rowCount()
                    || !seal.hash().equals(hash(previous, rows))) {
                return Optional.of("seal " + seal.number());
            }
            previous = seal.hash();
            expected++;
        }
        return firstLost();
    }

    /** The end of the chain of seals; empty before the first. */
    public Optional<Anchor> end(Instant now) {
        return jdbc
                .query("SELECT * FROM vt_audit_seal ORDER BY seal_number DESC LIMIT 1", (row, number) -> seal(row))
                .stream()
                .map(seal -> new Anchor(now, CHAIN, seal.number(), seal.hash()))
                .findFirst();
    }

    /** The first seal that was anchored and is not there any more as it was. */
    private Optional<String> firstLost() {
        Optional<String> brokenFile = anchors.firstBroken();
        return brokenFile.isPresent()
                ? brokenFile
                : anchors.of(CHAIN).stream()
                        .filter(anchor -> !jdbc.queryForList(
                                        "SELECT hash FROM vt_audit_seal WHERE seal_number = ?",
                                        String.class,
                                        anchor.length())
                                .equals(List.of(anchor.hash())))
                        .map(anchor -> "anchor " + anchor.length())
                        .findFirst();
    }

    private static String hash(String previous, List<Sealed> rows) {
        List<@Nullable Object> hashes = new ArrayList<>();
        rows.forEach(row -> hashes.add(row.hash()));
        return HashChain.next(previous, hashes);
    }

    /** A row whose words were removed cannot be reckoned anew; its seal covers the hash that it had with them. */
    private static String recomputed(ResultSet row, Set<Long> redacted) throws SQLException {
        if (row.getString("detail").equals(AuditTrail.REDACTED) && redacted.contains(row.getLong("id"))) {
            return row.getString("hash");
        }
        return AuditTrail.hash(
                row.getLong("id"),
                row.getString("agency"),
                SqlTime.read(row, "at_time"),
                row.getString("actor"),
                row.getString("on_behalf_of"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"));
    }

    private static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                row.getLong("seal_number"),
                row.getInt("row_count"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private record Sealed(long id, String hash) {}

    private record Seal(long number, int rowCount, String previousHash, String hash) {}
}
