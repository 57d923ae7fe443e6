package org.vanthu.signing;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;

/**
 * A signature that somebody wants to give. Whether it is this person's turn is the caller's matter; whether she may
 * sign for the agency at all is checked here.
 *
 * @param node the PDF; the person must be able to read it
 * @param mainDocument for an appendix in a file of its own, the document it belongs to
 */
public record SigningWish(
        NodeRef node,
        String agency,
        Party party,
        Purpose purpose,
        SignatureLook look,
        @Nullable NodeRef mainDocument) {

    /** What is signed; it says when the organisation may. */
    public enum Purpose {
        /** A document; the organisation signs only after the person. */
        DOCUMENT,
        /** An appendix in a file of its own; the organisation signs only when the person signed the main document. */
        APPENDIX,
        /** A copy that the organisation makes; nobody signs before it. */
        COPY
    }

    public SigningWish {
        if (purpose == Purpose.APPENDIX && mainDocument == null) {
            throw new IllegalArgumentException("an appendix belongs to a document");
        }
    }

    /** A person's signature on a document. */
    public static SigningWish person(NodeRef node, String agency, SignatureLook look) {
        return new SigningWish(node, agency, Party.PERSON, Purpose.DOCUMENT, look, null);
    }

    /** The organisation's signature on a document that a person signed. */
    public static SigningWish organisation(NodeRef node, String agency, SignatureLook look) {
        return new SigningWish(node, agency, Party.ORGANISATION, Purpose.DOCUMENT, look, null);
    }
}
