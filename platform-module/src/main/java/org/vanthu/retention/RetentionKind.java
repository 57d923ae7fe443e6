package org.vanthu.retention;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a period is given.
 *
 * @see "Archives Law 33/2024/QH15, article 15"
 */
public enum RetentionKind {
    /** Vĩnh viễn. */
    PERMANENT("permanent"),
    /** So many years from the end of the year in which the dossier ended. */
    YEARS("years"),
    /** Until the document is no longer in force (hết hiệu lực). */
    UNTIL_SUPERSEDED("untilSuperseded"),
    /** As long as the works or the equipment stand (theo tuổi thọ công trình). */
    LIFE_OF_ASSET("lifeOfAsset"),
    /** So many years from the end of the year of an event, such as the end of a contract. */
    AFTER_EVENT("afterEvent");

    private final String code;

    RetentionKind(String code) {
        this.code = code;
    }

    /** As tables, files and HTTP name it. */
    public String code() {
        return code;
    }

    /** Whether the number of years belongs to it. */
    public boolean hasYears() {
        return this == YEARS || this == AFTER_EVENT;
    }

    /** Whether nothing runs before an event was noted. */
    public boolean needsEvent() {
        return this != PERMANENT && this != YEARS;
    }

    static Optional<RetentionKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    static RetentionKind known(String code) {
        return of(code).orElseThrow(() -> new IllegalArgumentException("no kind of retention: " + code));
    }
}
