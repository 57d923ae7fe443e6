package org.vanthu.routing;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Staff.Member;
import org.vanthu.work.Holders;

/**
 * Who directs the incoming documents of an agency first: whom its setting {@code director} names, a person or the heads
 * of a unit ({@code @unit:VP}, where the office looks through them before the leader); else its only leader; else
 * whichever of its leaders takes one.
 *
 * @see "QĐ 2080/QĐ-UBND, 7.2a: by itself to the competent person"
 */
public final class Directors {

    static final String SETTING = "director";
    private static final String UNIT = "@unit:";

    private final Agencies agencies;
    private final Staff staff;

    Directors(Agencies agencies, Staff staff) {
        this.agencies = agencies;
        this.staff = staff;
    }

    /** A user name or the pool of leaders. */
    public String of(String agency) {
        Object named = agencies.get(agency).settings().get(SETTING);
        if (named instanceof String unit && unit.strip().startsWith(UNIT)) {
            String code = unit.strip().substring(UNIT.length());
            if (!staff.heads(agency, code).isEmpty()) {
                return Holders.headsOf(code);
            }
        } else if (named instanceof String userName
                && !userName.isBlank()
                && staff.find(agency, userName.strip()).isPresent()) {
            return userName.strip();
        }
        List<Member> leaders = staff.with(agency, Role.LEADER);
        return leaders.size() == 1 ? leaders.get(0).userName() : Holders.role(Role.LEADER);
    }

    /** Whom a clerk meant who wrote who gave a direction: the leader of that name, else who directs. */
    String named(String agency, String directedBy) {
        String wanted = directedBy.strip();
        return staff.with(agency, Role.LEADER).stream()
                .filter(member ->
                        member.userName().equals(wanted) || member.fullName().equalsIgnoreCase(wanted))
                .map(Member::userName)
                .findFirst()
                .orElseGet(() -> of(agency));
    }

    /** Whether the person directs what this holder directs. */
    boolean directs(String agency, String director, @Nullable String userName) {
        if (userName == null) {
            return false;
        }
        return Holders.isPool(director)
                ? staff.find(agency, userName)
                        .filter(member -> Holders.includes(director, member))
                        .isPresent()
                : director.equals(userName);
    }
}
