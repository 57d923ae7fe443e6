package org.vanthu.directive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;
import org.vanthu.delegation.Acting;
import org.vanthu.delegation.Scope;
import org.vanthu.directive.DirectiveForm.ExecutorForm;
import org.vanthu.directive.LineRow.Executor;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Unit;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Sql;

import static org.vanthu.directive.DirectiveSite.WORDS;

/**
 * Checks what people enter of a directive: what to do, who must do it until when, who orders, who follows.
 *
 * @see "Decision 31/2020/QĐ-UBND, 13.1; Decision 520/QĐ-UBND, 5.1 and 8.1"
 */
final class DirectiveRules {

    private static final Set<String> RESULT_KINDS = Set.of("report", "submit", "complete");
    private static final int MAX_EXECUTORS = 200;
    private static final int MAX_URGENCY = 4;

    private final DirectiveSite site;

    DirectiveRules(DirectiveSite site) {
        this.site = site;
    }

    /** One who must do it. */
    record Part(Executor executor, String part, @Nullable Deadline due) {}

    /** A directive after it was found right. */
    record Checked(DirectiveRow.Words words, List<Part> parts) {}

    /**
     * @param before what was entered before, whose officer and leader stay where the form names none; null in a new one
     * @throws InvalidInputException naming what is wrong
     */
    Checked check(Origin origin, DirectiveForm form, DirectiveRow.@Nullable Words before) {
        site.secrecy().refuseSecret(form.secrecy());
        site.refuseSecret(form.content());
        boolean longTerm = Boolean.TRUE.equals(form.longTerm());
        String decision = WORDS.optional("longTermDecision", form.longTermDecision(), 200);
        if (longTerm) {
            requireDecision(origin.agency(), form, decision);
        }
        String orderedBy = orderedBy(origin, form, before);
        DirectiveRow.Words words = new DirectiveRow.Words(
                WORDS.required("content", form.content()),
                orderedBy,
                orderedBy.isEmpty() ? origin.signerName() : name(orderedBy),
                officer(origin.agency(), form.officer(), before),
                WORDS.optional("field", form.field(), 30),
                resultKind(form.resultKind()),
                longTerm,
                longTerm ? decision : "",
                urgency(form.urgency(), origin.urgency()));
        return new Checked(words, parts(origin.agency(), form, longTerm));
    }

    /**
     * Long-term directives only by the decision of the head of the office, entered by a leader or for one.
     *
     * @see "Decision 520/QĐ-UBND, 5.1"
     */
    private void requireDecision(String agency, DirectiveForm form, String decision) {
        if (decision.isEmpty()) {
            throw InvalidInputException.field("longTermDecision", "", "directive.error.missing-decision");
        }
        Acting acting = site.delegations().acting(agency, form.onBehalfOf(), Scope.DIRECT);
        if (!site.may(agency, acting.holder(), DirectivePermission.ORDER)) {
            throw site.refused(acting.holder(), "enter a long-term directive of " + agency);
        }
    }

    private String orderedBy(Origin origin, DirectiveForm form, DirectiveRow.@Nullable Words before) {
        String given = form.orderedBy() == null ? "" : form.orderedBy().strip();
        if (given.isEmpty()) {
            given = before == null ? origin.signer() : before.orderedBy();
        }
        if (given.isEmpty() && origin.isDraft()) {
            throw InvalidInputException.field("orderedBy", "", "directive.error.missing", "orderedBy");
        }
        if (!given.isEmpty() && site.staff().find(origin.agency(), given).isEmpty()) {
            throw InvalidInputException.field("orderedBy", given, "directive.error.no-leader", given);
        }
        return given;
    }

    /** The officer named, the one before, or the only one there is. */
    String officer(String agency, @Nullable String given, DirectiveRow.@Nullable Words before) {
        String wanted = given == null ? "" : given.strip();
        if (wanted.isEmpty() && before != null) {
            return before.officer();
        }
        if (wanted.isEmpty()) {
            wanted = usualOfficer(agency);
        }
        if (!site.may(agency, wanted, DirectivePermission.FOLLOW)) {
            throw InvalidInputException.field("officer", wanted, "directive.error.no-officer", wanted);
        }
        return wanted;
    }

