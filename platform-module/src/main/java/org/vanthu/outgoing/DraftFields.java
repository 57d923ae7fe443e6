package org.vanthu.outgoing;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What people enter about an outgoing document, after {@link DraftRules} has found it right.
 *
 * @param signer the user name of the person who is to sign
 * @param competence the prefixes before the signer's position, e.g. {@code TM.} or {@code KT.}
 * @param controller who checks the form, or empty for whoever of the clerks takes it
 * @param series the name of a series of its own, such as that of an advisory body; empty for the usual one
 * @param notation what stands behind the number where the rule is not followed; empty for the rule
 * @param submission the words of the submission (tờ trình)
 * @param mode {@code electronic}, {@code both} or {@code paper}
 */
public record DraftFields(
        String unit,
        String typeCode,
        String typeName,
        String subject,
        int urgency,
        String language,
        String signer,
        String signerPosition,
        String competence,
        String controller,
        String series,
        String notation,
        String submission,
        String mode,
        String modeReason,
        boolean replyRequested,
        @Nullable LocalDate replyDue,
        String replyNote,
        boolean wide,
        boolean important,
        int copies,
        String note) {

    /** The same with another notation. */
    DraftFields withNotation(String other) {
        return new DraftFields(
                unit,
                typeCode,
                typeName,
                subject,
                urgency,
                language,
                signer,
                signerPosition,
                competence,
                controller,
                series,
                other,
                submission,
                mode,
                modeReason,
                replyRequested,
                replyDue,
                replyNote,
                wide,
                important,
                copies,
                note);
    }

    /** The same as a document of another type. */
    DraftFields withType(String code, String name) {
        return new DraftFields(
                unit,
                code,
                name,
                subject,
                urgency,
                language,
                signer,
                signerPosition,
                competence,
                controller,
                series,
                notation,
                submission,
                mode,
                modeReason,
                replyRequested,
                replyDue,
                replyNote,
                wide,
                important,
                copies,
                note);
    }

    /** The same with another mode. */
    DraftFields withMode(String other, String reason) {
        return new DraftFields(
                unit,
                typeCode,
                typeName,
                subject,
                urgency,
                language,
                signer,
                signerPosition,
                competence,
                controller,
                series,
                notation,
                submission,
                other,
                reason,
                replyRequested,
                replyDue,
                replyNote,
                wide,
                important,
                copies,
                note);
    }
}
