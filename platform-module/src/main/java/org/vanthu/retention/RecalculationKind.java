package org.vanthu.retention;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.vanthu.batch.BatchItem;
import org.vanthu.batch.BatchKind;
import org.vanthu.batch.BatchKinds;
import org.vanthu.batch.BatchRun;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.KeptDossiers;

/**
 * Reckons dossiers anew by a schedule: those that follow the one before take the row that replaces theirs, those that
 * follow it already its rows as they are now. What is held is not shortened, forwards or backwards. Everything that a
 * chunk needs is read by a fixed number of statements.
 *
 * @see "Circular 10/2022/TT-BNV; Archives Law 33/2024/QH15, article 15"
 */
final class RecalculationKind implements BatchKind {

    static final String CODE = "retention";
    static final String SCHEDULE = "schedule";

    private static final String BECOMES = "to.";
    private static final String HELD = "held";
    private static final String LENGTH = "length";
    private static final String SHORTER = "shorter";
    private static final String NO_FOLLOWER = "noFollower";
    private static final int LONGEST_ARGUMENT = 300;

    private final RetentionTable table;
    private final ScheduleTable schedules;
    private final Holds holds;
    private final Submission submission;
    private final KeptDossiers dossiers;
    private final BatchKinds kinds;
    private final RetentionSite site;

    RecalculationKind(
            RetentionTable table,
            ScheduleTable schedules,
            Holds holds,
            Submission submission,
            KeptDossiers dossiers,
            BatchKinds kinds,
            RetentionSite site) {
        this.table = table;
        this.schedules = schedules;
        this.holds = holds;
        this.submission = submission;
        this.dossiers = dossiers;
        this.kinds = kinds;
        this.site = site;
    }

