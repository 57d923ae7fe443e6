package org.vanthu.exchange.message;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far a document has come, by the standard's codes.
 *
 * @see "QCVN 102:2016/BTTTT; Decision 28/2018/QĐ-TTg"
 */
public enum StatusCode {
    /** Đã đến: stored, the clerk has not acted. */
    ARRIVED("01"),
    /** Từ chối tiếp nhận. */
    REFUSED("02"),
    /** Đã tiếp nhận: registered. */
    RECEIVED("03"),
    /** Phân công: with the leader. */
    ASSIGNED("04"),
    /** Đang xử lý. */
    IN_PROGRESS("05"),
    /** Hoàn thành. */
    DONE("06"),
    /** Lấy lại. */
    RECALL("13"),
    /** Đồng ý lấy lại, cập nhật. */
    RECALL_AGREED("15"),
    /** Từ chối lấy lại, cập nhật. */
    RECALL_REFUSED("16");

    private static final String MISTAKEN_AGREED = "14";

    private final String code;

    StatusCode(String code) {
        this.code = code;
    }

    /** The two digits. */
    public String code() {
        return code;
    }

    /** Reads a code; 14, which one sample writes for 15, is read as that. */
    public static Optional<StatusCode> find(String code) {
        String wanted = code.strip().equals(MISTAKEN_AGREED) ? RECALL_AGREED.code : code.strip();
        return Arrays.stream(values()).filter(one -> one.code.equals(wanted)).findFirst();
    }
}
