package org.vanthu.routing;

import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;
import org.vanthu.work.Next;

/**
 * To whom work is given.
 *
 * @param unit the unit in whose name it is held, or empty
 * @param holder a user name or the heads of the unit
 */
public record Target(String unit, String holder) {

    /** The same with the words that go with it. */
    public Next next(String instruction, @Nullable Deadline deadline) {
        return new Next(unit, holder, instruction, deadline);
    }
}
