package org.vanthu.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.alfresco.util.GUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.KeptDossiers;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;
import org.vanthu.shared.SqlTime;

/**
 * Holds (phong tỏa): what they hold can be neither destroyed nor kept shorter. A thing may be under several; it is free
 * when the last has ended. Placing a hold locks the row of each dossier, as does whoever destroys one, so that either
 * the hold is there before and the destruction is refused, or the dossier was destroyed before and cannot be held.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix VI, IV: freeze sets of documents or dossiers"
 */
public final class Holds {

    static final int MAX_ITEMS = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(Holds.class);

    private final HoldTable table;
    private final RetainedDossiers retained;
    private final KeptDossiers dossiers;
    private final RetentionSite site;

    Holds(HoldTable table, RetainedDossiers retained, KeptDossiers dossiers, RetentionSite site) {
        this.table = table;
        this.retained = retained;
        this.dossiers = dossiers;
        this.site = site;
    }

    /**
     * Places a hold on what a query finds now, or on named dossiers and documents.
     *
     * @throws InvalidInputException if nothing is named or found, too much, or something of another agency
     * @throws ConflictException if one of the dossiers was destroyed before ({@code retention.error.destroyed})
     */
    public Hold place(HoldForm form) {
        String agency = form.agency() == null ? "" : form.agency();
        site.access().require(agency, RetentionPermission.HOLD);
        String name = RetentionSite.WORDS.required("name", form.name(), 300);
        String reason = RetentionSite.WORDS.required("reason", form.reason(), 1000);
        if (form.until() != null && form.until().isBefore(site.today())) {
            throw InvalidInputException.field("until", form.until(), "retention.error.hold-until");
        }
        TreeSet<String> held = new TreeSet<>(form.dossiers() == null ? List.of() : form.dossiers());
        TreeSet<String> documents = new TreeSet<>(form.documents() == null ? List.of() : form.documents());
        if (form.query() != null) {
            held.addAll(retained.ids(agency, form.query(), site.today(), MAX_ITEMS + 1));
        }
        int items = held.size() + documents.size();
        if (items == 0 || items > MAX_ITEMS) {
            throw InvalidInputException.field("dossiers", items, "retention.error.hold-items", items, MAX_ITEMS);
        }
        lock(agency, held, documents);
        Hold hold = new Hold(
                GUID.generate(),
                agency,
                name,
                reason,
                form.query() == null ? "" : form.query().described(),
                form.until(),
                items,
                site.now(),
                site.userName(),
                null,
                null,
                null,
                1);
        table.insert(hold);
        table.insertItems(hold.id(), HoldTable.DOSSIER, held);
        table.insertItems(hold.id(), HoldTable.DOCUMENT, documents);
        site.record(agency, "retention.hold", "hold:" + hold.id(), List.of(), name + "; " + reason);
        LOG.info("hold {} on {} dossiers and {} documents", hold.id(), held.size(), documents.size());
        return hold;
    }

    /** In one order, so that two who hold much at once do not wait for each other. */
    private void lock(String agency, Set<String> held, Set<String> documents) {
        TreeSet<String> rows = new TreeSet<>(held);
        for (String document : documents) {
            if (!dossiers.isDocumentOf(agency, document)) {
                throw InvalidInputException.field("documents", document, "retention.error.no-document", document);
            }
            dossiers.containing(document).forEach(dossier -> rows.add(dossier.id()));
        }
        retained.lock(rows).forEach((dossier, found) -> {
            if (held.contains(dossier) && !found.agency().equals(agency)) {
                throw InvalidInputException.field("dossiers", dossier, "retention.error.no-dossier", dossier);
            }
            if (held.contains(dossier) && found.destroyed()) {
                throw new ConflictException("retention.error.destroyed", found.code());
            }
            rows.remove(dossier);
        });
        if (!rows.isEmpty()) {
            throw InvalidInputException.field("dossiers", rows.first(), "retention.error.no-dossier", rows.first());
        }
    }

