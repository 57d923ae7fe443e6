package org.vanthu.archive.packages;

import java.util.List;

import org.vanthu.archive.packages.Field.Kind;

/**
 * The fields of descriptions by kind of package, in the order in which they are written. Where the sources leave open
 * whether a field must be filled, only what no archive can do without is required.
 *
 * @see "Circular 05/2025/TT-BNV, Appendices I, III and V"
 */
final class Fields {

    static final Field FILE_CODE = Field.text("fileCode", 100, "Mã hồ sơ").required();
    static final Field ARC_FILE_CODE =
            Field.text("arcFileCode", 100, "Mã lưu trữ của hồ sơ").required();
    static final Field TITLE = Field.text("title", 1000, "Tiêu đề hồ sơ").required();
    static final Field MAINTENANCE =
            Field.of("maintenance", Kind.MAINTENANCE, "Thời hạn lưu trữ").required();
    static final Field MODE = Field.of("mode", Kind.MODE, "Chế độ sử dụng");
    static final Field LANGUAGE = Field.of("language", Kind.LANGUAGE, "Ngôn ngữ");
    static final Field START_DATE =
            Field.of("startDate", Kind.DATE, "Thời gian bắt đầu").required();
    static final Field END_DATE =
            Field.of("endDate", Kind.DATE, "Thời gian kết thúc").required();
    static final Field KEYWORD = Field.text("keyword", 100, "Từ khóa");
    static final Field TOTAL_DOC =
            Field.number("totalDoc", 10, "Tổng số tài liệu").required();
    static final Field NUMBER_OF_PAPER = Field.number("numberOfPaper", 10, "Số lượng tờ");
    static final Field NUMBER_OF_PAGE = Field.number("numberOfPage", 10, "Số lượng trang");
    static final Field FORMAT = Field.of("format", Kind.CONDITION, "Tình trạng vật lý");
    static final Field INFOR_SIGN = Field.text("inforSign", 30, "Ký hiệu thông tin");
    static final Field CONFIDENCE = Field.of("confidenceLevel", Kind.CONFIDENCE, "Mức độ tin cậy");
    static final Field PAPER_FILE_CODE = Field.text("paperFileCode", 100, "Mã hồ sơ giấy gốc");
    static final Field RISK_RECOVERY = Field.of("riskRecovery", Kind.FLAG, "Chế độ dự phòng");
    static final Field RISK_RECOVERY_STATUS = Field.of("riskRecoveryStatus", Kind.RECOVERY, "Tình trạng dự phòng");
    static final Field FILE_DESCRIPTION = Field.text("description", 2000, "Ghi chú");

    static final Field DOC_ID = Field.text("docId", 25, "Mã định danh văn bản");
    static final Field DOC_CODE =
            Field.text("docCode", 100, "Mã lưu trữ của tài liệu").required();
    static final Field ARC_DOC_CODE =
            Field.text("arcDocCode", 100, "Mã lưu trữ của tài liệu").required();
    static final Field DOC_ORDINAL =
            Field.number("docOrdinal", 7, "Số thứ tự tài liệu trong hồ sơ").required();
    static final Field DOC_MAINTENANCE = Field.of("maintenance", Kind.MAINTENANCE, "Thời hạn lưu trữ");
    static final Field TYPE_NAME = Field.of("typeName", Kind.TYPE, "Tên loại văn bản");
    static final Field CODE_NUMBER = Field.text("codeNumber", 11, "Số của văn bản");
    static final Field CODE_NOTATION = Field.text("codeNotation", 30, "Ký hiệu của văn bản");
    static final Field ISSUED_DATE = Field.of("issuedDate", Kind.DATE, "Ngày, tháng, năm văn bản");
    static final Field ORGAN_NAME = Field.text("organName", 200, "Tên cơ quan ban hành");
    static final Field SUBJECT =
            Field.text("subject", 500, "Trích yếu nội dung").required();
    static final Field DOC_PAGES = Field.number("numberOfPage", 4, "Số trang");
    static final Field AUTOGRAPH = Field.text("autograph", 2000, "Bút tích");
    static final Field PROCESS = Field.of("process", Kind.FLAG, "Quy trình xử lý");
    static final Field DOC_DESCRIPTION = Field.text("description", 500, "Ghi chú");

    static final Field REQUEST_ID =
            Field.text("requestID", 100, "Mã phiếu yêu cầu").required();
    static final Field REQUEST_DATE =
            Field.of("requestDate", Kind.DATE, "Ngày yêu cầu").required();
    static final Field PURPOSE = Field.of("purpose", Kind.PURPOSE, "Mục đích").required();
    static final Field PURPOSE_CONTENT = Field.text("purposeContent", 1000, "Nội dung mục đích");
    static final Field FEE_OBJECT_TYPE = Field.text("feeObjectType", 2, "Đối tượng thu phí");
    static final Field RESEARCH_TOPIC = Field.text("researchTopic", 1000, "Chủ đề nghiên cứu");

