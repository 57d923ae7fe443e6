package org.vanthu.reminder;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditTrail;
import org.vanthu.delegation.Acting;
import org.vanthu.delegation.Delegations;
import org.vanthu.delegation.Scope;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.TimeOrderedIds;
import org.vanthu.shared.VanthuException.FieldError;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/**
 * Urges those who hold work: a leader everybody of the agency, the head of a unit its people, whoever gave a piece of
 * work its holder. Each act is a row for each person and thing, with the channel, the words and both names, and an
 * entry of the audit trail of the document.
 *
 * @see "Decision 59/2014/QĐ-UBND of Tây Ninh, 9.3, 9.4; Decision 182/QĐ-VP of Hồ Chí Minh City, 17.1"
 */
public final class Urging {

    private static final int MAX_TEXT = 1000;
    private static final int MAX_ITEMS = 200;

    private final ReminderTable table;
    private final Work work;
    private final Delegations delegations;
    private final Staff staff;
    private final Accounts accounts;
    private final Access access;
    private final AuditTrail audit;
    private final Mails mails;
    private final Clock clock;
    private final TimeOrderedIds ids;

    Urging(
            ReminderTable table,
            Work work,
            Delegations delegations,
            Staff staff,
            Accounts accounts,
            Access access,
            AuditTrail audit,
            Mails mails,
            Clock clock) {
        this.table = table;
        this.work = work;
        this.delegations = delegations;
        this.staff = staff;
        this.accounts = accounts;
        this.access = access;
        this.audit = audit;
        this.mails = mails;
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock);
    }

    Urged urge(UrgeForm form) {
        Checked what = form.check();
        if (what.channel() == Channel.EMAIL && !mails.isAvailable()) {
            throw InvalidInputException.field("channel", what.channel().code(), mails.reason());
        }
        access.require(what.agency(), ReminderPermission.READ);
        Acting acting = delegations.acting(what.agency(), form.onBehalfOf(), Scope.URGE);
        List<DueWork> items = form.items() == null ? late(what, form, acting) : named(what, form.items(), acting);
        Set<String> people = new TreeSet<>();
        for (DueWork item : items) {
            people.addAll(urge(item, what, acting));
        }
        Map<String, String> names = accounts.fullNames(people);
        return new Urged(
                items.size(),
                people.stream()
                        .map(userName -> new Person(userName, names.getOrDefault(userName, userName)))
                        .toList());
    }

    /**
     * Notes that whoever holds a piece of work was urged, also in another agency; the caller has checked the right.
     *
     * @param channel {@code desk}, {@code email}, {@code phone}, {@code fax} or {@code inPerson}
     * @throws InvalidInputException if there is no such channel, or no mail can be sent
     */
    public void tell(WorkItem item, String channel, String text, Acting acting) {
        Checked what = new UrgeForm(item.agency(), null, null, null, null, text, channel, null).check();
        if (what.channel() == Channel.EMAIL && !mails.isAvailable()) {
            throw InvalidInputException.field("channel", channel, mails.reason());
        }
        DueWork due = table.work(item.id())
                .orElseThrow(() -> new NotFoundException("reminder.error.no-item", String.valueOf(item.id())));
        urge(due, what, acting);
    }

    /** @throws InvalidInputException if nobody can be urged in this way */
    public static void requireChannel(String channel) {
        if (Channel.of(channel).isEmpty()) {
            throw InvalidInputException.field("channel", channel, "reminder.error.channel", channel);
        }
    }

    private Set<String> urge(DueWork item, Checked what, Acting acting) {
        Set<String> people = new LinkedHashSet<>(work.holders(item.agency(), item.holder()));
        people.remove(acting.actor());
        people.remove(acting.holder());
        Instant now = clock.instant();
        for (String whom : people.isEmpty() ? Set.of("") : people) {
            table.insert(new Reminder(
                    ids.next(),
                    item.agency(),
                    Stage.URGE.code(),
                    item.id(),
                    item.nodeId(),
                    item.unit(),
                    whom,
                    acting.actor(),
                    acting.principal(),
                    now,
                    what.channel().code(),
                    what.text(),
                    item.dueAt(),
                    null,
                    what.channel() == Channel.EMAIL && !whom.isEmpty() ? mails.stateFor(whom) : ""));
        }
        audit.record(acting.event(
                item.agency(), "reminder.urge", item.nodeId(), what.channel().code() + ": " + what.text()));
        return people;
    }

    private List<DueWork> named(Checked what, List<String> wanted, Acting acting) {
        if (wanted.isEmpty() || wanted.size() > MAX_ITEMS) {
            throw InvalidInputException.field("items", wanted.size(), "reminder.error.items", MAX_ITEMS);
        }
        List<DueWork> items = new ArrayList<>();
        for (String id : new LinkedHashSet<>(wanted)) {
            DueWork item = number(id)
                    .flatMap(table::work)
                    .filter(one -> one.agency().equals(what.agency()))
                    .orElseThrow(() -> new NotFoundException("reminder.error.no-item", id));
            if (!mayUrge(item, acting)) {
                throw new AccessDeniedException(acting.holder() + " may not urge for work item " + id);
            }
            if (!item.running()) {
                throw new ConflictException("reminder.error.done", item.label());
            }
            items.add(item);
        }
        return items;
    }

    private List<DueWork> late(Checked what, UrgeForm form, Acting acting) {
        String unit = blankToNull(form.unit());
        String person = blankToNull(form.person());
        if ((unit == null) == (person == null)) {
            throw InvalidInputException.field("unit", form.unit(), "reminder.error.target");
        }
        boolean soonToo = "soon".equals(form.due());
        List<DueWork> all = table.late(what.agency(), unit, person, soonToo, clock.instant(), MAX_ITEMS);
        List<DueWork> items = all.stream().filter(item -> mayUrge(item, acting)).toList();
        if (items.isEmpty()) {
            if (!all.isEmpty() || !oversees(what.agency(), unit, person, acting)) {
                throw new AccessDeniedException(acting.holder() + " may not urge there");
            }
            throw new ConflictException("reminder.error.nothing-late");
        }
        return items;
    }

    private boolean mayUrge(DueWork item, Acting acting) {
        return item.startedBy().equals(acting.holder())
                || acting.holder().equals(item.startedFor())
                || oversees(item.agency(), item.unit(), null, acting);
    }

    private boolean oversees(String agency, @Nullable String unit, @Nullable String person, Acting acting) {
        String where = unit == null && person != null
                ? staff.find(agency, person).map(Staff.Member::unit).orElse(null)
                : unit;
        return staff.find(agency, acting.holder())
                .filter(member -> member.roles().contains(Role.LEADER) || (where != null && member.leads(where)))
                .isPresent();
    }

    private static Optional<Long> number(String id) {
        try {
            return Optional.of(Long.valueOf(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** How many things, and whom. */
    record Urged(int items, List<Person> people) {}

    /** Somebody who was urged. */
    record Person(String userName, String fullName) {}

    record Checked(String agency, Channel channel, String text) {}

    /**
     * What a person enters: work items, or everything late of a unit or a person.
     *
     * @param due {@code overdue}, or {@code soon} to take what is near as well
     */
    record UrgeForm(
            @Nullable String agency,
            @Nullable List<String> items,
            @Nullable String unit,
            @Nullable String person,
            @Nullable String due,
            @Nullable String text,
            @Nullable String channel,
            @Nullable String onBehalfOf) {

        Checked check() {
            List<FieldError> errors = new ArrayList<>();
            if (agency == null || agency.isBlank()) {
                errors.add(FieldError.of("agency", agency, "shared.error.missing", "agency"));
            }
            String words = text == null ? "" : text.strip();
            if (words.isEmpty() || words.length() > MAX_TEXT) {
                errors.add(FieldError.of("text", words, "reminder.error.text", MAX_TEXT));
            }
            Channel how = channel == null || channel.isBlank()
                    ? Channel.DESK
                    : Channel.of(channel).orElse(null);
            if (how == null) {
                errors.add(FieldError.of("channel", channel, "reminder.error.channel", String.valueOf(channel)));
                how = Channel.DESK;
            }
            if (!errors.isEmpty()) {
                throw InvalidInputException.fields(errors);
            }
            return new Checked(agency == null ? "" : agency.strip(), how, words);
        }
    }
}
