package org.vanthu.reminder;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadlines;
import org.vanthu.delegation.Delegations;
import org.vanthu.delegation.Scope;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.organization.Staff;
import org.vanthu.registry.CounterSource;
import org.vanthu.registry.RegistryExtensions;
import org.vanthu.shared.TimeOrderedIds;
import org.vanthu.work.Work;

/**
 * Notes what comes near its deadline or passes it, once for each thing and stage, and shows people what they were told.
 * An extended deadline begins anew.
 *
 * @see "Decision 59/2014/QĐ-UBND of Tây Ninh, 9.3, 9.4; Decision 31/2020/QĐ-UBND of Lạng Sơn, 22.1đ"
 */
public final class Reminders implements CounterSource {

    private static final int BATCH = 200;

    private final ReminderTable table;
    private final Work work;
    private final Staff staff;
    private final Agencies agencies;
    private final Access access;
    private final Mails mails;
    private final RegistryExtensions extensions;
    private final RetryingTransactionHelper transactions;
    private final Clock clock;
    private final TimeOrderedIds ids;
    private final Deadlines deadlines;
    private final Delegations delegations;

    Reminders(
            ReminderTable table,
            Work work,
            Staff staff,
            Agencies agencies,
            Access access,
            Mails mails,
            RegistryExtensions extensions,
            RetryingTransactionHelper transactions,
            Clock clock,
            Deadlines deadlines,
            Delegations delegations) {
        this.table = table;
        this.work = work;
        this.staff = staff;
        this.agencies = agencies;
        this.access = access;
        this.mails = mails;
        this.extensions = extensions;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock);
        this.deadlines = deadlines;
        this.delegations = delegations;
    }

    /** Makes itself known to the work place. */
    void init() {
        extensions.add(this);
    }

    /** Notes everything that came to a stage since the last time, in transactions of its own. */
    public void noteAll() {
        for (Agency agency : agencies.all()) {
            for (Stage stage : List.of(Stage.AT_ONCE, Stage.SOON, Stage.OVERDUE)) {
                int noted;
                do {
                    noted = transactions.doInTransaction(() -> note(agency.code(), stage), false, true);
                } while (noted == BATCH);
            }
        }
    }

    private int note(String agency, Stage stage) {
        Instant now = clock.instant();
        List<DueWork> due = table.notNoted(agency, stage, now, deadlines.atOnce(agency), BATCH);
        for (DueWork item : due) {
            Set<String> holders = new LinkedHashSet<>(work.holders(agency, item.holder()));
            insert(item, stage, holders.isEmpty() ? Set.of("") : holders, now);
            if (stage == Stage.OVERDUE) {
                insert(item, Stage.REPORT, overseers(item, holders), now);
            }
        }
        return due.size();
    }

    /** Who gave the work, and who leads the unit, unless it is theirs. */
    private Set<String> overseers(DueWork item, Set<String> holders) {
        Set<String> overseers = new LinkedHashSet<>();
        staff.find(item.agency(), item.giver()).ifPresent(member -> overseers.add(member.userName()));
        if (!item.unit().isEmpty()) {
            staff.heads(item.agency(), item.unit()).forEach(member -> overseers.add(member.userName()));
        }
        overseers.removeAll(holders);
        return overseers;
    }

    private void insert(DueWork item, Stage stage, Set<String> people, Instant now) {
        for (String whom : people) {
            table.insert(new Reminder(
                    ids.next(),
                    item.agency(),
                    stage.code(),
                    item.id(),
                    item.nodeId(),
                    item.unit(),
                    whom,
                    "",
                    null,
                    now,
                    Channel.DESK.code(),
                    "",
                    item.dueAt(),
                    null,
                    stage == Stage.REPORT || whom.isEmpty() ? "" : mails.stateFor(whom)));
        }
    }

    /** The unseen reminders of the signed-in person, for the bell. */
    @Override
    public Map<String, Long> counters(String agency) {
        return Map.of("reminders", table.unseen(agency, reader(agency)));
    }

    /**
     * What the signed-in person, or somebody for whom she acts, was told, the last first.
     *
     * @param reports what others are late with, in place of the own
     * @param everything also of what is done by now
     */
    List<ReminderTable.Noted> mine(
            String agency, boolean reports, boolean everything, @Nullable Long before, int limit) {
        access.require(agency, ReminderPermission.READ);
        return table.mine(agency, reader(agency), reports, everything, before, limit);
    }

    /** Notes that the person has seen some, or all up to one; those of others are left alone. */
    int seen(String agency, Set<Long> which, @Nullable Long upTo) {
        access.require(agency, ReminderPermission.READ);
        return table.seen(agency, reader(agency), which, upTo, clock.instant());
    }

    private Reader reader(String agency) {
        Map<Scope, Set<String>> principals = new EnumMap<>(Scope.class);
        if (!delegations.principals(agency).isEmpty()) {
            for (Scope scope : Scope.values()) {
                principals.put(scope, delegations.principals(agency, scope));
            }
        }
        return new Reader(access.userName(), principals);
    }

    /**
     * Who was urged, the last first: all of the agency for those who oversee it, of the own unit for its head, else
     * those that the person sent or received.
     */
    List<ReminderTable.Noted> urged(String agency, @Nullable String nodeId, @Nullable Long before, int limit) {
        access.require(agency, ReminderPermission.READ);
        if (access.may(agency, ReminderPermission.SEE_LOG)) {
            return table.urged(agency, nodeId, null, null, before, limit);
        }
        String me = access.userName();
        String unit = staff.find(agency, me)
                .filter(member -> member.unit() != null && member.leads(member.unit()))
                .map(Staff.Member::unit)
                .orElse(null);
        return table.urged(agency, nodeId, unit, me, before, limit);
    }
}
