package org.vanthu.reorganization;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.vanthu.archive.AccessLevel;
import org.vanthu.archive.AccessLevels;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.batch.BatchRun;
import org.vanthu.batch.Batches;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.YearEndDossiers;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.registry.Register;
import org.vanthu.registry.Registers;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TimeOrderedIds;
import org.vanthu.shared.Words;

/**
 * Prepares the reorganization of a closed year: registers verified, dossiers proposed for what is in none, the
 * archivist's decisions, and at last the long run. Decisions are refused while a run of the plan is not over.
 */
public final class Reorganizations {

    private static final Words WORDS = new Words("reorganization");
    private static final int MAX_QUIET_DAYS = 366;
    private static final int MAX_NODES = 500;
    private static final String SAME = "same";
    private static final String NONE = "none";

    private final PlanTable table;
    private final LevelReviews reviews;
    private final AccessLevels levels;
    private final YearEndDossiers dossiers;
    private final Registers registers;
    private final Batches batches;
    private final Agencies agencies;
    private final Access access;
    private final AuditTrail audit;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Reorganizations(
            PlanTable table,
            LevelReviews reviews,
            AccessLevels levels,
            YearEndDossiers dossiers,
            Registers registers,
            Batches batches,
            Agencies agencies,
            Access access,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.reviews = reviews;
        this.levels = levels;
        this.dossiers = dossiers;
        this.registers = registers;
        this.batches = batches;
        this.agencies = agencies;
        this.access = access;
        this.audit = audit;
        this.ids = new TimeOrderedIds(clock);
        this.clock = clock;
    }

    /** The reorganizations of an agency, the last year first. */
    List<Plan> list(String agency) {
        agencies.get(agency);
        access.require(agency, ReorganizationPermission.SEE);
        return table.list(agency);
    }

    /**
     * Begins the reorganization of a year; the preparation goes on in the background.
     *
     * @throws InvalidInputException if the year is not over
     * @throws ConflictException if it was begun before
     */
    Plan begin(BeginForm form) {
        String agency = WORDS.required("agency", form.agency());
        agencies.get(agency);
        access.require(agency, ReorganizationPermission.PREPARE);
        int thisYear = LocalDate.ofInstant(clock.instant(), Json.ZONE).getYear();
        int year = form.year() == null ? thisYear - 1 : form.year();
        if (year >= thisYear || year < thisYear - 100) {
            throw InvalidInputException.field("year", year, "reorganization.error.year", String.valueOf(thisYear - 1));
        }
        if (table.ofYear(agency, year).isPresent()) {
            throw ConflictException.field("year", year, "reorganization.error.begun", String.valueOf(year));
        }
        Plan plan = new Plan(
                ids.next(),
                agency,
                year,
                Plan.PREPARING,
                "",
                quietDays(form.quietDays()),
                List.of(),
                null,
                access.userName(),
                clock.instant(),
                1);
        table.insert(plan);
        record(plan, "reorganization.begin", String.valueOf(year));
        return plan;
    }

    /**
     * A plan.
     *
     * @throws NotFoundException if there is none, or none that the person may see
     */
    Plan get(long id) {
        Plan plan = table.find(id).orElseThrow(() -> new NotFoundException("reorganization.error.no-plan", id));
        if (!access.may(plan.agency(), ReorganizationPermission.SEE)) {
            throw new NotFoundException("reorganization.error.no-plan", id);
        }
        return plan;
    }

    /** A plan with what there is to do in the year, in numbers. */
    PlanView view(Plan plan) {
        return PlanView.of(plan, overview(plan), access.may(plan.agency(), ReorganizationPermission.PREPARE));
    }

    private Overview overview(Plan plan) {
        BatchRun run = plan.runId() == null ? null : batches.get(plan.runId());
        return new Overview(
                dossiers.states(plan.agency(), plan.year()),
                table.counts(plan.id()),
                reviews.counts(plan),
                openRegisters(plan),
                run);
    }

    /** A page of documents that are in no dossier, in a state, the surest proposals first. */
    Page<Filing> filings(Plan plan, String state, Keyset keyset) {
        int rank = keyset.isFirstPage()
                ? -1
                : (int) Words.id("after", keyset.after().get(0));
        String node =
                keyset.isFirstPage() ? "" : keyset.after().get(keyset.after().size() - 1);
        return Page.of(
                table.filings(plan.id(), state, rank, node, keyset.limit() + 1),
                keyset.limit(),
                filing -> List.of(100 - filing.score(), filing.nodeId()),
                null);
    }

