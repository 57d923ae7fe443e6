package org.vanthu.reorganization;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.vanthu.archive.AccessLevel;
import org.vanthu.archive.AccessLevels;
import org.vanthu.batch.BatchItem;
import org.vanthu.batch.BatchKind;
import org.vanthu.batch.BatchKinds;
import org.vanthu.batch.BatchRun;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierState;
import org.vanthu.dossier.YearEndDossiers;
import org.vanthu.dossier.YearEndDossiers.End;
import org.vanthu.dossier.YearEndDossiers.Matter;
import org.vanthu.dossier.YearEndDossiers.Reopening;
import org.vanthu.fileplan.FilePlans;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;

/**
 * What the reorganization does with each item: first the confirmed documents go into their dossiers, then each dossier
 * of the year is ended or carried over. A dossier is ended as of the day on which the last document came into it, so
 * that its retention counts from the year in which its matter was resolved, not from the day of the run. With its end
 * it gets the level of access that the archivist wants for it.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 28 and 29; Archives Law 33/2024/QH15, article 15"
 */
final class YearEndKind implements BatchKind {

    static final String CODE = "reorganization";
    static final String PLAN = "plan";
    static final String YEAR = "year";
    static final String QUIET_DAYS = "quietDays";
    static final String CLOSE = "close";
    static final String CARRY = "carry";
    static final String LEAVE = "leave";

    private static final int LABEL_HALF = 148;
    private static final String FILING = "1~";
    private static final String DOSSIER = "2~";
    private static final String DOSSIER_NAME = "dossier";
    private static final String TARGET = "target";
    private static final String HANDLED = "handled";
    private static final String STATE = "state";
    private static final String ARCHIVED = "archived";
    private static final String ENDED_AT = "endedAt";
    private static final String RETENTION = "retention";
    private static final String CARRIED_TO = "carriedTo";

    private final PlanTable plans;
    private final YearEndDossiers dossiers;
    private final CarriedDossiers carried;
    private final LevelReviews reviews;
    private final YearEndAccess access;
    private final AccessLevels levels;
    private final FilePlans filePlans;
    private final BatchKinds kinds;
    private final Clock clock;

    YearEndKind(
            PlanTable plans,
            YearEndDossiers dossiers,
            CarriedDossiers carried,
            LevelReviews reviews,
            AccessLevels levels,
            FilePlans filePlans,
            BatchKinds kinds,
            Clock clock) {
        this.plans = plans;
        this.dossiers = dossiers;
        this.carried = carried;
        this.reviews = reviews;
        this.levels = levels;
        this.access = new YearEndAccess(levels);
        this.filePlans = filePlans;
        this.kinds = kinds;
        this.clock = clock;
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
        if (after == null || after.startsWith(FILING)) {
            List<Filing> filings = plans.confirmed(plan(run), after == null ? "" : after.substring(2), limit);
            if (!filings.isEmpty()) {
                return filings.stream()
                        .map(filing -> new BatchItem(
                                FILING + filing.nodeId(),
                                Sql.cut(filing.label(), LABEL_HALF) + " → "
                                        + Sql.cut(filing.dossierLabel(), LABEL_HALF),
                                1))
                        .toList();
            }
        }
        String last = after != null && after.startsWith(DOSSIER) ? after.substring(2) : null;
        List<Dossier> page = dossiers.ofYear(run.agency(), year(run), null, last, limit);
        Map<String, Matter> matters =
                dossiers.matters(page.stream().map(Dossier::id).toList(), run.proposedAt(), false);
        return page.stream()
                .map(dossier -> new BatchItem(
                        DOSSIER + dossier.id(),
                        dossier.code() + " (" + dossier.year() + ") · " + dossier.title(),
                        Math.max(1, documents(matters.get(dossier.id())))))
                .toList();
    }

