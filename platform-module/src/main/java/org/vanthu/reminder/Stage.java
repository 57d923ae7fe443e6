package org.vanthu.reminder;

/** Why somebody is reminded. */
enum Stage {
    /** It came and must be done at once. */
    AT_ONCE("atOnce"),
    /** The deadline is near. */
    SOON("soon"),
    /** The deadline has passed. */
    OVERDUE("overdue"),
    /** Somebody else's deadline has passed: told to who gave the work and to the heads of the unit. */
    REPORT("report"),
    /** A leader, a head of unit or who gave the work asks for it. */
    URGE("urge");

    private final String code;

    Stage(String code) {
        this.code = code;
    }

    /** The name in the table and over HTTP. */
    String code() {
        return code;
    }
}
