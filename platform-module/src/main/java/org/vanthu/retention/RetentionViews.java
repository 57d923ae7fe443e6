package org.vanthu.retention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.KeptDossiers;
import org.vanthu.retention.RetainedDossiers.Row;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;

/** Reads retention for people: lists of dossiers by what is due, and one with its rules, events and holds. */
final class RetentionViews {

    private final RetainedDossiers retained;
    private final RetentionTable table;
    private final ScheduleTable schedules;
    private final Holds holds;
    private final KeptDossiers dossiers;
    private final RetentionSite site;
    private final int siteDays;

    RetentionViews(
            RetainedDossiers retained,
            RetentionTable table,
            ScheduleTable schedules,
            Holds holds,
            KeptDossiers dossiers,
            RetentionSite site,
            int siteDays) {
        this.retained = retained;
        this.table = table;
        this.schedules = schedules;
        this.holds = holds;
        this.dossiers = dossiers;
        this.site = site;
        this.siteDays = siteDays;
    }

    Page<Map<String, Object>> list(String agency, RetainedQuery query, Keyset keyset) {
        site.access().require(agency, RetentionPermission.OVERSEE);
        Page<Row> page = Page.of(
                retained.list(agency, query, site.today(), keyset.after(), keyset.limit() + 1),
                keyset.limit(),
                row -> RetainedDossiers.position(query, row),
                null);
        List<Row> rows = page.items();
        Map<String, List<String>> held =
                holds.heldBy(rows.stream().map(row -> row.retention().dossier()).toList());
        Map<String, String> names = site.accounts()
                .fullNames(rows.stream().map(Row::owner).distinct().toList());
        return page.map(row -> view(
                row,
                names.getOrDefault(row.owner(), row.owner()),
                held.getOrDefault(row.retention().dossier(), List.of())));
    }

    Map<String, Long> counts(String agency) {
        site.access().require(agency, RetentionPermission.OVERSEE);
        return retained.counts(agency, site.today());
    }

    /** One dossier, for the archivist and the leader, and for whoever keeps it. */
    Map<String, Object> dossier(String id) {
        Dossier dossier = dossiers.get(id);
        boolean manages = site.access().may(dossier.agency(), RetentionPermission.MANAGE);
        if (!manages
                && !site.access().may(dossier.agency(), RetentionPermission.OVERSEE)
                && !dossiers.mayManage(dossier)) {
            throw new AccessDeniedException(site.userName() + " may not see the retention of " + id);
        }
        DossierRetention row = table.find(id).orElse(null);
        TreeSet<String> rules = new TreeSet<>(table.documentRules(id));
        if (row != null && row.rule() != null) {
            rules.add(row.rule());
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("dossier", id);
        view.put("agency", dossier.agency());
        view.put("code", dossier.code());
        view.put("title", dossier.title());
        view.put("state", dossier.state());
        view.put("words", dossier.retention());
        view.put("retention", row == null ? null : retention(row));
        view.put(
                "rules",
                schedules.rules(rules).stream().map(RetentionViews::rule).toList());
        view.put("events", table.events(id));
        List<Map<String, Object>> held = new ArrayList<>();
        for (Hold hold : holds.on(id)) {
            held.add(hold(hold));
        }
        view.put("holds", held);
        view.put("mayManage", manages);
        view.put("mayAssign", manages || (dossier.isRunning() && dossiers.mayManage(dossier)));
        return view;
    }

    Map<String, Object> hold(Hold hold) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", hold.id());
        view.put("name", hold.name());
        view.put("reason", hold.reason());
        view.put("chosenBy", hold.chosenBy());
        view.put("until", hold.until());
        view.put("items", hold.items());
        view.put("placedAt", hold.placedAt());
        view.put("placedByName", site.fullName(hold.placedBy()));
        view.put("releasedAt", hold.releasedAt());
        view.put("releasedByName", hold.releasedBy() == null ? null : site.fullName(hold.releasedBy()));
        view.put("releaseReason", hold.releaseReason());
        view.put("lasts", holds.lasts(hold));
        view.put("version", hold.version());
        return view;
    }

    static Map<String, Object> rule(RetentionRule rule) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", rule.id());
        view.put("schedule", rule.schedule());
        view.put("code", rule.code());
        view.put("group", rule.groupCode());
        view.put("groupTitle", rule.groupTitle());
        view.put("title", rule.title());
        view.put("kind", rule.period().kind().code());
        view.put("years", rule.period().years());
        view.put("event", rule.period().eventWords());
        view.put("words", rule.words());
        view.put("submission", rule.submission());
        view.put("replaces", rule.replaces());
        view.put("note", rule.note());
        view.put("version", rule.version());
        return view;
    }

    /** How soon dossiers are to be in the archive: what the agency says, and what the site says. */
    Map<String, Object> setting(String agency) {
        site.access().require(agency, RetentionPermission.OVERSEE);
        RetentionTable.Setting setting = table.setting(agency).orElse(new RetentionTable.Setting(0, 0));
        return Map.of("submissionDays", setting.submissionDays(), "siteDays", siteDays, "version", setting.version());
    }

    /** Dossiers that end from now on follow it; the others when they are reckoned anew. */
    Map<String, Object> set(String agency, SettingForm form) {
        site.access().require(agency, RetentionPermission.MANAGE);
        int days = form.submissionDays() == null ? 0 : form.submissionDays();
        if (days < 0 || days > 366) {
            throw InvalidInputException.field("submissionDays", days, "retention.error.submission-days");
        }
        if (!table.setSetting(agency, days, RetentionSite.WORDS.version(form.version()))) {
            throw new ConflictException("retention.error.changed-meanwhile");
        }
        site.record(agency, "retention.setting", "agency:" + agency, List.of(), "submissionDays " + days);
        return setting(agency);
    }

    /** How many days, 0 for none of its own. */
    record SettingForm(
            @Nullable Integer submissionDays, @Nullable Long version) {}

    private static Map<String, Object> view(Row row, String ownerName, List<String> held) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", row.retention().dossier());
        view.put("code", row.code());
        view.put("year", row.year());
        view.put("title", row.title());
        view.put("unit", row.unit());
        view.put("ownerName", ownerName);
        view.put("state", row.state());
        view.put("words", row.words());
        view.putAll(retention(row.retention()));
        view.put("holds", held);
        return view;
    }

    private static Map<String, Object> retention(DossierRetention row) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("schedule", row.schedule());
        view.put("rule", row.rule());
        view.put("decidingRule", row.decidingRule());
        view.put("kind", row.period().kind().code());
        view.put("years", row.period().years());
        view.put("triggerYear", row.triggerYear());
        view.put("eventDate", row.eventDate());
        view.put("endedOn", row.endedOn());
        view.put("expiresOn", row.expiresOn());
        view.put("basis", row.basis());
        view.put("stage", row.stage());
        view.put("dueOn", row.dueOn());
        view.put("keptUntil", row.keptUntil());
        view.put("submittedOn", row.submittedOn());
        view.put("version", row.version());
        return view;
    }
}
