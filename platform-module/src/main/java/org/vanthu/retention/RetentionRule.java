package org.vanthu.retention;

/**
 * A row of a schedule.
 *
 * @param id {@code <schedule>:<code>}
 * @param submission {@code construction} where records of the group are submitted sooner, otherwise empty
 * @param replaces the code of the row in the schedule before that this one follows, or empty
 */
public record RetentionRule(
        String id,
        String schedule,
        int ordinal,
        String code,
        String groupCode,
        String groupTitle,
        String title,
        RetentionPeriod period,
        String submission,
        String replaces,
        String note,
        long version) {

    static final String CONSTRUCTION = "construction";

    /** The period as forms print it. */
    public String words() {
        return period.words();
    }
}
