package org.vanthu.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a table is counted. Texts are parts of statements; moments have names in braces ({@link Condition}).
 *
 * @param from tables that figures are read from
 * @param rows tables that the rows behind a figure are read from; each row of {@code from} is one of them
 * @param agency the column with the agency
 * @param unit the column with the unit to which a head is confined
 * @param population which rows were there at some time of the period
 * @param measures conditions on a row of the population, by name, in the order of a report
 * @param dimensions the columns by which rows may be put together, by name
 * @param columns id, agency, node, label, words, who, unit, start, due, end, state, kind of a row
 * @param numericId whether the id is a number
 */
record Counting(
        String from,
        String rows,
        String agency,
        String unit,
        String population,
        Map<String, String> measures,
        Map<String, List<String>> dimensions,
        List<String> columns,
        boolean numericId) {

    /** Open is what has no end yet, or a later one. */
    private static final String OPEN = "(%1$s IS NULL OR %1$s >= {asOf})";

    private static final String IN_PERIOD = "%1$s < {end} AND (%2$s IS NULL OR %2$s >= {start})";

    static final Counting NONE = new Counting("", "", "", "", "", Map.of(), Map.of(), List.of(), false);

    static final Counting WORK = new Counting(
            "vt_work_item w",
            "vt_work_item w",
            "w.agency",
            "w.unit",
            IN_PERIOD.formatted("w.started_at", "w.ended_at"),
            ordered(
                    "assigned", "w.started_at < {end}",
                    "fresh", "w.started_at >= {start}",
                    "doneInTime", "w.ended_at < {asOf} AND (w.due_at IS NULL OR w.ended_at <= w.due_at)",
                    "doneLate", "w.ended_at < {asOf} AND w.due_at IS NOT NULL AND w.ended_at > w.due_at",
                    "inProgress", OPEN.formatted("w.ended_at") + " AND (w.due_at IS NULL OR w.due_at >= {now})",
                    "overdue", OPEN.formatted("w.ended_at") + " AND w.due_at < {now}",
                    "idle", OPEN.formatted("w.ended_at") + " AND w.started_at < {idle}"),
            Map.of(
                    "unit", List.of("w.unit"),
                    "person", List.of("w.holder"),
                    "leader", List.of("COALESCE(w.started_for, w.started_by)"),
                    "process", List.of("w.process_name"),
                    "step", List.of("w.step_name"),
                    "part", List.of("w.part_name")),
            List.of(
                    "w.id",
                    "w.agency",
                    "w.node_id",
                    "w.label",
                    "w.title",
                    "w.holder",
                    "w.unit",
                    "w.started_at",
                    "w.due_at",
                    "w.ended_at",
                    "w.step_name",
                    "w.process_name"),
            true);

    static final Counting INCOMING = new Counting(
            "vt_incoming i JOIN vt_document d ON d.node_id = i.node_id AND d.state <> 'voided'",
            "vt_incoming i JOIN vt_document d ON d.node_id = i.node_id AND d.state <> 'voided'",
            "i.agency",
            "i.lead_unit",
            IN_PERIOD.formatted("i.begun_at", "i.ended_at"),
            ordered(
                    "assigned", "i.begun_at < {end}",
                    "fresh", "i.begun_at >= {start}",
                    "doneInTime", "i.ended_at < {asOf} AND (i.lead_due IS NULL OR i.ended_at <= i.lead_due)",
                    "doneLate", "i.ended_at < {asOf} AND i.lead_due IS NOT NULL AND i.ended_at > i.lead_due",
                    "inProgress", OPEN.formatted("i.ended_at") + " AND (i.lead_due IS NULL OR i.lead_due >= {now})",
                    "overdue", OPEN.formatted("i.ended_at") + " AND i.lead_due < {now}",
                    "electronic", "i.begun_at >= {start} AND d.origin = 'electronic'"),
            Map.of(
                    "unit", List.of("i.lead_unit"),
                    "person", List.of("i.lead_holder"),
                    "leader", List.of("i.director"),
                    "type", List.of("d.type_code", "d.type_name"),
                    "source", List.of("d.source"),
                    "origin", List.of("d.origin"),
                    "state", List.of("i.state"),
                    "agency", List.of("i.agency")),
            List.of(
                    "i.node_id",
                    "i.agency",
                    "i.node_id",
                    "d.number_text",
                    "d.subject",
                    "i.lead_holder",
                    "i.lead_unit",
                    "i.begun_at",
                    "i.lead_due",
                    "i.ended_at",
                    "i.state",
                    "d.type_name"),
            false);

    /** A time that is not known; of the type that the drivers read as one. */
    private static final String NEVER = "CASE WHEN 1 = 0 THEN o.issued_at END";

    static final Counting OUTGOING = new Counting(
            "vt_outgoing o",
            "vt_outgoing o",
            "o.agency",
            "o.unit",
            "o.created_at < {end} AND (o.issued_at >= {start}"
                    + " OR (o.issued_at IS NULL AND o.state NOT IN ('cancelled', 'voided')))",
            ordered(
                    "assigned", "o.created_at < {end}",
                    "issued", "o.issued_at < {asOf}",
                    "electronicOnly", "o.issued_at < {asOf} AND o.issue_mode = 'electronic'",
                    "both", "o.issued_at < {asOf} AND o.issue_mode = 'both'",
                    "paper", "o.issued_at < {asOf} AND o.issue_mode = 'paper'",
                    "signed", "o.issued_at < {asOf} AND o.signature = 'digital'",
                    "inProgress", OPEN.formatted("o.issued_at")),
            Map.of(
                    "unit", List.of("o.unit"),
                    "person", List.of("o.drafter"),
                    "leader", List.of("o.signer"),
                    "type", List.of("o.type_code", "o.type_name"),
                    "mode", List.of("o.issue_mode"),
                    "agency", List.of("o.agency")),
            List.of(
                    "o.node_id",
                    "o.agency",
                    "o.node_id",
                    "COALESCE(o.number_text, '')",
                    "CASE WHEN o.state = 'issued' THEN o.subject ELSE '' END",
                    "o.drafter",
                    "o.unit",
                    "o.created_at",
                    NEVER,
                    "o.issued_at",
                    "o.state",
                    "o.type_name"),
            false);

    /** The last day of a dossier ends at midnight in Vietnam, which is 17:00 UTC of that day. */
    private static final String DOSSIER_DUE = "(s.due_date + INTERVAL '17' HOUR)";

    static final Counting DOSSIERS = new Counting(
            "vt_dossier s",
            "vt_dossier s",
            "s.agency",
            "COALESCE(s.unit, '')",
            IN_PERIOD.formatted("s.opened_at", "s.ended_at"),
            ordered(
                    "assigned", "s.opened_at < {end}",
                    "fresh", "s.opened_at >= {start}",
                    "doneInTime", "s.ended_at < {asOf} AND (s.due_date IS NULL OR s.ended_at <= " + DOSSIER_DUE + ")",
                    "doneLate", "s.ended_at < {asOf} AND s.due_date IS NOT NULL AND s.ended_at > " + DOSSIER_DUE,
                    "inProgress",
                            OPEN.formatted("s.ended_at") + " AND (s.due_date IS NULL OR " + DOSSIER_DUE + " >= {now})",
                    "overdue", OPEN.formatted("s.ended_at") + " AND " + DOSSIER_DUE + " < {now}"),
            Map.of(
                    "unit", List.of("COALESCE(s.unit, '')"),
                    "person", List.of("s.owner"),
                    "kind", List.of("s.kind"),
                    "state", List.of("s.state")),
            List.of(
                    "s.id",
                    "s.agency",
                    "s.id",
                    "s.code",
                    "s.title",
                    "s.owner",
                    "COALESCE(s.unit, '')",
                    "s.opened_at",
                    DOSSIER_DUE,
                    "s.ended_at",
                    "s.state",
                    "s.kind"),
            false);

    /** A map in the order of its pairs. */
    static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
