package org.vanthu.organization;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Roles that a person may have in an agency; each is a group of the repository per agency.
 *
 * @see "docs/features/organization.md"
 */
public enum Role {
    /** Văn thư cơ quan: registers, numbers, prints registers. */
    CLERK("clerk"),
    /** Lãnh đạo cơ quan: directs and signs. */
    LEADER("leader"),
    /** Thư ký, người được ủy nhiệm: enters for a leader what the leader decided. */
    DELEGATE("delegate"),
    /** Lãnh đạo phòng: assigns within the unit. */
    UNIT_HEAD("unit-head"),
    /** Chuyên viên: handles and drafts. */
    SPECIALIST("specialist"),
    /** Chuyên viên theo dõi: follows directives. */
    FOLLOW_UP("follow-up"),
    /** Quản trị nội dung: categories, correction of data, information rights. */
    CONTENT_ADMIN("content-admin"),
    /** Quản trị hệ thống: accounts and rights; does not read documents by that role. */
    SYSTEM_ADMIN("system-admin"),
    /** Lưu trữ: receives, keeps and appraises records. */
    ARCHIVIST("archivist"),
    /** Đơn vị ngoài: exchange and directives only. */
    EXTERNAL("external");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** The name of the role in group names and over HTTP. */
    public String code() {
        return code;
    }

    /** The role with the code, or empty. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }

    /** Roles whose holders read the documents of their agency. */
    public static Set<Role> readers() {
        return EnumSet.complementOf(EnumSet.of(SYSTEM_ADMIN, EXTERNAL));
    }
}
