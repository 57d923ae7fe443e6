package org.vanthu.benchmarks;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.namespace.QName;
import org.vanthu.registry.RegistryModel;
import org.vanthu.search.SearchableText;

/**
 * Makes the documents of a searched site, each from its ordinal alone: ten agencies in turn, ten years, the types,
 * issuers and words of offices.
 */
final class SearchDocuments {

    static final int AGENCIES = 10;
    static final int YEARS = 10;
    static final int FIRST_YEAR = 2016;
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final long SEED = 20_260_101L;

    /** A document type: code, abbreviation in numbers, name. */
    record Type(String code, String abbreviation, String name) {}

    static final List<Type> TYPES = List.of(
            new Type("CV", "CV", "Công văn"),
            new Type("QD", "QĐ", "Quyết định"),
            new Type("BC", "BC", "Báo cáo"),
            new Type("KH", "KH", "Kế hoạch"),
            new Type("TB", "TB", "Thông báo"),
            new Type("TTr", "TTr", "Tờ trình"),
            new Type("GM", "GM", "Giấy mời"),
            new Type("HD", "HD", "Hướng dẫn"),
            new Type("CT", "CT", "Chỉ thị"),
            new Type("NQ", "NQ", "Nghị quyết"));

    private static final List<String> OFFICES = List.of(
            "Sở Nội vụ",
            "Sở Tài chính",
            "Sở Xây dựng",
            "Sở Y tế",
            "Sở Công Thương",
            "Sở Giáo dục và Đào tạo",
            "Sở Tư pháp",
            "Sở Nông nghiệp và Môi trường",
            "Sở Khoa học và Công nghệ",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Thanh tra tỉnh",
            "Văn phòng UBND tỉnh",
            "Công an tỉnh",
            "Kho bạc Nhà nước",
            "Bảo hiểm xã hội",
            "Ủy ban nhân dân xã",
            "Ủy ban nhân dân phường",
            "Hội đồng nhân dân xã",
            "Ban Quản lý dự án",
            "Trung tâm Phát triển quỹ đất");
    private static final List<String> PLACES = List.of(
            "An Bình",
            "Bình Minh",
            "Cẩm Sơn",
            "Đông Hà",
            "Gia Lộc",
            "Hòa Thủy",
            "Hưng Yên",
            "Kim Thành",
            "Lạc Sơn",
            "Mỹ Đức",
            "Nam Trực",
            "Phú Hòa",
            "Quang Trung",
            "Sơn Tây",
            "Tân Phú",
            "Thanh Hà",
            "Thọ Xuân",
            "Vĩnh Bảo",
            "Xuân Trường",
            "Yên Định");
    private static final List<String> SURNAMES = List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi");
    private static final List<String> GIVEN = List.of(
            "Văn An",
            "Thị Bình",
            "Minh Đức",
            "Quang Huy",
            "Thu Hà",
            "Hữu Lộc",
            "Ngọc Mai",
            "Thanh Sơn",
            "Anh Tuấn",
            "Hồng Vân");

    private final Lexicon lexicon;
    private final SearchableText searchable = SearchableText.withKnownAbbreviations();
    private final Map<QName, Serializable> common;
    private final int count;

    /**
     * @param common properties of a document that the registry itself made; what tells documents apart replaces them
     * @param count how many there will be; they are spread evenly over the years
     */
    SearchDocuments(Lexicon lexicon, Map<QName, Serializable> common, int count) {
        this.lexicon = lexicon;
        this.common = new HashMap<>(common);
        this.common.values().removeIf(Objects::isNull);
        this.count = count;
    }

    /** One document. */
    record Made(
            UUID id,
            int agency,
            LocalDate arrival,
            long arrivalNumber,
            Map<QName, Serializable> properties,
            String contentUrl,
            String text) {

        String property(QName name) {
            return String.valueOf(properties.get(name));
        }
    }

    static String issuer(int number) {
        return OFFICES.get(number % OFFICES.size()) + " " + PLACES.get(number / OFFICES.size() % PLACES.size());
    }

