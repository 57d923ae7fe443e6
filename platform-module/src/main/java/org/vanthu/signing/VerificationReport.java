package org.vanthu.signing;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What verification found.
 *
 * @param signatures in the order in which they were made
 */
public record VerificationReport(Instant checkedAt, List<Signature> signatures) {

    public VerificationReport {
        signatures = List.copyOf(signatures);
    }

    /**
     * One signature.
     *
     * @param party as the signature says; null for signatures of programs that do not
     * @param signer the name in the certificate
     * @param organisation the organisation in the certificate, or empty
     * @param authority the name of the issuer of the certificate
     * @param serialNumber the serial number of the certificate
     * @param signedAt the time that the signer stated, or null
     * @param stampedAt the time that a trusted time stamp proves, or null
     * @param filledAfter form fields that were filled after this signature and are covered by a later one
     */
    public record Signature(
            SignatureStatus status,
            @Nullable Party party,
            String signer,
            String organisation,
            String authority,
            BigInteger serialNumber,
            @Nullable Instant signedAt,
            @Nullable Instant stampedAt,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            @Nullable Instant revokedAt,
            boolean coversWholeFile,
            List<String> filledAfter) {

        public Signature {
            filledAfter = List.copyOf(filledAfter);
        }
    }

    /** The worst of all signatures. */
    public Verdict verdict() {
        return signatures.stream()
                .map(signature -> signature.status().verdict())
                .max(Comparator.naturalOrder())
                .orElse(Verdict.UNSIGNED);
    }

    /** The last signature of the party. */
    public Optional<Signature> last(Party party) {
        return signatures.stream()
                .filter(signature -> signature.party() == party)
                .reduce((first, second) -> second);
    }
}
