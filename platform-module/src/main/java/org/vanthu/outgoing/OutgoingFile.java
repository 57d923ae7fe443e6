package org.vanthu.outgoing;

import java.time.Instant;
import java.util.Collection;

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

    /** An attachment of another kind as a PDF that can be signed; its ordinal is that of the attachment. */
    static final String CONVERTED = "converted";
    /** An attachment that the organisation signed; its ordinal is that of the attachment. */
    static final String APPENDIX = "appendix";

    /**
     * Whether everybody who reads the issued document may open the file besides the document itself: of an attachment
     * that the organisation signed, the signed one.
     *
     * @param all files of the document
     */
    boolean isOpenWhenIssued(Collection<OutgoingFile> all) {
        return !removed
                && switch (kind) {
                    case ORIGINAL, APPENDIX -> true;
                    case ATTACHMENT -> all.stream().noneMatch(this::isSignedAs);
                    default -> false;
                };
    }

    /** Whether the file goes with the document to those who get it. */
    boolean isSent(Collection<OutgoingFile> all) {
        return !kind.equals(ORIGINAL) && isOpenWhenIssued(all);
    }

    /** Whether the other file is this attachment with the signature of the organisation. */
    boolean isSignedAs(OutgoingFile other) {
        return kind.equals(ATTACHMENT) && other.kind.equals(APPENDIX) && other.ordinal == ordinal && !other.removed;
    }

    NodeRef ref() {
        return RegistryService.ref(id);
    }
}