    /** A page of the dossiers of the year, with what stands against the end of each and what was chosen. */
    Page<DossierView> dossiers(Plan plan, @Nullable String words, Keyset keyset) {
        List<Dossier> page = dossiers.ofYear(
                plan.agency(),
                plan.year(),
                words,
                keyset.isFirstPage() ? null : keyset.after().get(0),
                keyset.limit() + 1);
        List<String> found = page.stream().map(Dossier::id).toList();
        Map<String, YearEndDossiers.Matter> matters = dossiers.matters(found, clock.instant(), false);
        Map<String, String> choices = table.choices(plan.id(), found);
        Map<String, LevelReviews.Review> wanted = reviews.of(plan.id(), found);
        Map<String, AccessLevel> open = levels.of(found);
        List<DossierView> views = new ArrayList<>();
        for (Dossier dossier : page) {
            YearEndDossiers.Matter matter = matters.get(dossier.id());
            if (matter != null) {
                views.add(DossierView.of(
                        matter, choices.get(dossier.id()), open.get(dossier.id()), wanted.get(dossier.id())));
            }
        }
        return Page.of(views, keyset.limit(), view -> List.of(view.id()), null);
    }

    /** Decides about proposals: one by one, all that are sure enough, or with a dossier that the archivist names. */
    Plan decide(long id, DecisionForm form) {
        Plan plan = locked(id, form.version());
        List<String> nodes = form.nodes() == null ? List.of() : form.nodes();
        if (nodes.size() > MAX_NODES) {
            throw InvalidInputException.field("nodes", nodes.size(), "reorganization.error.too-many", MAX_NODES);
        }
        String user = access.userName();
        int decided;
        if (form.dossier() != null) {
            Dossier dossier = dossier(plan, form.dossier());
            decided = table.choose(plan.id(), nodes, dossier.id(), dossier.code() + " · " + dossier.title(), user);
        } else if (form.minScore() != null) {
            decided = table.confirmFrom(plan.id(), form.minScore(), user);
        } else {
            String state = form.state() == null ? "" : form.state();
            if (!List.of(Filing.PROPOSED, Filing.CONFIRMED, Filing.REJECTED).contains(state)) {
                throw InvalidInputException.field("state", state, "reorganization.error.state", state);
            }
            decided = table.decide(plan.id(), nodes, state, user);
        }
        table.change(plan.id(), Sql.map("stage", plan.stage()));
        record(plan, "reorganization.filings", decided + " " + form.what());
        return table.find(id).orElseThrow();
    }

    /** Says for dossiers whether each is to be ended, carried over or left, whatever its state says. */
    Plan choose(long id, ChoiceForm form) {
        Plan plan = locked(id, form.version());
        String choice = form.choice() == null || form.choice().isBlank() ? null : form.choice();
        if (choice != null
                && !List.of(YearEndKind.CLOSE, YearEndKind.CARRY, YearEndKind.LEAVE)
                        .contains(choice)) {
            throw InvalidInputException.field("choice", choice, "reorganization.error.choice", choice);
        }
        List<String> chosen = dossiers(plan, form.dossiers());
        for (String dossierId : chosen) {
            table.choose(plan.id(), dossierId, choice, access.userName());
        }
        table.change(plan.id(), Sql.map("stage", plan.stage()));
        record(plan, "reorganization.choose", chosen.size() + " " + choice);
        return table.find(id).orElseThrow();
    }

