package org.vanthu.archive;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.Change;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.Dossiers;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Words;

/**
 * Says for whom dossiers are open (chế độ sử dụng): who keeps a dossier until it is handed in, archivists from its end
 * on. What an archivist says is confirmed; many dossiers are set or confirmed at once.
 *
 * @see "Circular 05/2025/TT-BNV: field mode of the descriptions; Law 33/2024/QH15 on archives: access to records"
 */
public final class AccessLevels {

    static final int MAX_DOSSIERS = 500;

    /** Where a dossier is no longer this archive's. */
    static final Set<String> GONE = Set.of(ArchiveStage.TRANSFERRING, ArchiveStage.TRANSFERRED, ArchiveStage.DESTROYED);

    private static final Logger LOG = LoggerFactory.getLogger(AccessLevels.class);
    private static final Words WORDS = new Words("archive");
    private static final int MAX_REASON = 500;

    private final AccessTable table;
    private final ArchiveTable rows;
    private final Dossiers dossiers;
    private final NodeService nodeService;
    private final ArchiveSite site;
    private final String usual;

    /**
     * @param nodeService the inner bean, used elevated: the right is checked here
     * @param usual the level of dossiers of which nobody said anything
     */
    AccessLevels(
            AccessTable table,
            ArchiveTable rows,
            Dossiers dossiers,
            NodeService nodeService,
            ArchiveSite site,
            String usual) {
        if (!AccessLevel.CODES.contains(usual)) {
            throw new IllegalArgumentException(
                    "vanthu.archive.package-mode must be one of " + AccessLevel.CODES + ", was " + usual);
        }
        this.table = table;
        this.rows = rows;
        this.dossiers = dossiers;
        this.nodeService = nodeService;
        this.site = site;
        this.usual = usual;
    }

    /**
     * What is set.
     *
     * @param dossiers each with the level that the person saw
     * @param level the level from now on, or null to confirm what they have
     */
    record AccessForm(
            @Nullable String agency,
            @Nullable List<SeenForm> dossiers,
            @Nullable String level,
            @Nullable String reason) {}

    /** A dossier as the person saw it. */
    record SeenForm(@Nullable String dossier, @Nullable String level) {}

    /** How many dossiers have another level now, and how many were confirmed. */
    record Outcome(int changed, int confirmed) {}

    /** The code of the level of a dossier; the caller has checked that the person may see it. */
    public String codeOf(String dossierId) {
        return of(dossierId).code();
    }

    AccessLevel of(String dossierId) {
        return of(List.of(dossierId)).getOrDefault(dossierId, usual(dossierId));
    }

    /** The levels of several, each of which has one. */
    public Map<String, AccessLevel> of(Collection<String> dossierIds) {
        Map<String, AccessLevel> levels = new HashMap<>();
        dossierIds.forEach(id -> levels.put(id, usual(id)));
        levels.putAll(table.of(dossierIds));
        return levels;
    }

    /** The level of dossiers of which nobody said anything. */
    String usual() {
        return usual;
    }

    /**
     * Takes over what a package from outside says of the dossier that was just made of it; an archivist confirms it.
     */
    public void received(Dossier dossier, String code) {
        if (AccessLevel.CODES.contains(code)) {
            write(
                    dossier,
                    new AccessLevel(dossier.id(), code, site.userName(), site.now(), null, null),
                    of(dossier.id()),
                    null);
        }
    }

    /**
     * Gives dossiers a level, or confirms the one that they have; all or none.
     *
     * @throws ConflictException if one has another level than the person saw, was handed in and the person is no
     *     archivist, or was transferred or destroyed
     * @throws NotFoundException if one is not there or not to be seen by the person
     * @throws AccessDeniedException if the person neither keeps it nor is an archivist
     */
    Outcome set(AccessForm form) {
        String agency =
                site.agencies().get(form.agency() == null ? "" : form.agency()).code();
        String wanted = form.level() == null ? null : code("level", form.level());
        String reason = WORDS.optional("reason", form.reason(), MAX_REASON);
        Map<String, String> chosen = chosen(form.dossiers());
        table.lock(chosen.keySet());
        Map<String, Dossier> known = new HashMap<>();
        dossiers.all(chosen.keySet()).forEach(dossier -> known.put(dossier.id(), dossier));
        Map<String, String> stages = new HashMap<>();
        rows.of(chosen.keySet()).forEach(row -> stages.put(row.dossier(), row.stage()));
        Map<String, AccessLevel> levels = of(chosen.keySet());
        boolean keeps = site.access().may(agency, ArchivePermission.KEEP);
        int changed = 0;
        int confirmed = 0;
        for (Map.Entry<String, String> one : chosen.entrySet()) {
            Dossier dossier = known.get(one.getKey());
            if (dossier == null || !dossier.agency().equals(agency)) {
                throw new NotFoundException("dossier.error.no-dossier", one.getKey());
            }
            AccessLevel before = levels.getOrDefault(dossier.id(), usual(dossier.id()));
            if (!before.code().equals(one.getValue())) {
                throw new ConflictException("archive.error.access-changed", dossier.code());
            }
            boolean confirms = keeps && !dossier.isRunning();
            require(dossier, confirms, stages.getOrDefault(dossier.id(), ""));
            AccessLevel after = after(before, wanted == null ? before.code() : wanted, confirms);
            boolean another = !after.code().equals(before.code());
            if (another || confirms) {
                write(dossier, after, before, reason.isEmpty() ? null : reason);
            }
            changed += another ? 1 : 0;
            confirmed += confirms ? 1 : 0;
        }
        LOG.info(
                "access levels of {} dossiers of {}: {} changed, {} confirmed",
                chosen.size(),
                agency,
                changed,
                confirmed);
        return new Outcome(changed, confirmed);
    }

