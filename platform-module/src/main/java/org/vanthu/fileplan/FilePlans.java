package org.vanthu.fileplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.Dossiers;
import org.vanthu.organization.Agency;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Words;

/**
 * Makes the lists of dossiers of the years and takes them from the draft to the units. The head approves what another
 * person submitted. Each method that changes a list locks it and has the version that the person saw.
 *
 * @see "Decree 30/2020/NĐ-CP, article 28 and Appendix V, I"
 */
public final class FilePlans {

    private static final Words WORDS = new Words("fileplan");
    private static final Set<String> NUMBERINGS = Set.of(FilePlan.WHOLE, FilePlan.HEADING, FilePlan.BY_HAND);
    private static final int FIRST_YEAR = 1945;
    private static final int LAST_YEAR = 2200;
    private static final int MAX_DECISION = 60;

    private final FilePlanTable table;
    private final DossierTies ties;
    private final Dossiers dossiers;
    private final FilePlanSite site;

    FilePlans(FilePlanTable table, DossierTies ties, Dossiers dossiers, FilePlanSite site) {
        this.table = table;
        this.ties = ties;
        this.dossiers = dossiers;
        this.site = site;
    }

    /** The list of the year, or empty. */
    public Optional<FilePlan> find(String agency, int year) {
        site.access().require(agency, FilePlanPermission.READ);
        return table.find(agency, year);
    }

    /** The lines of a dossier in the lists of the years, the latest first. */
    public List<FilePlanLine> linesOf(String dossierId) {
        return table.linesOf(dossierId);
    }

    /**
     * Begins the list of a year with the headings and dossiers of the year before; what was carried over into that year
     * is a matter of its own and does not recur. Where there is no list of the year before, an empty one.
     *
     * @throws ConflictException if the year has a list
     */
    public FilePlan draftFromLastYear(String agency, int year) {
        Optional<FilePlan> before = table.find(agency, year - 1);
        FilePlan plan = draft(agency, year, before.map(FilePlan::numbering).orElse(FilePlan.WHOLE));
        before.ifPresent(last -> {
            int ordinal = 0;
            for (FilePlanLine line : table.lines(last.id())) {
                if (!line.isCarried()) {
                    table.insert(copy(line, plan, ++ordinal, last.year()));
                }
            }
            number(plan);
        });
        return plan;
    }

    /** Begins an empty list. */
    FilePlan draft(String agency, int year, String numbering) {
        Agency known = site.agencies().get(agency);
        site.access().require(known.code(), FilePlanPermission.EDIT);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw InvalidInputException.field("year", year, "fileplan.error.year", String.valueOf(year));
        }
        if (table.find(agency, year).isPresent()) {
            throw new ConflictException("fileplan.error.year-taken", String.valueOf(year));
        }
        FilePlan plan = new FilePlan(
                UUID.randomUUID().toString(),
                agency,
                year,
                FilePlan.DRAFT,
                checked(numbering),
                site.now(),
                site.userName(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1);
        table.insert(plan);
        site.record(plan, "fileplan.draft", String.valueOf(year));
        return plan;
    }

    /** Says how the codes of a draft are given. */
    FilePlan renumber(String id, String numbering, @Nullable Long version) {
        FilePlan plan = draft(id, version);
        table.change(plan, Sql.map("numbering", checked(numbering)));
        FilePlan after = table.get(id);
        number(after);
        return after;
    }

    /**
     * Puts a dossier whose matter goes on into the list of a later year, as it is and with its code. Does nothing where
     * it is in that list already; begins the list where there is none.
     */
    public FilePlanLine carryOver(String dossierId, int year) {
        Dossier dossier = known(dossierId);
        carryOver(List.of(dossier), year);
        return line(dossier, year);
    }

    /** The same for dossiers of one agency that the caller has read and whose rows he has locked. */
    public void carryOver(List<Dossier> carried, int year) {
        if (!carried.isEmpty()) {
            String agency = carried.get(0).agency();
            FilePlan plan = table.find(agency, year).orElseGet(() -> draftFromLastYear(agency, year));
            tie(plan, carried, "fileplan.carry-over", dossier -> Math.min(dossier.year(), year - 1));
        }
    }

