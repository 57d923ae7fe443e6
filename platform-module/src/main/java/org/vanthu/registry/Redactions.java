package org.vanthu.registry;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.Json;

/**
 * Judges entries of a register in order, knowing that the words of some had to be removed. Such an entry cannot be
 * reckoned anew; it is right when a later entry, which can, says so and repeats its hash.
 */
final class Redactions {

    private final Map<Long, String> open = new TreeMap<>();

    /** Whether the entry has the hash that its content gives, or may be one whose words were removed. */
    boolean accept(LedgerEntry entry) {
        if (entry.payload().equals(LedgerEntry.REDACTED)) {
            open.put(entry.seq(), entry.hash());
            return true;
        }
        if (!entry.hash().equals(entry.computedHash())) {
            return false;
        }
        if (entry.kind() == LedgerEntry.Kind.PURGE) {
            for (JsonNode one : Json.read(entry.payload(), JsonNode.class).path("redacted")) {
                open.remove(one.path("seq").asLong(), one.path("hash").asText());
            }
        }
        return true;
    }

    /** The first entry whose words are gone and no other says why; null where there is none. */
    @Nullable
    String unexplained() {
        return open.isEmpty() ? null : "entry " + open.keySet().iterator().next();
    }
}