    @Override
    public Map<String, Map<String, String>> states(BatchRun run, List<String> keys, boolean lock) {
        Map<String, Map<String, String>> states = new HashMap<>();
        List<String> nodes = ids(keys, FILING);
        List<String> ids = ids(keys, DOSSIER);
        Map<String, String> targets = plans.targets(plan(run), nodes);
        Map<String, Matter> into = dossiers.matters(Set.copyOf(targets.values()), run.proposedAt(), lock);
        Map<String, String> filed = dossiers.filedIn(targets);
        Set<String> handled = dossiers.handled(targets.keySet());
        targets.forEach((node, target) -> {
            Map<String, String> state = new TreeMap<>(Map.of(TARGET, target));
            Matter matter = into.get(target);
            if (matter == null || matter.isKept()) {
                state.put(DOSSIER_NAME, ARCHIVED);
            } else if (filed.containsKey(node)) {
                state.put(DOSSIER_NAME, target);
            } else if (handled.contains(node)) {
                state.put(HANDLED, "1");
            }
            states.put(FILING + node, state);
        });
        Map<String, String> choices = plans.choices(plan(run), ids);
        Set<String> goingOn = carried.in(year(run) + 1, ids);
        Map<String, PlanTable.Filings> filings = plans.filingsInto(plan(run), ids);
        Map<String, Matter> matters = dossiers.matters(ids, run.proposedAt(), lock);
        Map<String, LevelReviews.Review> wanted = reviews.of(plan(run), ids);
        Map<String, AccessLevel> open = levels.of(ids);
        matters.forEach((id, matter) -> {
            Map<String, String> state = state(
                    run,
                    matter,
                    filings.getOrDefault(id, PlanTable.Filings.NONE),
                    choices.get(id),
                    goingOn.contains(id));
            YearEndAccess.tell(state, Objects.requireNonNull(open.get(id)), wanted.get(id));
            states.put(DOSSIER + id, state);
        });
        return states;
    }

    @Override
    public Decision decide(BatchRun run, BatchItem item, Map<String, String> state) {
        if (item.key().startsWith(FILING)) {
            String into = state.get(DOSSIER_NAME);
            if (into == null && state.containsKey(HANDLED)) {
                return Decision.leave("reorganization.document-handled", null);
            }
            if (into == null) {
                return Decision.change(Map.of(DOSSIER_NAME, Objects.requireNonNull(state.get(TARGET))));
            }
            return Decision.leave(
                    into.equals(ARCHIVED) ? "reorganization.archived" : "reorganization.filed-already", null);
        }
        Decision end = end(run, state);
        boolean ended = DossierState.ENDED.equals(end.becomes().getOrDefault(STATE, state.get(STATE)));
        Map<String, String> opens = ended ? YearEndAccess.becomes(state) : Map.of();
        if (opens.isEmpty()) {
            return end;
        }
        opens = new TreeMap<>(opens);
        opens.putAll(end.becomes());
        return end.becomes().isEmpty() ? Decision.change(opens) : new Decision(opens, end.reason(), end.argument());
    }

    private static Decision end(BatchRun run, Map<String, String> state) {
        if (ARCHIVED.equals(state.get(STATE))) {
            return Decision.leave("reorganization.archived", null);
        }
        if (DossierState.ENDED.equals(state.get(STATE))) {
            return Decision.leave("reorganization.ended-already", null);
        }
        if (state.containsKey(CARRIED_TO)) {
            return Decision.leave("reorganization.carried-already", state.get(CARRIED_TO));
        }
        String choice = state.getOrDefault("choice", "");
        if (choice.equals(LEAVE)) {
            return Decision.leave("reorganization.left-by-choice", null);
        }
        String against = state.get("against");
        boolean close = choice.equals(CLOSE) || (choice.isEmpty() && against == null && "1".equals(state.get("quiet")));
        if (!close) {
            String why = choice.equals(CARRY) ? "choice" : against == null ? "busy" : against;
            return new Decision(Map.of(CARRIED_TO, String.valueOf(year(run) + 1)), "reorganization.carry-" + why, null);
        }
        if (against != null) {
            return Decision.leave("reorganization.cannot-end-" + against, null);
        }
        if (!state.containsKey(RETENTION)) {
            return Decision.leave("reorganization.no-retention", null);
        }
        return Decision.change(
                Map.of(STATE, DossierState.ENDED, ENDED_AT, Objects.requireNonNull(state.get("lastAt"))));
    }

