package org.vanthu.outgoing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.Change;
import org.vanthu.delegation.Acting;
import org.vanthu.organization.Staff;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Texts;
import org.vanthu.shared.VanthuException.FieldError;
import org.vanthu.work.Holders;
import org.vanthu.work.Next;
import org.vanthu.work.WorkItem;

/**
 * Takes a draft to the person who signs: submission, check of content by the head of the unit, check of form, approval;
 * and back. Each check names who answers for it and which file it was about.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 10 to 12"
 */
public final class Processing {

    private static final Set<OutgoingState> WITH_DRAFTER = EnumSet.of(OutgoingState.DRAFT, OutgoingState.RETURNED);
    private static final Set<OutgoingState> RETURNABLE = EnumSet.of(
            OutgoingState.REVIEW,
            OutgoingState.FORM_CHECK,
            OutgoingState.APPROVE,
            OutgoingState.SIGN,
            OutgoingState.NUMBER);
    private static final Set<OutgoingState> CANCELLABLE = EnumSet.of(
            OutgoingState.DRAFT,
            OutgoingState.RETURNED,
            OutgoingState.REVIEW,
            OutgoingState.FORM_CHECK,
            OutgoingState.APPROVE,
            OutgoingState.SIGN);

    private final OutgoingTable table;
    private final OutgoingParts parts;
    private final OutgoingFiles files;
    private final DraftRules rules;
    private final Steps steps;
    private final Handlers handlers;
    private final OutgoingSite site;

    Processing(
            OutgoingTable table,
            OutgoingParts parts,
            OutgoingFiles files,
            DraftRules rules,
            Steps steps,
            Handlers handlers,
            OutgoingSite site) {
        this.table = table;
        this.parts = parts;
        this.files = files;
        this.rules = rules;
        this.steps = steps;
        this.handlers = handlers;
        this.site = site;
    }

    /**
     * Submits a draft. A head of the unit who drafts answers for the content by submitting; a certified copy goes to
     * the person who signs at once.
     */
    Outgoing submit(String nodeId, StepForm form) {
        handlers.readable(nodeId);
        Steps.Turn turn = steps.ownTurn(nodeId, form.seen(), OutgoingPermission.DRAFT, WITH_DRAFTER);
        Outgoing document = turn.document();
        rules.requireComplete(
                document, parts.recipients(nodeId), files.draft(document).isPresent(), files.hasSubmission(document));
        Map<String, @Nullable Object> columns = unapproved();
        columns.put("returned_reason", null);
        if (document.kind().equals(Outgoing.COPY)) {
            columns.putAll(approved(document, turn.acting()));
            return steps.move(
                    turn,
                    "copy",
                    form.comment(),
                    Steps.to("", document.fields().signer()),
                    OutgoingState.SIGN,
                    columns);
        }
        String drafter = document.drafter();
        boolean own = form.to() == null && leads(document, drafter);
        if (own || !site.settings(document.agency()).contentReview()) {
            if (own) {
                check(turn, Check.CONTENT, true, form.comment());
            }
            return onward(
                    steps.move(turn, "checked", form.comment(), toController(turn), OutgoingState.FORM_CHECK, columns),
                    turn.acting());
        }
        return steps.move(
                turn, "submit", form.comment(), toReviewer(document, form.to()), OutgoingState.REVIEW, columns);
    }

    /** The head of the unit has found the content right. */
    Outgoing review(String nodeId, StepForm form) {
        handlers.readable(nodeId);
        Steps.Turn turn = steps.turn(
                nodeId, form.seen(), form.onBehalfOf(), OutgoingPermission.REVIEW, EnumSet.of(OutgoingState.REVIEW));
        check(turn, Check.CONTENT, true, form.comment());
        return onward(
                steps.move(turn, "pass", form.comment(), toController(turn), OutgoingState.FORM_CHECK, new HashMap<>()),
                turn.acting());
    }

