package org.vanthu.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.util.GUID;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.Change;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.KeptDossiers;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;

/**
 * For how long dossiers are kept. A dossier follows its own rule or, where its documents have rules, the longest of
 * all; without a rule, the words that were given when it ended. Every change locks the dossier's row, so that it
 * crosses neither a hold nor a destruction; nothing that is held is shortened.
 *
 * @see "Archives Law 33/2024/QH15, article 15"
 */
public final class Retention {

    private static final int MAX_KEPT_BACK_YEARS = 2;

    private final RetentionTable table;
    private final ScheduleTable schedules;
    private final Submission submission;
    private final KeptDossiers dossiers;
    private final Reckonings reckonings;
    private final RetentionSite site;

    Retention(
            RetentionTable table,
            ScheduleTable schedules,
            Holds holds,
            Submission submission,
            KeptDossiers dossiers,
            RetentionSite site) {
        this.table = table;
        this.schedules = schedules;
        this.submission = submission;
        this.dossiers = dossiers;
        this.reckonings = new Reckonings(table, schedules, holds, submission, dossiers, site);
        this.site = site;
    }

    /**
     * For how long the dossier is kept; empty where nothing was said yet. The caller has checked the right to see it.
     */
    public Optional<DossierRetention> of(String dossierId) {
        return table.find(dossierId);
    }

    /** As {@link #of(String)}, of several. */
    public List<DossierRetention> of(Collection<String> dossierIds) {
        return table.of(dossierIds);
    }

    /** As it is now, whatever was read before; locked until the transaction ends. The caller has locked the dossier. */
    public Optional<DossierRetention> locked(String dossierId) {
        return table.lock(dossierId);
    }

    /**
     * Gives a dossier a rule, by its keeper while it is worked on, by the archivist at any time.
     *
     * @throws InvalidInputException if the agency cannot choose the rule
     * @throws ConflictException if that would shorten what is held ({@code retention.error.held}), or the dossier was
     *     destroyed
     * @throws AccessDeniedException if the person may not
     */
    public DossierRetention assign(String dossierId, String ruleId) {
        Dossier dossier = dossiers.locked(dossierId);
        boolean archivist = site.access().may(dossier.agency(), RetentionPermission.MANAGE);
        if (!archivist && !(dossier.isRunning() && dossiers.mayManage(dossier))) {
            throw new AccessDeniedException(site.userName() + " may not set the retention of " + dossierId);
        }
        RetentionRule rule = rule(dossier.agency(), ruleId);
        return reckonings
                .reckon(List.of(dossier), table.locked(List.of(dossierId)), rule, "retention.assign")
                .get(0);
    }

    /**
     * Gives a document a rule, or takes it away (null); the dossiers that it is in are reckoned anew.
     *
     * @throws ConflictException as {@link #assign}
     */
    public void assignDocument(String agency, String nodeId, @Nullable String ruleId) {
        site.access().require(agency, RetentionPermission.MANAGE);
        if (!dossiers.isDocumentOf(agency, nodeId)) {
            throw new NotFoundException("retention.error.no-document", nodeId);
        }
        String rule =
                ruleId == null || ruleId.isBlank() ? null : rule(agency, ruleId).id();
        List<Dossier> inside = dossiers.containing(nodeId).stream()
                .map(dossier -> dossiers.locked(dossier.id()))
                .toList();
        String before = table.rulesOfDocuments(List.of(nodeId)).get(nodeId);
        table.setDocumentRule(nodeId, agency, rule, site.now(), site.userName());
        site.record(agency, "retention.assign", nodeId, List.of(new Change("rule", before, rule)), null);
        Map<String, DossierRetention> rows =
                table.locked(inside.stream().map(Dossier::id).toList());
        rows.values().removeIf(DossierRetention::isDestroyed);
        reckonings.reckon(
                inside.stream()
                        .filter(dossier -> rows.containsKey(dossier.id()))
                        .toList(),
                rows,
                null,
                "retention.recalculate");
    }

    /**
     * Notes what starts the clock of a dossier, or starts it again.
     *
     * @throws ConflictException as {@link #assign}
     */
    public DossierRetention note(String dossierId, EventForm form) {
        Dossier dossier = managed(dossierId);
        String kind = form.kind() == null ? "" : form.kind();
        if (!RetentionEvent.KINDS.contains(kind)) {
            throw InvalidInputException.field("kind", kind, "retention.error.event", kind);
        }
        if (form.happenedOn() == null || form.happenedOn().isAfter(site.today())) {
            throw InvalidInputException.field("happenedOn", form.happenedOn(), "retention.error.event-date");
        }
        String note = RetentionSite.WORDS.required("note", form.note(), 500);
        RetentionEvent event = new RetentionEvent(GUID.generate(), dossierId, kind, form.happenedOn(), note);
        table.insert(event, site.now(), site.userName());
        site.record(
                dossier.agency(),
                "retention.event",
                dossierId,
                List.of(new Change(kind, null, event.happenedOn().toString())),
                note);
        return again(dossier);
    }

