package org.vanthu.registry;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an incoming document as a clerk, a form or a rule sends them, not yet checked.
 *
 * @param number number and notation as on the document; goes before {@code codeNumber} and {@code codeNotation}
 * @param typeCode code, abbreviation or name of the type
 * @param urgency 0 none, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc, 4 hỏa tốc hẹn giờ
 * @param origin {@code electronic}, {@code digitised} or {@code paper}
 * @param source how it came: {@code paper}, {@code email}, {@code exchange}, {@code upload} or {@code other}
 * @param secrecy a document with any mark of secrecy is refused
 * @param documentId the identifier that the issuer gave; one of our own is given where it is missing
 * @see "Decree 30/2020/NĐ-CP, Appendix VI, part II"
 */
@JsonIgnoreProperties({"typeName", "arrivalDate", "arrivalNumber"})
public record IncomingFields(
        @Nullable String number,
        @Nullable String codeNumber,
        @Nullable String codeNotation,
        @Nullable LocalDate issuedDate,
        @Nullable String issuerName,
        @Nullable String issuerCode,
        @Nullable String typeCode,
        @Nullable String subject,
        @Nullable Integer urgency,
        @Nullable String language,
        @Nullable Integer pageAmount,
        @Nullable String origin,
        @Nullable String source,
        @Nullable String signerName,
        @Nullable String signerPosition,
        @Nullable String signerCompetence,
        @Nullable List<String> recipients,
        @Nullable String toPlaces,
        @Nullable String note,
        @Nullable LocalDate dueDate,
        @Nullable String secrecy,
        @Nullable String documentId) {}
