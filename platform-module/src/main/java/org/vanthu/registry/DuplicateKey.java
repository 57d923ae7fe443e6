package org.vanthu.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.HashChain;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.shared.TextKey;

/**
 * What makes two incoming documents of an agency the same: number, notation, issuer and date.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix VI, part I.III.1.h"
 */
final class DuplicateKey {

    private DuplicateKey() {}

    /** The key, or empty where the document has no number or no date and so can only be compared by eye. */
    static Optional<String> of(
            String agency, DocumentNumber number, @Nullable String issuerName, @Nullable LocalDate issuedDate) {
        if (number.isEmpty() || issuerName == null || issuerName.isBlank() || issuedDate == null) {
            return Optional.empty();
        }
        return Optional.of(HashChain.next(
                HashChain.START, List.of(agency, number.key(), issuerKey(issuerName), issuedDate.toString())));
    }

    /** An issuer's name without marks, case and the dots and abbreviations that people write differently. */
    static String issuerKey(String issuerName) {
        String key = TextKey.of(issuerName)
                .replaceAll("[^a-z0-9 ]+", " ")
                .replaceAll(" +", " ")
                .strip();
        return key.replaceAll("\\bubnd\\b", "uy ban nhan dan").replaceAll("\\bhdnd\\b", "hoi dong nhan dan");
    }
}
