package org.vanthu.shared;

/**
 * Patterns for {@code LIKE ? ESCAPE '!'}, in which a text stands for itself. The sign is named in every statement,
 * because the backslash, which most databases take where none is named, means nothing to a MySQL server that was told
 * so ({@code NO_BACKSLASH_ESCAPES}).
 */
public final class SqlLike {

    private SqlLike() {}

    /** Matches what contains the text. */
    public static String containing(String text) {
        return "%" + startingWith(text);
    }

    /** Matches what begins with the text. */
    public static String startingWith(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
