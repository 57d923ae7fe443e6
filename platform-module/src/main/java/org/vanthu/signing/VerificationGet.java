package org.vanthu.signing;

import java.time.Instant;
import java.util.List;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Texts;

/** The signatures of a document's file, verified now, in words. */
final class VerificationGet extends JsonWebScript {

    private final Signatures signatures;

    VerificationGet(Signatures signatures) {
        this.signatures = signatures;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef node = new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, request.path("nodeId"));
        return Answer.of(signatures.verify(node));
    }

    /** The report with its sentences in the person's language. */
    record Answer(String verdict, String message, Instant checkedAt, List<Row> signatures) {

        static Answer of(VerificationReport report) {
            return new Answer(
                    report.verdict().code(),
                    Texts.of(report.verdict().messageId()),
                    report.checkedAt(),
                    report.signatures().stream().map(Row::of).toList());
        }
    }

    /** One signature. */
    record Row(
            String status,
            String verdict,
            String message,
            @Nullable String party,
            String signer,
            String organisation,
            String authority,
            String serialNumber,
            @Nullable Instant signedAt,
            @Nullable Instant stampedAt,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            @Nullable Instant revokedAt,
            boolean coversWholeFile,
            List<String> filledAfter) {

        static Row of(VerificationReport.Signature signature) {
            Party party = signature.party();
            return new Row(
                    signature.status().code(),
                    signature.status().verdict().code(),
                    Texts.of(signature.status().messageId()),
                    party == null ? null : party.code(),
                    signature.signer(),
                    signature.organisation(),
                    signature.authority(),
                    signature.serialNumber().toString(),
                    signature.signedAt(),
                    signature.stampedAt(),
                    signature.validFrom(),
                    signature.validTo(),
                    signature.revokedAt(),
                    signature.coversWholeFile(),
                    signature.filledAfter());
        }
    }
}
