package org.vanthu.retention;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.TextKey;

/**
 * A period for which something is kept.
 *
 * @param years how many, for the kinds that have years, otherwise null
 * @param eventWords what starts it, e.g. {@code hợp đồng chấm dứt}; empty where the kind says it
 */
public record RetentionPeriod(RetentionKind kind, @Nullable Integer years, String eventWords) {

    /** The law knows periods from 2 to 70 years; what schedules of single sectors say may be one year. */
    static final int MAX_YEARS = 99;

    static final RetentionPeriod PERMANENT = new RetentionPeriod(RetentionKind.PERMANENT, null, "");

    private static final Pattern YEARS_IN_WORDS = Pattern.compile("(\\d{1,2}) (nam|years?)");

    public RetentionPeriod {
        boolean right = kind.hasYears() ? years != null && years >= 1 && years <= MAX_YEARS : years == null;
        if (!right) {
            throw new IllegalArgumentException(kind + " with years " + years);
        }
    }

    static RetentionPeriod years(int years) {
        return new RetentionPeriod(RetentionKind.YEARS, years, "");
    }

    /** Reads what people write; empty for words that say no period that can be reckoned. */
    static Optional<RetentionPeriod> read(String words) {
        String key = TextKey.of(words);
        if (key.startsWith("vinh vien") || key.startsWith("permanent")) {
            return Optional.of(PERMANENT);
        }
        Matcher years = YEARS_IN_WORDS.matcher(key);
        return years.matches() && Integer.parseInt(years.group(1)) > 0
                ? Optional.of(years(Integer.parseInt(years.group(1))))
                : Optional.empty();
    }

    /** The period as forms print it, in Vietnamese. */
    public String words() {
        return switch (kind) {
            case PERMANENT -> "Vĩnh viễn";
            case YEARS -> years + " năm";
            case UNTIL_SUPERSEDED -> "Đến khi hết hiệu lực";
            case LIFE_OF_ASSET -> "Theo tuổi thọ công trình";
            case AFTER_EVENT -> years + " năm sau khi " + (eventWords.isEmpty() ? "có sự kiện" : eventWords);
        };
    }

    /**
     * Whether this is shorter than the other, as far as it can be said without the events: what waits for an event is
     * not shorter than so many years, unless it is less than permanent.
     */
    boolean isShorterThan(RetentionPeriod other) {
        if (other.kind == RetentionKind.PERMANENT) {
            return kind != RetentionKind.PERMANENT;
        }
        if (kind == RetentionKind.PERMANENT) {
            return false;
        }
        if (kind == RetentionKind.YEARS && other.kind != RetentionKind.YEARS) {
            return true;
        }
        return years != null && other.years != null && years < other.years;
    }
}
