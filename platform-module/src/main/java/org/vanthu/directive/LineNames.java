package org.vanthu.directive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Unit;
import org.vanthu.work.WorkItem;

/** The names that people read beside codes and user names; one query for each kind of name. */
final class LineNames {

    private final DirectiveSite site;
    private final Map<String, String> people;
    private final Map<String, Map<String, String>> units = new HashMap<>();

    private LineNames(DirectiveSite site, Map<String, String> people) {
        this.site = site;
        this.people = people;
    }

    static LineNames of(DirectiveSite site, Collection<@Nullable String> userNames) {
        Set<String> known = new HashSet<>();
        userNames.forEach(name -> {
            if (name != null && !name.isEmpty()) {
                known.add(name);
            }
        });
        return new LineNames(site, site.accounts().fullNames(known));
    }

    /** Those whom lines, directives and work name. */
    static List<@Nullable String> people(
            Collection<LineRow> lines, Collection<DirectiveRow> directives, Collection<WorkItem> items) {
        List<@Nullable String> people = new ArrayList<>();
        lines.forEach(line -> people.add(line.follow().officer()));
        directives.forEach(row -> {
            people.add(row.words().officer());
            people.add(row.words().orderedBy());
        });
        items.forEach(item -> people.add(item.holder()));
        return people;
    }

    String person(@Nullable String userName) {
        return userName == null ? "" : people.getOrDefault(userName, userName);
    }

    String agency(String code) {
        return site.agencies().find(code).map(agency -> agency.name()).orElse(code);
    }

    String unit(String agency, String code) {
        return code.isEmpty()
                ? ""
                : units.computeIfAbsent(agency, this::unitsOf).getOrDefault(code, code);
    }

    private Map<String, String> unitsOf(String agency) {
        Map<String, String> names = new HashMap<>();
        for (Unit unit : site.units().of(agency)) {
            names.put(unit.code(), unit.name());
        }
        return names;
    }
}
