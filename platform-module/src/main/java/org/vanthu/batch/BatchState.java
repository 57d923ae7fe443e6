package org.vanthu.batch;

import java.util.List;

/** States of a run and of its items, as the tables write them. */
public final class BatchState {

    /** The dry run goes through the items. */
    public static final String PLANNING = "planning";

    /** Waits for the decision of a second person. */
    public static final String PLANNED = "planned";

    /** Approved; goes on within its window until the last item, forwards or backwards. */
    public static final String RUNNING = "running";

    /** Stands still until somebody lets it go on. */
    public static final String PAUSED = "paused";

    /** Every item was dealt with. */
    public static final String DONE = "done";

    /** Everything that could be undone is undone. */
    public static final String UNDONE = "undone";

    /** The second person did not agree. */
    public static final String REJECTED = "rejected";

    /** Given up before anything was done. */
    public static final String CANCELLED = "cancelled";

    /** States of a run that is not over; an agency has one such run of a kind. */
    static final List<String> ALIVE = List.of(PLANNING, PLANNED, RUNNING, PAUSED);

    private BatchState() {}

    /** States of an item. */
    public static final class Item {

        /** Is to be changed. */
        public static final String PLANNED = "planned";

        /** Stays as it is, for the reason that the row names. */
        public static final String LEFT = "left";

        /** Was changed. */
        public static final String DONE = "done";

        /** Is something else by now than what was approved; was left alone. */
        public static final String DIFFERS = "differs";

        /** An error stopped it; may be tried again. */
        public static final String FAILED = "failed";

        /** Was changed and is again what it was. */
        public static final String UNDONE = "undone";

        /** Was changed by somebody since, and was not undone. */
        public static final String KEPT = "kept";

        private Item() {}
    }
}
