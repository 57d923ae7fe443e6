package org.vanthu.dispatch;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;

/**
 * Why paper may go to somebody who gets the signed electronic document.
 *
 * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, 6.3 and 6.5"
 */
enum PaperGround {
    /** To the Government or the Prime Minister, by the Government's working regulation (6.5a). */
    GOVERNMENT("government"),
    /** To a ministry or another province, by its list (6.5b). */
    RECEIVERS_LIST("receiversList"),
    /** For appraisal or approval, where law requires paper (6.5c). */
    REQUIRED_BY_LAW("requiredByLaw");

    private final String code;

    PaperGround(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** @throws InvalidInputException if it is none */
    static PaperGround of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() ->
                        InvalidInputException.field("ground", code == null ? "" : code, "dispatch.error.paper-ground"));
    }
}