    /** Takes a dossier that was carried over out of the list again; does nothing where it is not in it. */
    public void undoCarryOver(String dossierId, int year) {
        undoCarryOver(List.of(known(dossierId)), year);
    }

    /** The same for dossiers of one agency. */
    public void undoCarryOver(List<Dossier> carried, int year) {
        if (carried.isEmpty()) {
            return;
        }
        table.find(carried.get(0).agency(), year).ifPresent(seen -> {
            FilePlan plan = table.lock(seen.id(), null);
            site.access().require(plan.agency(), FilePlanPermission.EDIT);
            List<FilePlanLine> lines = ties.untie(plan, carried);
            if (!lines.isEmpty()) {
                table.change(plan, Map.of());
                site.record(plan, "fileplan.undo-carry-over", codes(lines));
            }
        });
    }

    /** Puts a dossier that was opened outside the list into the list of its year. */
    FilePlanLine add(String dossierId) {
        Dossier dossier = known(dossierId);
        FilePlan plan = table.find(dossier.agency(), dossier.year())
                .orElseThrow(() -> new ConflictException("fileplan.error.no-list", String.valueOf(dossier.year())));
        tie(plan, List.of(dossier), "fileplan.add", one -> null);
        return line(dossier, plan.year());
    }

    private FilePlanLine line(Dossier dossier, int year) {
        return table.find(dossier.agency(), year)
                .flatMap(plan -> table.lineOf(plan.id(), dossier.id()))
                .orElseThrow();
    }

    private void tie(FilePlan seen, List<Dossier> added, String action, Function<Dossier, @Nullable Integer> from) {
        FilePlan plan = table.lock(seen.id(), null);
        site.access().require(plan.agency(), FilePlanPermission.EDIT);
        List<FilePlanLine> lines = ties.tie(plan, added, from);
        if (lines.isEmpty()) {
            return;
        }
        table.change(plan, Map.of());
        site.record(plan, action, codes(lines));
        if (plan.isDraft() && table.isGivenTwice(plan, lines)) {
            number(table.get(plan.id()));
        }
    }

    private static String codes(List<FilePlanLine> lines) {
        return lines.stream().map(FilePlanLine::code).collect(Collectors.joining(", "));
    }

    /** A dossier by its code and title, which the list shows; whoever works on the list may know these of any. */
    private Dossier known(String dossierId) {
        Dossier dossier = Elevation.asSystem("the right to change the list is checked", () -> dossiers.get(dossierId));
        site.access().require(dossier.agency(), FilePlanPermission.EDIT);
        return dossier;
    }

    /** Lays the draft before the head of the agency. */
    FilePlan submit(String id, @Nullable Long version) {
        FilePlan plan = draft(id, version);
        requireComplete(plan);
        return step(
                plan,
                "fileplan.submit",
                Sql.map(
                        "state",
                        FilePlan.SUBMITTED,
                        "submitted_at",
                        site.now(),
                        "submitted_by",
                        site.userName(),
                        "returned_reason",
                        null),
                null);
    }

    /** Gives it back to be worked over; who submitted it may take it back, too. */
    FilePlan giveBack(String id, @Nullable String reason, @Nullable Long version) {
        FilePlan plan = in(FilePlan.SUBMITTED, id, version);
        if (!site.userName().equals(plan.submittedBy())) {
            site.access().require(plan.agency(), FilePlanPermission.APPROVE);
        }
        String why = WORDS.required("reason", reason, 500);
        return step(
                plan,
                "fileplan.return",
                Sql.map("state", FilePlan.DRAFT, "submitted_at", null, "submitted_by", null, "returned_reason", why),
                why);
    }

    /** @throws AccessDeniedException if the person is no leader, or submitted it himself or herself */
    FilePlan approve(String id, @Nullable Long version) {
        FilePlan plan = in(FilePlan.SUBMITTED, id, version);
        site.access().require(plan.agency(), FilePlanPermission.APPROVE);
        if (site.userName().equals(plan.submittedBy())) {
            throw new ConflictException("fileplan.error.own");
        }
        return step(
                plan,
                "fileplan.approve",
                Sql.map("state", FilePlan.APPROVED, "approved_at", site.now(), "approved_by", site.userName()),
                null);
    }

