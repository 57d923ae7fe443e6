package org.vanthu.archive.packages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.TextKey;

/**
 * The code lists of descriptions.
 *
 * @see "Circular 05/2025/TT-BNV"
 */
final class Codes {

    static final String ELECTRONIC = "01";
    static final String DIGITISED = "02";
    static final String MIXED = "03";
    static final String GOOD = "01";

    private static final String OTHER_PERIOD = "07";
    private static final String OTHER_LANGUAGE = "11";
    private static final String OTHER_TYPE = "32";
    private static final List<String> PERIODS =
            List.of("Vĩnh viễn", "70 năm", "50 năm", "30 năm", "20 năm", "10 năm", "Khác");
    private static final List<String> TYPES = List.of(
            "Nghị quyết",
            "Quyết định",
            "Chỉ thị",
            "Quy chế",
            "Quy định",
            "Thông cáo",
            "Thông báo",
            "Hướng dẫn",
            "Chương trình",
            "Kế hoạch",
            "Phương án",
            "Đề án",
            "Dự án",
            "Báo cáo",
            "Tờ trình",
            "Giấy ủy quyền",
            "Phiếu gửi",
            "Phiếu chuyển",
            "Phiếu báo",
            "Biên bản",
            "Hợp đồng",
            "Công văn",
            "Công điện",
            "Bản ghi nhớ",
            "Bản thỏa thuận",
            "Giấy mời",
            "Giấy giới thiệu",
            "Giấy nghỉ phép",
            "Thư công",
            "Bản đồ",
            "Bản vẽ",
            "Khác");
    private static final Map<String, String> TYPE_CODES =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(TextKey::of, name -> code(TYPES.indexOf(name) + 1)));
    private static final List<String> LANGUAGES = List.of("vi", "en", "fr", "ru", "zh");
    private static final Pattern YEARS = Pattern.compile("(\\d+)");

    private Codes() {}

    /** The code of a period in words; null for no words. */
    static @Nullable String maintenance(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return null;
        }
        if (TextKey.of(words).startsWith("vinh vien")) {
            return code(1);
        }
        Matcher years = YEARS.matcher(words);
        int at = years.find() ? PERIODS.indexOf(years.group(1) + " năm") : -1;
        return at < 0 ? OTHER_PERIOD : code(at + 1);
    }

    /** The words of a period; empty for a code that says nothing. */
    static String period(String code) {
        return code.equals(OTHER_PERIOD) ? "" : word(code, Field.Kind.MAINTENANCE, PERIODS::get);
    }

    /** The code of a type of document; null for no name. */
    static @Nullable String type(String typeName) {
        return typeName.isBlank() ? null : TYPE_CODES.getOrDefault(TextKey.of(typeName), OTHER_TYPE);
    }

    /** The name of a type; empty for a code that says nothing. */
    static String typeName(String code) {
        return code.equals(OTHER_TYPE) ? "" : word(code, Field.Kind.TYPE, TYPES::get);
    }

    /** The code of a language as the registers have it; null for none. */
    static @Nullable String language(String language) {
        if (language.isBlank()) {
            return null;
        }
        int at = LANGUAGES.indexOf(language.toLowerCase(Locale.ROOT));
        return at < 0 ? OTHER_LANGUAGE : code(at + 1);
    }

    private static String word(String code, Field.Kind kind, Function<Integer, String> words) {
        int at = kind.codes().indexOf(code);
        return at < 0 ? "" : words.apply(at);
    }

    private static String code(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