    Made make(int ordinal) {
        SplittableRandom random = new SplittableRandom(SEED + ordinal * 0x9E3779B97F4A7C15L);
        long day = (long) ordinal * YEARS * 365 / count;
        LocalDate arrival = LocalDate.of(FIRST_YEAR, 1, 1).plusDays(day);
        Type type = TYPES.get(Math.min(random.nextInt(TYPES.size()), random.nextInt(TYPES.size())));
        int issuer = Math.min(random.nextInt(400), random.nextInt(400));
        int codeNumber = 1 + random.nextInt(4000);
        String notation = type.abbreviation() + "-" + abbreviation(issuer);
        // Ids that grow keep the indexes of the tables dense; a site fills them over years, not in minutes.
        UUID id = new UUID(0x0190_0000_0000_7000L + ((long) ordinal << 16), 0x8000_0000_0000_0000L | random.nextInt());
        int agency = ordinal % AGENCIES;
        String url = "store://measured/" + ordinal + ".bin";
        Map<QName, Serializable> p = new HashMap<>(common);
        p.put(ContentModel.PROP_NAME, "vb-" + ordinal + ".pdf");
        p.put(ContentModel.PROP_NODE_UUID, id.toString());
        p.put(ContentModel.PROP_CREATED, instant(arrival, 9));
        p.put(ContentModel.PROP_MODIFIED, instant(arrival, 10));
        p.put(ContentModel.PROP_CONTENT, new ContentData(url, "application/pdf", 30_000, "UTF-8"));
        p.put(RegistryModel.PROP_AGENCY, SearchSite.agencyCode(agency));
        p.put(RegistryModel.PROP_NUMBER, codeNumber + "/" + notation);
        p.put(RegistryModel.PROP_CODE_NUMBER, Integer.toString(codeNumber));
        p.put(RegistryModel.PROP_CODE_NOTATION, notation);
        p.put(RegistryModel.PROP_ISSUED_DATE, instant(arrival.minusDays(random.nextInt(9)), 0));
        p.put(RegistryModel.PROP_ISSUER_NAME, issuer(issuer));
        p.put(RegistryModel.PROP_TYPE_CODE, type.code());
        p.put(RegistryModel.PROP_TYPE_NAME, type.name());
        p.put(RegistryModel.PROP_SUBJECT, "Về việc " + lexicon.phrase(random, 5 + random.nextInt(9)));
        p.put(RegistryModel.PROP_URGENCY, random.nextInt(10) == 0 ? 1 + random.nextInt(3) : 0);
        p.put(RegistryModel.PROP_SIGNER_NAME, pick(random, SURNAMES) + " " + pick(random, GIVEN));
        p.put(RegistryModel.PROP_SIGNER_POSITION, random.nextBoolean() ? "Giám đốc" : "Phó Chủ tịch");
        p.put(RegistryModel.PROP_RECIPIENTS, new ArrayList<>(List.of("Như trên", "Lưu: VT")));
        p.put(RegistryModel.PROP_STATE, random.nextInt(200) == 0 ? "voided" : "registered");
        p.put(RegistryModel.PROP_REGISTER, register(agency, arrival.getYear()));
        p.put(RegistryModel.PROP_REGISTER_YEAR, arrival.getYear());
        p.put(RegistryModel.PROP_ARRIVAL_NUMBER, (long) ordinal);
        p.put(RegistryModel.PROP_ARRIVAL_DATE, instant(arrival, 0));
        p.put(RegistryModel.PROP_RECEIVED_AT, instant(arrival, 8));
        searchable.of(p).ifPresent(p::putAll);
        String text = p.get(RegistryModel.PROP_SUBJECT) + ".\n" + lexicon.phrase(random, 80 + random.nextInt(160));
        return new Made(id, agency, arrival, ordinal, p, url, text);
    }

    /** Not a register that the site gives numbers in, so that those begin at 1 as on any new site. */
    static String register(int agency, int year) {
        return "measured-" + agency + "-" + year;
    }

    private static String abbreviation(int issuer) {
        return List.of("SNV", "STC", "SXD", "SYT", "UBND", "HĐND", "VP", "BQLDA")
                .get(issuer % 8);
    }

    private static <T> T pick(SplittableRandom random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Date instant(LocalDate day, int hour) {
        Instant instant = day.atTime(hour, 0).atZone(ZONE).toInstant();
        return Date.from(instant);
    }
}
