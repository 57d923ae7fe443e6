package org.vanthu.archive.shelves;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.archive.ArchiveDossier;
import org.vanthu.archive.ArchiveDossiers;
import org.vanthu.archive.shelves.Place.Kind;
import org.vanthu.dossier.Dossiers;
import org.vanthu.organization.Access;

/** Places and what is in them, as people see it. */
final class PlaceViews {

    private final PlaceTable table;
    private final Places places;
    private final Dossiers dossiers;
    private final ArchiveDossiers archive;
    private final Access access;

    PlaceViews(PlaceTable table, Places places, Dossiers dossiers, ArchiveDossiers archive, Access access) {
        this.table = table;
        this.places = places;
        this.dossiers = dossiers;
        this.archive = archive;
        this.access = access;
    }

    /**
     * Where the papers of a dossier are.
     *
     * @param place the place in words, or null
     * @param box the id of the box, or null
     * @param words what was written before there were boxes, or null
     */
    record Where(
            @Nullable String place,
            @Nullable String box,
            @Nullable String words) {}

    /** The stores of an agency. */
    Map<String, Object> stores(String agency) {
        access.require(agency, ShelfPermission.READ);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("path", List.of());
        view.put("places", rows(table.in(agency, null)));
        view.put("dossiers", List.of());
        view.put("mayKeep", access.may(agency, ShelfPermission.KEEP));
        return view;
    }

    /** A place with what is in it: shelves, boxes, or dossiers. */
    Map<String, Object> of(Place place) {
        List<Place> path = new ArrayList<>(List.of(place));
        String above = place.parent();
        while (above != null) {
            Place next = table.get(above);
            path.add(0, next);
            above = next.parent();
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("path", rows(path));
        view.put("places", rows(table.in(place.agency(), place.id())));
        view.put("dossiers", place.kind() == Kind.BOX ? table.boxed(List.of(place.id())) : List.of());
        view.put("mayKeep", access.may(place.agency(), ShelfPermission.KEEP));
        return view;
    }

    /** Where the papers of a dossier are that the person may see. */
    Where where(String dossierId) {
        dossiers.get(dossierId);
        return where(List.of(dossierId)).getOrDefault(dossierId, new Where(null, null, null));
    }

    /** Where the papers of the dossiers of a submission are, by the ids of the dossiers. */
    Map<String, Where> ofSubmission(String agency, String submission) {
        access.require(agency, ShelfPermission.READ);
        return where(table.ofSubmission(agency, submission));
    }

    private Map<String, Where> where(List<String> dossierIds) {
        Map<String, String> boxes = table.boxesOf(dossierIds);
        Map<String, String> paths = new LinkedHashMap<>();
        boxes.values().forEach(box -> paths.computeIfAbsent(box, id -> places.path(table.get(id))));
        Map<String, Where> found = new LinkedHashMap<>();
        for (ArchiveDossier dossier : archive.of(dossierIds)) {
            String box = boxes.get(dossier.dossier());
            if (box != null || dossier.box() != null) {
                found.put(dossier.dossier(), new Where(box == null ? null : paths.get(box), box, dossier.box()));
            }
        }
        return found;
    }

    private List<Map<String, Object>> rows(List<Place> found) {
        List<String> ids = found.stream().map(Place::id).toList();
        Map<String, Integer> inside = table.places(ids);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            counts.putAll(table.dossiers(
                    kind,
                    found.stream()
                            .filter(place -> place.kind() == kind)
                            .map(Place::id)
                            .toList()));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Place place : found) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", place.id());
            row.put("kind", place.kind().code());
            row.put("code", place.code());
            row.put("name", place.name());
            row.put("places", inside.getOrDefault(place.id(), 0));
            row.put("dossiers", counts.getOrDefault(place.id(), 0));
            row.put("version", place.version());
            rows.add(row);
        }
        return rows;
    }
}