    /** Takes back what was noted by mistake; what is held stays as long. */
    public DossierRetention withdraw(String dossierId, String eventId, @Nullable String reason) {
        Dossier dossier = managed(dossierId);
        String why = RetentionSite.WORDS.required("reason", reason, 500);
        if (!table.withdraw(dossierId, eventId, site.now(), site.userName())) {
            throw new NotFoundException("retention.error.no-event", eventId);
        }
        site.record(dossier.agency(), "retention.event-withdraw", dossierId, List.of(), why);
        return again(dossier);
    }

    /** What was noted about a dossier; the caller has checked the right to see it. */
    public List<RetentionEvent> events(String dossierId) {
        return table.events(dossierId);
    }

    /**
     * The dossier is in the archive: nothing is due any more. Called by the feature that submits, in its transaction.
     */
    public void submitted(String dossierId, LocalDate day) {
        Dossier dossier = dossiers.locked(dossierId);
        DossierRetention row = table.lock(dossierId).orElseGet(() -> Reckonings.fromWords(dossier));
        write(row.with(row.stage(), null, null, day));
    }

    /**
     * Lets a unit keep a dossier back. Called by the feature that has the leader's consent, in its transaction.
     *
     * @throws InvalidInputException if that is longer than two years from the day on which it was due
     * @see "Decree 30/2020/NĐ-CP, article 30.3"
     */
    public void keepBack(String dossierId, LocalDate until) {
        Dossier dossier = dossiers.locked(dossierId);
        DossierRetention row =
                table.lock(dossierId).orElseThrow(() -> new NotFoundException("retention.error.none", dossier.code()));
        LocalDate due = row.endedOn() == null ? null : submission.due(row, ruleOf(row.decidingRule()));
        if (due == null || until.isAfter(due.plusYears(MAX_KEPT_BACK_YEARS)) || !until.isAfter(due)) {
            throw InvalidInputException.field(
                    "until", until, "retention.error.kept-back", String.valueOf(due), MAX_KEPT_BACK_YEARS);
        }
        write(row.with(row.stage(), until, until, row.submittedOn()));
    }

    /**
     * The dossier was destroyed: its time is over for good. Called by the feature that destroys, in its transaction.
     */
    public void destroyed(String dossierId) {
        DossierRetention row =
                table.lock(dossierId).orElseThrow(() -> new NotFoundException("retention.error.none", dossierId));
        write(row.with(RetentionClock.DESTROYED, null, null, row.submittedOn()));
    }

    /**
     * Dossiers ended, or were opened again: their clocks start or stop. Called in the transaction in which they did. A
     * fixed number of statements reads what all of them need.
     *
     * @throws ConflictException as {@link #assign}, for the first of which it is so; then none is changed
     */
    public void follow(Collection<String> dossierIds) {
        Map<String, Dossier> found = dossiers.of(dossierIds, true);
        Map<String, DossierRetention> rows = table.locked(dossierIds);
        reckonings.reckon(
                found.values().stream()
                        .filter(dossier -> rows.containsKey(dossier.id()) || !dossier.isRunning())
                        .sorted(Comparator.comparing(Dossier::id))
                        .toList(),
                rows,
                null,
                "retention.reckon");
    }

    private DossierRetention again(Dossier dossier) {
        return reckonings
                .reckon(List.of(dossier), table.locked(List.of(dossier.id())), null, "retention.reckon")
                .get(0);
    }

    private Dossier managed(String dossierId) {
        Dossier dossier = dossiers.locked(dossierId);
        site.access().require(dossier.agency(), RetentionPermission.MANAGE);
        return dossier;
    }

    private void write(DossierRetention row) {
        if (row.version() == 0) {
            table.insert(row, site.now(), site.userName());
        } else if (!table.update(row, site.now(), site.userName())) {
            throw new ConflictException("retention.error.changed-meanwhile");
        }
    }

    private @Nullable RetentionRule ruleOf(@Nullable String ruleId) {
        return ruleId == null ? null : schedules.rule(ruleId).orElse(null);
    }

    private RetentionRule rule(String agency, String ruleId) {
        RetentionRule rule = schedules
                .rule(ruleId)
                .orElseThrow(() -> InvalidInputException.field("rule", ruleId, "retention.error.no-rule", ruleId));
        return schedules
                .find(rule.schedule())
                .filter(one -> one.isFor(agency) && !one.state().equals(Schedule.WITHDRAWN))
                .map(schedule -> rule)
                .orElseThrow(() -> InvalidInputException.field("rule", ruleId, "retention.error.no-rule", ruleId));
    }

    /** What people see of a change. */
    static List<Change> changes(@Nullable DossierRetention before, DossierRetention after) {
        List<Change> changes = new ArrayList<>();
        compare(changes, "rule", before == null ? null : before.rule(), after.rule());
        compare(changes, "period", before == null ? null : text(before), text(after));
        compare(changes, "expiresOn", before == null ? null : before.expiresOn(), after.expiresOn());
        return changes;
    }

    private static String text(DossierRetention row) {
        return row.period().years() == null
                ? row.period().kind().code()
                : row.period().kind().code() + " " + row.period().years();
    }

    private static void compare(List<Change> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, Objects.toString(before, null), Objects.toString(after, null)));
        }
    }

    /** What happened. */
    public record EventForm(
            @Nullable String kind,
            @Nullable LocalDate happenedOn,
            @Nullable String note) {}
}
