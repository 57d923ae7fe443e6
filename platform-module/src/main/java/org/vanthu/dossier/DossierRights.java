package org.vanthu.dossier;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Unit;

/**
 * What the signed-in person may do with a dossier. Nobody else sees it: its owner, those who take part, the heads of
 * its unit, the leaders of the agency, for a dossier of a unit the unit's members, and once it is ended the archivists.
 */
final class DossierRights {

    private final DossierSite site;
    private final DossierPeople people;

    DossierRights(DossierSite site, DossierPeople people) {
        this.site = site;
        this.people = people;
    }

    Rights of(Dossier dossier) {
        if (!site.access().may(dossier.agency(), DossierPermission.READ)) {
            return new Rights(false, false, false, false);
        }
        String user = site.userName();
        boolean works = site.access().may(dossier.agency(), DossierPermission.OPEN);
        boolean owner = dossier.owner().equals(user);
        boolean head = dossier.unit() != null && headed(dossier.agency()).contains(dossier.unit());
        boolean member = dossier.kind().equals(Dossier.UNIT)
                && dossier.unit() != null
                && dossier.unit().equals(ownUnit(dossier.agency()));
        boolean leader = site.access().may(dossier.agency(), DossierPermission.SEE_ALL);
        boolean keeps = !dossier.isRunning() && site.access().may(dossier.agency(), DossierPermission.SEE_ENDED);
        Optional<String> right = people.right(dossier.id(), user);
        boolean manages = works && (owner || head);
        return new Rights(
                owner || head || member || leader || keeps || right.isPresent(),
                works
                        && (manages
                                || member
                                || right.filter(DossierPeople.CONTRIBUTE::equals)
                                        .isPresent()),
                manages,
                manages || leader);
    }

    /** @throws AccessDeniedException if the person may not see it */
    Rights requireRead(Dossier dossier) {
        Rights rights = of(dossier);
        if (!rights.read()) {
            throw site.refused(dossier, "see");
        }
        return rights;
    }

    /** @throws AccessDeniedException if the person may not add to it */
    void requireContribute(Dossier dossier) {
        if (!of(dossier).contribute()) {
            throw site.refused(dossier, "add to");
        }
    }

    /** @throws AccessDeniedException if the person may not change it */
    void requireManage(Dossier dossier) {
        if (!of(dossier).manage()) {
            throw site.refused(dossier, "change");
        }
    }

    /** The unit of the signed-in person in the agency, or null. */
    @Nullable
    String ownUnit(String agency) {
        return site.staff()
                .find(agency, site.userName())
                .map(Staff.Member::unit)
                .orElse(null);
    }

    /** The units that the signed-in person heads: his or her own and those below it. */
    Set<String> headed(String agency) {
        String own = ownUnit(agency);
        if (own == null || !site.access().roles().getOrDefault(agency, Set.of()).contains(Role.UNIT_HEAD)) {
            return Set.of();
        }
        Map<String, @Nullable String> parents = new HashMap<>();
        for (Unit unit : site.units().of(agency)) {
            parents.put(unit.code(), unit.parent());
        }
        Set<String> headed = new HashSet<>(Set.of(own));
        for (String unit : parents.keySet()) {
            String above = unit;
            for (int depth = 0; above != null && depth < parents.size(); depth++) {
                if (above.equals(own)) {
                    headed.add(unit);
                    break;
                }
                above = parents.get(above);
            }
        }
        return headed;
    }

    /**
     * What one may do.
     *
     * @param contribute add documents, links, notes and questions
     * @param manage change, order, take out, end, say who takes part
     * @param reopen open it again after its end
     */
    record Rights(boolean read, boolean contribute, boolean manage, boolean reopen) {}
}
