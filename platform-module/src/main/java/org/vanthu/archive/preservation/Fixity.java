package org.vanthu.archive.preservation;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.ContentIOException;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.archive.ArchiveDossiers;
import org.vanthu.archive.ArchivePolicies;
import org.vanthu.archive.ArchiveWrites;
import org.vanthu.archive.preservation.ArchiveEvents.Kind;
import org.vanthu.dossier.DossierRecords;
import org.vanthu.organization.Access;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;

/**
 * Compares the files of the archive with the hashes of the day they were taken over, keeps copies in the second store,
 * and repairs what is damaged from there. Each file is a transaction of its own; a run that was cut goes on with the
 * next file.
 */
public final class Fixity {

    private static final Logger LOG = LoggerFactory.getLogger(Fixity.class);
    private static final String WHY = "the archive checks its files";

    private final ArchiveFileTable table;
    private final ArchiveEvents events;
    private final SecondStore store;
    private final DossierRecords records;
    private final ArchiveDossiers archive;
    private final NodeService nodeService;
    private final ContentService contentService;
    private final RetryingTransactionHelper transactions;
    private final Access access;
    private final Clock clock;
    private final Duration period;
    private final int perRun;

    /**
     * @param nodeService the inner bean, as is the content service
     * @param periodDays within how many days every file is checked
     * @param perRun how many files one run takes at most
     */
    Fixity(
            ArchiveFileTable table,
            ArchiveEvents events,
            SecondStore store,
            DossierRecords records,
            ArchiveDossiers archive,
            NodeService nodeService,
            ContentService contentService,
            RetryingTransactionHelper transactions,
            Access access,
            Clock clock,
            int periodDays,
            int perRun) {
        this.table = table;
        this.events = events;
        this.store = store;
        this.records = records;
        this.archive = archive;
        this.nodeService = nodeService;
        this.contentService = contentService;
        this.transactions = transactions;
        this.access = access;
        this.clock = clock;
        this.period = Duration.ofDays(periodDays);
        this.perRun = perRun;
    }

    /** Notes the hash of every file of a dossier that the archive took over, in the caller's transaction. */
    void take(String dossierId) {
        DossierRecords.DossierRecord record = records.get(dossierId);
        String agency = record.dossier().agency();
        int files = 0;
        for (DossierRecords.Item item : record.documents()) {
            files += take(agency, dossierId, item.document());
            for (NodeRef part : item.parts()) {
                files += take(agency, dossierId, part);
            }
        }
        events.record(agency, dossierId, null, Kind.ACCESSION, ArchiveEvents.SUCCESS, files + " files");
    }

    /**
     * Notes the hash of minutes of a hand-over as they are now, in place of the one before their last signature, and
     * the signature with each dossier that was taken over. The copy of the file before goes at once; should the
     * transaction fail, the next check makes it again.
     */
    void take(NodeRef minutes, ArchivePolicies.HandedOver handedOver) {
        table.lock(minutes.getId()).ifPresent(before -> {
            try {
                forget(before);
            } catch (IOException e) {
                throw new ContentIOException("the second store does not answer", e);
            }
        });
        take(handedOver.agency(), handedOver.submission(), minutes);
        if (!handedOver.signature().isEmpty()) {
            for (String dossier : handedOver.dossiers()) {
                events.record(
                        handedOver.agency(),
                        dossier,
                        minutes.getId(),
                        Kind.SIGNATURE,
                        ArchiveEvents.SUCCESS,
                        handedOver.signature());
            }
        }
    }

    private int take(String agency, String dossierId, NodeRef node) {
        if (table.lock(node.getId()).isPresent()
                || !nodeService.exists(node)
                || !(nodeService.getProperty(node, ContentModel.PROP_CONTENT) instanceof ContentData content)
                || content.getSize() == 0) {
            return 0;
        }
        String sha256 = hash(node).orElse("");
        Instant now = now();
        table.insert(new ArchiveFile(
                node.getId(),
                dossierId,
                agency,
                Objects.toString(nodeService.getProperty(node, ContentModel.PROP_NAME), node.getId()),
                Objects.toString(content.getMimetype(), ""),
                content.getSize(),
                sha256,
                sha256.isEmpty() ? ArchiveFile.DAMAGED : ArchiveFile.GOOD,
                now,
                now,
                now,
                false,
                sha256.isEmpty() ? "missing" : "",
                1));
        events.record(agency, dossierId, node.getId(), Kind.DIGEST, ArchiveEvents.SUCCESS, "SHA-256 " + sha256);
        return 1;
    }

    /** Lets go of the files of a dossier that was destroyed; those of which another dossier keeps the document stay. */
    void release(String dossierId) {
        for (ArchiveFile file : table.ofDossier(dossierId)) {
            if (!archive.isRecord(file.nodeId())) {
                table.lock(file.nodeId())
                        .ifPresent(locked ->
                                table.change(locked, Sql.map("state", ArchiveFile.GONE, "due_at", Instant.EPOCH)));
                events.record(
                        file.agency(), dossierId, file.nodeId(), Kind.DELETION, ArchiveEvents.SUCCESS, file.sha256());
            }
        }
    }

    /** Checks what is due; the caller acts as the system. Returns how many files it looked at. */
    public int run() {
        List<String> due = transactions.doInTransaction(() -> table.due(now(), perRun), true, true);
        int done = 0;
        for (String nodeId : due) {
            try {
                transactions.doInTransaction(() -> check(nodeId), false, true);
                done++;
            } catch (RuntimeException e) {
                LOG.error("file {} of the archive could not be checked", nodeId, e);
            }
        }
        return done;
    }