    /** Puts itself among the kinds. */
    public void init() {
        kinds.register(this);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<BatchItem> items(BatchRun run, @Nullable String after, int limit) {
        return following(run.agency(), schedule(run), after == null ? "" : after, limit).stream()
                .map(one -> new BatchItem(one.dossier(), one.label(), Math.max(1, one.documents())))
                .toList();
    }

    /** Those of an agency that a schedule is about. */
    List<RetentionTable.Following> following(String agency, Schedule schedule, String after, int limit) {
        List<String> both = new ArrayList<>(List.of(schedule.id()));
        if (schedule.replaces() != null) {
            both.add(schedule.replaces());
        }
        return table.following(agency, both, after, limit);
    }

    @Override
    public Map<String, Map<String, String>> states(BatchRun run, List<String> keys, boolean lock) {
        Map<String, Dossier> found = dossiers.of(keys, lock);
        Map<String, DossierRetention> rows = new HashMap<>();
        if (lock) {
            rows.putAll(table.locked(keys));
        } else {
            table.of(keys).forEach(row -> rows.put(row.dossier(), row));
        }
        Map<String, List<String>> held = lock ? holds.lastingNow(keys) : holds.heldBy(keys);
        Map<String, List<String>> documentRules = table.documentRules(keys);
        Map<String, List<RetentionEvent>> events = table.events(keys);
        Followers followers = followers(schedule(run));
        Map<String, RetentionRule> rules = rules(rows.values(), documentRules.values());
        int days = submission.days(run.agency());
        Map<String, Map<String, String>> states = new HashMap<>();
        rows.forEach((id, row) -> {
            Dossier dossier = found.get(id);
            if (dossier == null || row.isDestroyed()) {
                return;
            }
            RetentionRule own = row.rule() == null ? null : followers.of(rules.get(row.rule()));
            DossierRetention after = Reckoner.reckon(
                    dossier,
                    own,
                    row,
                    new Grounds(
                            documentRules.getOrDefault(id, List.of()).stream()
                                    .map(rules::get)
                                    .filter(Objects::nonNull)
                                    .toList(),
                            events.getOrDefault(id, List.of()),
                            days));
            rules.putAll(own == null ? Map.of() : Map.of(own.id(), own));
            Map<String, String> state = RetentionValues.of(row, dossier.retention());
            RetentionValues.of(after, words(dossier, after, rules))
                    .forEach((name, value) -> state.put(BECOMES + name, value));
            state.put(LENGTH, length(row, after));
            if (own != null && followers.lacks(own)) {
                state.put(NO_FOLLOWER, own.code());
            }
            if (held.containsKey(id)) {
                state.put(HELD, String.join(", ", Objects.requireNonNull(held.get(id))));
            }
            states.put(id, state);
        });
        return states;
    }

    @Override
    public Decision decide(BatchRun run, BatchItem item, Map<String, String> state) {
        Map<String, String> becomes = new TreeMap<>();
        state.forEach((name, value) -> {
            if (name.startsWith(BECOMES) && !value.equals(state.get(name.substring(BECOMES.length())))) {
                becomes.put(name.substring(BECOMES.length()), value);
            }
        });
        String length = Objects.requireNonNull(state.get(LENGTH));
        if (becomes.isEmpty()) {
            return state.containsKey(NO_FOLLOWER)
                    ? Decision.leave("retention.recalculation-no-row", state.get(NO_FOLLOWER))
                    : Decision.leave("retention.recalculation-same", null);
        }
        if (length.equals(SHORTER) && state.containsKey(HELD)) {
            return held(state);
        }
        return new Decision(becomes, "retention.recalculation-" + length, null);
    }

    @Override
    public Optional<Decision> againstUndo(BatchRun run, Step step, Map<String, String> state) {
        return state.containsKey(HELD) && length(step.from(), step.to()).equals(SHORTER)
                ? Optional.of(held(state))
                : Optional.empty();
    }

    @Override
    public void apply(BatchRun run, List<Step> steps) {
        List<String> ids = steps.stream().map(Step::key).toList();
        Map<String, Dossier> found = dossiers.of(ids, true);
        Map<String, DossierRetention> rows = table.locked(ids);
        List<DossierRetention> written = new ArrayList<>();
        for (Step step : steps) {
            Dossier dossier = Objects.requireNonNull(found.get(step.key()), step.key());
            DossierRetention before = Objects.requireNonNull(rows.get(step.key()), step.key());
            DossierRetention after = RetentionValues.with(before, step.to());
            written.add(after);
            String words = step.to().getOrDefault(RetentionValues.WORDS, "");
            if (!words.isEmpty()) {
                dossiers.keepFor(dossier, words);
            }
            site.record(
                    run.agency(), "retention.recalculate", dossier.id(), Retention.changes(before, after), run.title());
        }
        table.updateLocked(written, site.now(), run.decidedBy() == null ? run.proposedBy() : run.decidedBy());
    }

    private static Decision held(Map<String, String> state) {
        String names = Objects.requireNonNull(state.get(HELD));
        return Decision.leave(
                "retention.recalculation-held",
                names.length() > LONGEST_ARGUMENT ? names.substring(0, LONGEST_ARGUMENT) : names);
    }

    private static String length(DossierRetention before, DossierRetention after) {
        return length(RetentionValues.of(before, null), RetentionValues.of(after, null));
    }

    /** Whether the second ends sooner; a dossier that is worked on has no end yet. */
    private static String length(Map<String, String> before, Map<String, String> after) {
        int compared = RetentionClock.Reckoning.BY_LENGTH.compare(reckoning(before, before), reckoning(before, after));
        return compared > 0 ? SHORTER : compared < 0 ? "longer" : "equal";
    }

    /** @param all what is not among the values */
    private static RetentionClock.Reckoning reckoning(Map<String, String> all, Map<String, String> values) {
        String stage = values.getOrDefault(RetentionValues.STAGE, all.getOrDefault(RetentionValues.STAGE, ""));
        String expires =
                values.getOrDefault(RetentionValues.EXPIRES_ON, all.getOrDefault(RetentionValues.EXPIRES_ON, ""));
        return new RetentionClock.Reckoning(
                stage, null, null, expires.isEmpty() ? null : java.time.LocalDate.parse(expires));
    }

    private static @Nullable String words(Dossier dossier, DossierRetention row, Map<String, RetentionRule> rules) {
        RetentionRule deciding = row.decidingRule() == null ? null : rules.get(row.decidingRule());
        return deciding == null ? dossier.retention() : deciding.words();
    }

    private Map<String, RetentionRule> rules(Collection<DossierRetention> rows, Collection<List<String>> others) {
        Set<String> ids = new HashSet<>();
        others.forEach(ids::addAll);
        rows.forEach(row -> {
            if (row.rule() != null) {
                ids.add(row.rule());
            }
        });
        Map<String, RetentionRule> rules = new HashMap<>();
        schedules.rules(ids).forEach(rule -> rules.put(rule.id(), rule));
        return rules;
    }

    private Followers followers(Schedule schedule) {
        Map<String, RetentionRule> byReplaced = new HashMap<>();
        String replaced = schedule.replaces();
        if (replaced != null) {
            schedules.rulesOf(schedule.id()).stream()
                    .filter(rule -> !rule.replaces().isEmpty())
                    .forEach(rule -> byReplaced.putIfAbsent(replaced + ":" + rule.replaces(), rule));
        }
        return new Followers(replaced, byReplaced);
    }

    private Schedule schedule(BatchRun run) {
        return schedules.find(run.parameter(SCHEDULE)).orElseThrow();
    }

    /**
     * Which row follows which.
     *
     * @param replaced the schedule before, or null
     * @param byReplaced rows of the newer schedule by the id of the row that they replace
     */
    private record Followers(@Nullable String replaced, Map<String, RetentionRule> byReplaced) {

        @Nullable
        RetentionRule of(@Nullable RetentionRule rule) {
            return rule == null ? null : byReplaced.getOrDefault(rule.id(), rule);
        }

        /** Whether it is a row of the schedule before that nothing follows. */
        boolean lacks(RetentionRule rule) {
            return rule.schedule().equals(replaced);
        }
    }
}
