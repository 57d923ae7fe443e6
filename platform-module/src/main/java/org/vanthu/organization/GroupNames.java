package org.vanthu.organization;

import java.util.Optional;

/** Names of the groups that stand for agencies, roles and units. */
public final class GroupNames {

    /** The group of all agencies. */
    public static final String ALL = "GROUP_vanthu";

    private static final String PREFIX = "GROUP_vanthu_";

    private GroupNames() {}

    /** All staff of an agency. */
    public static String agency(String agency) {
        return PREFIX + agency;
    }

    /** The holders of a role in an agency. */
    public static String role(String agency, Role role) {
        return PREFIX + agency + "_" + role.code();
    }

    /** The members of a unit. */
    public static String unit(String agency, String unit) {
        return PREFIX + agency + "_unit_" + unit;
    }

    /** The part of a group name after {@code GROUP_}. */
    public static String shortName(String group) {
        return group.substring("GROUP_".length());
    }

    /** The agency and role that a group stands for, or empty for any other group. */
    static Optional<Membership> membership(String group) {
        if (!group.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int end = group.indexOf('_', PREFIX.length());
        if (end < 0) {
            return Optional.empty();
        }
        String agency = group.substring(PREFIX.length(), end);
        return Role.of(group.substring(end + 1)).map(role -> new Membership(agency, role));
    }

    /** A role held in an agency. */
    record Membership(String agency, Role role) {}
}
