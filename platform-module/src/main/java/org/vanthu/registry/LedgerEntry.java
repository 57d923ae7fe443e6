package org.vanthu.registry;

import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.HashChain;

/**
 * An entry of a register; entries are only added, each carries the hash of the one before.
 *
 * @param seq the place in the register, from 1 without gap
 * @param number the number that the entry is about
 * @param nodeId the document, or null where the entry is about the register itself
 * @param payload the values as they were entered, as JSON
 */
public record LedgerEntry(
        String registerId,
        long seq,
        Kind kind,
        long number,
        @Nullable String nodeId,
        Instant at,
        String by,
        @Nullable String reason,
        String payload,
        String previousHash,
        String hash) {

    /** What an entry says. */
    public enum Kind {
        REGISTRATION,
        CORRECTION,
        VOID,
        RESERVATION,
        UNUSED,
        NUMBERING,
        CLOSING,
        PURGE
    }

    /** The payload of an entry whose words had to be removed; a later entry of kind PURGE names it with its hash. */
    static final String REDACTED = "{\"redacted\":true}";

    /** The id over HTTP. */
    public String id() {
        return registerId + "~" + seq;
    }

    String computedHash() {
        return HashChain.next(
                previousHash, Arrays.asList(registerId, seq, kind, number, nodeId, at, by, reason, payload));
    }

    LedgerEntry sealed() {
        LedgerEntry open = this;
        return new LedgerEntry(
                registerId, seq, kind, number, nodeId, at, by, reason, payload, previousHash, open.computedHash());
    }
}
