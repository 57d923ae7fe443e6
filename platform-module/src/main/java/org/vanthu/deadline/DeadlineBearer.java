package org.vanthu.deadline;

/** A table with running deadlines. */
@FunctionalInterface
public interface DeadlineBearer {

    /**
     * Reckons the running deadlines of the agency anew, in the transaction that changed its calendar or a rule; those
     * that are done stay as they were.
     */
    void recalculate(String agency, Deadlines deadlines);
}