    /** The form controller has found the form right. */
    Outgoing checkForm(String nodeId, StepForm form) {
        handlers.readable(nodeId);
        Steps.Turn turn =
                steps.ownTurn(nodeId, form.seen(), OutgoingPermission.CHECK_FORM, EnumSet.of(OutgoingState.FORM_CHECK));
        check(turn, Check.FORM, true, form.comment());
        return onward(
                steps.move(
                        turn,
                        "pass",
                        form.comment(),
                        Steps.to("", turn.document().fields().signer()),
                        OutgoingState.APPROVE,
                        new HashMap<>()),
                turn.acting());
    }

    /**
     * Passes over the steps that the agency does without; each leaves its trace, with who brought the document there.
     *
     * @see "QĐ 2080/QĐ-UBND of Quảng Xương, 12.2: each agency determines its own process"
     */
    private Outgoing onward(Outgoing arrived, Acting acting) {
        OutgoingSettings settings = site.settings(arrived.agency());
        String why = Texts.of(Texts.VIETNAMESE, "outgoing.step-omitted");
        Next signer = Steps.to("", arrived.fields().signer());
        Outgoing document = arrived;
        if (document.state() == OutgoingState.FORM_CHECK && !settings.formCheck()) {
            document = steps.move(now(document, acting), "pass", why, signer, OutgoingState.APPROVE, new HashMap<>());
        }
        if (document.state() == OutgoingState.APPROVE && !settings.approval()) {
            Map<String, @Nullable Object> columns = approved(document, acting);
            columns.put("approved_by", null);
            document = steps.move(now(document, acting), "pass", why, signer, OutgoingState.SIGN, columns);
        }
        return document;
    }

    private Steps.Turn now(Outgoing document, Acting acting) {
        WorkItem open = steps.open(document).orElseThrow(() -> OutgoingTable.changedMeanwhile(document));
        return new Steps.Turn(document, steps.running(open), acting);
    }

    /**
     * The person who signs approves the submission, herself or by a delegate who enters it; from now on the file is the
     * one with this hash.
     */
    Outgoing approve(String nodeId, StepForm form) {
        handlers.readable(nodeId);
        Steps.Turn turn = steps.turn(
                nodeId, form.seen(), form.onBehalfOf(), OutgoingPermission.SIGN, EnumSet.of(OutgoingState.APPROVE));
        Outgoing document = turn.document();
        requireChecks(document);
        check(turn, Check.APPROVAL, true, form.comment());
        Map<String, @Nullable Object> columns = approved(document, turn.acting());
        columns.putAll(mode(document, form));
        return steps.move(
                turn, "pass", form.comment(), Steps.to("", document.fields().signer()), OutgoingState.SIGN, columns);
    }

    /** Gives the document back, with the reason, to the drafter or by one step. */
    Outgoing giveBack(String nodeId, StepForm form) {
        handlers.readable(nodeId);
        String reason = form.reason();
        OutgoingState state = steps.lock(nodeId, form.seen(), RETURNABLE).state();
        OutgoingPermission permission = switch (state) {
            case REVIEW -> OutgoingPermission.REVIEW;
            case FORM_CHECK -> OutgoingPermission.CHECK_FORM;
            case NUMBER -> OutgoingPermission.ISSUE;
            default -> OutgoingPermission.SIGN;
        };
        Steps.Turn turn = steps.turn(nodeId, form.seen(), form.onBehalfOf(), permission, EnumSet.of(state));
        switch (state) {
            case REVIEW -> check(turn, Check.CONTENT, false, reason);
            case FORM_CHECK, NUMBER -> check(turn, Check.FORM, false, reason);
            default -> check(turn, Check.APPROVAL, false, reason);
        }
        Outgoing document = turn.document();
        OutgoingSettings settings = site.settings(document.agency());
        if ("previous".equals(form.to()) && state == OutgoingState.FORM_CHECK && settings.contentReview()) {
            return steps.move(
                    turn,
                    "back",
                    reason,
                    toReviewer(document, lastReviewer(document)),
                    OutgoingState.REVIEW,
                    new HashMap<>());
        }
        if ("previous".equals(form.to()) && state == OutgoingState.APPROVE && settings.formCheck()) {
            return steps.move(turn, "back", reason, toController(turn), OutgoingState.FORM_CHECK, new HashMap<>());
        }
        files.dropSigned(document);
        Map<String, @Nullable Object> columns = unapproved();
        if ("previous".equals(form.to()) && state.isApproved() && settings.approval()) {
            return steps.move(
                    turn,
                    "changed",
                    reason,
                    new Next("", document.fields().signer(), reason, null),
                    OutgoingState.APPROVE,
                    columns);
        }
        columns.put("returned_reason", reason);
        return steps.move(
                turn,
                "return",
                reason,
                new Next(document.fields().unit(), document.drafter(), reason, null),
                OutgoingState.RETURNED,
                columns);
    }

