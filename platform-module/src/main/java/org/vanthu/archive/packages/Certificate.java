package org.vanthu.archive.packages;

import java.time.LocalDate;

/**
 * What proves that a copy of a document is that of the archive.
 *
 * @param nodeId of the document
 * @param code mã xác thực
 * @param archive name of the archive that gives it out
 * @param documentCode mã lưu trữ of the original
 * @param number số, ký hiệu; may be empty
 * @param typeName tên loại; may be empty
 * @param subject trích yếu
 * @param purpose 01 private, 02 official, 03 special official use
 * @param purposeContent what for, in words
 * @param validUntil the last day on which the copy counts
 * @param copies số bản
 * @param sha256 of the document's own file
 */
public record Certificate(
        String nodeId,
        String code,
        String archive,
        String recipient,
        String documentCode,
        String number,
        String typeName,
        String subject,
        String purpose,
        String purposeContent,
        LocalDate issuedOn,
        LocalDate validUntil,
        int copies,
        String sha256) {

    Description describe(PackageSettings settings) {
        return new Description()
                .with(Fields.AUTHENTICATION_CODE, code)
                .with(Fields.ARCHIVE_NAME, archive)
                .with(Fields.RECIPIENT, recipient)
                .with(Fields.ORIGINAL_CODE, documentCode)
                .with(Fields.NUMBER_NOTATION, number)
                .with(Fields.TYPE, typeName)
                .with(Fields.ORIGINAL_SUBJECT, subject)
                .with(Fields.PURPOSE, purpose)
                .with(Fields.PURPOSE_CONTENT, purposeContent)
                .with(Fields.ISSUED_ON, settings.date(issuedOn))
                .with(Fields.VALID_UNTIL, settings.date(validUntil))
                .with(Fields.COPIES, copies)
                .with(Fields.ORIGINAL_SHA256, sha256);
    }
}
