package org.vanthu.outgoing;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A draft as it is sent; what is missing stays as it was, or as usual in a new one.
 *
 * @param dossier the work dossier that a new draft is put into
 */
record DraftForm(
        @Nullable String agency,
        @Nullable String unit,
        @Nullable String typeCode,
        @Nullable String subject,
        @Nullable Integer urgency,
        @Nullable String language,
        @Nullable String signer,
        @Nullable String signerPosition,
        @Nullable String competence,
        @Nullable String controller,
        @Nullable String series,
        @Nullable String notation,
        @Nullable String submission,
        @Nullable String mode,
        @Nullable String modeReason,
        @Nullable Boolean replyRequested,
        @Nullable LocalDate replyDue,
        @Nullable String replyNote,
        @Nullable Boolean wide,
        @Nullable Boolean important,
        @Nullable Integer copies,
        @Nullable String note,
        @Nullable String secrecy,
        @Nullable List<RecipientForm> recipients,
        @Nullable List<LinkForm> links,
        @Nullable String dossier,
        @Nullable Long version) {

    /** A draft that answers a document. */
    static DraftForm answer(
            String agency, String nodeId, String typeCode, String subject, int urgency, RecipientForm recipient) {
        return begun(
                agency,
                typeCode,
                subject,
                urgency,
                new Signer(null, null, null),
                null,
                List.of(recipient),
                List.of(new LinkForm(Link.ANSWERS, nodeId, null)));
    }

    /** A draft that is begun with what is known of it; all else is as usual, or comes later. */
    static DraftForm begun(
            @Nullable String agency,
            @Nullable String typeCode,
            String subject,
            int urgency,
            Signer signer,
            @Nullable Integer copies,
            @Nullable List<RecipientForm> recipients,
            @Nullable List<LinkForm> links) {
        return new DraftForm(
                agency,
                null,
                typeCode,
                subject,
                urgency,
                null,
                signer.userName(),
                signer.position(),
                signer.competence(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                copies,
                null,
                null,
                recipients,
                links,
                null,
                null);
    }

    /** The same, in a dossier. */
    DraftForm inDossier(String other) {
        return new DraftForm(
                agency,
                unit,
                typeCode,
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
                note,
                secrecy,
                recipients,
                links,
                other,
                version);
    }

    /** Who is to sign, as what and in which right. */
    record Signer(
            @Nullable String userName,
            @Nullable String position,
            @Nullable String competence) {}

    /** One recipient. */
    record RecipientForm(
            @Nullable String kind,
            @Nullable String code,
            @Nullable String name,
            @Nullable String purpose,
            @Nullable Integer copies,
            @Nullable String mode) {}

    /** What the draft has to do with another document. */
    record LinkForm(
            @Nullable String kind,
            @Nullable String nodeId,
            @Nullable String text) {}
}
