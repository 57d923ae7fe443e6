package org.vanthu.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.calendar.CalendarService;
import org.vanthu.calendar.WorkingCalendar;
import org.vanthu.organization.Access;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.VanthuException.FieldError;

/**
 * Shows and changes the deadline rules of an agency, with the right checked, every change recorded and the running
 * deadlines reckoned anew.
 */
final class DeadlineAdministration {

    private static final int MAX_SOON_MINUTES = 14_400;
    private static final int MAX_GRACE_MINUTES = 1440;
    private static final int MAX_REASON = 500;

    private final DeadlineRules rules;
    private final DeadlineBearers bearers;
    private final CalendarService calendars;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    DeadlineAdministration(
            DeadlineRules rules,
            DeadlineBearers bearers,
            CalendarService calendars,
            Access access,
            AuditTrail audit,
            Clock clock) {
        this.rules = rules;
        this.bearers = bearers;
        this.calendars = calendars;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    List<RuleView> list(String agency) {
        access.require(agency, DeadlinePermission.READ);
        WorkingCalendar calendar = calendars.of(agency);
        Instant now = clock.instant();
        Map<String, DeadlineRule> shipped = rules.shipped();
        return rules.of(agency).values().stream()
                .map(rule -> RuleView.of(rule, shipped.getOrDefault(rule.code(), rule), rule.apply(calendar, now)))
                .toList();
    }

    RuleView change(String agency, String code, RuleForm form) {
        access.require(agency, DeadlinePermission.CHANGE);
        DeadlineRule before = rules.get(agency, code);
        DeadlineRule after = form.check(before);
        rules.change(agency, after, access.userName());
        record(agency, "deadline.change-rule", before, after, form.why());
        return recalculated(agency, code);
    }

    RuleView reset(String agency, String code, long version) {
        access.require(agency, DeadlinePermission.CHANGE);
        DeadlineRule before = rules.get(agency, code);
        rules.reset(agency, code, version);
        record(agency, "deadline.reset-rule", before, rules.get(agency, code), null);
        return recalculated(agency, code);
    }

    private RuleView recalculated(String agency, String code) {
        bearers.recalculate(agency);
        return list(agency).stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("deadline.error.no-rule", code));
    }

    private void record(
            String agency, String action, DeadlineRule before, DeadlineRule after, @Nullable String reason) {
        List<Change> changes = new ArrayList<>();
        compare(changes, "unit", before.unit().code(), after.unit().code());
        compare(changes, "amount", before.amount(), after.amount());
        compare(changes, "officeStart", before.officeStart(), after.officeStart());
        compare(changes, "soonMinutes", before.soonMinutes(), after.soonMinutes());
        compare(changes, "graceMinutes", before.graceMinutes(), after.graceMinutes());
        audit.record(AuditEvent.of(agency, action, "deadline-rule:" + agency + "/" + before.code(), changes, reason));
    }

    private static void compare(List<Change> changes, String field, Object before, Object after) {
        if (!before.equals(after)) {
            changes.add(new Change(field, before.toString(), after.toString()));
        }
    }

    /** How a rule counts. */
    record Values(String unit, int amount, boolean officeStart, int soonMinutes, int graceMinutes) {

        static Values of(DeadlineRule rule) {
            return new Values(
                    rule.unit().code(), rule.amount(), rule.officeStart(), rule.soonMinutes(), rule.graceMinutes());
        }
    }

    /**
     * A rule as it is shown.
     *
     * @param own whether the agency changed it
     * @param example the deadline of something that comes now
     */
    record RuleView(
            String code,
            String unit,
            int amount,
            boolean officeStart,
            int soonMinutes,
            int graceMinutes,
            boolean own,
            Values shipped,
            Instant example,
            Instant exampleSoon,
            long version) {

        static RuleView of(DeadlineRule rule, DeadlineRule shipped, Deadline example) {
            return new RuleView(
                    rule.code(),
                    rule.unit().code(),
                    rule.amount(),
                    rule.officeStart(),
                    rule.soonMinutes(),
                    rule.graceMinutes(),
                    rule.own(),
                    Values.of(shipped),
                    example.at(),
                    example.soonAt(),
                    rule.version());
        }
    }

    /** What a person makes of a rule; what is missing stays as it is. */
    record RuleForm(
            @Nullable String unit,
            @Nullable Integer amount,
            @Nullable Boolean officeStart,
            @Nullable Integer soonMinutes,
            @Nullable Integer graceMinutes,
            @Nullable String reason,
            @Nullable Long version) {

        @Nullable
        String why() {
            return reason == null || reason.isBlank() ? null : reason.strip();
        }

        DeadlineRule check(DeadlineRule before) {
            if (version == null) {
                throw InvalidInputException.field("version", "", "shared.error.missing", "version");
            }
            if (version != before.version()) {
                throw new ConflictException("deadline.error.changed", before.code());
            }
            List<FieldError> errors = new ArrayList<>();
            DeadlineUnit how =
                    unit == null ? before.unit() : DeadlineUnit.of(unit).orElse(null);
            if (how == null) {
                errors.add(FieldError.of("unit", unit, "deadline.error.unit", String.valueOf(unit)));
                how = before.unit();
            }
            int much = amount == null ? before.amount() : amount;
            if (much < how.least() || much > how.most()) {
                errors.add(FieldError.of("amount", much, "deadline.error.amount", how.least(), how.most()));
            }
            int soon = soonMinutes == null ? before.soonMinutes() : soonMinutes;
            if (soon < 0 || soon > MAX_SOON_MINUTES) {
                errors.add(FieldError.of("soonMinutes", soon, "deadline.error.soon", MAX_SOON_MINUTES));
            }
            boolean start = officeStart == null ? before.officeStart() : officeStart;
            boolean atOnce = DeadlineRule.isAtOnce(how, much, start);
            int grace = graceMinutes == null ? atOnce ? before.graceMinutes() : 0 : graceMinutes;
            if (grace < 0 || grace > (atOnce ? MAX_GRACE_MINUTES : 0)) {
                errors.add(FieldError.of("graceMinutes", grace, "deadline.error.grace", MAX_GRACE_MINUTES));
            }
            String why = why();
            if (why != null && why.length() > MAX_REASON) {
                errors.add(FieldError.of("reason", why, "deadline.error.reason", MAX_REASON));
            }
            if (!errors.isEmpty()) {
                throw InvalidInputException.fields(errors);
            }
            return new DeadlineRule(before.code(), how, much, start, soon, grace, true, before.version());
        }
    }
}