    private String usualOfficer(String agency) {
        if (site.access().may(agency, DirectivePermission.FOLLOW)) {
            return site.userName();
        }
        List<Staff.Member> officers = site.staff().with(agency, Role.FOLLOW_UP);
        if (officers.size() != 1) {
            throw InvalidInputException.field("officer", "", "directive.error.missing", "officer");
        }
        return officers.get(0).userName();
    }

    private static String resultKind(@Nullable String given) {
        String kind = given == null || given.isBlank() ? "report" : given.strip();
        if (!RESULT_KINDS.contains(kind)) {
            throw InvalidInputException.field("resultKind", kind, "directive.error.choice", kind);
        }
        return kind;
    }

    private static int urgency(@Nullable Integer given, int usual) {
        int urgency = given == null ? usual : given;
        if (urgency < 0 || urgency > MAX_URGENCY) {
            throw InvalidInputException.field("urgency", urgency, "directive.error.choice", urgency);
        }
        return urgency;
    }

    private List<Part> parts(String agency, DirectiveForm form, boolean longTerm) {
        List<ExecutorForm> coordinators = form.coordinators() == null ? List.of() : form.coordinators();
        if (coordinators.size() > MAX_EXECUTORS) {
            throw InvalidInputException.field(
                    "coordinators", coordinators.size(), "directive.error.too-many", MAX_EXECUTORS);
        }
        Set<Executor> named = new HashSet<>();
        List<Part> parts = new ArrayList<>();
        parts.add(part(agency, form.lead(), LineRow.LEAD, "lead", longTerm, null, named));
        LocalDate usual = form.lead() == null ? null : form.lead().dueOn();
        for (ExecutorForm one : coordinators) {
            parts.add(part(agency, one, LineRow.COORDINATE, "coordinators", longTerm, usual, named));
        }
        return parts;
    }

    private Part part(
            String agency,
            @Nullable ExecutorForm form,
            String part,
            String field,
            boolean longTerm,
            @Nullable LocalDate usual,
            Set<Executor> named) {
        Executor executor = executor(
                agency,
                form == null ? null : form.executor(),
                form == null ? null : form.executorName(),
                form == null ? null : form.unit(),
                field);
        if (!named.add(executor)) {
            throw InvalidInputException.field(
                    field, executor.name(), "directive.error.executor-twice", executor.name());
        }
        LocalDate dueOn = form == null || form.dueOn() == null ? usual : form.dueOn();
        if (dueOn == null && !longTerm) {
            throw InvalidInputException.field(field + ".dueOn", "", "directive.error.missing-due", executor.name());
        }
        return new Part(executor, part, dueOn == null ? null : site.due(agency, field + ".dueOn", dueOn));
    }

    /**
     * Whom a form names.
     *
     * @throws InvalidInputException naming the field if it is nobody, or the giver as a whole
     */
    Executor executor(String giver, @Nullable String code, @Nullable String name, @Nullable String unit, String field) {
        String agency = code == null ? "" : code.strip();
        String part = unit == null ? "" : unit.strip();
        if (!part.isEmpty() && (agency.isEmpty() || agency.equals(giver))) {
            Unit found = site.units()
                    .find(giver, part)
                    .filter(Unit::active)
                    .orElseThrow(() -> InvalidInputException.field(field, part, "directive.error.no-unit", part));
            if (site.staff().heads(giver, part).isEmpty()) {
                throw InvalidInputException.field(field, part, "directive.error.no-head", found.name());
            }
            return new Executor(giver, found.name(), part);
        }
        if (!agency.isEmpty()) {
            if (agency.equals(giver)) {
                throw InvalidInputException.field(field, agency, "directive.error.own-agency");
            }
            return site.agencies()
                    .find(agency)
                    .filter(one -> one.active())
                    .map(one -> new Executor(one.code(), Sql.cut(one.name(), 250), ""))
                    .orElseThrow(() -> InvalidInputException.field(field, agency, "directive.error.no-agency", agency));
        }
        String text = WORDS.optional(field, name, 250);
        if (text.isEmpty()) {
            throw InvalidInputException.field(field, "", "directive.error.missing-executor");
        }
        return new Executor("", text, "");
    }

    private String name(String userName) {
        return Optional.ofNullable(site.accounts().fullNames(List.of(userName)).get(userName))
                .orElse(userName);
    }
}
