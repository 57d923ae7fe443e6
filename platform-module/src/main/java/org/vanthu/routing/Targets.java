package org.vanthu.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Access;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Staff.Member;
import org.vanthu.organization.Unit;
import org.vanthu.organization.Units;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.TextKey;
import org.vanthu.work.Holders;

/** Units and people to whom work can be given. */
public final class Targets {

    private static final int MAX = 100;

    private final Staff staff;
    private final Units units;
    private final Access access;

    Targets(Staff staff, Units units, Access access) {
        this.staff = staff;
        this.units = units;
        this.access = access;
    }

    /**
     * A unit or a person as somebody may choose it.
     *
     * @param heads how many lead the unit; 0 for a person
     */
    record Choice(
            String kind,
            String code,
            String name,
            String position,
            @Nullable String unit,
            int heads) {}

    /** What the text finds, units first; those of a unit where one is given. */
    List<Choice> find(String agency, String text, Optional<String> unit) {
        access.require(agency, RoutingPermission.READ);
        List<Choice> found = new ArrayList<>();
        if (unit.isEmpty()) {
            String key = TextKey.of(text);
            units.of(agency).stream()
                    .filter(Unit::active)
                    .filter(one -> TextKey.of(one.name() + " " + one.code() + " " + one.abbreviation())
                            .contains(key))
                    .limit(MAX)
                    .forEach(one -> found.add(new Choice(
                            "unit",
                            one.code(),
                            one.name(),
                            "",
                            one.parent(),
                            staff.heads(agency, one.code()).size())));
        }
        staff.search(agency, text, MAX).stream()
                .filter(Targets::canHandle)
                .filter(member -> unit.isEmpty() || unit.get().equals(member.unit()))
                .forEach(member -> found.add(new Choice(
                        "person", member.userName(), member.fullName(), member.position(), member.unit(), 0)));
        return found;
    }

    /**
     * Whom a form names. A unit is held by its head, or by all who lead it until one takes it.
     *
     * @throws InvalidInputException naming the field if it is none, or nobody there can take the work
     */
    public Target resolve(String agency, @Nullable TargetForm form, String field) {
        String unit = form == null || form.unit() == null ? "" : form.unit().strip();
        String person =
                form == null || form.person() == null ? "" : form.person().strip();
        if (unit.isEmpty() == person.isEmpty()) {
            throw InvalidInputException.field(field, unit + person, "routing.error.target");
        }
        return person.isEmpty() ? unit(agency, unit, field) : person(agency, person, field);
    }

    /** A person who may direct. */
    Target director(String agency, @Nullable TargetForm form, String field) {
        Target target = resolve(agency, form, field);
        boolean may = Holders.isPool(target.holder())
                || staff.find(agency, target.holder())
                        .filter(member -> has(member, RoutingPermission.DIRECT))
                        .isPresent();
        if (!may) {
            throw InvalidInputException.field(field, target.holder(), "routing.error.no-director", target.holder());
        }
        return target;
    }

    private Target unit(String agency, String code, String field) {
        Unit unit = units.find(agency, code)
                .filter(Unit::active)
                .orElseThrow(() -> InvalidInputException.field(field, code, "routing.error.no-unit", code));
        List<Member> heads = staff.heads(agency, code);
        if (heads.isEmpty()) {
            throw InvalidInputException.field(field, code, "routing.error.no-head", unit.name());
        }
        return new Target(code, heads.size() == 1 ? heads.get(0).userName() : Holders.headsOf(code));
    }

    private Target person(String agency, String userName, String field) {
        Member member = staff.find(agency, userName)
                .filter(Targets::canHandle)
                .orElseThrow(() -> InvalidInputException.field(field, userName, "routing.error.no-person", userName));
        return new Target(member.unit() == null ? "" : member.unit(), member.userName());
    }

    /** Whether the holder can take work: a pool, or somebody who still works here. */
    public boolean isAvailable(String agency, String holder) {
        return Holders.isPool(holder)
                || staff.find(agency, holder).filter(Targets::canHandle).isPresent();
    }

    /** Whether the unit is that one or lies within it. */
    public boolean isWithin(String agency, String unit, String outer) {
        Map<String, Unit> known = units.of(agency).stream().collect(Collectors.toMap(Unit::code, one -> one));
        String at = unit;
        for (int depth = 0; depth <= known.size(); depth++) {
            if (at.equals(outer)) {
                return true;
            }
            Unit one = known.get(at);
            if (one == null || one.parent() == null) {
                return false;
            }
            at = one.parent();
        }
        return false;
    }

    private static boolean canHandle(Member member) {
        return has(member, RoutingPermission.HANDLE);
    }

    private static boolean has(Member member, RoutingPermission permission) {
        return member.roles().stream().anyMatch(permission.roles()::contains);
    }
}
