package org.vanthu.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.organization.Staff;

/** Decides whose figures a person may see: the agency's, the own unit's, or those of the agencies below. */
final class Visibility {

    private final Access access;
    private final Agencies agencies;
    private final Staff staff;

    Visibility(Access access, Agencies agencies, Staff staff) {
        this.access = access;
        this.agencies = agencies;
        this.staff = staff;
    }

    /** @throws AccessDeniedException if the person may see none */
    Visible of(String agency, boolean below) {
        if (below) {
            access.require(agency, StatisticsPermission.SEE_BELOW);
            return new Visible(below(agency), null, false);
        }
        if (access.may(agency, StatisticsPermission.SEE_AGENCY)) {
            return new Visible(List.of(agency), null, true);
        }
        access.require(agency, StatisticsPermission.SEE_UNIT);
        String unit = staff.find(agency, access.userName())
                .map(Staff.Member::unit)
                .filter(own -> own != null && !own.isEmpty())
                .orElseThrow(() -> new AccessDeniedException(access.userName() + " heads no unit of " + agency));
        return new Visible(List.of(agency), unit, true);
    }

    /** The agency and all below it. */
    private List<String> below(String agency) {
        List<Agency> all = agencies.all();
        List<String> found = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(List.of(agencies.get(agency).code()));
        while (!open.isEmpty()) {
            String code = open.pop();
            if (!found.contains(code)) {
                found.add(code);
                all.stream()
                        .filter(one -> code.equals(one.parent()))
                        .map(Agency::code)
                        .forEach(open::push);
            }
        }
        return found;
    }
}
