package org.vanthu.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Invents the text of documents. */
final class Drafts {

    private static final String[] SURNAMES = {
        "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
        "Lý", "Nông", "Vi", "Triệu", "Lương", "Đinh", "Tạ", "Hà", "Chu", "Mai", "Đoàn", "Trịnh", "Lưu", "Tô", "Quách"
    };
    private static final String[] MIDDLES = {
        "Văn",
        "Thị",
        "Đức",
        "Minh",
        "Quốc",
        "Thanh",
        "Hữu",
        "Ngọc",
        "Xuân",
        "Hồng",
        "Tiến",
        "Thị Thu",
        "Thị Bích",
        "Đình",
        "Trọng",
        "Công",
        "Mạnh",
        "Anh",
        "Thế",
        "Duy",
        ""
    };
    private static final String[] GIVEN = {
        "Hùng", "Hòa", "Thủy", "Dũng", "Hạnh", "Tuấn", "Sơn", "Hương", "Lan", "Long", "Phượng", "Cường", "Quyết",
        "Thắng", "Hải", "Trường", "Kiên", "Nghĩa", "Ánh", "Duyên", "Yến", "Vinh", "Quỳnh", "Đạt", "Khánh", "Tùng",
        "Thiệu", "Huyền", "Lâm", "Ước", "Giang", "Nhung"
    };
    private static final String[] SUBJECTS = {
        "tăng cường công tác văn thư, lưu trữ năm {Y}",
        "triển khai nhiệm vụ trọng tâm quý {Q} năm {Y}",
        "kết quả thực hiện kế hoạch cải cách hành chính 6 tháng đầu năm {Y} và phương hướng, nhiệm vụ 6 tháng cuối năm {Y}",
        "phân bổ kinh phí sự nghiệp thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2025 trên địa bàn tỉnh",
        "kiện toàn Ban Chỉ đạo chuyển đổi số và phân công nhiệm vụ các thành viên",
        "phòng, chống bệnh dịch tả lợn Châu Phi trên địa bàn xã {X}",
        "thu hồi đất để thực hiện dự án đường giao thông nông thôn {X}",
        "lấy ý kiến góp ý dự thảo Nghị quyết quy định mức thu, chế độ thu, nộp lệ phí đăng ký cư trú",
        "rà soát, sắp xếp lại trụ sở làm việc của các cơ quan, đơn vị sau khi thực hiện mô hình chính quyền địa phương hai cấp",
        "cử cán bộ, công chức tham gia lớp bồi dưỡng nghiệp vụ",
        "nghỉ Tết Nguyên đán năm {Y}",
        "đôn đốc tiến độ giải ngân vốn đầu tư công",
        "công nhận xã {X} đạt chuẩn nông thôn mới nâng cao năm {Y}",
        "phê duyệt kết quả lựa chọn nhà thầu gói thầu số {N}: Thi công xây dựng công trình Trường Tiểu học {X}",
        "bảo đảm an ninh, trật tự và an toàn giao thông trong dịp lễ Quốc khánh 02/9/{Y}",
        "ứng phó với bão số {N} và mưa lũ sau bão",
        "thẩm định báo cáo kinh tế - kỹ thuật công trình sửa chữa, nâng cấp hồ chứa nước {X}",
        "ban hành danh mục thủ tục hành chính được sửa đổi, bổ sung trong lĩnh vực đất đai thuộc phạm vi chức năng quản lý của Sở Nông nghiệp và Môi trường",
        "tổ chức Ngày hội Đại đoàn kết toàn dân tộc",
        "xử lý đơn kiến nghị của công dân",
        "cung cấp thông tin, số liệu phục vụ thanh tra",
        "điều chỉnh quy hoạch sử dụng đất thời kỳ 2021 - 2030",
        "quản lý, sử dụng tài sản công",
        "thực hiện chính sách tinh giản biên chế theo Nghị định số 29/2023/NĐ-CP ngày 03 tháng 6 năm 2023 của Chính phủ",
        "tổng kết 10 năm thực hiện Luật Thi đua, khen thưởng",
        "hỗ trợ người dân bị thiệt hại do thiên tai",
        "bổ nhiệm ông {P} giữ chức vụ Phó Trưởng phòng",
        "tiếp nhận và điều động công chức",
        "giao chỉ tiêu kế hoạch phát triển kinh tế - xã hội và dự toán ngân sách nhà nước năm {Y}",
        "kiểm tra công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ tại các cơ sở trên địa bàn",
        "nâng bậc lương thường xuyên đối với viên chức",
        "chuẩn bị nội dung Kỳ họp thứ {N} Hội đồng nhân dân tỉnh khóa XVII, nhiệm kỳ 2021 - 2026",
        "tuyển sinh vào lớp 10 trung học phổ thông năm học {Y} - {Z}",
        "tiêm chủng mở rộng cho trẻ em dưới 5 tuổi",
        "ứng dụng chữ ký số và gửi, nhận văn bản điện tử trong hoạt động của các cơ quan nhà nước",
        "đính chính một số nội dung tại Quyết định số {N}/QĐ-UBND",
        "chấn chỉnh kỷ luật, kỷ cương hành chính",
        "vận hành hệ thống hồ chứa trong mùa mưa lũ"
    };
    private static final String[] SENTENCES = {
        "Căn cứ tình hình thực tế tại địa phương, đề nghị các cơ quan, đơn vị chủ động phối hợp thực hiện các nội dung được giao.",
        "Kết quả thực hiện gửi về Văn phòng để tổng hợp, báo cáo lãnh đạo xem xét, quyết định trước ngày {D}.",
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị kịp thời phản ánh về cơ quan thường trực để được hướng dẫn.",
        "Tổng kinh phí thực hiện là {N}.500.000 đồng, được bố trí từ nguồn ngân sách nhà nước năm {Y}.",
        "Thủ trưởng các đơn vị chịu trách nhiệm về tính chính xác của số liệu báo cáo.",
        "Đến nay, đã có {N}/{M} đơn vị hoàn thành việc rà soát, đạt tỷ lệ {N},5%.",
        "Yêu cầu tổ chức tuyên truyền sâu rộng đến cán bộ, công chức, viên chức và Nhân dân trên địa bàn.",
        "Công tác chỉ đạo, điều hành tiếp tục được đổi mới theo hướng sâu sát, quyết liệt, hiệu quả.",
        "Các hồ sơ, tài liệu liên quan được lập, quản lý và nộp lưu vào Lưu trữ cơ quan theo quy định.",
        "Tiếp tục đẩy mạnh cải cách thủ tục hành chính, nâng cao chất lượng phục vụ người dân và doanh nghiệp.",
        "Việc kiểm tra được tiến hành thường xuyên, đột xuất; xử lý nghiêm các tổ chức, cá nhân vi phạm.",
        "Giao Phòng Tổ chức - Hành chính chủ trì, phối hợp với các phòng chuyên môn theo dõi, đôn đốc việc thực hiện.",
        "Thời gian thực hiện từ ngày {D} đến khi hoàn thành nhiệm vụ.",
        "Bảo đảm đúng đối tượng, công khai, minh bạch, không để xảy ra tiêu cực, lãng phí.",
        "Số lượng hồ sơ tiếp nhận trong kỳ là {N} hồ sơ, trong đó giải quyết đúng hạn {M} hồ sơ.",
        "Nội dung chi tiết tại các phụ lục kèm theo văn bản này."
    };
    private static final String[] TRAPS = {
        "Các đơn vị giữ bí mật thông tin cá nhân của người dân; mật khẩu tài khoản phải được thay đổi định kỳ.",
        "Mật độ dân số của xã là {N} người/km2; nghề nuôi ong lấy mật tiếp tục phát triển.",
        "Không sử dụng mạng công cộng để gửi tài liệu có nội dung mật, tối mật theo quy định của pháp luật.",
        "Đây là việc khẩn, đề nghị các đơn vị khẩn trương thực hiện."
    };
    private static final String[] BASES = {
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "Căn cứ Quyết định số {N}/QĐ-TTg ngày 12 tháng 7 năm 2018 của Thủ tướng Chính phủ;",
        "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;",
        "Căn cứ Thông tư số {N}/2024/TT-BTC ngày 10 tháng 10 năm 2024 của Bộ trưởng Bộ Tài chính;",
        "Căn cứ chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của cơ quan;",
        "Xét đề nghị của Trưởng phòng Tổ chức - Hành chính tại Tờ trình số {N}/TTr-TCHC ngày 15 tháng 8 năm {Y};",
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số {N}/TTr-SNV."
    };
    private static final String[] ADDRESSEES = {
        "Ủy ban nhân dân tỉnh",
        "Bộ Nội vụ",
        "Sở Tài chính",
        "Sở Nội vụ",
        "Các sở, ban, ngành tỉnh",
        "Ủy ban nhân dân các xã, phường",
        "Văn phòng Ủy ban nhân dân tỉnh",
        "Công an tỉnh",
        "Sở Nông nghiệp và Môi trường",
        "Bộ Tài chính",
        "Thủ tướng Chính phủ",
        "Kho bạc Nhà nước khu vực VI",
        "Bảo hiểm xã hội tỉnh",
        "Các phòng, đơn vị trực thuộc",
        "Hội đồng nhân dân tỉnh"
    };
    private static final String[] RECEIVERS = {
        "Như trên",
        "Như Điều 3",
        "Thường trực Tỉnh ủy",
        "Thường trực HĐND tỉnh",
        "Chủ tịch, các PCT UBND tỉnh",
        "Sở Nội vụ",
        "Các sở, ban, ngành",
        "UBND các xã, phường",
        "Báo và Phát thanh, truyền hình tỉnh",
        "Cổng thông tin điện tử tỉnh",
        "Lãnh đạo Văn phòng",
        "Kho bạc Nhà nước",
        "Bộ Nội vụ (để b/c)",
        "Lãnh đạo Sở",
        "Các phòng chuyên môn",
        "Trung tâm Thông tin",
        "Ban Tuyên giáo Tỉnh ủy"
    };
    private static final Kind[] FREQUENT = {
        Kind.CONG_VAN,
        Kind.CONG_VAN,
        Kind.CONG_VAN,
        Kind.QUYET_DINH,
        Kind.QUYET_DINH,
        Kind.THONG_BAO,
        Kind.BAO_CAO,
        Kind.KE_HOACH,
        Kind.TO_TRINH,
        Kind.GIAY_MOI
    };

