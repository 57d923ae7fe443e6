package org.vanthu.retention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.Change;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.KeptDossiers;
import org.vanthu.shared.ConflictException;

/**
 * Reckons dossiers and writes what comes out: one as the chunk of a long run, by a fixed number of statements that read
 * what all of them need. The caller has checked the right and locked the rows.
 */
final class Reckonings {

    private static final Logger LOG = LoggerFactory.getLogger(Reckonings.class);

    private final RetentionTable table;
    private final ScheduleTable schedules;
    private final Holds holds;
    private final Submission submission;
    private final KeptDossiers dossiers;
    private final RetentionSite site;

    Reckonings(
            RetentionTable table,
            ScheduleTable schedules,
            Holds holds,
            Submission submission,
            KeptDossiers dossiers,
            RetentionSite site) {
        this.table = table;
        this.schedules = schedules;
        this.holds = holds;
        this.submission = submission;
        this.dossiers = dossiers;
        this.site = site;
    }

    /**
     * Reckons dossiers anew, in their order.
     *
     * @param locked dossiers whose rows are locked
     * @param rows theirs of retention, by dossier, locked; those without one get one
     * @param given the rule that they get, or null where each goes by its own
     * @return the rows as they stand in the table then
     * @throws ConflictException if that would shorten what is held ({@code retention.error.held}), or a dossier was
     *     destroyed; then none is changed
     */
    List<DossierRetention> reckon(
            List<Dossier> locked, Map<String, DossierRetention> rows, @Nullable RetentionRule given, String action) {
        for (Dossier dossier : locked) {
            DossierRetention row = rows.get(dossier.id());
            if (row != null && row.isDestroyed()) {
                throw new ConflictException("retention.error.destroyed", dossier.code());
            }
        }
        Map<String, RetentionRule> rules = new HashMap<>();
        List<DossierRetention> reckoned = reckoned(locked, rows, given, rules);
        List<Dossier> shortened = new ArrayList<>();
        for (int i = 0; i < locked.size(); i++) {
            DossierRetention row = rows.get(locked.get(i).id());
            if (row != null && row.isShortenedBy(reckoned.get(i))) {
                shortened.add(locked.get(i));
            }
        }
        holds.requireFree(shortened);
        table.insert(reckoned.stream().filter(row -> row.version() == 0).toList(), site.now(), site.userName());
        table.updateLocked(reckoned.stream().filter(row -> row.version() > 0).toList(), site.now(), site.userName());
        for (int i = 0; i < locked.size(); i++) {
            tell(locked.get(i), rows.get(locked.get(i).id()), reckoned.get(i), rules, action);
        }
        return reckoned.stream().map(DossierRetention::next).toList();
    }

    /** @param rules takes those that the dossiers and their documents have, by their ids */
    private List<DossierRetention> reckoned(
            List<Dossier> locked,
            Map<String, DossierRetention> rows,
            @Nullable RetentionRule given,
            Map<String, RetentionRule> rules) {
        List<String> ids = locked.stream().map(Dossier::id).toList();
        Map<String, List<String>> documentRules = table.documentRules(ids);
        Map<String, List<RetentionEvent>> events = table.events(ids);
        Set<String> wanted = new HashSet<>();
        documentRules.values().forEach(wanted::addAll);
        rows.values().forEach(row -> {
            if (row.rule() != null) {
                wanted.add(row.rule());
            }
        });
        schedules.rules(wanted).forEach(rule -> rules.put(rule.id(), rule));
        if (given != null) {
            rules.put(given.id(), given);
        }
        Map<String, Integer> days = new HashMap<>();
        return locked.stream()
                .map(dossier -> {
                    DossierRetention row = rows.getOrDefault(dossier.id(), fromWords(dossier));
                    return Reckoner.reckon(
                            dossier,
                            given == null && row.rule() != null ? rules.get(row.rule()) : given,
                            row,
                            new Grounds(
                                    documentRules.getOrDefault(dossier.id(), List.of()).stream()
                                            .map(rules::get)
                                            .filter(Objects::nonNull)
                                            .toList(),
                                    events.getOrDefault(dossier.id(), List.of()),
                                    days.computeIfAbsent(dossier.agency(), submission::days)));
                })
                .toList();
    }

    private void tell(
            Dossier dossier,
            @Nullable DossierRetention before,
            DossierRetention after,
            Map<String, RetentionRule> rules,
            String action) {
        RetentionRule deciding = after.decidingRule() == null ? null : rules.get(after.decidingRule());
        if (deciding != null && !deciding.words().equals(dossier.retention())) {
            dossiers.keepFor(dossier, deciding.words());
        }
        List<Change> changes = Retention.changes(before, after);
        if (!changes.isEmpty()) {
            site.record(dossier.agency(), action, dossier.id(), changes, null);
            LOG.debug("{} of dossier {}: until {}", action, dossier.id(), after.expiresOn());
        }
    }

    /** The row of a dossier about which nothing was said yet. */
    static DossierRetention fromWords(Dossier dossier) {
        return new DossierRetention(
                dossier.id(),
                dossier.agency(),
                null,
                null,
                null,
                RetentionPeriod.PERMANENT,
                null,
                null,
                null,
                null,
                DossierRetention.BY_WORDS,
                RetentionClock.RUNNING,
                null,
                null,
                null,
                0);
    }
}
