package org.vanthu.routing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.Change;
import org.vanthu.delegation.Acting;
import org.vanthu.delegation.Scope;
import org.vanthu.organization.Access;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.HandlerCorrections;
import org.vanthu.registry.RegistryService;
import org.vanthu.routing.RoutingRecord.Kind;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Texts;
import org.vanthu.work.Holders;
import org.vanthu.work.NewWork;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

import static org.vanthu.routing.Cases.WORDS;

/**
 * What whoever handles a document checks and corrects of what the clerk entered, and adds to follow its handling. The
 * clerk is told of each correction.
 *
 * @see "QĐ 59/2014/QĐ-UBND of Tây Ninh, 8.2; requirements, conflict C-10"
 */
final class Parameters {

    private static final int MAX_AREA = 100;
    private static final int MAX_NOTE = 1000;
    private static final int MAX_TOLD = 1900;

    private final Cases cases;
    private final Work work;
    private final IncomingProcessing processing;
    private final HandlerCorrections corrections;
    private final FollowUps followUps;
    private final RoutingRecords records;
    private final Staff staff;
    private final Access access;

    Parameters(
            Cases cases,
            Work work,
            IncomingProcessing processing,
            HandlerCorrections corrections,
            FollowUps followUps,
            RoutingRecords records,
            Staff staff,
            Access access) {
        this.cases = cases;
        this.work = work;
        this.processing = processing;
        this.corrections = corrections;
        this.followUps = followUps;
        this.records = records;
        this.staff = staff;
        this.access = access;
    }

    /**
     * Hiệu chỉnh các thông số: who leads the handling corrects fields of the document.
     *
     * @throws AccessDeniedException if the one who acts, or the one acted for, does not lead it
     */
    void correct(String nodeId, ParametersForm form) {
        long version = WORDS.version(form.version());
        String reason = WORDS.required("reason", form.reason());
        IncomingRow row = cases.open(nodeId);
        DocumentRow document = processing.document(nodeId);
        Acting acting = cases.acting(row.agency(), form.onBehalfOf(), Scope.FORWARD);
        WorkItem lead = lead(nodeId)
                .filter(item -> work.isHeldBy(item, acting.holder()))
                .orElseThrow(() -> new AccessDeniedException(acting.holder() + " does not handle " + nodeId));
        Map<String, Object> fields = form.fields() == null ? Map.of() : form.fields();
        List<Change> changes =
                corrections.correct(RegistryService.ref(nodeId), fields, reason, version, acting.principal());
        if (!changes.isEmpty()) {
            String said = said(changes) + ". " + reason;
            records.add(nodeId, lead.id(), Kind.CORRECTION, said, acting, null);
            tellClerk(document, work.get(lead.id()), acting, said);
        }
    }

    /**
     * Bổ sung thông số theo dõi xử lý: who leads the handling, or a clerk.
     *
     * @throws AccessDeniedException if the one who acts is neither
     */
    void follow(String nodeId, ParametersForm form) {
        long version = WORDS.version(form.version());
        IncomingRow row = cases.open(nodeId);
        Acting acting = cases.acting(row.agency(), form.onBehalfOf(), Scope.FORWARD);
        boolean own = lead(nodeId)
                .filter(item -> work.isHeldBy(item, acting.holder()))
                .isPresent();
        if (!own && !access.may(row.agency(), RoutingPermission.REROUTE)) {
            throw new AccessDeniedException(acting.holder() + " does not handle " + nodeId);
        }
        FollowUp before = followUps.of(nodeId);
        FollowUp after = new FollowUp(
                WORDS.optional("area", form.area(), MAX_AREA),
                form.on(),
                WORDS.optional("note", form.note(), MAX_NOTE),
                version);
        List<Change> changes = new ArrayList<>();
        compare(changes, "area", before.area(), after.area());
        compare(changes, "on", text(before.on()), text(after.on()));
        compare(changes, "note", before.note(), after.note());
        if (!changes.isEmpty() || version != before.version()) {
            followUps.save(nodeId, after, access.userName());
            cases.record(row, acting, "follow", changes, null);
        }
    }

    private Optional<WorkItem> lead(String nodeId) {
        return work.of(nodeId).stream()
                .filter(item -> item.isRunning()
                        && item.process().equals(Cases.PROCESS)
                        && item.part().equals(Cases.LEAD)
                        && !item.step().equals(Cases.DIRECT))
                .findFirst();
    }

    /** Tells who registered the document, or the clerks when that one is none any more. */
    private void tellClerk(DocumentRow document, WorkItem lead, Acting acting, String said) {
        String entered = document.enteredBy();
        if (entered.equals(acting.actor())) {
            return;
        }
        String clerk = staff.find(document.agency(), entered)
                .filter(member -> member.roles().contains(Role.CLERK))
                .map(Staff.Member::userName)
                .orElse(Holders.role(Role.CLERK));
        String told = Texts.of(Texts.VIETNAMESE, "routing.corrected", said);
        work.start(
                new NewWork(
                        Cases.BRANCH,
                        Cases.PROCESS,
                        lead.agency(),
                        lead.nodeId(),
                        lead.id(),
                        Cases.INFORM,
                        new Next("", clerk, Sql.cut(told, MAX_TOLD), null),
                        lead.urgency(),
                        lead.title(),
                        lead.label()),
                acting);
    }

    private static String said(List<Change> changes) {
        List<String> said = new ArrayList<>();
        for (Change change : changes) {
            said.add(Texts.of(
                    Texts.VIETNAMESE,
                    "routing.correction",
                    Texts.of(Texts.VIETNAMESE, "routing.field." + change.field()),
                    Objects.requireNonNullElse(change.oldValue(), ""),
                    Objects.requireNonNullElse(change.newValue(), "")));
        }
        return String.join("; ", said);
    }

    private static void compare(List<Change> changes, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, before, after));
        }
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
