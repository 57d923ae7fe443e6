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
        COPY,
        /** Minutes of a hand-over, by who gives. */
        GIVING("Đại diện bên giao"),
        /** Minutes of a hand-over, by who receives. */
        RECEIVING("Đại diện bên nhận");

        private final @Nullable String reason;

        Purpose() {
            this(null);
        }

        Purpose(@Nullable String reason) {
            this.reason = reason;
        }

        /** Whether people sign for what they give or receive themselves, which is no matter of competence. */
        boolean isHandOver() {
            return reason != null;
        }
    }

    public SigningWish {
        if (purpose == Purpose.APPENDIX && mainDocument == null) {
            throw new IllegalArgumentException("an appendix belongs to a document");
        }
        if (purpose.isHandOver() && party != Party.PERSON) {
            throw new IllegalArgumentException("people hand over");
        }
    }

    /** A person's signature on a document. */
    public static SigningWish person(NodeRef node, String agency, SignatureLook look) {
        return new SigningWish(node, agency, Party.PERSON, Purpose.DOCUMENT, look, null);
    }

    /**
     * A person's signature on minutes of a hand-over. Every role of the agency may give one; the caller has checked
     * that the person is the one who gives or receives.
     */
    public static SigningWish handOver(NodeRef node, String agency, Purpose purpose, SignatureLook look) {
        if (!purpose.isHandOver()) {
            throw new IllegalArgumentException(purpose + " is no hand-over");
        }
        return new SigningWish(node, agency, Party.PERSON, purpose, look, null);
    }

    /** What stands in the signature itself. */
    String reason() {
        return purpose.reason == null ? party.reason() : purpose.reason;
    }

    /** What the person must be allowed in the agency. */
    SigningPermission permission() {
        return purpose.isHandOver() ? SigningPermission.TAKE_PART : SigningPermission.of(party);
    }

    /** The organisation's signature on a document that a person signed. */
    public static SigningWish organisation(NodeRef node, String agency, SignatureLook look) {
        return new SigningWish(node, agency, Party.ORGANISATION, Purpose.DOCUMENT, look, null);
    }
}
