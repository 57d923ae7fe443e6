package org.vanthu.retention;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** The row of a dossier as the ledger of a long run keeps it: what is empty is a blank. */
final class RetentionValues {

    static final String EXPIRES_ON = "expiresOn";
    static final String STAGE = "stage";
    static final String WORDS = "words";

    private static final String SCHEDULE = "schedule";
    private static final String RULE = "rule";
    private static final String DECIDING_RULE = "decidingRule";
    private static final String KIND = "kind";
    private static final String YEARS = "years";
    private static final String EVENT = "event";
    private static final String TRIGGER_YEAR = "triggerYear";
    private static final String EVENT_DATE = "eventDate";
    private static final String BASIS = "basis";
    private static final String DUE_ON = "dueOn";

    private RetentionValues() {}

    /** @param words the period as it stands at the dossier */
    static Map<String, String> of(DossierRetention row, @Nullable String words) {
        Map<String, String> values = new TreeMap<>();
        values.put(SCHEDULE, text(row.schedule()));
        values.put(RULE, text(row.rule()));
        values.put(DECIDING_RULE, text(row.decidingRule()));
        values.put(KIND, row.period().kind().code());
        values.put(YEARS, text(row.period().years()));
        values.put(EVENT, row.period().eventWords());
        values.put(TRIGGER_YEAR, text(row.triggerYear()));
        values.put(EVENT_DATE, text(row.eventDate()));
        values.put(EXPIRES_ON, text(row.expiresOn()));
        values.put(BASIS, row.basis());
        values.put(STAGE, row.stage());
        values.put(DUE_ON, text(row.dueOn()));
        values.put(WORDS, text(words));
        return values;
    }

    /** The row with other values; what is not among them stays. */
    static DossierRetention with(DossierRetention row, Map<String, String> others) {
        Map<String, String> values = of(row, null);
        values.putAll(others);
        return new DossierRetention(
                row.dossier(),
                row.agency(),
                orNull(values, SCHEDULE),
                orNull(values, RULE),
                orNull(values, DECIDING_RULE),
                new RetentionPeriod(
                        RetentionKind.known(value(values, KIND)), number(values, YEARS), value(values, EVENT)),
                number(values, TRIGGER_YEAR),
                day(values, EVENT_DATE),
                row.endedOn(),
                day(values, EXPIRES_ON),
                value(values, BASIS),
                value(values, STAGE),
                day(values, DUE_ON),
                row.keptUntil(),
                row.submittedOn(),
                row.version());
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static String value(Map<String, String> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static @Nullable String orNull(Map<String, String> values, String name) {
        String value = value(values, name);
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Integer number(Map<String, String> values, String name) {
        String value = orNull(values, name);
        return value == null ? null : Integer.valueOf(value);
    }

    private static @Nullable LocalDate day(Map<String, String> values, String name) {
        String value = orNull(values, name);
        return value == null ? null : LocalDate.parse(value);
    }
}
