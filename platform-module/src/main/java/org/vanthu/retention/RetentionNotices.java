package org.vanthu.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Agency;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.registry.CounterSource;
import org.vanthu.registry.RegistryExtensions;
import org.vanthu.reminder.Letters;
import org.vanthu.retention.RetainedDossiers.Standing;
import org.vanthu.shared.Texts;

/**
 * Tells people once a day what came to the lists of retention: archivists of all lists, the keeper of dossiers of what
 * is to be handed in. It tells of a list with its count, once, and again when something came to it that was not there
 * before; not of each dossier, and not every day of the same.
 *
 * @see "Decree 30/2020/NĐ-CP, article 30"
 */
final class RetentionNotices implements CounterSource {

    /** What keepers are told too: they hand in. */
    private static final List<String> OF_KEEPERS = List.of("due", "overdue", "keptEnding");

    private static final List<String> OF_ARCHIVISTS = List.of("due", "overdue", "keptEnding", "expired", "waiting");

    private final NoticeTable table;
    private final RetainedDossiers retained;
    private final Staff staff;
    private final Letters letters;
    private final RegistryExtensions extensions;
    private final RetryingTransactionHelper transactions;
    private final RetentionSite site;

    RetentionNotices(
            NoticeTable table,
            RetainedDossiers retained,
            Staff staff,
            Letters letters,
            RegistryExtensions extensions,
            RetryingTransactionHelper transactions,
            RetentionSite site) {
        this.table = table;
        this.retained = retained;
        this.staff = staff;
        this.letters = letters;
        this.extensions = extensions;
        this.transactions = transactions;
        this.site = site;
    }

    /** Makes itself known to the work place. */
    public void init() {
        extensions.add(this);
    }

    /** Notes what came to the lists since the last time, each agency in a transaction, and sends the messages. */
    void noteAll() {
        for (Agency agency : site.agencies().all()) {
            Map<String, List<RetentionNotice>> told =
                    transactions.doInTransaction(() -> note(agency.code()), false, true);
            told.forEach((whom, notices) -> letters.send(
                    whom, Texts.of(Texts.VIETNAMESE, "retention.notice.subject", agency.name()), text(notices)));
        }
    }

    /** What is new, by whom it is told. */
    private Map<String, List<RetentionNotice>> note(String agency) {
        Instant now = site.now();
        Map<String, RetentionNotice> before = new HashMap<>();
        table.of(agency).forEach(notice -> before.put(key(notice.whom(), notice.view()), notice));
        List<String> archivists = staff.with(agency, Role.ARCHIVIST).stream()
                .map(Staff.Member::userName)
                .toList();
        Map<String, List<RetentionNotice>> told = new TreeMap<>();
        for (String view : OF_ARCHIVISTS) {
            people(agency, view, archivists).forEach((whom, standing) -> {
                RetentionNotice last = before.remove(key(whom, view));
                if (last != null && !isNew(last, standing)) {
                    if (last.dossiers() != standing.dossiers()) {
                        table.put(notice(agency, whom, view, standing, last.notedAt(), last.seenAt()));
                    }
                    return;
                }
                RetentionNotice notice = notice(agency, whom, view, standing, now, null);
                table.put(notice);
                told.computeIfAbsent(whom, key -> new ArrayList<>()).add(notice);
            });
        }
        before.values().forEach(table::delete);
        return told;
    }

    private static RetentionNotice notice(
            String agency, String whom, String view, Standing standing, Instant notedAt, @Nullable Instant seenAt) {
        return new RetentionNotice(agency, whom, view, standing.dossiers(), standing.lastDay(), notedAt, seenAt);
    }

    /** How a list stands for each of whom it is told. */
    private Map<String, Standing> people(String agency, String view, List<String> archivists) {
        Map<String, Standing> people = new TreeMap<>();
        Standing all = null;
        for (Map.Entry<String, Standing> one :
                retained.standing(agency, view, site.today()).entrySet()) {
            all = all == null ? one.getValue() : all.and(one.getValue());
            if (OF_KEEPERS.contains(view) && staff.find(agency, one.getKey()).isPresent()) {
                people.put(one.getKey(), one.getValue());
            }
        }
        if (all != null) {
            for (String archivist : archivists) {
                people.put(archivist, all);
            }
        }
        return people;
    }

    /** Time brings what has a later day than all that were told of; other things were written since. */
    private static boolean isNew(RetentionNotice last, Standing standing) {
        LocalDate day = standing.lastDay();
        return standing.lastSetAt().isAfter(last.notedAt())
                || (day != null && (last.lastDay() == null || day.isAfter(last.lastDay())));
    }

    private static String key(String whom, String view) {
        return whom + " " + view;
    }

    private static String text(List<RetentionNotice> notices) {
        List<String> lines = new ArrayList<>();
        notices.forEach(notice ->
                lines.add(Texts.of(Texts.VIETNAMESE, "retention.notice." + notice.view(), notice.dossiers())));
        return String.join("\n", lines);
    }

    @Override
    public Map<String, Long> counters(String agency) {
        return Map.of("retentionNotices", table.unseen(agency, site.userName()));
    }

    /** What the signed-in person was told and is still so. */
    List<RetentionNotice> mine(String agency) {
        site.access().require(agency, RetentionPermission.READ);
        return table.of(agency, site.userName());
    }

    /** The signed-in person has seen what she was told. */
    void seen(@Nullable String agency) {
        String wanted = agency == null ? "" : agency;
        site.agencies().get(wanted);
        site.access().require(wanted, RetentionPermission.READ);
        table.seen(wanted, site.userName(), site.now());
    }
}