    /** The drafter takes a submitted draft back while nobody has acted on it. */
    Outgoing takeBack(String nodeId, StepForm form) {
        handlers.readable(nodeId);
        Outgoing document = steps.lock(
                nodeId, form.seen(), EnumSet.of(OutgoingState.REVIEW, OutgoingState.FORM_CHECK, OutgoingState.SIGN));
        String user = site.access().userName();
        List<WorkItem> trace = steps.trace(document);
        WorkItem last = trace.get(trace.size() - 1);
        boolean own = trace.size() > 1
                && user.equals(trace.get(trace.size() - 2).endedBy())
                && trace.get(trace.size() - 2).step().equals("draft");
        if (!document.drafter().equals(user) || !own) {
            throw new AccessDeniedException(user + " cannot take " + nodeId + " back");
        }
        Acting acting = Acting.self(user);
        Steps.Turn turn = new Steps.Turn(document, steps.running(last), acting);
        return steps.move(
                turn,
                "return",
                form.comment(),
                Steps.to(document.fields().unit(), user),
                OutgoingState.DRAFT,
                unapproved());
    }

    /** The drafter gives a document up before it has a number. */
    Outgoing cancel(String nodeId, StepForm form) {
        handlers.readable(nodeId);
        String reason = form.reason();
        Outgoing document = steps.lock(nodeId, form.seen(), CANCELLABLE);
        String user = site.access().userName();
        if (!document.drafter().equals(user)) {
            throw new AccessDeniedException("only the drafter of " + nodeId + " gives it up");
        }
        site.audit().record(AuditEvent.of(document.agency(), "outgoing.cancel", nodeId, reason));
        return steps.end(document, Acting.self(user), "cancel", reason, OutgoingState.CANCELLED);
    }

    /**
     * Ends following the reply to an issued document: nothing else does.
     *
     * @see "Decision 182/QĐ-VP, 9.c.3"
     */
    Outgoing closeReply(String nodeId, StepForm form) {
        handlers.readable(nodeId);
        Outgoing document = steps.lock(nodeId, form.seen(), EnumSet.of(OutgoingState.ISSUED));
        if (!document.drafter().equals(site.access().userName())) {
            throw new AccessDeniedException("only the drafter of " + nodeId + " follows its reply");
        }
        if (!document.fields().replyRequested() || document.stage().replyClosedAt() != null) {
            throw new ConflictException("outgoing.error.no-reply-followed", document.shown());
        }
        site.audit().record(AuditEvent.of(document.agency(), "outgoing.close-reply", nodeId, form.comment()));
        return table.change(
                document,
                Sql.map(
                        "reply_closed_at",
                        now(),
                        "reply_closed_by",
                        site.access().userName()));
    }

    /** Nothing is approved or signed any more. */
    static Map<String, @Nullable Object> unapproved() {
        return Sql.map(
                "approved_hash", null,
                "approved_at", null,
                "approved_by", null,
                "signed_at", null,
                "signed_by", null,
                "signature", null);
    }

    private Map<String, @Nullable Object> approved(Outgoing document, Acting acting) {
        OutgoingFile draft = files.draft(document)
                .orElseThrow(() -> InvalidInputException.field("file", "", "outgoing.error.missing-draft-file"));
        return Sql.map("approved_hash", draft.sha256(), "approved_at", now(), "approved_by", acting.holder());
    }