    /**
     * Says for whom dossiers are to be open once they are ended; the run carries it out, and its undoing takes it back.
     *
     * @param form {@code same} confirms the level that each has, {@code none} leaves each to be reviewed later
     */
    Plan review(long id, LevelForm form) {
        Plan plan = locked(id, form.version());
        String level = form.level() == null ? "" : form.level();
        List<String> chosen = dossiers(plan, form.dossiers());
        if (level.equals(NONE)) {
            reviews.forget(plan.id(), chosen);
        } else {
            Map<String, AccessLevel> open = level.equals(SAME) ? levels.of(chosen) : Map.of();
            Map<String, String> wanted = new TreeMap<>();
            for (String dossier : chosen) {
                AccessLevel now = open.get(dossier);
                wanted.put(dossier, now == null ? AccessLevels.code("level", level) : now.code());
            }
            reviews.put(plan.id(), wanted, access.userName(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
        table.change(plan.id(), Sql.map("stage", plan.stage()));
        record(plan, "reorganization.levels", chosen.size() + " " + level);
        return table.find(id).orElseThrow();
    }

    /** Prepares anew: registers as they are now, proposals for what is in no dossier now. */
    Plan prepareAgain(long id, PrepareForm form) {
        Plan plan = locked(id, form.version());
        table.clearFilings(plan.id());
        table.change(
                plan.id(), Sql.map("stage", Plan.PREPARING, "position", "", "quiet_days", quietDays(form.quietDays())));
        record(plan, "reorganization.prepare", null);
        return table.find(id).orElseThrow();
    }

    /**
     * Proposes the long run; its dry run begins by itself and another person decides.
     *
     * @throws ConflictException if a register of the year is open or broken
     */
    Plan propose(long id, @Nullable Long version) {
        Plan plan = locked(id, version);
        if (!plan.stage().equals(Plan.PREPARED)) {
            throw new ConflictException("reorganization.error.preparing");
        }
        List<String> open = openRegisters(plan);
        if (!open.isEmpty()) {
            throw new ConflictException("reorganization.error.registers-open", String.join(", ", open));
        }
        plan.registers().stream().filter(register -> !register.ok()).findFirst().ifPresent(register -> {
            throw new ConflictException("reorganization.error.register-broken", register.name());
        });
        BatchRun run = batches.propose(
                plan.agency(),
                YearEndKind.CODE,
                "Tổ chức lại văn bản, hồ sơ năm " + plan.year(),
                Map.of(
                        YearEndKind.PLAN,
                        String.valueOf(plan.id()),
                        YearEndKind.YEAR,
                        String.valueOf(plan.year()),
                        YearEndKind.QUIET_DAYS,
                        String.valueOf(plan.quietDays())));
        table.change(plan.id(), Sql.map("run_id", run.id()));
        return table.find(id).orElseThrow();
    }

    private List<String> openRegisters(Plan plan) {
        List<String> open = new ArrayList<>();
        for (String kind : List.of(Registers.INCOMING, "outgoing")) {
            for (Register register : registers.list(plan.agency(), kind, plan.year())) {
                if (!register.state().equals("closed")) {
                    open.add(register.name());
                }
            }
        }
        return open;
    }

    private Plan locked(long id, @Nullable Long version) {
        Plan seen = get(id);
        access.require(seen.agency(), ReorganizationPermission.PREPARE);
        long wanted = WORDS.version(version);
        Plan plan = table.lock(id).orElseThrow();
        if (plan.version() != wanted) {
            throw new ConflictException("reorganization.error.changed-meanwhile");
        }
        if (plan.runId() != null && !batches.get(plan.runId()).isOver()) {
            throw new ConflictException("reorganization.error.running");
        }
        return plan;
    }

    /** The chosen dossiers, each of the agency. */
    private List<String> dossiers(Plan plan, @Nullable List<String> sent) {
        List<String> chosen =
                sent == null ? List.of() : sent.stream().distinct().sorted().toList();
        if (chosen.isEmpty() || chosen.size() > MAX_NODES) {
            throw InvalidInputException.field("dossiers", chosen.size(), "reorganization.error.too-many", MAX_NODES);
        }
        Map<String, YearEndDossiers.Matter> matters = dossiers.matters(chosen, clock.instant(), false);
        chosen.forEach(dossier -> required(plan, dossier, matters.get(dossier)));
        return chosen;
    }

    private Dossier dossier(Plan plan, String dossierId) {
        return required(
                plan,
                dossierId,
                dossiers.matters(List.of(dossierId), clock.instant(), false).get(dossierId));
    }

    private static Dossier required(Plan plan, String dossierId, YearEndDossiers.@Nullable Matter matter) {
        if (matter == null || !matter.dossier().agency().equals(plan.agency())) {
            throw InvalidInputException.field("dossier", dossierId, "reorganization.error.no-dossier", dossierId);
        }
        return matter.dossier();
    }

    private static int quietDays(@Nullable Integer days) {
        int quiet = days == null ? 30 : days;
        if (quiet < 0 || quiet > MAX_QUIET_DAYS) {
            throw InvalidInputException.field("quietDays", quiet, "reorganization.error.quiet-days", MAX_QUIET_DAYS);
        }
        return quiet;
    }

    private void record(Plan plan, String action, @Nullable String detail) {
        audit.record(AuditEvent.of(plan.agency(), action, "reorganization:" + plan.id(), detail));
    }

    /**
     * What there is to do in a year.
     *
     * @param dossiers of the year by state, and {@code earlier}: of years before, still worked on
     * @param filings documents in no dossier, by what was decided
     * @param levels how many dossiers of the year were reviewed for whom they are open
     * @param openRegisters names of registers of the year that are not closed
     */
    record Overview(
            Map<String, Long> dossiers,
            Map<String, Long> filings,
            LevelReviews.Counts levels,
            List<String> openRegisters,
            @Nullable BatchRun run) {}

    /** Which year of which agency. */
    record BeginForm(
            @Nullable String agency,
            @Nullable Integer year,
            @Nullable Integer quietDays) {}

    /** The version seen, and the days of quiet. */
    record PrepareForm(@Nullable Long version, @Nullable Integer quietDays) {}

    /**
     * What is to become of proposals.
     *
     * @param nodes the documents, unless {@code minScore} says which
     * @param dossier where they are to go, instead of where it was proposed
     */
    record DecisionForm(
            @Nullable Long version,
            @Nullable List<String> nodes,
            @Nullable String state,
            @Nullable Integer minScore,
            @Nullable String dossier) {

        private String what() {
            return dossier != null ? dossier : minScore != null ? "from " + minScore : String.valueOf(state);
        }
    }

    /** What is to become of dossiers; no choice lets their states decide. */
    record ChoiceForm(
            @Nullable Long version,
            @Nullable List<String> dossiers,
            @Nullable String choice) {}

    /**
     * For whom dossiers are to be open.
     *
     * @param level 01 public, 02 on conditions, 03 secret, {@code same} or {@code none}
     */
    record LevelForm(
            @Nullable Long version,
            @Nullable List<String> dossiers,
            @Nullable String level) {}
}
