package org.vanthu.outgoing;

import java.time.Instant;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.registry.RegistryService;

/**
 * An outgoing document: one row of the table.
 *
 * @param kind {@code document}, or {@code copy} for a certified copy
 * @param branch the process that it goes through, or null before it was begun
 * @param draftVersion the number of the last version of the file
 * @param returnedReason why it was given back, or null
 * @param version counts the changes; what is changed must be what was seen
 */
public record Outgoing(
        String nodeId,
        String agency,
        String kind,
        OutgoingState state,
        String drafter,
        DraftFields fields,
        Stage stage,
        @Nullable String branch,
        int draftVersion,
        int pages,
        @Nullable String returnedReason,
        Instant createdAt,
        Instant changedAt,
        long version) {

    /** A document that is drafted here. */
    static final String DOCUMENT = "document";

    /** A certified copy of a document. */
    static final String COPY = "copy";

    /** The same with other entries. */
    Outgoing with(DraftFields other) {
        return new Outgoing(
                nodeId,
                agency,
                kind,
                state,
                drafter,
                other,
                stage,
                branch,
                draftVersion,
                pages,
                returnedReason,
                createdAt,
                changedAt,
                version);
    }

    /** The node. */
    public NodeRef node() {
        return RegistryService.ref(nodeId);
    }

    /** How it is named in messages: by its number, or its subject before it has one. */
    String shown() {
        String number = stage.number();
        return number == null ? fields.subject() : number;
    }
}
