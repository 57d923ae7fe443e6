package org.vanthu.retention;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;

/** Reads what an earlier page of a list gave. */
final class Positions {

    private Positions() {}

    static Instant time(Keyset keyset) {
        try {
            if (keyset.after().size() == 2) {
                return Instant.parse(keyset.after().get(0));
            }
        } catch (DateTimeException e) {
            throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
        }
        throw InvalidInputException.field("after", "", "shared.error.page-position", "");
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw InvalidInputException.field(e, "after", text, "shared.error.page-position", text);
        }
    }
}