    /**
     * Writes the level of a dossier whose row is locked, in a run that another person approved; the rights were checked
     * there.
     *
     * @param after without {@code setBy} to forget what was said of the dossier
     */
    public void put(Dossier dossier, AccessLevel before, AccessLevel after, String note) {
        if (after.setBy() != null) {
            write(dossier, after, before, note);
            return;
        }
        table.delete(dossier.id());
        ArchiveWrites.allow(
                () -> nodeService.removeAspect(ArchiveDossiers.ref(dossier.id()), ArchiveModel.ASPECT_ACCESS));
        record(dossier, after, before, note);
    }

    /** Whether the person may say for whom a dossier is open, which he or she may see. */
    boolean maySet(Dossier dossier) {
        String stage = rows.find(dossier.id()).map(ArchiveDossier::stage).orElse("");
        return !GONE.contains(stage)
                && ((site.access().may(dossier.agency(), ArchivePermission.KEEP) && !dossier.isRunning())
                        || (!isArchives(stage) && dossiers.manages(dossier)));
    }

    private void require(Dossier dossier, boolean confirms, String stage) {
        if (GONE.contains(stage)) {
            throw new ConflictException("archive.error.access-gone", dossier.code());
        }
        if (!confirms) {
            dossiers.lockManaged(dossier.id());
            if (isArchives(stage)) {
                throw new ConflictException("archive.error.access-archivist", dossier.code());
            }
        }
    }

    private static boolean isArchives(String stage) {
        return stage.equals(ArchiveStage.SUBMITTED) || ArchiveStage.KEPT.contains(stage);
    }

    private AccessLevel after(AccessLevel before, String code, boolean confirms) {
        Instant now = site.now();
        boolean same = code.equals(before.code()) && before.setBy() != null;
        return new AccessLevel(
                before.dossier(),
                code,
                same ? before.setBy() : site.userName(),
                same ? before.setAt() : now,
                confirms ? site.userName() : null,
                confirms ? now : null);
    }

    private void write(Dossier dossier, AccessLevel after, AccessLevel before, @Nullable String reason) {
        if (before.setBy() == null) {
            table.insert(dossier.agency(), after);
        } else {
            table.update(after);
        }
        if (!after.code().equals(before.code()) || before.setBy() == null) {
            ArchiveWrites.allow(() -> Elevation.asSystem(
                    "for whom a dossier is open",
                    () -> nodeService.addAspect(
                            ArchiveDossiers.ref(dossier.id()),
                            ArchiveModel.ASPECT_ACCESS,
                            Map.of(ArchiveModel.PROP_ACCESS_LEVEL, after.code()))));
        }
        record(dossier, after, before, reason);
    }

    private void record(Dossier dossier, AccessLevel after, AccessLevel before, @Nullable String reason) {
        site.audit()
                .record(AuditEvent.of(
                        dossier.agency(),
                        !after.code().equals(before.code()) || after.reviewedBy() == null
                                ? "archive.access"
                                : "archive.access-confirmed",
                        dossier.id(),
                        List.of(new Change("access", before.code(), after.code())),
                        reason));
    }

    private static Map<String, String> chosen(@Nullable List<SeenForm> forms) {
        List<SeenForm> sent = forms == null ? List.of() : forms;
        if (sent.isEmpty() || sent.size() > MAX_DOSSIERS) {
            throw InvalidInputException.field("dossiers", sent.size(), "archive.error.choose", MAX_DOSSIERS);
        }
        Map<String, String> chosen = new TreeMap<>();
        for (SeenForm form : sent) {
            chosen.put(WORDS.required("dossier", form.dossier(), 36), code("dossiers.level", form.level()));
        }
        return chosen;
    }

    /**
     * A code of a level that came from outside.
     *
     * @throws InvalidInputException if it is none
     */
    public static String code(String field, @Nullable String value) {
        String text = value == null ? "" : value;
        if (!AccessLevel.CODES.contains(text)) {
            throw InvalidInputException.field(field, text, "archive.error.access-level", text);
        }
        return text;
    }

    private AccessLevel usual(String dossierId) {
        return new AccessLevel(dossierId, usual, null, null, null, null);
    }
}
