package org.vanthu.retention;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * For how long a dossier is kept.
 *
 * @param schedule of the rule, or null where only words say the period
 * @param rule the rule of the dossier itself, or null
 * @param decidingRule the rule by which it is reckoned: its own, or the longest of its documents'; null for words
 * @param triggerYear from whose end the time runs, or null while it does not run
 * @param endedOn the day on which the dossier really ended, or null while it is worked on
 * @param expiresOn the last day on which it is kept; null where it is permanent, or nothing runs yet
 * @param basis {@code rule}, {@code documents} or {@code words}
 * @param stage {@code running}, {@code permanent}, {@code waiting} (for an event), {@code term}, {@code destroyed}
 * @param dueOn until when it is to be submitted to the archive; null where it was, or need not be
 * @param keptUntil until when its unit may keep it back, or null
 */
public record DossierRetention(
        String dossier,
        String agency,
        @Nullable String schedule,
        @Nullable String rule,
        @Nullable String decidingRule,
        RetentionPeriod period,
        @Nullable Integer triggerYear,
        @Nullable LocalDate eventDate,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate expiresOn,
        String basis,
        String stage,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate keptUntil,
        @Nullable LocalDate submittedOn,
        long version) {

    static final String BY_RULE = "rule";
    static final String BY_DOCUMENTS = "documents";
    static final String BY_WORDS = "words";

    /** Whether its time is over on the day. */
    public boolean isExpired(LocalDate today) {
        return stage.equals(RetentionClock.TERM) && expiresOn != null && expiresOn.isBefore(today);
    }

    public boolean isDestroyed() {
        return stage.equals(RetentionClock.DESTROYED);
    }

    /** Whether the other ends it sooner: less than permanent, less than open, an earlier day. */
    boolean isShortenedBy(DossierRetention other) {
        return RetentionClock.Reckoning.BY_LENGTH.compare(other.reckoning(), reckoning()) < 0 && endedOn != null;
    }

    DossierRetention with(
            String newStage,
            @Nullable LocalDate newDueOn,
            @Nullable LocalDate newKeptUntil,
            @Nullable LocalDate newSubmittedOn) {
        return new DossierRetention(
                dossier,
                agency,
                schedule,
                rule,
                decidingRule,
                period,
                triggerYear,
                eventDate,
                endedOn,
                expiresOn,
                basis,
                newStage,
                newDueOn,
                newKeptUntil,
                newSubmittedOn,
                version);
    }

    /** The same, written once more. */
    DossierRetention next() {
        return new DossierRetention(
                dossier,
                agency,
                schedule,
                rule,
                decidingRule,
                period,
                triggerYear,
                eventDate,
                endedOn,
                expiresOn,
                basis,
                stage,
                dueOn,
                keptUntil,
                submittedOn,
                version + 1);
    }

    private RetentionClock.Reckoning reckoning() {
        return new RetentionClock.Reckoning(stage, triggerYear, eventDate, expiresOn);
    }
}
