package org.vanthu.work;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.vanthu.organization.Accounts;
import org.vanthu.organization.Unit;
import org.vanthu.organization.Units;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** What units and people have to do, soon due and overdue, for those who direct and urge. */
final class WorkSummaryGet extends JsonWebScript {

    private final WorkLists lists;
    private final Accounts accounts;
    private final Units units;

    WorkSummaryGet(WorkLists lists, Accounts accounts, Units units) {
        this.lists = lists;
        this.accounts = accounts;
        this.units = units;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String agency = request.required("agency");
        List<WorkLists.Load> loads = lists.loads(agency);
        Map<String, Count> byUnit = new TreeMap<>();
        loads.forEach(load -> byUnit.merge(load.unit(), Count.of(load), Count::plus));
        Map<String, String> unitNames = units.of(agency).stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Map<String, String> names =
                accounts.fullNames(loads.stream().map(WorkLists.Load::holder).collect(Collectors.toSet()));
        return new Summary(
                byUnit.entrySet().stream()
                        .map(entry -> new OfUnit(
                                entry.getKey(),
                                unitNames.getOrDefault(entry.getKey(), ""),
                                entry.getValue().open,
                                entry.getValue().soon,
                                entry.getValue().overdue))
                        .toList(),
                loads.stream()
                        .map(load -> new OfPerson(
                                load.holder(),
                                names.getOrDefault(load.holder(), ""),
                                load.unit(),
                                load.open(),
                                load.soon(),
                                load.overdue()))
                        .toList());
    }

    private record Count(long open, long soon, long overdue) {
        static Count of(WorkLists.Load load) {
            return new Count(load.open(), load.soon(), load.overdue());
        }

        Count plus(Count other) {
            return new Count(open + other.open, soon + other.soon, overdue + other.overdue);
        }
    }

    private record Summary(List<OfUnit> units, List<OfPerson> people) {}

    private record OfUnit(String unit, String name, long open, long soon, long overdue) {}

    /** Of a pool the full name is empty. */
    private record OfPerson(String userName, String fullName, String unit, long open, long soon, long overdue) {}
}
