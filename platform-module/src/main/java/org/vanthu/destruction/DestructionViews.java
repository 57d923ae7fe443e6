package org.vanthu.destruction;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.SqlTime;

/** Reads destructions for people. */
final class DestructionViews {

    private final DestructionTable table;
    private final Destructions destructions;
    private final DestructionSite site;

    DestructionViews(DestructionTable table, Destructions destructions, DestructionSite site) {
        this.table = table;
        this.destructions = destructions;
        this.site = site;
    }

    Page<Map<String, Object>> list(String agency, Keyset keyset) {
        site.access().require(agency, DestructionPermission.SEE);
        return Page.of(
                        table.of(agency, position(keyset), keyset.limit() + 1),
                        keyset.limit(),
                        one -> List.of(one.proposedAt(), one.id()),
                        null)
                .map(this::brief);
    }

    private static List<Object> position(Keyset keyset) {
        if (keyset.isFirstPage()) {
            return List.of();
        }
        try {
            return List.of(
                    SqlTime.of(Instant.parse(keyset.after().get(0))),
                    keyset.after().get(1));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
        }
    }

    Map<String, Object> details(String id) {
        Destruction one = destructions.get(id);
        Map<String, Object> view = brief(one);
        view.put("note", one.note());
        view.put("appraised", one.appraised());
        view.put("members", table.members(id));
        view.put("opinions", table.opinions(id));
        view.put("metOn", one.metOn());
        view.put("minutes", one.minutes());
        view.put("appraisalNumber", one.appraisalNumber());
        view.put("appraisalOn", one.appraisalOn());
        view.put("appraisalWords", one.appraisalWords());
        view.put("decidedByName", one.decidedBy() == null ? null : site.fullName(one.decidedBy()));
        view.put("run", one.run() == null ? null : String.valueOf(one.run()));
        view.put("confirmedByName", one.confirmedBy() == null ? null : site.fullName(one.confirmedBy()));
        view.put("confirmedAt", one.confirmedAt());
        view.put("endReason", one.endReason());
        view.put("actions", actions(one));
        return view;
    }

    /** Items in the order of the list, each with what stands against destroying it today. */
    Page<Map<String, Object>> items(String id, Keyset keyset) {
        Destruction one = destructions.get(id);
        int after = 0;
        try {
            after = keyset.isFirstPage() ? 0 : Integer.parseInt(keyset.after().get(0));
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
        }
        Page<Item> page = Page.of(
                table.items(id, after, keyset.limit() + 1), keyset.limit(), item -> List.of(item.ordinal()), null);
        Map<String, String> obstacles = one.isOver() ? Map.of() : destructions.obstacles(one, page.items());
        Map<String, String> kept = table.names(page.items().stream()
                .map(Item::duplicateOf)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return page.map(item -> {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("dossier", item.dossier());
            view.put("ordinal", item.ordinal());
            view.put("code", item.code());
            view.put("year", item.year());
            view.put("title", item.title());
            view.put("reason", item.reason());
            view.put("duplicateOf", item.duplicateOf());
            view.put("duplicateOfName", item.duplicateOf() == null ? null : kept.get(item.duplicateOf()));
            view.put("note", item.note());
            view.put("state", item.state());
            view.put("retention", item.retention());
            view.put("expiresOn", item.expiresOn());
            view.put("documents", item.documents());
            view.put("outcome", item.outcome());
            view.put("doneAt", item.doneAt());
            view.put("obstacle", item.state().equals(Item.PROPOSED) ? obstacles.get(item.dossier()) : null);
            return view;
        });
    }

    private Map<String, Object> brief(Destruction one) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", one.id());
        view.put("agency", one.agency());
        view.put("title", one.title());
        view.put("state", one.state());
        view.put("proposedAt", one.proposedAt());
        view.put("proposedByName", site.fullName(one.proposedBy()));
        view.put("decisionNumber", one.decisionNumber());
        view.put("decisionOn", one.decisionOn());
        view.put("endedAt", one.endedAt());
        view.put("recordDossier", one.dossier());
        view.put("counts", table.counts(one.id()));
        view.put("version", one.version());
        return view;
    }

    private List<String> actions(Destruction one) {
        boolean proposes = site.access().may(one.agency(), DestructionPermission.PROPOSE);
        boolean decides = site.access().may(one.agency(), DestructionPermission.DECIDE);
        boolean confirms = site.access().may(one.agency(), DestructionPermission.CONFIRM);
        List<String> actions = new ArrayList<>();
        switch (one.state()) {
            case Destruction.DRAFT -> add(actions, proposes, "change", "add", "council", "reject");
            case Destruction.COUNCIL -> {
                add(actions, proposes, "council", "conclude", "reject");
                boolean member = table.members(one.id()).stream()
                        .anyMatch(found -> site.userName().equals(found.userName()));
                add(actions, proposes || member, "opine");
            }
            case Destruction.APPRAISAL -> add(actions, proposes, "appraise", "reject");
            case Destruction.DECISION -> {
                add(actions, decides && !one.proposedBy().equals(site.userName()), "decide");
                add(actions, decides || proposes, "reject");
            }
            case Destruction.DECIDED -> {
                add(actions, proposes, "prepare");
                add(actions, confirms && one.run() != null, "confirm");
            }
            default -> {}
        }
        return actions;
    }

    private static void add(List<String> actions, boolean may, String... names) {
        if (may) {
            actions.addAll(List.of(names));
        }
    }
}
