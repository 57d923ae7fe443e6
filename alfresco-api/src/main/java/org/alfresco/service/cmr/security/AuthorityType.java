package org.alfresco.service.cmr.security;

/** The kinds of authority, told apart by prefix or fixed name. */
public enum AuthorityType {
    ADMIN(PermissionService.ADMINISTRATOR_AUTHORITY, null, 0),
    EVERYONE(PermissionService.ALL_AUTHORITIES, null, 1),
    OWNER(PermissionService.OWNER_AUTHORITY, null, 2),
    GUEST(PermissionService.GUEST_AUTHORITY, null, 3),
    GROUP(null, PermissionService.GROUP_PREFIX, 4),
    ROLE(null, PermissionService.ROLE_PREFIX, 5),
    USER(null, "", 6),
    WILDCARD(null, null, 7);

    private final String fixedString;
    private final String prefixString;
    private final int orderPosition;

    AuthorityType(String fixedString, String prefixString, int orderPosition) {
        this.fixedString = fixedString;
        this.prefixString = prefixString;
        this.orderPosition = orderPosition;
    }

    /**
     * Answers the kind of an authority by its full name; {@link #WILDCARD} for null. The administrators' role is a role
     * as any other: ACS never answers {@link #ADMIN} here.
     */
    public static AuthorityType getAuthorityType(String authority) {
        if (authority == null) {
            return WILDCARD;
        }
        if (authority.equalsIgnoreCase(GUEST.fixedString)) {
            return GUEST;
        }
        if (authority.equals(EVERYONE.fixedString)) {
            return EVERYONE;
        }
        if (authority.equals(OWNER.fixedString)) {
            return OWNER;
        }
        if (authority.startsWith(PermissionService.GROUP_PREFIX)) {
            return GROUP;
        }
        return authority.startsWith(PermissionService.ROLE_PREFIX) ? ROLE : USER;
    }

    public boolean isFixedString() {
        return fixedString != null;
    }

    public String getFixedString() {
        return fixedString == null ? "" : fixedString;
    }

    public boolean isPrefixed() {
        return prefixString != null && !prefixString.isEmpty();
    }

    public String getPrefixString() {
        return prefixString == null ? "" : prefixString;
    }

    public int getOrderPosition() {
        return orderPosition;
    }

    public boolean equals(String authority) {
        return equals(getAuthorityType(authority));
    }
}
