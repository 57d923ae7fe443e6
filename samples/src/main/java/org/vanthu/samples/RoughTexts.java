package org.vanthu.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.vanthu.samples.Issuer.SignatureForm;

/**
 * Wording for rough scans: abstracts put together from parts, so that no reader can know them by heart, names beyond
 * the common ones, agencies with long names, positions and receivers over several lines.
 */
final class RoughTexts {

    private static final String[] ACTS = {
        "triển khai",
        "tổ chức thực hiện",
        "phê duyệt",
        "ban hành",
        "sửa đổi, bổ sung",
        "tăng cường",
        "rà soát, đánh giá",
        "báo cáo kết quả",
        "đề nghị thẩm định",
        "cho ý kiến về",
        "hướng dẫn",
        "công bố",
        "thành lập",
        "phân công",
        "giải quyết",
        "chấp thuận chủ trương",
        "thông qua",
        "đôn đốc",
        "tạm dừng",
        "gia hạn",
        "trả lời kiến nghị về",
        "khắc phục tồn tại trong",
        "điều chỉnh, cập nhật",
        "thanh lý"
    };
    private static final String[] THINGS = {
        "Đề án phát triển du lịch cộng đồng gắn với bảo tồn bản sắc văn hóa các dân tộc thiểu số",
        "phương án bồi thường, hỗ trợ, tái định cư công trình cầu vượt sông {X}",
        "kế hoạch kiểm tra vệ sinh an toàn thực phẩm tại các bếp ăn tập thể",
        "Tổ công tác xử lý vướng mắc về giá đất cụ thể",
        "quy chế chi tiêu nội bộ và quản lý tài sản",
        "chương trình khuyến công, khuyến thương",
        "dự toán mua sắm trang thiết bị dạy học tối thiểu lớp {N}",
        "việc cấp giấy phép khai thác khoáng sản làm vật liệu thông thường",
        "công tác trồng rừng thay thế và chi trả dịch vụ môi trường rừng",
        "đề cương điều tra dân số và nhà ở giữa kỳ",
        "hệ thống camera giám sát giao thông trên tuyến quốc lộ {N}",
        "việc sử dụng quỹ bảo hiểm y tế để khám, chữa bệnh ngoại trú",
        "công tác gọi công dân nhập ngũ đợt {N}",
        "mô hình nuôi cá lồng trên hồ thủy điện {X}",
        "lộ trình ngừng cung cấp sóng di động 2G",
        "chế độ phụ cấp ưu đãi đối với nhân viên y tế thôn, bản",
        "thiết kế bản vẽ thi công và dự toán hạng mục kè chống sạt lở bờ suối {X}",
        "kết luận thanh tra số {N}/KL-TTr",
        "Quỹ Đền ơn đáp nghĩa và vận động xây nhà tình thương",
        "bộ chỉ số đánh giá mức độ hài lòng của tổ chức, cá nhân",
        "danh sách thí sinh đủ điều kiện dự tuyển vòng {N}",
        "việc ký kết hợp đồng lao động đối với giáo viên mầm non",
        "cuộc thi viết thư quốc tế UPU lần thứ {N}",
        "hoạt động của Ban đại diện cha mẹ học sinh",
        "nhiệm vụ khoa học và công nghệ cấp cơ sở",
        "lớp tập huấn sử dụng phần mềm một cửa điện tử",
        "công trình nước sinh hoạt tập trung bản {X}",
        "thu thập mẫu quặng và quan trắc nước ngầm",
        "việc giảm tiền thuê đất, thuê mặt nước",
        "đoàn vận động viên tham dự Đại hội Thể dục thể thao"
    };
    private static final String[] ENDS = {
        "",
        "",
        "",
        " năm {Y}",
        " giai đoạn {Y} - 2030",
        " trên địa bàn huyện {X}",
        " theo Kết luận số {N}-KL/TW",
        " quý {Q}/{Y}",
        " tại phường {X}",
        " (lần {Q})",
        " từ nguồn vốn sự nghiệp",
        ", tầm nhìn đến năm 2045"
    };
    private static final String[] MIDDLES = {
        "Phúc", "Khắc", "Bá", "Sỹ", "Như", "Thúy", "Kim", "Phước", "Viết", "Cao", "Hoàng", "Huy", "Nhật", "Diệu", "Bảo",
        "Tấn"
    };
    private static final String[] GIVEN = {
        "Thịnh", "Nguyên", "Ngân", "Trí", "Hiển", "Phương", "Hậu", "Toàn", "Chiến", "Tâm", "Oanh", "Thư", "Bằng",
        "Vượng", "Uyên", "Nghị", "Đông", "Tuyết", "Quý", "Khôi", "Trâm", "Xuyến", "Thoại", "Ý"
    };
    private static final String[] SURNAMES = {
        "Nguyễn", "Nguyễn", "Trần", "Lê", "Phạm", "Cao", "Đào", "Trương", "Hứa", "Lò", "Sầm", "Kiều", "Thái", "Tăng",
        "Đàm", "Phùng", "Bế", "Nghiêm", "Lâm", "Vương", "Doãn", "Mạc", "Từ", "Khổng"
    };
    private static final String[] LONG_RECEIVERS = {
        "Bộ Nông nghiệp và Môi trường, Bộ Tài chính (để báo cáo)",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh",
        "Thành viên Ban Chỉ đạo thực hiện các Chương trình mục tiêu quốc gia",
        "Các cơ quan thuộc ngành dọc Trung ương đóng trên địa bàn",
        "Viện kiểm sát nhân dân, Tòa án nhân dân tỉnh",
        "Chủ tịch UBND các xã, phường, đặc khu",
        "Trung tâm Phục vụ hành chính công",
        "PCVP, các phòng chuyên viên",
        "Đài Truyền thanh - Truyền hình (đưa tin)",
        "Ban Quản lý các khu công nghiệp",
        "Công ty Điện lực, Viễn thông tỉnh",
        "Đảng ủy, HĐND, UBND cấp xã",
        "Vụ Pháp chế",
        "Website cơ quan"
    };
    private static final String[] LONG_ADDRESSEES = {
        "Các Ban Quản lý dự án đầu tư xây dựng chuyên ngành",
        "Cục Văn thư và Lưu trữ nhà nước",
        "Ông Nguyễn Văn Thành, tổ dân phố số 5",
        "Công ty TNHH Xây dựng và Thương mại Hoàng Gia",
        "Các trường mầm non, tiểu học, trung học cơ sở",
        "Thường trực Đảng ủy các xã, phường",
        "Trung tâm Kiểm soát bệnh tật",
        "Thanh tra Chính phủ",
        "Hiệu trưởng các trường trung học phổ thông"
    };
    private static final String[][] LONG_AGENCIES = {
        {"BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "CỤC QUẢN LÝ ĐÊ ĐIỀU VÀ PHÒNG, CHỐNG THIÊN TAI", "ĐĐPCTT", "CỤC TRƯỞNG"},
        {"BỘ TÀI CHÍNH", "CHI CỤC HẢI QUAN KHU VỰC VI", "CCHQKV6", "CHI CỤC TRƯỞNG"},
        {"BỘ Y TẾ", "VIỆN VỆ SINH DỊCH TỄ TRUNG ƯƠNG", "VSDTTƯ", "VIỆN TRƯỞNG"},
        {"SỞ Y TẾ", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT", "KSBT", "GIÁM ĐỐC"},
        {"SỞ XÂY DỰNG", "BAN QUẢN LÝ BẢO TRÌ ĐƯỜNG BỘ", "BQLBTĐB", "GIÁM ĐỐC"},
        {"TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH", "HỌC VIỆN THANH THIẾU NIÊN VIỆT NAM", "HVTTN", "GIÁM ĐỐC"},
        {"ỦY BAN NHÂN DÂN TỈNH", "TRƯỜNG CAO ĐẲNG KINH TẾ - KỸ THUẬT VÀ CÔNG NGHỆ", "CĐKTKTCN", "HIỆU TRƯỞNG"},
        {"TẬP ĐOÀN BƯU CHÍNH VIỄN THÔNG VIỆT NAM", "VIỄN THÔNG TỈNH", "VNPT", "GIÁM ĐỐC"},
        {"BẢO HIỂM XÃ HỘI VIỆT NAM", "BẢO HIỂM XÃ HỘI KHU VỰC XIV", "BHXH", "GIÁM ĐỐC"},
        {"NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "NGÂN HÀNG NHÀ NƯỚC CHI NHÁNH KHU VỰC 5", "KV5", "GIÁM ĐỐC"},
        {"SỞ KHOA HỌC VÀ CÔNG NGHỆ", "TRUNG TÂM CHUYỂN ĐỔI SỐ VÀ ỨNG DỤNG CÔNG NGHỆ", "TTCĐS", "GIÁM ĐỐC"},
        {"TỔNG CỤC THỐNG KÊ", "THỐNG KÊ TỈNH", "TKT", "TRƯỞNG THỐNG KÊ"}
    };
    private static final String[] PLACES = {
        "Lạng Sơn",
        "Hà Nội",
        "Tuyên Quang",
        "Thái Nguyên",
        "Gia Lai",
        "Khánh Hòa",
        "Cần Thơ",
        "Đồng Tháp",
        "Hải Phòng",
        "Lào Cai",
        "Quảng Trị",
        "Đà Nẵng"
    };

    private final Random random;

    RoughTexts(Random random) {
        this.random = random;
    }

    /** A template of an abstract; its places are filled as in every other. */
    String subject() {
        return pick(ACTS) + " " + pick(THINGS) + pick(ENDS);
    }

    String name() {
        String middle = random.nextInt(5) == 0 ? "Thị " + pick(MIDDLES) : pick(MIDDLES);
        return pick(SURNAMES) + " " + (random.nextInt(8) == 0 ? "" : middle + " ") + pick(GIVEN);
    }

    Issuer agency() {
        String[] row = pick(LONG_AGENCIES);
        String place = pick(PLACES);
        boolean open = row[1].endsWith(" TỈNH");
        String parent = row[0].endsWith(" TỈNH") ? row[0] + " " + Text.upper(place) : row[0];
        String head = row[3];
        String deputy = "PHÓ " + head;
        return new Issuer(
                parent,
                open ? row[1] + " " + Text.upper(place) : row[1],
                List.of(),
                row[2],
                place,
                List.of(
                        SignatureForm.of(head),
                        SignatureForm.of(deputy, "KT. " + head),
                        SignatureForm.of(deputy + " PHỤ TRÁCH"),
                        SignatureForm.of("TRƯỞNG PHÒNG TỔ CHỨC, HÀNH CHÍNH VÀ QUẢN TRỊ", "TL. " + head),
                        SignatureForm.of(deputy + " THƯỜNG TRỰC", "TUQ. " + head),
                        SignatureForm.of("PHÓ TRƯỞNG PHÒNG", "TL. " + head, "KT. TRƯỞNG PHÒNG KẾ HOẠCH")),
                List.of("VP", "TCHC", "KHTC", "NV1"),
                false);
    }

    List<String> receivers(List<String> usual) {
        List<String> all = new ArrayList<>(usual);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            String next = pick(LONG_RECEIVERS);
            if (!all.contains(next)) {
                all.add(1 + random.nextInt(all.size()), next);
            }
        }
        return all;
    }

    List<String> addressees(List<String> usual) {
        if (usual.isEmpty() || random.nextInt(3) != 0) {
            return usual;
        }
        List<String> all = new ArrayList<>(usual);
        all.set(random.nextInt(all.size()), pick(LONG_ADDRESSEES));
        return all;
    }

    /** The lines that a machine prints where a document was signed electronically. */
    List<String> electronicSignature(Issuer issuer, LocalDate date) {
        return List.of(
                "Người ký: " + Text.title(issuer.name()),
                "Email: vanthu@coquan.gov.vn",
                "Thời gian ký: " + date.getDayOfMonth() + "." + date.getMonthValue() + "." + date.getYear()
                        + " 15:20:41 +07:00");
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
