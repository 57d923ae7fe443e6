package org.vanthu.organization;

import java.util.Set;

/** Something that may be done in an agency; each feature has an enum of its own. */
public interface Permission {

    /** The name for messages and tests. */
    String name();

    /** The roles of the agency that may; one of them is enough. */
    Set<Role> roles();

    /** Whether an administrator of the site may without a role in the agency. */
    default boolean isForSiteAdmin() {
        return false;
    }
}
