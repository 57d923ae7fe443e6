package org.vanthu.signing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a signature looks like on the page.
 *
 * @param position the signer's position as it stands on the document, empty where the look needs none
 * @param fullName the signer's name as it stands on the document, empty where the look needs none
 * @param lines the lines in the corner; the time of signing is added below them
 * @see "Decree 30/2020/NĐ-CP, Appendix I, 7c, 8 and part III"
 */
public record SignatureLook(
        Kind kind, @Nullable Picture picture, String position, String fullName, List<String> lines) {

    /** The four looks. */
    public enum Kind {
        /** Nothing is drawn. */
        INVISIBLE,
        /** The picture of the handwritten signature, between position and name. */
        PERSON,
        /** The picture of the seal, over a third of the signature, on its left. */
        SEAL,
        /** Text in the top right corner of the first page. */
        CORNER
    }

    public SignatureLook {
        lines = List.copyOf(lines);
        if (picture == null && (kind == Kind.PERSON || kind == Kind.SEAL)) {
            throw new IllegalArgumentException(kind + " needs a picture");
        }
    }

    /** A signature that only programs see. */
    public static SignatureLook invisible() {
        return new SignatureLook(Kind.INVISIBLE, null, "", "", List.of());
    }

    /** The signature of a person on a document. */
    public static SignatureLook person(Picture picture, String position, String fullName) {
        return new SignatureLook(Kind.PERSON, picture, position, fullName, List.of());
    }

    /** The signature of the organisation on a document that a person signed. */
    public static SignatureLook seal(Picture picture, String position, String fullName) {
        return new SignatureLook(Kind.SEAL, picture, position, fullName, List.of());
    }

    /** The signature on an appendix or another document that goes with a main document, in a file of its own. */
    public static SignatureLook appendix(String number) {
        return new SignatureLook(Kind.CORNER, null, "", "", List.of(number));
    }

    /** The signature on an electronic copy: the form of the copy and the organ that made it. */
    public static SignatureLook copy(String form, String organ) {
        return new SignatureLook(Kind.CORNER, null, "", "", List.of(form, organ));
    }
}
