package org.vanthu.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is counted. All but {@link #USAGE} are statements: the rows that were open at some time of the period, measures
 * that are conditions on a row, and what a row may be counted by.
 */
enum Subject {
    /** Lines of directives that the agency gave. */
    DIRECTIVES_GIVEN("directives-given", Lines.of("l.agency", "l.unit")),
    /** Lines of directives that the agency must do. */
    DIRECTIVES_RECEIVED("directives-received", Lines.of("l.executor", "l.holder_unit")),
    /** Steps of work in hands. */
    WORK("work", Counting.WORK),
    /** Incoming documents on their way. */
    INCOMING("incoming", Counting.INCOMING),
    /** Documents of the agency's own. */
    OUTGOING("outgoing", Counting.OUTGOING),
    /** Work dossiers. */
    DOSSIERS("dossiers", Counting.DOSSIERS),
    /** Who opened the desk in the mornings and afternoons of working days. */
    USAGE("usage", Counting.NONE);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Counting counting;

    Subject(String code, Counting counting) {
        this.code = code;
        this.counting = counting;
    }

    /** The name over HTTP and in the tables. */
    String code() {
        return code;
    }

    Counting counting() {
        return counting;
    }

    static Optional<Subject> find(String code) {
        return Arrays.stream(values())
                .filter(subject -> subject.code.equals(code))
                .findFirst();
    }

    /** Lines of directives, seen from either side. */
    private static final class Lines {

        /** A result that waits for its review is judged by when it was issued. */
        private static final String JUDGED =
                "CASE WHEN l.state IN ('reported', 'completed') AND l.result_issued_at < {asOf}"
                        + " THEN l.result_issued_at ELSE {now} END";

        private static final String RUNNING =
                "(l.completed_at IS NULL OR l.completed_at >= {asOf}) AND (l.withdrawn_at IS NULL OR l.withdrawn_at >= {asOf})";

        private static final String DONE_AT = "COALESCE(l.result_issued_at, l.reported_at, l.completed_at)";

        private static final String EXECUTOR_NAME = "CASE WHEN l.executor = '' THEN l.executor_name ELSE '' END";

        static Counting of(String agency, String unit) {
            return new Counting(
                    "vt_directive_line l",
                    "vt_directive_line l JOIN vt_directive d ON d.id = l.directive_id",
                    agency,
                    unit,
                    "l.given_at < {end} AND (l.completed_at IS NULL OR l.completed_at >= {start})"
                            + " AND (l.withdrawn_at IS NULL OR l.withdrawn_at >= {start})",
                    Counting.ordered(
                            "assigned",
                            "l.given_at < {end}",
                            "fresh",
                            "l.given_at >= {start}",
                            "doneInTime",
                            "l.completed_at < {asOf} AND (l.due_at IS NULL OR " + DONE_AT + " <= l.due_at)",
                            "doneLate",
                            "l.completed_at < {asOf} AND l.due_at IS NOT NULL AND " + DONE_AT + " > l.due_at",
                            "inProgress",
                            RUNNING + " AND (l.due_at IS NULL OR l.due_at >= " + JUDGED + ")",
                            "overdue",
                            RUNNING + " AND l.due_at < " + JUDGED,
                            "withdrawn",
                            "l.withdrawn_at < {asOf}",
                            "extended",
                            "l.extensions > 0",
                            "returned",
                            "l.returns > 0",
                            "notUpdated",
                            RUNNING + " AND l.update_due_at < {now}"
                                    + " AND l.updated_at IS NULL AND l.result_issued_at IS NULL"),
                    Map.of(
                            "executor", List.of("l.executor", "l.unit", EXECUTOR_NAME),
                            "giver", List.of("l.agency"),
                            "unit", List.of(unit),
                            "leader", List.of("l.ordered_by"),
                            "officer", List.of("l.officer"),
                            "field", List.of("l.field_code"),
                            "part", List.of("l.part_name")),
                    List.of(
                            "l.id",
                            "l.agency",
                            "d.node_id",
                            "d.number_text",
                            "d.content",
                            "l.executor_name",
                            "l.holder_unit",
                            "l.given_at",
                            "l.due_at",
                            "COALESCE(l.completed_at, l.withdrawn_at)",
                            "l.state",
                            "d.field_code"),
                    true);
        }
    }
}
