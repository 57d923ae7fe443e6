package org.vanthu.signing;

import java.util.Locale;

/** Who signs. */
public enum Party {
    /** The person competent to sign. */
    PERSON("Người có thẩm quyền ký"),
    /** The organisation, whose certificate is used like its seal. */
    ORGANISATION("Cơ quan, tổ chức ký");

    private final String reason;

    Party(String reason) {
        this.reason = reason;
    }

    /** What stands in the signature itself; programs that show signatures show it, and it tells the parties apart. */
    String reason() {
        return reason;
    }

    /** The name over HTTP and in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
