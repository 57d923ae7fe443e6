package org.vanthu.capture.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The 29 types of administrative documents, in the order of the decree.
 *
 * @see "Decree 30/2020/NĐ-CP, article 7 and appendix III.I"
 */
public enum DocumentType {
    NGHI_QUYET("Nghị quyết", "NQ"),
    QUYET_DINH("Quyết định", "QĐ"),
    CHI_THI("Chỉ thị", "CT"),
    QUY_CHE("Quy chế", "QC"),
    QUY_DINH("Quy định", "QyĐ"),
    THONG_CAO("Thông cáo", "TC"),
    THONG_BAO("Thông báo", "TB"),
    HUONG_DAN("Hướng dẫn", "HD"),
    CHUONG_TRINH("Chương trình", "CTr"),
    KE_HOACH("Kế hoạch", "KH"),
    PHUONG_AN("Phương án", "PA"),
    DE_AN("Đề án", "ĐA"),
    DU_AN("Dự án", "DA"),
    BAO_CAO("Báo cáo", "BC"),
    BIEN_BAN("Biên bản", "BB"),
    TO_TRINH("Tờ trình", "TTr"),
    HOP_DONG("Hợp đồng", "HĐ"),
    CONG_VAN("Công văn", ""),
    CONG_DIEN("Công điện", "CĐ"),
    BAN_GHI_NHO("Bản ghi nhớ", "BGN", "GN"),
    BAN_THOA_THUAN("Bản thỏa thuận", "BTT", "TTh"),
    GIAY_UY_QUYEN("Giấy ủy quyền", "GUQ", "UQ"),
    GIAY_MOI("Giấy mời", "GM"),
    GIAY_GIOI_THIEU("Giấy giới thiệu", "GGT", "GT"),
    GIAY_NGHI_PHEP("Giấy nghỉ phép", "GNP", "NP"),
    PHIEU_GUI("Phiếu gửi", "PG"),
    PHIEU_CHUYEN("Phiếu chuyển", "PC"),
    PHIEU_BAO("Phiếu báo", "PB"),
    THU_CONG("Thư công", "");

    private final String title;
    private final String abbreviation;
    private final String older;

    DocumentType(String title, String abbreviation) {
        this(title, abbreviation, "");
    }

    DocumentType(String title, String abbreviation, String older) {
        this.title = title;
        this.abbreviation = abbreviation;
        this.older = older;
    }

    /** Returns the name, e.g. {@code Quyết định}. */
    public String title() {
        return title;
    }

    /** Returns the abbreviation that the notation uses, empty for công văn and thư công. */
    public String abbreviation() {
        return abbreviation;
    }

    /** Returns the abbreviations in use: that of the decree, then older ones (circular 01/2011). */
    public List<String> abbreviations() {
        return Stream.of(abbreviation, older).filter(name -> !name.isEmpty()).toList();
    }

    /** Returns the type with this abbreviation, exact in case and marks. */
    public static Optional<DocumentType> ofAbbreviation(String abbreviation) {
        for (DocumentType type : values()) {
            if (type.abbreviations().contains(abbreviation)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Returns the type with this name, in any case. */
    public static Optional<DocumentType> ofTitle(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (DocumentType type : values()) {
            if (type.title.toLowerCase(Locale.ROOT).equals(wanted)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
