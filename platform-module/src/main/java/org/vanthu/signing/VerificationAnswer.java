package org.vanthu.signing;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.Texts;

/** The report of a verification with its sentences in the person's language, as it goes over HTTP. */
public record VerificationAnswer(String verdict, String message, Instant checkedAt, List<Row> signatures) {

    public VerificationAnswer {
        signatures = List.copyOf(signatures);
    }

    /** The report in the language of the request. */
    public static VerificationAnswer of(VerificationReport report) {
        return new VerificationAnswer(
                report.verdict().code(),
                Texts.of(report.verdict().messageId()),
                report.checkedAt(),
                report.signatures().stream().map(Row::of).toList());
    }

    /** One signature. */
    public record Row(
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
