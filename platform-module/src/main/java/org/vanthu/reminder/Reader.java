package org.vanthu.reminder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.vanthu.delegation.Scope;
import org.vanthu.shared.Sql;

/**
 * Who looks at reminders: for the own, and for those of principals as far as the delegation reaches.
 *
 * @param principals those represented, by what may be done in their name
 */
record Reader(String userName, Map<Scope, Set<String>> principals) {

    private static final Map<Scope, String> WORK = Map.of(
            Scope.DIRECT, "w.process_name = 'incoming' AND w.step_name = 'direct'",
            Scope.FORWARD, "w.process_name = 'incoming' AND w.step_name <> 'direct'",
            Scope.APPROVE, "w.process_name = 'outgoing' AND w.step_name IN ('review', 'approve')");

    Reader {
        principals = Map.copyOf(principals);
    }

    /** Which rows of {@code vt_reminder r} with their work {@code w} are of a principal; empty where there is none. */
    String represented(boolean reports, Collection<Object> values) {
        List<String> parts = new ArrayList<>();
        for (Scope scope : reports ? List.of(Scope.URGE) : List.of(Scope.DIRECT, Scope.FORWARD, Scope.APPROVE)) {
            Set<String> names = principals.getOrDefault(scope, Set.of());
            if (!names.isEmpty()) {
                String who = "r.whom IN (" + Sql.marks(names.size()) + ")";
                parts.add(reports ? who : "(" + who + " AND " + WORK.get(scope) + ")");
                values.addAll(names);
            }
        }
        return String.join(" OR ", parts);
    }
}