    static final Field AUTHENTICATION_CODE =
            Field.text("authenticationCode", 19, "Mã xác thực").required();
    static final Field ARCHIVE_NAME =
            Field.text("archiveName", 500, "Tên lưu trữ").required();
    static final Field RECIPIENT = Field.text("recipient", 200, "Người nhận").required();
    static final Field ORIGINAL_CODE =
            Field.text("arcDocCode", 130, "Mã lưu trữ tài liệu gốc").required();
    static final Field NUMBER_NOTATION = Field.text("codeNumberNotation", 200, "Số, ký hiệu");
    static final Field TYPE = Field.text("type", 200, "Tên loại");
    static final Field ORIGINAL_SUBJECT =
            Field.text("subject", 1000, "Trích yếu").required();
    static final Field ISSUED_ON = Field.of("issuedOn", Kind.DATE, "Ngày cấp").required();
    static final Field VALID_UNTIL =
            Field.of("validUntil", Kind.DATE, "Thời hạn sử dụng").required();
    static final Field COPIES = Field.number("copies", 4, "Số bản").required();
    static final Field ORIGINAL_SHA256 =
            Field.text("sha256", 64, "SHA-256 của tệp tài liệu").required();

    private static final List<Field> DOSSIER_SIP = List.of(
            FILE_CODE,
            TITLE,
            MAINTENANCE,
            MODE,
            LANGUAGE,
            START_DATE,
            END_DATE,
            KEYWORD,
            TOTAL_DOC,
            NUMBER_OF_PAPER,
            NUMBER_OF_PAGE,
            FORMAT,
            INFOR_SIGN,
            CONFIDENCE,
            PAPER_FILE_CODE,
            RISK_RECOVERY,
            RISK_RECOVERY_STATUS,
            FILE_DESCRIPTION);

    private static final List<Field> DOCUMENT_SIP = List.of(
            DOC_ID,
            DOC_CODE,
            DOC_MAINTENANCE,
            TYPE_NAME,
            CODE_NUMBER,
            CODE_NOTATION,
            ISSUED_DATE,
            ORGAN_NAME,
            SUBJECT,
            LANGUAGE,
            DOC_PAGES,
            INFOR_SIGN,
            KEYWORD,
            MODE,
            CONFIDENCE,
            AUTOGRAPH,
            FORMAT,
            RISK_RECOVERY,
            RISK_RECOVERY_STATUS,
            PROCESS,
            DOC_DESCRIPTION);

    private static final List<Field> DOCUMENT_KEPT = List.of(
            ARC_FILE_CODE,
            DOC_ORDINAL,
            ARC_DOC_CODE,
            TYPE_NAME,
            CODE_NUMBER,
            CODE_NOTATION,
            ISSUED_DATE,
            ORGAN_NAME,
            SUBJECT,
            LANGUAGE,
            DOC_PAGES,
            INFOR_SIGN,
            KEYWORD,
            MODE,
            CONFIDENCE,
            AUTOGRAPH,
            FORMAT,
            PROCESS,
            DOC_DESCRIPTION);

    /**
     * The authentication file of a certified copy: the circular's eleven items in its order, then what this suite adds.
     *
     * @see "Circular 05/2025/TT-BNV: the authentication file of a DIP"
     */
    static final List<Field> CERTIFICATE = List.of(
            AUTHENTICATION_CODE,
            ARCHIVE_NAME,
            RECIPIENT,
            ORIGINAL_CODE,
            NUMBER_NOTATION,
            TYPE,
            ORIGINAL_SUBJECT,
            PURPOSE,
            ISSUED_ON,
            VALID_UNTIL,
            COPIES,
            PURPOSE_CONTENT,
            ORIGINAL_SHA256);

    private static final List<Field> REQUEST = List.of(
            REQUEST_ID, REQUEST_DATE, PURPOSE, PURPOSE_CONTENT, FEE_OBJECT_TYPE, RESEARCH_TOPIC, FILE_DESCRIPTION);

    private Fields() {}

    /** What {@code EAD.xml} has: the dossier, in a DIP the request that it answers. */
    static List<Field> dossier(PackageKind kind) {
        return switch (kind) {
            case SIP -> DOSSIER_SIP;
            case AIP ->
                DOSSIER_SIP.stream()
                        .map(field -> field.equals(FILE_CODE) ? ARC_FILE_CODE : field)
                        .toList();
            case DIP -> REQUEST;
        };
    }

    /** What {@code EAD_doc} has. */
    static List<Field> document(PackageKind kind) {
        return kind == PackageKind.SIP ? DOCUMENT_SIP : DOCUMENT_KEPT;
    }
}