    @Override
    public void apply(BatchRun run, List<Step> steps) {
        String note = run.title();
        Map<String, Matter> matters = dossiers.matters(
                steps.stream()
                        .map(step -> step.key().startsWith(FILING)
                                ? Objects.requireNonNull(step.to()
                                        .getOrDefault(DOSSIER_NAME, step.from().get(DOSSIER_NAME)))
                                : step.key().substring(2))
                        .collect(Collectors.toSet()),
                run.proposedAt(),
                false);
        List<Dossier> onward = new ArrayList<>();
        List<Dossier> back = new ArrayList<>();
        List<End> ends = new ArrayList<>();
        List<Reopening> reopenings = new ArrayList<>();
        Map<Dossier, Step> opened = new LinkedHashMap<>();
        for (Step step : steps) {
            String id = step.key().substring(2);
            if (step.to().containsKey(CARRIED_TO)) {
                onward.add(dossier(matters, id));
            } else if (step.from().containsKey(CARRIED_TO)) {
                back.add(dossier(matters, id));
            } else if (step.key().startsWith(FILING)) {
                String target = step.to().get(DOSSIER_NAME);
                if (target != null) {
                    dossiers.file(dossier(matters, target), id, note);
                } else {
                    dossiers.unfile(
                            dossier(matters, Objects.requireNonNull(step.from().get(DOSSIER_NAME))), id, note);
                }
            } else if (DossierState.ENDED.equals(step.to().get(STATE))) {
                ends.add(end(dossier(matters, id), step));
            } else if (step.to().containsKey(STATE)) {
                reopenings.add(new Reopening(
                        dossier(matters, id), Objects.requireNonNull(step.to().get(STATE))));
            }
            if (YearEndAccess.concerns(step)) {
                opened.put(dossier(matters, id), step);
            }
        }
        dossiers.end(ends, note);
        dossiers.reopen(reopenings, note);
        access.apply(opened, note);
        int next = year(run) + 1;
        carried.carry(ids(onward), next, clock.instant());
        filePlans.carryOver(onward, next);
        filePlans.undoCarryOver(back, next);
        carried.takeBack(ids(back), next);
    }

    private static End end(Dossier dossier, Step step) {
        return new End(
                dossier,
                Objects.requireNonNull(dossier.retention()),
                Instant.parse(Objects.requireNonNull(step.to().get(ENDED_AT))));
    }

    private Map<String, String> state(
            BatchRun run, Matter matter, PlanTable.Filings filings, @Nullable String choice, boolean goesOn) {
        Map<String, String> state = new TreeMap<>();
        Dossier dossier = matter.dossier();
        // what is in the archive is not opened again by an undoing either
        state.put(STATE, matter.isKept() ? ARCHIVED : dossier.state());
        if (dossier.endedAt() != null) {
            state.put(ENDED_AT, dossier.endedAt().toString());
        }
        if (dossier.retention() != null) {
            state.put(RETENTION, dossier.retention());
        }
        if (choice != null) {
            state.put("choice", choice);
        }
        if (goesOn) {
            state.put(CARRIED_TO, String.valueOf(year(run) + 1));
        }
        int documents = matter.documents() + filings.confirmed() - filings.filed();
        against(matter, documents).ifPresent(against -> state.put("against", against));
        state.put("lastAt", matter.lastAt().toString());
        Instant endOfYear =
                LocalDate.of(year(run) + 1, 1, 1).atStartOfDay(Json.ZONE).toInstant();
        Duration quiet = Duration.ofDays(Long.parseLong(run.parameter(QUIET_DAYS)));
        // what the run itself files is not new: it was in the plan
        boolean isQuiet = matter.added() <= filings.filed()
                && matter.lastAt().isBefore(endOfYear)
                && !matter.lastAt().plus(quiet).isAfter(run.proposedAt());
        state.put("quiet", isQuiet ? "1" : "0");
        return state;
    }

    /** What was done with an item: {@code filed}, {@code carried}, {@code ended} or {@code reviewed}. */
    static String what(Map<String, String> becomes) {
        if (becomes.containsKey(DOSSIER_NAME)) {
            return "filed";
        }
        if (becomes.containsKey(CARRIED_TO)) {
            return "carried";
        }
        return becomes.containsKey(STATE) ? "ended" : "reviewed";
    }

    /** What stands against the end of a dossier, the hardest first. */
    static Optional<String> against(Matter matter, int documents) {
        if (matter.isAsked()) {
            return Optional.of("asked");
        }
        if (matter.isBlocked()) {
            return Optional.of("draft");
        }
        if (matter.isHandled()) {
            return Optional.of(HANDLED);
        }
        return documents == 0 ? Optional.of("empty") : Optional.empty();
    }

    private static Dossier dossier(Map<String, Matter> matters, String id) {
        return Objects.requireNonNull(matters.get(id), id).dossier();
    }

    private static List<String> ids(List<Dossier> dossiers) {
        return dossiers.stream().map(Dossier::id).toList();
    }

    private static int documents(@Nullable Matter matter) {
        return matter == null ? 0 : matter.documents();
    }

    private static List<String> ids(List<String> keys, String prefix) {
        List<String> ids = new ArrayList<>();
        for (String key : keys) {
            if (key.startsWith(prefix)) {
                ids.add(key.substring(2));
            }
        }
        return ids;
    }

    private static long plan(BatchRun run) {
        return Long.parseLong(run.parameter(PLAN));
    }

    private static int year(BatchRun run) {
        return Integer.parseInt(run.parameter(YEAR));
    }
}
