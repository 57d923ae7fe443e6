package org.vanthu.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.dossier.Dossier;
import org.vanthu.shared.Json;

/**
 * The one place where it is reckoned for how long a dossier is kept: for one that a person looks at as for a hundred
 * thousand of a long run, for the dry run as for the run. It reads nothing.
 */
final class Reckoner {

    private Reckoner() {}

    /**
     * @param own the rule of the dossier itself, or null
     * @param now its row as it is
     */
    static DossierRetention reckon(
            Dossier dossier, @Nullable RetentionRule own, DossierRetention now, Grounds grounds) {
        List<RetentionRule> candidates = new ArrayList<>();
        if (own != null) {
            candidates.add(own);
        }
        candidates.addAll(grounds.documentRules());
        LocalDate endedOn = dossier.endedAt() == null ? null : LocalDate.ofInstant(dossier.endedAt(), Json.ZONE);
        RetentionRule deciding = candidates.isEmpty()
                ? null
                : RetentionClock.longest(candidates, RetentionRule::period, endedOn, grounds.events());
        RetentionPeriod period = deciding == null ? wordsOf(dossier, now) : deciding.period();
        RetentionClock.Reckoning reckoning = RetentionClock.reckon(period, endedOn, grounds.events());
        DossierRetention after = new DossierRetention(
                dossier.id(),
                dossier.agency(),
                own == null ? null : own.schedule(),
                own == null ? null : own.id(),
                deciding == null ? null : deciding.id(),
                period,
                reckoning.triggerYear(),
                reckoning.eventDate(),
                endedOn,
                reckoning.expiresOn(),
                deciding == null
                        ? DossierRetention.BY_WORDS
                        : deciding.equals(own) ? DossierRetention.BY_RULE : DossierRetention.BY_DOCUMENTS,
                reckoning.stage(),
                null,
                now.keptUntil(),
                now.submittedOn(),
                now.version());
        LocalDate due = now.submittedOn() != null ? null : Submission.due(after, deciding, grounds.submissionDays());
        boolean keptBack = now.keptUntil() != null && due != null;
        return after.with(after.stage(), keptBack ? now.keptUntil() : due, now.keptUntil(), now.submittedOn());
    }

    /** Words that say no period keep the dossier for ever, until somebody gives it a rule. */
    private static RetentionPeriod wordsOf(Dossier dossier, DossierRetention now) {
        String words = dossier.retention();
        return words == null ? now.period() : RetentionPeriod.read(words).orElse(RetentionPeriod.PERMANENT);
    }
}