    /** Gives the list to units and persons, who are told at their work places. */
    FilePlan issue(String id, @Nullable String decision, @Nullable LocalDate decidedOn, @Nullable Long version) {
        FilePlan plan = in(FilePlan.APPROVED, id, version);
        site.access().require(plan.agency(), FilePlanPermission.EDIT);
        String number = WORDS.required("decision", decision, MAX_DECISION);
        if (decidedOn == null) {
            throw InvalidInputException.field("decidedOn", "", "fileplan.error.missing", "decidedOn");
        }
        return step(
                plan,
                "fileplan.issue",
                Sql.map(
                        "state",
                        FilePlan.ISSUED,
                        "issued_at",
                        site.now(),
                        "issued_by",
                        site.userName(),
                        "decision",
                        number,
                        "decided_on",
                        decidedOn),
                number);
    }

    /** The person has seen the list. */
    void seen(String id) {
        FilePlan plan = table.get(id);
        site.access().require(plan.agency(), FilePlanPermission.READ);
        table.seen(id, site.userName(), site.now());
    }

    /** A draft that the person may change; locked. */
    FilePlan draft(String id, @Nullable Long version) {
        FilePlan plan = in(FilePlan.DRAFT, id, version);
        site.access().require(plan.agency(), FilePlanPermission.EDIT);
        return plan;
    }

    /** Gives the lines of a draft their codes anew; its row is locked. */
    void number(FilePlan plan) {
        if (plan.numbering().equals(FilePlan.BY_HAND)) {
            return;
        }
        List<FilePlanLine> lines = table.lines(plan.id());
        Map<String, String> codes = LineNumbers.of(
                lines, plan.numbering(), site.agencies().get(plan.agency()).abbreviation(), table.takenCodes(plan));
        for (FilePlanLine line : lines) {
            String code = codes.get(line.id());
            if (code != null && !code.equals(line.code())) {
                table.code(line.id(), code);
            }
        }
    }

    private FilePlan in(String state, String id, @Nullable Long version) {
        FilePlan plan = table.lock(id, WORDS.version(version));
        if (!plan.state().equals(state)) {
            throw new ConflictException("fileplan.error.state-" + state, String.valueOf(plan.year()));
        }
        return plan;
    }

    private FilePlan step(
            FilePlan plan, String action, Map<String, ? extends @Nullable Object> columns, @Nullable String detail) {
        table.change(plan, columns);
        site.record(plan, action, detail);
        return table.get(plan.id());
    }

    /** @throws ConflictException naming what is missing */
    private void requireComplete(FilePlan plan) {
        List<String> faults = new ArrayList<>();
        List<FilePlanLine> lines =
                table.lines(plan.id()).stream().filter(FilePlanLine::isDossier).toList();
        Set<String> codes = new java.util.HashSet<>(table.takenCodes(plan));
        for (FilePlanLine line : lines) {
            String code = Objects.requireNonNullElse(line.code(), "");
            boolean own = line.isCarried();
            if (code.isEmpty() || line.retention() == null || (!own && !codes.add(code))) {
                faults.add(code.isEmpty() ? line.title() : code);
            }
        }
        if (lines.isEmpty() || !faults.isEmpty()) {
            throw ConflictException.with(
                    Map.of("lines", faults),
                    lines.isEmpty() ? "fileplan.error.empty" : "fileplan.error.incomplete",
                    String.join(", ", faults.stream().limit(10).toList()));
        }
    }

    private static FilePlanLine copy(FilePlanLine line, FilePlan plan, int ordinal, int lastYear) {
        return new FilePlanLine(
                UUID.randomUUID().toString(),
                plan.id(),
                ordinal,
                line.kind(),
                line.abbreviation(),
                line.code(),
                line.title().replace("năm " + lastYear, "năm " + plan.year()),
                line.rule(),
                line.retention(),
                line.unit(),
                line.person(),
                line.note(),
                null,
                false,
                null);
    }

    private static String checked(String numbering) {
        if (!NUMBERINGS.contains(numbering)) {
            throw InvalidInputException.field("numbering", numbering, "fileplan.error.numbering", numbering);
        }
        return numbering;
    }
}
