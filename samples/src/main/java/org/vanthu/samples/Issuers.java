package org.vanthu.samples;

import java.util.List;
import java.util.Random;

import org.vanthu.samples.Issuer.SignatureForm;

/** Invents issuing bodies of every level from lists of provinces, departments, communes and ministries. */
final class Issuers {

    private static final String[] PROVINCES = {
        "Lạng Sơn", "Cao Bằng", "Tuyên Quang", "Lào Cai", "Thái Nguyên", "Phú Thọ", "Bắc Ninh", "Hưng Yên", "Ninh Bình",
        "Quảng Trị", "Quảng Ngãi", "Gia Lai", "Khánh Hòa", "Lâm Đồng", "Đắk Lắk", "Đồng Nai", "Tây Ninh", "Vĩnh Long",
        "Đồng Tháp", "Cà Mau", "An Giang", "Sơn La", "Lai Châu", "Điện Biên", "Quảng Ninh", "Thanh Hóa", "Nghệ An",
        "Hà Tĩnh", "Hòa Bình", "Bắc Kạn", "Yên Bái", "Hậu Giang", "Kiên Giang", "Bà Rịa - Vũng Tàu", "Thừa Thiên Huế"
    };
    private static final String[] CITIES = {"Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Hồ Chí Minh"};
    private static final String[][] DEPARTMENTS = {
        {"SỞ NỘI VỤ", "SNV", "CCVC", "VTLT", "TCBC", "XDCQ"},
        {"SỞ TÀI CHÍNH", "STC", "QLNS", "HCSN", "QLG&CS", "ĐT"},
        {"SỞ TƯ PHÁP", "STP", "HCTP", "PBGDPL", "XDKTVB"},
        {"SỞ Y TẾ", "SYT", "NVY", "NVD", "KHTC"},
        {"SỞ XÂY DỰNG", "SXD", "QHKT", "QLXD", "KTVLXD"},
        {"SỞ CÔNG THƯƠNG", "SCT", "QLTM", "QLNL", "KTATMT"},
        {"SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "SNNMT", "QLĐĐ", "TTBVTV", "KHTC"},
        {"SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SKHCN", "CĐS", "QLCN", "BCVT"},
        {"SỞ GIÁO DỤC VÀ ĐÀO TẠO", "SGDĐT", "GDTrH", "GDMN", "TCCB"},
        {"SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "SVHTTDL", "QLDL", "QLVH", "TDTT"},
        {"SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "STTTT", "CNTT", "BCXB"},
        {"SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "SKHĐT", "ĐKKD", "TH", "THQH"},
        {"SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "SLĐTBXH", "NCC", "BTXH"},
        {"SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "STNMT", "QLĐĐ", "CCBVMT"},
        {"SỞ GIAO THÔNG VẬN TẢI", "SGTVT", "QLVT", "QLKCHTGT"},
        {"THANH TRA TỈNH", "TTr", "VP", "NV2"},
        {"BAN QUẢN LÝ KHU KINH TẾ CỬA KHẨU ĐỒNG ĐĂNG - LẠNG SƠN", "BQLKKTCK", "QLĐT", "VP"},
        {"BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH GIAO THÔNG VÀ NÔNG NGHIỆP", "BQLDA", "KHTH", "QLDA1"},
        {"VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN", "VP", "CTQH", "HCTC"},
        {"BAN DÂN TỘC VÀ TÔN GIÁO", "BDTTG", "CSDT", "VP"},
        {"BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "BCĐ", "TGV"}
    };
    private static final String[][] MINISTRIES = {
        {"BỘ NỘI VỤ", "BNV", "VTLTNN", "CCVC", "VP"},
        {"BỘ TÀI CHÍNH", "BTC", "NSNN", "QLCS", "HCSN"},
        {"BỘ TƯ PHÁP", "BTP", "KTVB", "PLDSKT"},
        {"BỘ Y TẾ", "BYT", "KCB", "BMTE"},
        {"BỘ XÂY DỰNG", "BXD", "QHKT", "KTQLXD"},
        {"BỘ CÔNG THƯƠNG", "BCT", "ĐTĐL", "TTTN"},
        {"BỘ KHOA HỌC VÀ CÔNG NGHỆ", "BKHCN", "CĐSQG", "VP"},
        {"BỘ GIÁO DỤC VÀ ĐÀO TẠO", "BGDĐT", "GDTrH", "QLCL"},
        {"BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "BNNMT", "TTBVTV", "QLĐĐ"},
        {"BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "BVHTTDL", "TCDL", "DSVH"},
        {"VĂN PHÒNG CHÍNH PHỦ", "VPCP", "KSTT", "KGVX", "QHĐP", "CN"},
        {"THANH TRA CHÍNH PHỦ", "TTCP", "C.IV", "VP"},
        {"BẢO HIỂM XÃ HỘI VIỆT NAM", "BHXH", "CSYT", "TCKT"},
        {"KIỂM TOÁN NHÀ NƯỚC", "KTNN", "TH"}
    };
    private static final String[] COMMUNES = {
        "Đồng Đăng", "Cao Lộc", "Hữu Lũng", "Bắc Sơn", "Tràng Định", "Văn Lãng", "Lộc Bình", "Đình Lập", "Chi Lăng",
        "Bình Gia", "Văn Quan", "Yên Bình", "Tân Thành", "Hòa Thắng", "Minh Sơn", "Quang Trung", "Kỳ Lừa", "Mỹ Hòa",
        "Long Thạnh", "Phước Hiệp", "Ea Kao", "Krông Búk", "Thạnh Lợi", "Xuân Trường", "An Khê", "Nghĩa Lộ"
    };
    private static final String[][] SECTIONS = {
        {"PHÒNG TÀI CHÍNH - KẾ HOẠCH", "TCKH"},
        {"PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", "KTHTĐT"},
        {"PHÒNG VĂN HÓA - XÃ HỘI", "VHXH"},
        {"PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "GDĐT"},
        {"TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "TTPVHCC"},
        {"TRUNG TÂM Y TẾ", "TTYT"}
    };
    private static final String[][] SCHOOLS = {
        {"TRƯỜNG THPT CHU VĂN AN", "THPTCVA"},
        {"TRƯỜNG CAO ĐẲNG SƯ PHẠM", "CĐSP"},
        {"TRƯỜNG TRUNG HỌC PHỔ THÔNG DÂN TỘC NỘI TRÚ", "DTNT"},
        {"TRƯỜNG TIỂU HỌC LÊ VĂN TÁM", "THLVT"}
    };
    private static final String[][] COMPANIES = {
        {"CÔNG TY CỔ PHẦN CẤP THOÁT NƯỚC", "CTN", "KHKT"},
        {"CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN KHAI THÁC CÔNG TRÌNH THỦY LỢI", "CTTL", "QLN"},
        {"CÔNG TY ĐIỆN LỰC", "PC", "KTSX"},
        {"NGÂN HÀNG CHÍNH SÁCH XÃ HỘI CHI NHÁNH TỈNH", "NHCS", "KHNV"}
    };

    private final Random random;

    Issuers(Random random) {
        this.random = random;
    }

    Issuer any() {
        int dice = random.nextInt(100);
        if (dice < 18) {
            return provincialCommittee();
        } else if (dice < 44) {
            return department();
        } else if (dice < 58) {
            return commune();
        } else if (dice < 70) {
            return ministry();
        } else if (dice < 76) {
            return section();
        } else if (dice < 81) {
            return council();
        } else if (dice < 85) {
            return subDepartment();
        } else if (dice < 89) {
            return school();
        } else if (dice < 93) {
            return company();
        } else if (dice < 96) {
            return police();
        }
        return justice();
    }

    private String province() {
        return pick(PROVINCES);
    }

    /** Either "TỈNH X" or "THÀNH PHỐ Y", and the place. */
    private String[] territory() {
        if (random.nextInt(5) == 0) {
            String city = pick(CITIES);
            return new String[] {
                "THÀNH PHỐ " + Text.upper(city), city.equals("Hồ Chí Minh") ? "Thành phố " + city : city
            };
        }
        String province = province();
        return new String[] {"TỈNH " + Text.upper(province), province};
    }

    Issuer provincialCommittee() {
        String[] territory = territory();
        return committee(
                "ỦY BAN NHÂN DÂN", territory[0], territory[1], "", List.of("VX", "TH", "KT", "NC", "KTN", "NNMT"));
    }

    Issuer commune() {
        String commune = pick(COMMUNES);
        String kind = pick("XÃ", "XÃ", "PHƯỜNG", "HUYỆN", "THỊ TRẤN");
        String parent = random.nextInt(4) == 0 ? "ỦY BAN NHÂN DÂN TỈNH " + Text.upper(province()) : "";
        return committee(
                "ỦY BAN NHÂN DÂN",
                kind + " " + Text.upper(commune),
                commune,
                parent,
                List.of("VP", "KT", "VHXH", "ĐC", "TP"));
    }

    private Issuer committee(String body, String territory, String place, String parent, List<String> units) {
        String written = random.nextInt(4) == 0 ? "UỶ BAN NHÂN DÂN" : body;
        String inSignature = "TM. " + written;
        return new Issuer(
                parent,
                written + " " + territory,
                List.of(written, territory),
                "UBND",
                place,
                List.of(
                        SignatureForm.of("CHỦ TỊCH", inSignature),
                        SignatureForm.of("PHÓ CHỦ TỊCH", inSignature, "KT. CHỦ TỊCH"),
                        SignatureForm.of("PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH"),
                        SignatureForm.of("CHÁNH VĂN PHÒNG", "TL. CHỦ TỊCH"),
                        SignatureForm.of("CHỦ TỊCH")),
                units,
                false);
    }

    Issuer council() {
        String[] territory = territory();
        return new Issuer(
                "",
                "HỘI ĐỒNG NHÂN DÂN " + territory[0],
                List.of("HỘI ĐỒNG NHÂN DÂN", territory[0]),
                "HĐND",
                territory[1],
                List.of(
                        SignatureForm.of("CHỦ TỊCH"),
                        SignatureForm.of("PHÓ CHỦ TỊCH", "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN"),
                        SignatureForm.of("PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")),
                List.of("VP", "KTNS", "PC"),
                false);
    }

    Issuer department() {
        String[] row = pick(DEPARTMENTS);
        String[] territory = territory();
        String parent = pick("UBND ", "ỦY BAN NHÂN DÂN ", "UBND ") + territory[0];
        boolean board = row[0].startsWith("BAN CHỈ ĐẠO");
        String head = row[0].startsWith("BAN ") || board
                ? "TRƯỞNG BAN"
                : row[0].startsWith("VĂN PHÒNG")
                        ? "CHÁNH VĂN PHÒNG"
                        : row[0].startsWith("THANH TRA") ? "CHÁNH THANH TRA" : "GIÁM ĐỐC";
        return new Issuer(parent, row[0], List.of(), row[1], territory[1], heads(head), units(row), false);
    }

    private List<SignatureForm> heads(String head) {
        return List.of(
                SignatureForm.of(head),
                SignatureForm.of("PHÓ " + head, "KT. " + head),
                SignatureForm.of("PHÓ " + head, "KT. " + head),
                SignatureForm.of("Q. " + head),
                SignatureForm.of(pick("CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG TỔ CHỨC - HÀNH CHÍNH"), "TL. " + head),
                SignatureForm.of("TRƯỞNG PHÒNG NGHIỆP VỤ", "TUQ. " + head),
                SignatureForm.of("PHÓ CHÁNH VĂN PHÒNG", "TL. " + head, "KT. CHÁNH VĂN PHÒNG"));
    }

    Issuer ministry() {
        String[] row = pick(MINISTRIES);
        String head = row[0].startsWith("BỘ")
                ? "BỘ TRƯỞNG"
                : row[0].startsWith("VĂN PHÒNG")
                        ? "BỘ TRƯỞNG, CHỦ NHIỆM"
                        : row[0].startsWith("THANH TRA")
                                ? "TỔNG THANH TRA"
                                : row[0].startsWith("KIỂM TOÁN") ? "TỔNG KIỂM TOÁN NHÀ NƯỚC" : "TỔNG GIÁM ĐỐC";
        String deputy = row[0].startsWith("BỘ")
                ? "THỨ TRƯỞNG"
                : row[0].startsWith("VĂN PHÒNG") ? "PHÓ CHỦ NHIỆM" : "PHÓ " + head;
        return new Issuer(
                "",
                row[0],
                List.of(),
                row[1],
                "Hà Nội",
                List.of(
                        SignatureForm.of(head),
                        SignatureForm.of(deputy, "KT. " + head),
                        SignatureForm.of("CHÁNH VĂN PHÒNG", "TL. " + head),
                        SignatureForm.of("VỤ TRƯỞNG VỤ TỔ CHỨC CÁN BỘ", "TL. " + head)),
                units(row),
                false);
    }

    private Issuer section() {
        String[] row = pick(SECTIONS);
        String commune = pick(COMMUNES);
        String kind = pick("XÃ", "PHƯỜNG", "HUYỆN");
        String head = row[0].startsWith("PHÒNG") ? "TRƯỞNG PHÒNG" : "GIÁM ĐỐC";
        return new Issuer(
                "UBND " + kind + " " + Text.upper(commune),
                row[0],
                List.of(),
                row[1],
                commune,
                List.of(SignatureForm.of(head), SignatureForm.of("PHÓ " + head, "KT. " + head)),
                List.of(),
                false);
    }

    private Issuer subDepartment() {
        String[] row = pick(new String[][] {
            {"CHI CỤC KIỂM LÂM", "CCKL", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"},
            {"CHI CỤC DÂN SỐ", "CCDS", "SỞ Y TẾ"},
            {"TRUNG TÂM LƯU TRỮ LỊCH SỬ", "TTLTLS", "SỞ NỘI VỤ"},
            {"CHI CỤC QUẢN LÝ THỊ TRƯỜNG", "CCQLTT", "SỞ CÔNG THƯƠNG"},
            {"VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI", "VPĐKĐĐ", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"}
        });
        String head = row[0].startsWith("CHI CỤC") ? "CHI CỤC TRƯỞNG" : "GIÁM ĐỐC";
        String province = province();
        return new Issuer(
                row[2] + (random.nextBoolean() ? " TỈNH " + Text.upper(province) : ""),
                row[0],
                List.of(),
                row[1],
                province,
                List.of(
                        SignatureForm.of(head),
                        SignatureForm.of(
                                head.equals("GIÁM ĐỐC") ? "PHÓ GIÁM ĐỐC" : "PHÓ CHI CỤC TRƯỞNG", "KT. " + head)),
                List.of("HCTH", "NV"),
                false);
    }

    private Issuer school() {
        String[] row = pick(SCHOOLS);
        String province = province();
        return new Issuer(
                "SỞ GIÁO DỤC VÀ ĐÀO TẠO " + Text.upper(province),
                row[0],
                List.of(),
                row[1],
                province,
                List.of(SignatureForm.of("HIỆU TRƯỞNG"), SignatureForm.of("PHÓ HIỆU TRƯỞNG", "KT. HIỆU TRƯỞNG")),
                List.of(),
                false);
    }

    private Issuer company() {
        String[] row = pick(COMPANIES);
        String province = province();
        return new Issuer(
                "",
                row[0] + " " + Text.upper(province),
                List.of(),
                row[1],
                province,
                List.of(
                        SignatureForm.of("GIÁM ĐỐC"),
                        SignatureForm.of("PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
                        SignatureForm.of("CHỦ TỊCH", "TM. HỘI ĐỒNG QUẢN TRỊ")),
                units(row),
                false);
    }

    private Issuer police() {
        String province = province();
        boolean army = random.nextBoolean();
        return army
                ? new Issuer(
                        "BỘ TƯ LỆNH QUÂN KHU " + (1 + random.nextInt(7)),
                        "BỘ CHỈ HUY QUÂN SỰ TỈNH " + Text.upper(province),
                        List.of(),
                        "BCH",
                        province,
                        List.of(
                                SignatureForm.of("CHỈ HUY TRƯỞNG"),
                                SignatureForm.of("PHÓ CHỈ HUY TRƯỞNG", "KT. CHỈ HUY TRƯỞNG")),
                        List.of("TM", "CT"),
                        true)
                : new Issuer(
                        "BỘ CÔNG AN",
                        "CÔNG AN TỈNH " + Text.upper(province),
                        List.of(),
                        "CAT",
                        province,
                        List.of(SignatureForm.of("GIÁM ĐỐC"), SignatureForm.of("PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC")),
                        List.of("PV01", "PC06", "QLHC"),
                        true);
    }

    private Issuer justice() {
        String province = province();
        return random.nextBoolean()
                ? new Issuer(
                        "TÒA ÁN NHÂN DÂN TỐI CAO",
                        "TÒA ÁN NHÂN DÂN TỈNH " + Text.upper(province),
                        List.of(),
                        "TA",
                        province,
                        List.of(SignatureForm.of("CHÁNH ÁN"), SignatureForm.of("PHÓ CHÁNH ÁN", "KT. CHÁNH ÁN")),
                        List.of("VP"),
                        false)
                : new Issuer(
                        "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO",
                        "VIỆN KIỂM SÁT NHÂN DÂN TỈNH " + Text.upper(province),
                        List.of(),
                        "VKS",
                        province,
                        List.of(
                                SignatureForm.of("VIỆN TRƯỞNG"),
                                SignatureForm.of("PHÓ VIỆN TRƯỞNG", "KT. VIỆN TRƯỞNG")),
                        List.of("P8", "VP"),
                        false);
    }

    private static List<String> units(String[] row) {
        return List.of(row).subList(2, row.length);
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
