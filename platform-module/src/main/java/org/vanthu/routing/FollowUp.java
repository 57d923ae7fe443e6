package org.vanthu.routing;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What is noted to follow the handling of a document.
 *
 * @param area the field of work it belongs to (lĩnh vực), or empty
 * @param on the day on which it is to be looked at again, or null
 * @param note what is followed, or empty
 * @param version 0 as long as nothing was noted
 */
record FollowUp(String area, @Nullable LocalDate on, String note, long version) {

    static final FollowUp NONE = new FollowUp("", null, "", 0);
}