    /**
     * Ends a hold; what other holds hold stays held.
     *
     * @throws ConflictException if it was released before, or changed meanwhile
     */
    public Hold release(String id, @Nullable String reason, @Nullable Long version) {
        Hold hold = get(id);
        site.access().require(hold.agency(), RetentionPermission.HOLD);
        String why = RetentionSite.WORDS.required("reason", reason, 1000);
        if (hold.releasedAt() != null
                || hold.version() != RetentionSite.WORDS.version(version)
                || !table.release(hold, site.now(), site.userName(), why)) {
            throw new ConflictException("retention.error.changed-meanwhile");
        }
        site.record(hold.agency(), "retention.hold-release", "hold:" + id, List.of(), why);
        return get(id);
    }

    /** Those of the dossiers that are held today, by themselves or with a document inside, and by which holds. */
    public Map<String, List<String>> heldBy(Collection<String> dossierIds) {
        return table.names(dossierIds, site.today());
    }

    /**
     * Says that a dossier may be destroyed or kept shorter. Locks its row until the transaction ends: a hold that is
     * placed meanwhile waits, and then finds what was done.
     *
     * @throws ConflictException if a hold lasts ({@code retention.error.held})
     */
    public void requireFree(String dossierId) {
        String code = dossiers.locked(dossierId).code();
        List<String> names = table.namesNow(dossierId, site.today());
        if (!names.isEmpty()) {
            throw new ConflictException("retention.error.held", code, String.join(", ", names));
        }
    }

    /**
     * Says that dossiers may be kept shorter; their rows are locked.
     *
     * @throws ConflictException if a hold lasts on one of them ({@code retention.error.held})
     */
    void requireFree(List<Dossier> locked) {
        Map<String, List<String>> held =
                lastingNow(locked.stream().map(Dossier::id).toList());
        for (Dossier dossier : locked) {
            List<String> names = held.get(dossier.id());
            if (names != null) {
                throw new ConflictException("retention.error.held", dossier.code(), String.join(", ", names));
            }
        }
    }

    /**
     * The names of the holds that last on a dossier, as they are now whatever this transaction has read; the caller has
     * locked the dossier's row.
     */
    public List<String> lastingNow(String dossierId) {
        return table.namesNow(dossierId, site.today());
    }

    /** As {@link #lastingNow(String)}, of several; those that nothing holds are missing. */
    Map<String, List<String>> lastingNow(Collection<String> dossierIds) {
        return table.namesNow(dossierIds, site.today());
    }

    /** The holds on a dossier, also those that have ended, the oldest first; the caller has checked the right. */
    public List<Hold> on(String dossierId) {
        return table.on(dossierId);
    }

    /** Whether a hold lasts today. */
    boolean lasts(Hold hold) {
        return hold.lasts(site.today());
    }

    Hold get(String id) {
        Hold hold = table.find(id).orElseThrow(() -> new NotFoundException("retention.error.no-hold", id));
        site.access().require(hold.agency(), RetentionPermission.OVERSEE);
        return hold;
    }

    Page<Hold> list(String agency, boolean lasting, Keyset keyset) {
        site.access().require(agency, RetentionPermission.OVERSEE);
        List<Object> position = new ArrayList<>();
        if (!keyset.isFirstPage()) {
            position.add(SqlTime.of(Positions.time(keyset)));
            position.add(keyset.after().get(1));
        }
        return Page.of(
                table.of(agency, lasting, site.today(), position, keyset.limit() + 1),
                keyset.limit(),
                hold -> List.of(hold.placedAt(), hold.id()),
                null);
    }

    Page<HoldTable.Item> items(String id, Keyset keyset) {
        get(id);
        return Page.of(
                table.items(id, keyset.isFirstPage() ? "" : keyset.after().get(0), keyset.limit() + 1),
                keyset.limit(),
                item -> List.of(item.target()),
                null);
    }

    /** What is to be held, why and until when. */
    public record HoldForm(
            @Nullable String agency,
            @Nullable String name,
            @Nullable String reason,
            @Nullable LocalDate until,
            @Nullable List<String> dossiers,
            @Nullable List<String> documents,
            @Nullable RetainedQuery query) {}
}
