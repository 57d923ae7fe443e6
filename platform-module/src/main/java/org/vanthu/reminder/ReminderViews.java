package org.vanthu.reminder;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.DueState;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Unit;
import org.vanthu.organization.Units;

/** Gives reminders the names that people read; the title of a draft only to those who handle it. */
final class ReminderViews {

    private final Accounts accounts;
    private final Units units;
    private final Access access;
    private final Clock clock;

    ReminderViews(Accounts accounts, Units units, Access access, Clock clock) {
        this.accounts = accounts;
        this.units = units;
        this.access = access;
        this.clock = clock;
    }

    /** Those of a log, where titles are for who was told. */
    List<ReminderView> of(String agency, List<ReminderTable.Noted> shown) {
        return of(agency, shown, false);
    }

    /** @param mine whether they are what the reader, or somebody for whom the reader acts, was told */
    List<ReminderView> of(String agency, List<ReminderTable.Noted> shown, boolean mine) {
        Map<String, String> names = accounts.fullNames(shown.stream()
                .flatMap(one -> Stream.of(
                        one.reminder().whom(),
                        one.reminder().by(),
                        one.reminder().onBehalfOf(),
                        one.work().holder()))
                .filter(Objects::nonNull)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet()));
        Map<String, String> unitNames = units.of(agency).stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Instant now = clock.instant();
        String me = access.userName();
        return shown.stream()
                .map(one -> view(one, names, unitNames, me, mine, now))
                .toList();
    }

    private static ReminderView view(
            ReminderTable.Noted one,
            Map<String, String> names,
            Map<String, String> unitNames,
            String me,
            boolean mine,
            Instant now) {
        Reminder reminder = one.reminder();
        DueWork work = one.work();
        boolean told = (mine || reminder.whom().equals(me)) && !reminder.stage().equals(Stage.REPORT.code());
        boolean withheld = !told && work.isWithheldFrom(me);
        String onBehalfOf = reminder.onBehalfOf();
        return new ReminderView(
                String.valueOf(reminder.id()),
                reminder.stage(),
                reminder.at(),
                reminder.whom(),
                names.getOrDefault(reminder.whom(), reminder.whom()),
                reminder.by(),
                names.getOrDefault(reminder.by(), reminder.by()),
                onBehalfOf == null ? null : names.getOrDefault(onBehalfOf, onBehalfOf),
                mine && !reminder.whom().equals(me) ? names.getOrDefault(reminder.whom(), reminder.whom()) : null,
                reminder.channel(),
                reminder.text(),
                reminder.email(),
                reminder.seenAt(),
                String.valueOf(work.id()),
                work.nodeId(),
                work.process(),
                work.step(),
                work.part(),
                unitNames.getOrDefault(work.unit(), ""),
                names.getOrDefault(work.holder(), ""),
                withheld ? "" : work.title(),
                withheld ? "" : work.label(),
                withheld,
                work.urgency(),
                !work.running(),
                work.dueAt(),
                DueState.of(work.dueAt(), work.soonAt(), now).code());
    }

    /** A reminder as it is shown, with the work as that is now. */
    record ReminderView(
            String id,
            String stage,
            Instant at,
            String whom,
            String whomName,
            String by,
            String byName,
            @Nullable String onBehalfOfName,
            @Nullable String principalName,
            String channel,
            String text,
            String email,
            @Nullable Instant seenAt,
            String item,
            String nodeId,
            String process,
            String step,
            String part,
            String unitName,
            String holderName,
            String title,
            String label,
            boolean withheld,
            int urgency,
            boolean done,
            @Nullable Instant dueAt,
            String dueState) {}
}
