package org.vanthu.archive.preservation;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.vanthu.archive.packages.PremisXml;
import org.vanthu.dossier.DossierRecords;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.shared.NotFoundException;

/** Shows what happened to a dossier in the archive, as a list and as PREMIS. */
final class EventViews {

    private final ArchiveEvents events;
    private final ArchiveFileTable files;
    private final DossierRecords records;
    private final Accounts accounts;
    private final Access access;

    EventViews(ArchiveEvents events, ArchiveFileTable files, DossierRecords records, Accounts accounts, Access access) {
        this.events = events;
        this.files = files;
        this.records = records;
        this.accounts = accounts;
        this.access = access;
    }

    /** The events of a dossier, oldest first, with the names of people. */
    List<Map<String, Object>> list(String dossierId) {
        require(dossierId);
        List<ArchiveEvents.Event> all = events.of(dossierId);
        Map<String, String> names = accounts.fullNames(
                all.stream().map(ArchiveEvents.Event::by).distinct().toList());
        List<Map<String, Object>> views = new ArrayList<>();
        for (ArchiveEvents.Event event : all) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("id", String.valueOf(event.id()));
            view.put("nodeId", event.nodeId());
            view.put("kind", event.kind());
            view.put("at", event.at());
            view.put("by", event.by());
            view.put("byName", names.getOrDefault(event.by(), event.by()));
            view.put("outcome", event.outcome());
            view.put("detail", event.detail());
            views.add(view);
        }
        return views;
    }

    /** Writes the dossier, its files and their events as PREMIS 3. */
    void premis(String dossierId, OutputStream out) {
        DossierRecords.DossierRecord record = require(dossierId);
        List<PremisXml.Item> items = new ArrayList<>();
        items.add(PremisXml.Item.representation(
                dossierId, record.fileCode() + " " + record.dossier().title()));
        Set<String> known = new LinkedHashSet<>(Set.of(dossierId));
        for (ArchiveFile file : files.ofDossier(dossierId)) {
            known.add(file.nodeId());
            items.add(new PremisXml.Item(
                    file.nodeId(), true, file.sha256(), file.sizeBytes(), file.mimetype(), file.name()));
        }
        Set<String> people = new TreeSet<>();
        List<PremisXml.Event> happened = new ArrayList<>();
        for (ArchiveEvents.Event event : events.of(dossierId)) {
            people.add(event.by());
            String object = event.nodeId() == null || !known.contains(event.nodeId()) ? dossierId : event.nodeId();
            happened.add(new PremisXml.Event(
                    "event-" + event.id(),
                    event.kind(),
                    event.at(),
                    event.outcome(),
                    event.detail(),
                    event.by(),
                    List.of(object)));
        }
        Map<String, String> names = accounts.fullNames(List.copyOf(people));
        List<PremisXml.Agent> agents = people.stream()
                .map(one -> new PremisXml.Agent(
                        one, names.getOrDefault(one, one), names.containsKey(one) ? "person" : "software", ""))
                .toList();
        PremisXml.write(items, happened, agents, out);
    }

    private DossierRecords.DossierRecord require(String dossierId) {
        DossierRecords.DossierRecord record = records.get(dossierId);
        if (!access.may(record.dossier().agency(), PreservationPermission.READ)) {
            throw new NotFoundException("dossier.error.no-dossier", dossierId);
        }
        return record;
    }
}
