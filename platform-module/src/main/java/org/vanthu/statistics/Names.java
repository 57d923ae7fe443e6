package org.vanthu.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.organization.Unit;
import org.vanthu.organization.Units;
import org.vanthu.shared.Texts;

/** Names for the keys of rows, in the language of the request; one query for each kind of name. */
final class Names {

    private static final Set<String> PEOPLE = Set.of("person", "leader", "officer");
    private static final String UNIT_POOL = "@unit:";

    private final Agencies agencies;
    private final Units units;
    private final Accounts accounts;

    Names(Agencies agencies, Units units, Accounts accounts) {
        this.agencies = agencies;
        this.units = units;
        this.accounts = accounts;
    }

    /** The name of each key; a key is a list as the dimension has columns. */
    Map<List<String>, String> of(String agency, String dimension, Set<List<String>> keys) {
        Map<String, String> unitNames = units(agency);
        Map<String, String> people = PEOPLE.contains(dimension)
                ? accounts.fullNames(keys.stream().map(key -> key.get(0)).collect(Collectors.toSet()))
                : Map.of();
        Map<List<String>, String> names = new HashMap<>();
        for (List<String> key : keys) {
            names.put(key, name(dimension, key, unitNames, people));
        }
        return names;
    }

    Map<String, String> units(String agency) {
        return units.of(agency).stream().collect(Collectors.toMap(Unit::code, Unit::name));
    }

    /** Who holds something: a person, or those of a unit or a role. */
    static String holder(String holder, Map<String, String> unitNames, Map<String, String> people) {
        if (holder.startsWith(UNIT_POOL)) {
            String unit = holder.substring(UNIT_POOL.length());
            return unitNames.getOrDefault(unit, unit);
        }
        return holder.startsWith("@") ? value("pool", holder.substring(1)) : people.getOrDefault(holder, holder);
    }

    private String name(String dimension, List<String> key, Map<String, String> unitNames, Map<String, String> people) {
        String code = key.get(0);
        return switch (dimension) {
            case "executor" -> executor(key, unitNames);
            case "giver", "agency" -> agency(code);
            case "unit" -> code.isEmpty() ? value("unit", "none") : unitNames.getOrDefault(code, code);
            case "person", "leader", "officer" ->
                code.isEmpty() ? value("person", "none") : holder(code, unitNames, people);
            case "type" -> key.get(1);
            case "field" -> code.isEmpty() ? value("field", "none") : code;
            default -> value(dimension, code);
        };
    }

    private String executor(List<String> key, Map<String, String> unitNames) {
        if (!key.get(1).isEmpty()) {
            return unitNames.getOrDefault(key.get(1), key.get(1));
        }
        return key.get(0).isEmpty() ? key.get(2) : agency(key.get(0));
    }

    private String agency(String code) {
        return agencies.find(code).map(Agency::name).orElse(code);
    }

    /** What a code of the tables is called; the code itself where it has no name. */
    static String value(String kind, String code) {
        String id = "statistics.value." + kind + "." + code.replace(':', '-');
        return Optional.of(Texts.of(id)).filter(text -> !text.equals(id)).orElse(code);
    }
}
