package org.vanthu.reorganization;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.vanthu.archive.AccessLevel;
import org.vanthu.archive.AccessLevels;
import org.vanthu.batch.BatchKind.Step;
import org.vanthu.dossier.Dossier;

/**
 * For whom a dossier is open, as the ledger of a run tells it: what it was, what the archivist wants, and back again.
 * The one who reviewed it is the archivist who chose in the plan, at the time of that choice.
 */
final class YearEndAccess {

    /** The level of a dossier, in states of the run. */
    static final String ACCESS = "access";

    private static final String SET = "accessSet";
    private static final String REVIEWED = "accessReviewed";
    private static final String WANTED = "accessWanted";
    private static final String WANTED_AT = "accessWantedAt";
    private static final List<String> NAMES = List.of(ACCESS, SET, REVIEWED);

    private final AccessLevels levels;

    YearEndAccess(AccessLevels levels) {
        this.levels = levels;
    }

    /** Adds what a dossier's level is, and what is wanted for it, to its state. */
    static void tell(Map<String, String> state, AccessLevel level, LevelReviews.@Nullable Review wanted) {
        state.put(ACCESS, level.code());
        put(state, SET, level.setBy(), level.setAt());
        put(state, REVIEWED, level.reviewedBy(), level.reviewedAt());
        if (wanted != null) {
            state.put(WANTED, wanted.level());
            put(state, WANTED_AT, wanted.by(), wanted.at());
        }
    }

    /** What is to become of the level of a dossier that is ended; nothing where no archivist wants anything. */
    static Map<String, String> becomes(Map<String, String> state) {
        String wanted = state.get(WANTED);
        String by = state.get(WANTED_AT);
        boolean same = wanted == null || wanted.equals(state.get(ACCESS));
        if (wanted == null || by == null || (same && state.containsKey(REVIEWED))) {
            return Map.of();
        }
        Map<String, String> becomes = new TreeMap<>(Map.of(ACCESS, wanted, REVIEWED, by));
        if (!same || !state.containsKey(SET)) {
            becomes.put(SET, by);
        }
        return becomes;
    }

    /** Whether a step is about the level of a dossier too. */
    static boolean concerns(Step step) {
        return NAMES.stream()
                .anyMatch(name -> step.to().containsKey(name) || step.from().containsKey(name));
    }

    /** Writes the levels that steps ask for; the rows of the dossiers are locked. */
    void apply(Map<Dossier, Step> steps, String note) {
        Map<String, AccessLevel> now =
                levels.of(steps.keySet().stream().map(Dossier::id).toList());
        steps.forEach((dossier, step) -> {
            AccessLevel before = now.get(dossier.id());
            if (before != null) {
                Map<String, String> state = new HashMap<>();
                tell(state, before, null);
                NAMES.forEach(name -> {
                    if (step.to().containsKey(name)) {
                        state.put(name, step.to().get(name));
                    } else if (step.from().containsKey(name)) {
                        state.remove(name);
                    }
                });
                levels.put(dossier, before, level(dossier.id(), state), note);
            }
        });
    }

    private static AccessLevel level(String dossier, Map<String, String> state) {
        String set = state.get(SET);
        String reviewed = state.get(REVIEWED);
        return new AccessLevel(
                dossier, state.getOrDefault(ACCESS, ""), who(set), when(set), who(reviewed), when(reviewed));
    }

    private static void put(Map<String, String> state, String name, @Nullable String by, @Nullable Instant at) {
        if (by != null && at != null) {
            state.put(name, at + " " + by);
        }
    }

    private static @Nullable String who(@Nullable String told) {
        return told == null ? null : told.substring(told.indexOf(' ') + 1);
    }

    private static @Nullable Instant when(@Nullable String told) {
        return told == null ? null : Instant.parse(told.substring(0, told.indexOf(' ')));
    }
}
