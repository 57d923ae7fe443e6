package org.vanthu.outgoing;

import java.time.Instant;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.registry.RegistryService;

/**
 * A file of an outgoing document; its bytes never change.
 *
 * @param kind one of the constants below
 * @param ordinal counts the files of the kind; for {@code draft} it is the number of the version
 */
record OutgoingFile(
        String id,
        String nodeId,
        String kind,
        int ordinal,
        String name,
        String mimetype,
        long sizeBytes,
        int pages,
        String sha256,
        String note,
        Instant addedAt,
        String addedBy,
        boolean removed) {

    static final String DRAFT = "draft";
    static final String SUBMISSION = "submission";
    static final String ATTACHMENT = "attachment";
    static final String ORIGINAL = "original";
    static final String PREPARED = "prepared";
    static final String SIGNED = "signed";
    static final String SEALED = "sealed";

    /** What everybody who reads an issued document may open besides the document itself. */
    static final Set<String> OPEN_WHEN_ISSUED = Set.of(ATTACHMENT, ORIGINAL);

    NodeRef ref() {
        return RegistryService.ref(id);
    }
}
