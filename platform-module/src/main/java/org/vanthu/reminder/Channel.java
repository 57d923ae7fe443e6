package org.vanthu.reminder;

import java.util.Arrays;
import java.util.Optional;

/** How somebody was urged; what happened outside of the desk is noted, so that the log is whole. */
enum Channel {
    DESK("desk"),
    EMAIL("email"),
    PHONE("phone"),
    FAX("fax"),
    IN_PERSON("inPerson");

    private final String code;

    Channel(String code) {
        this.code = code;
    }

    /** The name in the table and over HTTP. */
    String code() {
        return code;
    }

    static Optional<Channel> of(String code) {
        return Arrays.stream(values())
                .filter(channel -> channel.code.equals(code))
                .findFirst();
    }
}
