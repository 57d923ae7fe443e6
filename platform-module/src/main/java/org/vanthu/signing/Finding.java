package org.vanthu.signing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something about the form of a document that is not as the decree wants it.
 *
 * @param rule a short name that stays the same, e.g. {@code margin-left}
 * @param page the page, from 1
 * @param box where on the page, or null when the whole page or the whole document is meant
 * @param messageId what to tell; {@code arguments} are its parameters
 */
public record Finding(
        String rule, Severity severity, int page, @Nullable Box box, String messageId, List<String> arguments) {

    /** How much it matters; the clerk decides in any case. */
    public enum Severity {
        /** The decree says otherwise. */
        ERROR,
        /** Probably not as the decree says, or a matter of taste. */
        WARNING
    }

    /** A place on a page, in points from the top left corner. */
    public record Box(double x, double y, double width, double height) {}

    public Finding {
        arguments = List.copyOf(arguments);
    }
}
