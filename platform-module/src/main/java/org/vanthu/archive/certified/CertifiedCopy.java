package org.vanthu.archive.certified;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A certified copy of a document, as it was given out.
 *
 * @param code mã xác thực
 * @param packageId the DIP that has it
 * @param ordinal its place in the package, from 1
 * @param document the node of the original
 * @param documentCode mã lưu trữ of the original
 * @param number số, ký hiệu; may be empty
 * @param purpose {@code personal}, {@code official} or {@code special}, as the request has it
 * @param validUntil the last day on which it counts
 * @param copies số bản
 * @param sha256 of the file of the original, in lower-case letters
 */
record CertifiedCopy(
        String code,
        String packageId,
        int ordinal,
        String request,
        String agency,
        String dossier,
        String document,
        String documentCode,
        String number,
        String typeName,
        String subject,
        String recipient,
        String purpose,
        String issuedBy,
        Instant issuedAt,
        LocalDate validUntil,
        int copies,
        String sha256) {

    boolean isValid(LocalDate today) {
        return !today.isAfter(validUntil);
    }
}
