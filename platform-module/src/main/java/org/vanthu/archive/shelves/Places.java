package org.vanthu.archive.shelves;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.archive.shelves.Place.Kind;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Words;

/**
 * Makes and moves places, and puts dossiers into boxes. Whoever changes a place locks its row, and that of the place
 * that it goes into, first.
 */
final class Places {

    static final int MAX_DOSSIERS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Places.class);
    private static final Words WORDS = new Words("archive");
    private static final Pattern CODE = Pattern.compile("[\\p{Lu}\\p{N}][\\p{Lu}\\p{N}./-]{0,19}");
    private static final Pattern DOSSIER = Pattern.compile("(\\d{4})/(.+)");
    private static final int MAX_NAME = 200;

    private final PlaceTable table;
    private final Agencies agencies;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    Places(PlaceTable table, Agencies agencies, Access access, AuditTrail audit, Clock clock) {
        this.table = table;
        this.agencies = agencies;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A place as it is entered.
     *
     * @param parent the code of the store of a shelf, or of the shelf of a box
     * @param version of the place that is changed
     */
    record PlaceForm(
            @Nullable String agency,
            @Nullable String kind,
            @Nullable String parent,
            @Nullable String code,
            @Nullable String name,
            @Nullable Long version) {}

    /**
     * Dossiers for a box.
     *
     * @param box its code, or null to take them out of the boxes where they are
     * @param dossiers ids, or year and code such as {@code 2026/01.TCCB}
     */
    record PutForm(
            @Nullable String agency,
            @Nullable String box,
            @Nullable List<String> dossiers) {}

    /**
     * Makes a place.
     *
     * @throws ConflictException if the code is taken ({@code archive.error.place-code-taken})
     */
    Place make(PlaceForm form) {
        String agency = keeper(form.agency());
        Kind kind = kind(form.kind());
        String code = code("code", form.code());
        Place place = new Place(
                UUID.randomUUID().toString(),
                agency,
                kind,
                above(agency, kind, form.parent()).map(Place::id).orElse(null),
                code,
                WORDS.optional("name", form.name(), MAX_NAME),
                1);
        requireFree(agency, kind, code);
        table.insert(place);
        record(place, "archive.place-made", List.of(), place.shown());
        return place;
    }

    /**
     * Gives a place another code, name or, with everything in it, another shelf or store.
     *
     * @throws ConflictException if it was changed meanwhile, or the code is taken
     */
    Place change(String id, PlaceForm form) {
        Place before = locked(id);
        String code = code("code", form.code());
        if (!code.equals(before.code())) {
            requireFree(before.agency(), before.kind(), code);
        }
        Optional<Place> above = above(before.agency(), before.kind(), form.parent());
        Place after = new Place(
                before.id(),
                before.agency(),
                before.kind(),
                above.map(Place::id).orElse(null),
                code,
                WORDS.optional("name", form.name(), MAX_NAME),
                before.version());
        String from = path(before);
        table.change(after, WORDS.version(form.version()));
        record(after, "archive.place-changed", List.of(new Change("place", from, path(after))), null);
        LOG.info("place {} of {} changed", id, before.agency());
        return table.get(id);
    }

    /** @throws ConflictException if something is in it ({@code archive.error.place-not-empty}) */
    void remove(String id) {
        Place place = locked(id);
        if (!table.isEmpty(id)) {
            throw new ConflictException("archive.error.place-not-empty", place.shown());
        }
        table.clear(id);
        table.delete(id);
        record(place, "archive.place-removed", List.of(), place.shown());
    }

    /**
     * Puts dossiers that the archive has into a box, or takes them out of their boxes; all or none.
     *
     * @return how many lie elsewhere now
     * @throws ConflictException if the archive does not have one ({@code archive.error.place-not-kept})
     */
    int put(PutForm form) {
        String agency = keeper(form.agency());
        List<String> sent = form.dossiers() == null ? List.of() : form.dossiers();
        if (sent.isEmpty() || sent.size() > MAX_DOSSIERS) {
            throw InvalidInputException.field("dossiers", sent.size(), "archive.error.choose", MAX_DOSSIERS);
        }
        @Nullable
        Place box = form.box() == null
                ? null
                : table.lock(find(agency, Kind.BOX, "box", form.box()).id());
        Set<String> chosen = new LinkedHashSet<>();
        sent.forEach(text -> chosen.add(dossier(agency, text)));
        int moved = 0;
        for (String dossier : chosen.stream().sorted().toList()) {
            if (!table.lockKept(agency, dossier)) {
                throw new ConflictException("archive.error.place-not-kept", dossier);
            }
            @Nullable String before = table.boxesOf(List.of(dossier)).get(dossier);
            if (before == null ? box != null : box == null || !before.equals(box.id())) {
                table.put(
                        agency,
                        dossier,
                        box == null ? null : box.id(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        access.userName());
                audit.record(AuditEvent.of(
                        agency,
                        "archive.place",
                        dossier,
                        List.of(new Change(
                                "place",
                                before == null ? null : path(table.get(before)),
                                box == null ? null : path(box))),
                        null));
                moved++;
            }
        }
        return moved;
    }

    /** A place that the person may see. */
    Place readable(String id) {
        Place place = table.get(id);
        requireMember(place);
        access.require(place.agency(), ShelfPermission.READ);
        return place;
    }

    /** From the largest to the smallest, e.g. {@code Kho A, Giá A-03, Hộp 112}. */
    String path(Place place) {
        String shown = place.shown();
        return place.parent() == null ? shown : path(table.get(place.parent())) + ", " + shown;
    }

    private Place locked(String id) {
        Place place = table.lock(id);
        requireMember(place);
        access.require(place.agency(), ShelfPermission.KEEP);
        return place;
    }

    /** Whoever has nothing to do with the agency does not learn that there is such a place. */
    private void requireMember(Place place) {
        if (!access.may(place.agency(), ShelfPermission.READ)) {
            throw new NotFoundException("archive.error.no-place", place.id());
        }
    }

    /** @throws AccessDeniedException if the person is no archivist of the agency */
    private String keeper(@Nullable String sent) {
        String agency = agencies.get(sent == null ? "" : sent).code();
        access.require(agency, ShelfPermission.KEEP);
        return agency;
    }

    private Optional<Place> above(String agency, Kind kind, @Nullable String code) {
        Kind above = kind.above();
        return above == null
                ? Optional.empty()
                : Optional.of(table.lock(find(agency, above, "parent", code).id()));
    }

    private Place find(String agency, Kind kind, String field, @Nullable String code) {
        String wanted = code(field, code);
        return table.find(agency, kind, wanted)
                .orElseThrow(() -> InvalidInputException.field(
                        field, wanted, "archive.error.no-place-code", kind.printed(), wanted));
    }

    private void requireFree(String agency, Kind kind, String code) {
        if (table.find(agency, kind, code).isPresent()) {
            throw new ConflictException("archive.error.place-code-taken", kind.printed(), code);
        }
    }

    private String dossier(String agency, String text) {
        Matcher yearAndCode = DOSSIER.matcher(text.strip());
        if (!yearAndCode.matches()) {
            return text.strip();
        }
        return table.idOf(
                        agency,
                        Integer.parseInt(yearAndCode.group(1)),
                        yearAndCode.group(2).strip())
                .orElseThrow(
                        () -> InvalidInputException.field("dossiers", text, "archive.error.not-kept", text.strip()));
    }

    private static String code(String field, @Nullable String sent) {
        String code = WORDS.required(field, sent).toUpperCase(Locale.ROOT);
        if (!CODE.matcher(code).matches()) {
            throw InvalidInputException.field(field, code, "archive.error.place-code", code);
        }
        return code;
    }

    static Kind kind(@Nullable String sent) {
        String text = sent == null ? "" : sent;
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.code().equals(text))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.field("kind", text, "archive.error.choice", "kind", text));
    }

    private void record(Place place, String action, List<Change> changes, @Nullable String detail) {
        audit.record(AuditEvent.of(place.agency(), action, "place:" + place.id(), changes, detail));
    }
}
