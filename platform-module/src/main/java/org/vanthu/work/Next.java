package org.vanthu.work;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;

/**
 * Who gets the next step, with what to do until when.
 *
 * @param unit the code of the unit in whose name the step is held, or empty
 * @param holder a user name or a pool ({@link Holders})
 * @param instruction what the one before says about it, or empty
 * @param deadline until when, or null
 */
public record Next(
        String unit,
        String holder,
        String instruction,
        @Nullable Deadline deadline) {

    /** Nobody: for an outcome that ends the branch. */
    public static final Next NOBODY = new Next("", "", "", null);

    public Next {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(instruction, "instruction");
    }
}
