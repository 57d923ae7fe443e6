package org.vanthu.capture.reading;

/** What is read from a document, and how the value is written. */
public enum Field {
    /** Issuing body as written in the heading, e.g. {@code SỞ NỘI VỤ}, lines joined by a space. */
    ISSUER,
    /** Number and notation, e.g. {@code 477/TTr-SNV}. */
    NUMBER,
    /** Place before the date, e.g. {@code Lạng Sơn}. */
    PLACE,
    /** Date of the document as {@code yyyy-MM-dd}. */
    ISSUED_DATE,
    /**
     * Name of the type as in Decree 30, article 7, e.g. {@code Quyết định}; {@link DocumentType} gives its
     * abbreviation.
     */
    TYPE,
    /** Abstract (trích yếu), lines joined by a space, without a leading "V/v". */
    SUBJECT,
    /** Urgency as in edXML: 1 khẩn, 2 thượng khẩn, 3 hoả tốc, 4 hoả tốc hẹn giờ. Absent where there is no stamp. */
    URGENCY,
    /** Full name of the signer. */
    SIGNER_NAME,
    /** Position of the signer as written, e.g. {@code PHÓ CHỦ TỊCH}. */
    SIGNER_POSITION,
    /**
     * Competence line of the signature, e.g. {@code TM. ỦY BAN NHÂN DÂN} or {@code KT. GIÁM ĐỐC}; several joined by ";
     * ".
     */
    SIGNER_COMPETENCE,
    /** Addressees and the list under "Nơi nhận", one each line ({@code \n}); first those of "Kính gửi". */
    RECIPIENTS,
    /** Secrecy mark in its box: {@code MẬT}, {@code TỐI MẬT} or {@code TUYỆT MẬT}. */
    SECRECY
}
