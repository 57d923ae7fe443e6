package org.vanthu.statistics;

import java.time.LocalDate;
import java.util.Map;

import org.vanthu.embedded.EmbeddedRepository;

/** Kept reports for tests of other features. */
public final class KeptReportFixture {

    private KeptReportFixture() {}

    /** Keeps the half-year of {@link CountedRows} by a dimension, as the signed-in person; returns its id. */
    public static long keep(EmbeddedRepository repository, boolean byPerson) {
        Period period = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30));
        Question question = byPerson
                ? new Question(Subject.WORK, "H99", false, period, "person", Map.of(), null)
                : new Question(Subject.DIRECTIVES_GIVEN, "H99", false, period, "executor", Map.of(), null);
        return Long.parseLong(repository.bean(KeptReports.class).keep(question).id());
    }
}
