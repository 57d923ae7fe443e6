package org.vanthu.exchange.message;

/** Who acted, as far as it is told; unknown texts are empty. */
public record Staff(String department, String name, String email, String mobile) {

    /** Nobody is named. */
    public static final Staff NONE = new Staff("", "", "", "");
}
