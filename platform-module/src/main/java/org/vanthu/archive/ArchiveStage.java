package org.vanthu.archive;

import java.util.Set;

/** Where a dossier stands on its way through the archive; its own state stays {@code ended}. */
public final class ArchiveStage {

    /** The reorganization of the year proposes it for submission. */
    public static final String PROPOSED = "proposed";

    /** Handed in, not decided yet. */
    public static final String SUBMITTED = "submitted";

    /** Given back with a reason. */
    public static final String RETURNED = "returned";

    /** The unit keeps it beyond the time, with the consent of the head. */
    public static final String KEPT_BACK = "keptBack";

    /** Taken over; it is not changed any more. */
    public static final String ACCEPTED = "accepted";

    /** Offered to the historical archive. */
    public static final String TRANSFERRING = "transferring";

    /** The historical archive has it. */
    public static final String TRANSFERRED = "transferred";

    /** Destroyed; its row stays. */
    public static final String DESTROYED = "destroyed";

    /** In these a dossier is not changed. */
    public static final Set<String> KEPT = Set.of(ACCEPTED, TRANSFERRING, TRANSFERRED, DESTROYED);

    private ArchiveStage() {}
}