    private final Random random;
    private final Issuers issuers;
    private final Optional<RoughTexts> rough;

    Drafts(Random random) {
        this(random, false);
    }

    /** Invents text for tidy documents or, with more of what offices really write, for rough ones. */
    Drafts(Random random, boolean rough) {
        this.random = random;
        this.issuers = new Issuers(random);
        this.rough = rough ? Optional.of(new RoughTexts(random)) : Optional.empty();
    }

    static Kind frequent(Random random) {
        return FREQUENT[random.nextInt(FREQUENT.length)];
    }

    Draft draft(Kind kind, String secrecy) {
        Issuer issuer = issuers.any();
        if (kind == Kind.NGHI_QUYET) {
            issuer = issuers.council();
        } else if (kind == Kind.CONG_DIEN || kind == Kind.CHI_THI) {
            issuer = random.nextBoolean() ? issuers.provincialCommittee() : issuers.ministry();
        }
        if (rough.isPresent() && kind != Kind.NGHI_QUYET && kind != Kind.CONG_DIEN && random.nextInt(3) == 0) {
            issuer = rough.get().agency();
        }
        LocalDate date = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(2900));
        String subject = subject(kind, date);
        boolean numbered = kind != Kind.THU_CONG;
        Draft.Look look = new Draft.Look(
                numbered && random.nextInt(4) == 0,
                random.nextInt(6) == 0,
                random.nextInt(5) == 0,
                random.nextInt(8) != 0,
                family(),
                random.nextBoolean() ? 14f : 13f,
                1.0f + random.nextInt(4) * 0.1f,
                false,
                random.nextInt(3) == 0,
                random.nextInt(7) == 0,
                rough.isPresent());
        int urgency =
                kind == Kind.CONG_DIEN ? 1 + random.nextInt(3) : random.nextInt(6) == 0 ? 1 + random.nextInt(3) : 0;
        String ordinal = numbered ? ordinal() : "";
        Issuer.SignatureForm form =
                issuer.signatures().get(random.nextInt(issuer.signatures().size()));
        List<String> usual = addressees(kind);
        List<String> addressees = rough.map(texts -> texts.addressees(usual)).orElse(usual);
        return new Draft(
                kind,
                issuer,
                ordinal,
                notation(kind, issuer, date),
                date,
                subject,
                urgency,
                secrecy,
                random.nextInt(30) == 0 ? "LƯU HÀNH NỘI BỘ" : "",
                addressees,
                bases(kind, date),
                body(kind, date),
                receivers(!addressees.isEmpty()),
                "Lưu: VT" + (issuer.units().isEmpty() ? "." : ", " + pick(issuer.units()) + "."),
                form,
                signer(issuer),
                look,
                false);
    }

    /** A letter of a citizen: no heading of an office, "ĐƠN KHIẾU NẠI". */
    Draft complaint() {
        Issuer none = new Issuer(
                "",
                "",
                List.of(),
                "",
                Text.capital("Lạng Sơn"),
                List.of(Issuer.SignatureForm.of("NGƯỜI LÀM ĐƠN")),
                List.of(),
                false);
        String title =
                pick("ĐƠN KHIẾU NẠI", "ĐƠN TỐ CÁO", "ĐƠN ĐỀ NGHỊ GIẢI QUYẾT TRANH CHẤP ĐẤT ĐAI", "ĐƠN TRANH CHẤP");
        LocalDate date = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1800));
        return new Draft(
                Kind.THU_CONG,
                none,
                "",
                "",
                date,
                title,
                0,
                "",
                "",
                addressees(Kind.CONG_VAN),
                List.of(),
                List.of(
                        "Tôi tên là: " + name() + ", sinh năm 1965, thường trú tại xã Đồng Đăng.",
                        fill("Tôi làm đơn này trình bày sự việc xảy ra ngày {D} như sau:", date),
                        fill(SENTENCES[1], date),
                        "Tôi xin cam đoan những nội dung trên là đúng sự thật và chịu trách nhiệm trước pháp luật."),
                List.of(),
                "",
                none.signatures().get(0),
                name(),
                new Draft.Look(false, false, true, false, Family.LIBERATION, 14f, 1.2f, false, false, false, false),
                true);
    }

    private String ordinal() {
        int bound = random.nextInt(3) == 0 ? 99 : random.nextInt(2) == 0 ? 999 : 4999;
        int value = 1 + random.nextInt(bound);
        return value < 10 ? "0" + value : Integer.toString(value);
    }

    private String notation(Kind kind, Issuer issuer, LocalDate date) {
        if (kind == Kind.THU_CONG) {
            return "";
        }
        if (kind == Kind.CONG_VAN) {
            return issuer.abbreviation() + "-" + (issuer.units().isEmpty() ? "VP" : pick(issuer.units()));
        }
        String typed = kind.abbreviation + "-" + issuer.abbreviation();
        boolean withYear = ((kind == Kind.QUYET_DINH || kind == Kind.NGHI_QUYET) && random.nextInt(6) == 0)
                || (kind == Kind.HOP_DONG && random.nextBoolean());
        return withYear ? date.getYear() + "/" + typed : typed;
    }

    private String subject(Kind kind, LocalDate date) {
        if (kind.withoutSubject()) {
            return "";
        }
        boolean composed = rough.isPresent() && random.nextInt(4) != 0;
        String core = fill(composed ? rough.orElseThrow().subject() : pick(SUBJECTS), date);
        return switch (kind) {
            case CONG_VAN -> core;
            case QUYET_DINH, CHI_THI, NGHI_QUYET, HOP_DONG, GIAY_UY_QUYEN, PHIEU_BAO ->
                pick("Về việc ", "Về ", "V/v ").equals("Về ") ? "Về " + core : "Về việc " + core;
            case GIAY_MOI -> pick("Dự họp ", "Tham dự hội nghị ", "Họp ") + "về việc " + core;
            case BIEN_BAN -> pick("Họp ", "Hội nghị ", "Làm việc ") + "về việc " + core;
            case BAO_CAO, KE_HOACH, CHUONG_TRINH, PHUONG_AN, DE_AN, DU_AN ->
                random.nextBoolean() ? Text.capital(core) : "Về việc " + core;
            default -> random.nextInt(3) == 0 ? Text.capital(core) : "Về việc " + core;
        };
    }

    private String fill(String template, LocalDate date) {
        int year = date.getYear();
        int number = 2 + random.nextInt(97);
        return template.replace("{Y}", Integer.toString(year))
                .replace("{Z}", Integer.toString(year + 1))
                .replace("{Q}", pick("I", "II", "III", "IV"))
                .replace("{N}", Integer.toString(number))
                .replace("{M}", Integer.toString(number + 5))
                .replace("{D}", date.getDayOfMonth() + "/" + date.getMonthValue() + "/" + year)
                .replace("{X}", pick("Đồng Đăng", "Tân Thành", "Hòa Bình", "Yên Phúc", "Quang Lang", "Mỹ Thuận"))
                .replace("{P}", name());
    }

    private Family family() {
        boolean sans = random.nextInt(14) == 0;
        if (rough.isPresent() && random.nextInt(3) == 0) {
            return List.of(Family.values()).get(random.nextInt(Family.values().length));
        }
        return sans ? Family.SANS : Family.LIBERATION;
    }

    private String name() {
        if (rough.isPresent() && random.nextBoolean()) {
            return rough.get().name();
        }
        String middle = pick(MIDDLES);
        return pick(SURNAMES) + " " + (middle.isEmpty() ? "" : middle + " ") + pick(GIVEN);
    }

    private String signer(Issuer issuer) {
        return issuer.ranked() ? pick("Đại tá ", "Thượng tá ", "Thiếu tướng ", "Trung tá ") + name() : name();
    }

    private List<String> addressees(Kind kind) {
        boolean wanted = switch (kind) {
            case CONG_VAN, GIAY_MOI, TO_TRINH, PHIEU_GUI, PHIEU_CHUYEN -> true;
            case BAO_CAO, CONG_DIEN, PHIEU_BAO -> random.nextBoolean();
            default -> false;
        };
        if (!wanted) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        int amount = random.nextInt(3) == 0 ? 2 + random.nextInt(3) : 1;
        while (all.size() < amount) {
            String next = pick(ADDRESSEES);
            if (!all.contains(next)) {
                all.add(next);
            }
        }
        return all;
    }

    private List<String> bases(Kind kind, LocalDate date) {
        boolean wanted = switch (kind) {
            case QUYET_DINH, NGHI_QUYET, QUY_CHE, QUY_DINH, HOP_DONG, BAN_THOA_THUAN, GIAY_UY_QUYEN -> true;
            case KE_HOACH, TO_TRINH, GIAY_NGHI_PHEP -> random.nextBoolean();
            default -> false;
        };
        List<String> all = new ArrayList<>();
        for (int i = 0; wanted && i < 2 + random.nextInt(3); i++) {
            String next = fill(BASES[random.nextInt(BASES.length)], date);
            if (!all.contains(next)) {
                all.add(next);
            }
        }
        return all;
    }

    private List<String> body(Kind kind, LocalDate date) {
        List<String> all = new ArrayList<>();
        int paragraphs = random.nextInt(3) == 0 ? 8 + random.nextInt(8) : 2 + random.nextInt(5);
        if (kind == Kind.GIAY_GIOI_THIEU) {
            all.add("Trân trọng giới thiệu: Ông (bà) " + name());
            all.add("Chức vụ: Chuyên viên");
            all.add("Được cử đến: " + pick(ADDRESSEES));
            all.add(fill("Về việc: liên hệ công tác. Giấy này có giá trị đến hết ngày {D}.", date));
            return all;
        }
        if (kind == Kind.GIAY_NGHI_PHEP) {
            all.add("Xét Đơn đề nghị nghỉ phép của ông (bà) " + name() + ";");
            all.add("Cấp cho: Ông (bà) " + name() + ". Chức vụ: Chuyên viên");
            all.add(fill("Nghỉ phép trong thời gian 05 ngày, kể từ ngày {D} tại quê nhà.", date));
            return all;
        }
        for (int i = 0; i < paragraphs; i++) {
            StringBuilder paragraph = new StringBuilder(prefix(kind, i));
            for (int j = 0; j < 1 + random.nextInt(3); j++) {
                paragraph.append(j == 0 ? "" : " ").append(fill(pick(SENTENCES), date));
            }
            if (random.nextInt(12) == 0) {
                paragraph.append(' ').append(fill(pick(TRAPS), date));
            }
            all.add(paragraph.toString());
        }
        if (kind == Kind.CONG_VAN || kind == Kind.TO_TRINH) {
            all.add("Trân trọng./.");
        }
        return all;
    }

    private static String prefix(Kind kind, int index) {
        return switch (kind) {
            case QUYET_DINH, NGHI_QUYET, HOP_DONG, QUY_CHE, QUY_DINH, BAN_THOA_THUAN -> "Điều " + (index + 1) + ". ";
            case CONG_VAN, GIAY_MOI, CONG_DIEN, THU_CONG -> "";
            default -> (index + 1) + ". ";
        };
    }

    private List<String> receivers(boolean addressed) {
        List<String> all = new ArrayList<>();
        all.add(addressed ? RECEIVERS[0] : RECEIVERS[1]);
        int amount = 2 + random.nextInt(6);
        while (all.size() < amount) {
            String next = RECEIVERS[2 + random.nextInt(RECEIVERS.length - 2)];
            if (!all.contains(next)) {
                all.add(next);
            }
        }
        return rough.map(texts -> texts.receivers(all)).orElse(all);
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }
}
