package org.vanthu.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An organisation of the directory, as it is known today.
 *
 * @param code its identifier for exchange
 * @param oldCodes identifiers that it had before, and those of organisations that were merged into it
 * @param parent the identifier of the organisation above, or null
 * @param closed whether nothing is sent to it any more
 * @param site the code of the agency of this site that it is, or null
 * @see "Decision 20/2020/QĐ-TTg"
 */
public record Organization(
        String code,
        String name,
        List<String> oldCodes,
        @Nullable String parent,
        Contact contact,
        Reach reach,
        boolean closed,
        @Nullable String site) {

    public Organization {
        oldCodes = List.copyOf(oldCodes);
    }

    Organization withOldCodes(List<String> codes) {
        return new Organization(code, name, codes, parent, contact, reach, closed, site);
    }

    /** Whether it is an agency of this site. */
    public boolean isOfThisSite() {
        return site != null;
    }
}
