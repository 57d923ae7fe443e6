package org.vanthu.registry;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.shared.ConflictException;

/**
 * Finds documents that are registered already. The key of the table is the proof: when two clerks register the same
 * document at the same moment, the second transaction violates it, is retried and then finds the first one here.
 */
final class Duplicates {

    private final DocumentTable table;

    Duplicates(DocumentTable table) {
        this.table = table;
    }

    /**
     * @param nodeId the document itself where it is registered already, or null
     * @param overrideReason why it is registered all the same, or null
     * @throws ConflictException if there is one and no reason to override ({@code registry.error.duplicate})
     */
    Key check(String agency, Incoming in, @Nullable String nodeId, @Nullable String overrideReason) {
        String hash = DuplicateKey.of(agency, in.number(), in.issuerName(), in.issuedDate())
                .orElse(null);
        List<DocumentRow> found = table.duplicates(agency, hash, in.documentId()).stream()
                .filter(row -> !row.nodeId().equals(nodeId))
                .toList();
        if (found.isEmpty()) {
            return new Key(hash, 0);
        }
        if (overrideReason == null || overrideReason.isBlank()) {
            throw ConflictException.with(
                    Map.of("duplicates", found), "registry.error.duplicate", Rows.shown(found.get(0)));
        }
        return new Key(hash, hash == null ? 0 : table.nextOrdinal(hash));
    }

    /**
     * The key of a registered document after a change: the one it has where nothing of the key changed.
     *
     * @throws ConflictException if it now looks like another document ({@code registry.error.duplicate})
     */
    Key keep(DocumentRow row, Incoming in) {
        String hash = DuplicateKey.of(row.agency(), in.number(), in.issuerName(), in.issuedDate())
                .orElse(null);
        String before = DuplicateKey.of(
                        row.agency(), DocumentNumber.parse(row.number()), row.issuerName(), row.issuedDate())
                .orElse(null);
        if (Objects.equals(hash, before) && Objects.equals(in.documentId(), row.documentId())) {
            return new Key(hash, table.ordinal(row.nodeId()));
        }
        return check(row.agency(), in, row.nodeId(), null);
    }

    /** The key under which a document is written, with its ordinal among overridden duplicates. */
    record Key(@Nullable String hash, int ordinal) {}
}
