package org.vanthu.organization;

import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.Elevation;

/** Keeps the groups that stand for agencies, roles and units. The caller has checked the right to do so. */
final class AgencyGroups {

    private final AuthorityService authorityService;

    AgencyGroups(AuthorityService authorityService) {
        this.authorityService = authorityService;
    }

    /** The group of all agencies, made when it is missing. */
    void createRoot() {
        ensure(null, GroupNames.ALL, "Vanthu");
    }

    void create(Agency agency) {
        Elevation.asSystem("groups of a new agency", () -> {
            createRoot();
            ensure(GroupNames.ALL, GroupNames.agency(agency.code()), agency.name());
            for (Role role : Role.values()) {
                ensure(
                        GroupNames.agency(agency.code()),
                        GroupNames.role(agency.code(), role),
                        agency.code() + " " + role.code());
            }
        });
    }

    void createUnit(String agency, Unit unit) {
        Elevation.asSystem(
                "group of a new unit",
                () -> ensure(GroupNames.agency(agency), GroupNames.unit(agency, unit.code()), unit.name()));
    }

    void add(String group, String userName) {
        Elevation.asSystem("a role is given", () -> {
            if (!isMember(group, userName)) {
                authorityService.addAuthority(group, userName);
            }
        });
    }

    void remove(String group, String userName) {
        Elevation.asSystem("a role is taken away", () -> {
            if (isMember(group, userName)) {
                authorityService.removeAuthority(group, userName);
            }
        });
    }

    private boolean isMember(String group, String userName) {
        return authorityService
                .getContainingAuthorities(AuthorityType.GROUP, userName, true)
                .contains(group);
    }

    private void ensure(@Nullable String parent, String group, String displayName) {
        if (authorityService.authorityExists(group)) {
            return;
        }
        authorityService.createAuthority(
                AuthorityType.GROUP, GroupNames.shortName(group), displayName, authorityService.getDefaultZones());
        if (parent != null) {
            authorityService.addAuthority(parent, group);
        }
    }
}