    /** The person who signs permits the issuing and says how (electronic only, or paper too). */
    private Map<String, @Nullable Object> mode(Outgoing document, StepForm form) {
        if (form.mode() == null) {
            return new HashMap<>();
        }
        String mode = form.mode();
        String reason = form.modeReason() == null
                ? document.fields().modeReason()
                : form.modeReason().strip();
        if (!Set.of(DraftRules.ELECTRONIC, DraftRules.BOTH, DraftRules.PAPER).contains(mode)) {
            throw InvalidInputException.field("mode", mode, "outgoing.error.choice", "mode", mode);
        }
        List<FieldError> errors = new ArrayList<>();
        DraftRules.requireMode(errors, site.settings(document.agency()), mode, reason);
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors);
        }
        site.audit()
                .record(AuditEvent.of(
                        document.agency(),
                        "outgoing.choose-mode",
                        document.nodeId(),
                        List.of(new Change("mode", document.fields().mode(), mode)),
                        reason));
        return Sql.map("issue_mode", mode, "mode_reason", reason);
    }

    /**
     * The checks that the agency makes must have been passed; which file they were about is shown to the person who
     * approves.
     */
    private void requireChecks(Outgoing document) {
        List<Check> checks = parts.checks(document.nodeId());
        OutgoingSettings settings = site.settings(document.agency());
        List<String> kinds = new ArrayList<>();
        if (settings.contentReview()) {
            kinds.add(Check.CONTENT);
        }
        if (settings.formCheck()) {
            kinds.add(Check.FORM);
        }
        for (String kind : kinds) {
            boolean passed = checks.stream()
                    .filter(check -> check.kind().equals(kind))
                    .reduce((first, second) -> second)
                    .filter(Check::passed)
                    .isPresent();
            if (!passed) {
                throw new ConflictException("outgoing.error.unchecked-" + kind, document.shown());
            }
        }
    }

    private void check(Steps.Turn turn, String kind, boolean passed, @Nullable String note) {
        Outgoing document = turn.document();
        String hash = files.draft(document).map(OutgoingFile::sha256).orElse("");
        parts.check(document, kind, passed, turn.acting(), hash, note);
        site.audit()
                .record(turn.acting()
                        .event(
                                document.agency(),
                                "outgoing.check-" + kind,
                                document.nodeId(),
                                List.of(new Change("passed", null, String.valueOf(passed))),
                                note));
    }

    private boolean leads(Outgoing document, String userName) {
        String unit = document.fields().unit();
        return !unit.isEmpty()
                && site.staff()
                        .find(document.agency(), userName)
                        .filter(member -> member.leads(unit))
                        .isPresent();
    }

    private Next toReviewer(Outgoing document, @Nullable String to) {
        String unit = document.fields().unit();
        if (to != null && !to.isBlank() && !Holders.isPool(to)) {
            Optional<Staff.Member> reviewer = site.staff()
                    .find(document.agency(), to)
                    .filter(member -> steps.may(document.agency(), member, OutgoingPermission.REVIEW));
            if (reviewer.isEmpty()) {
                throw InvalidInputException.field("to", to, "outgoing.error.reviewer", to);
            }
            return Steps.to(unit, to);
        }
        if (unit.isEmpty() || site.staff().heads(document.agency(), unit).isEmpty()) {
            throw InvalidInputException.field("to", "", "outgoing.error.no-reviewer");
        }
        return Steps.to(unit, Holders.headsOf(unit));
    }

    private @Nullable String lastReviewer(Outgoing document) {
        return steps.trace(document).stream()
                .filter(item -> item.step().equals("review") && item.endedBy() != null)
                .reduce((first, second) -> second)
                .map(item -> item.endedFor() == null ? item.endedBy() : item.endedFor())
                .orElse(null);
    }

    /** Who checks the form; whoever brings it there where nobody does. */
    private Next toController(Steps.Turn turn) {
        Outgoing document = turn.document();
        if (!site.settings(document.agency()).formCheck()) {
            return Steps.to("", turn.acting().holder());
        }
        String controller = document.fields().controller();
        if (!controller.isEmpty()) {
            return Steps.to("", controller);
        }
        List<String> named = site.settings(document.agency()).controllers();
        return named.size() == 1 ? Steps.to("", named.get(0)) : Steps.toClerks();
    }

    private Instant now() {
        return site.clock().instant();
    }
}
