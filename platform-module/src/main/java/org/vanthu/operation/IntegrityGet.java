package org.vanthu.operation;

import java.time.Clock;
import java.time.LocalDate;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Verifies the registers of a year and the audit trail; for administrators of the site. */
final class IntegrityGet extends JsonWebScript {

    private static final int OLDEST = 100;

    private final Integrity integrity;
    private final Clock clock;

    IntegrityGet(Integrity integrity, Clock clock) {
        this.integrity = integrity;
        this.clock = clock;
    }

    @Override
    protected Object handle(JsonRequest request) {
        int now = LocalDate.ofInstant(clock.instant(), Json.ZONE).getYear();
        long year = request.queryNumber("year").orElse((long) now);
        if (year > now || year < now - OLDEST) {
            throw InvalidInputException.field("year", year, "operation.error.year", String.valueOf(now));
        }
        return integrity.verify((int) year);
    }
}