    /**
     * Checks a file now, and repairs it where it is damaged and the second store has it.
     *
     * @throws NotFoundException if the archive has no such file
     */
    ArchiveFile checkNow(String nodeId) {
        ArchiveFile file = table.find(nodeId)
                .filter(one -> access.may(one.agency(), PreservationPermission.READ))
                .orElseThrow(() -> new NotFoundException("archive.error.no-file", nodeId));
        access.require(file.agency(), PreservationPermission.CHECK);
        return Elevation.asSystem(WHY, () -> check(nodeId)).orElse(file);
    }

    private Optional<ArchiveFile> check(String nodeId) {
        Optional<ArchiveFile> locked = table.lock(nodeId);
        locked.ifPresent(file -> {
            try {
                if (file.state().equals(ArchiveFile.GONE)) {
                    forget(file);
                } else {
                    compare(file);
                }
            } catch (IOException e) {
                throw new ContentIOException("the second store does not answer", e);
            }
        });
        return table.find(nodeId);
    }

    private void forget(ArchiveFile file) throws IOException {
        if (!table.isShared(file.sha256(), file.nodeId())) {
            store.remove(file.sha256());
        }
        table.delete(file.nodeId());
    }

    private void compare(ArchiveFile file) throws IOException {
        NodeRef node = RegistryService.ref(file.nodeId());
        Optional<String> found = hash(node);
        boolean good = found.filter(file.sha256()::equals).isPresent();
        String problem = good ? "" : found.isPresent() ? "changed" : "missing";
        boolean copy = store.isSet() && store.isGood(file.sha256());
        if (good) {
            event(file, Kind.CHECK, ArchiveEvents.SUCCESS, "");
            boolean copied = copy || copy(file, node);
            write(file, file.state().equals(ArchiveFile.DAMAGED) ? ArchiveFile.GOOD : file.state(), copied, "");
            return;
        }
        event(
                file,
                Kind.CHECK,
                ArchiveEvents.FAILURE,
                problem + found.map(is -> ": " + is).orElse(""));
        if (copy && nodeService.exists(node)) {
            repair(file, node);
            write(file, ArchiveFile.REPAIRED, true, problem);
        } else {
            LOG.error("file {} of the archive is {} and cannot be repaired", file.nodeId(), problem);
            write(file, ArchiveFile.DAMAGED, copy, problem);
        }
    }

    private boolean copy(ArchiveFile file, NodeRef node) throws IOException {
        if (!store.isSet()) {
            return false;
        }
        try (InputStream in = reader(node).getContentInputStream()) {
            boolean done = store.put(file.sha256(), in);
            event(
                    file,
                    Kind.COPY,
                    done ? ArchiveEvents.SUCCESS : ArchiveEvents.FAILURE,
                    file.copied() ? "the copy was lost" : "");
            return done;
        }
    }

    private void repair(ArchiveFile file, NodeRef node) {
        ArchiveWrites.allow(() -> {
            ContentWriter writer = contentService.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype(file.mimetype());
            writer.setEncoding("UTF-8");
            writer.putContent(store.copy(file.sha256()).toFile());
        });
        event(file, Kind.REPAIR, ArchiveEvents.SUCCESS, "from the second store");
        LOG.warn("file {} of the archive was repaired from the second store", file.nodeId());
    }

    private void write(ArchiveFile file, String state, boolean copied, String problem) {
        Instant now = now();
        table.change(
                file,
                Sql.map(
                        "state",
                        state,
                        "copied",
                        copied,
                        "problem",
                        problem,
                        "checked_at",
                        now,
                        "due_at",
                        state.equals(ArchiveFile.DAMAGED) ? now.plus(Duration.ofDays(1)) : now.plus(period)));
    }

    private void event(ArchiveFile file, Kind kind, String outcome, String detail) {
        events.record(file.agency(), file.dossier(), file.nodeId(), kind, outcome, detail);
    }

    /** The hash of the content as it is, or empty where there is none to be read. */
    private Optional<String> hash(NodeRef node) {
        return Elevation.asSystem(WHY, () -> {
            if (!nodeService.exists(node)) {
                return Optional.<String>empty();
            }
            ContentReader reader = contentService.getReader(node, ContentModel.PROP_CONTENT);
            if (reader == null || !reader.exists()) {
                return Optional.<String>empty();
            }
            try (InputStream in = reader.getContentInputStream()) {
                return Optional.of(DigestUtils.sha256Hex(in));
            } catch (IOException | ContentIOException e) {
                LOG.warn("file {} of the archive cannot be read", node.getId(), e);
                return Optional.<String>empty();
            }
        });
    }

    private ContentReader reader(NodeRef node) {
        return contentService.getReader(node, ContentModel.PROP_CONTENT);
    }

    /** How the files of an agency are. */
    Health health(String agency) {
        access.require(agency, PreservationPermission.READ);
        return new Health(
                table.counts(agency, now()),
                store.isSet(),
                period.toDays(),
                access.may(agency, PreservationPermission.CHECK));
    }

    /**
     * How the files of an agency are.
     *
     * @param secondStore whether there is one
     * @param mayCheck whether the person may have files checked
     */
    record Health(ArchiveFileTable.Counts counts, boolean secondStore, long periodDays, boolean mayCheck) {}

    /**
     * Files of an agency.
     *
     * @param which a state, {@code due}, {@code notCopied} or {@code all}
     */
    List<ArchiveFile> list(String agency, String which, String after, int limit) {
        access.require(agency, PreservationPermission.READ);
        return table.list(agency, which, now(), after, limit);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
