package org.vanthu.destruction;

import java.util.Map;
import java.util.Objects;

import org.alfresco.repo.security.authentication.AuthenticationException;
import org.alfresco.service.cmr.security.AuthenticationService;
import org.jspecify.annotations.Nullable;
import org.vanthu.archive.ArchiveDossiers;
import org.vanthu.batch.BatchRun;
import org.vanthu.batch.Batches;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.KeptDossiers;
import org.vanthu.dossier.KeptDossiers.Content;
import org.vanthu.registry.DestroyedDocuments;
import org.vanthu.registry.RegistryService;
import org.vanthu.retention.Retention;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Texts;

/**
 * Executes what was decided: a dry run that the archivist proposes, the confirmation of a second person who proves once
 * more who he or she is, and then each dossier in a transaction of its own.
 *
 * @see "Archives Law 33/2024/QH15, article 16; QCVN 12:2026/BCA: more than one factor for deletion"
 */
final class Execution {

    private final DestructionTable table;
    private final Destructions destructions;
    private final Batches batches;
    private final AuthenticationService authenticationService;
    private final KeptDossiers dossiers;
    private final DestroyedDocuments documents;
    private final Retention retention;
    private final ArchiveDossiers archive;
    private final DestructionSite site;

    Execution(
            DestructionTable table,
            Destructions destructions,
            Batches batches,
            AuthenticationService authenticationService,
            KeptDossiers dossiers,
            DestroyedDocuments documents,
            Retention retention,
            ArchiveDossiers archive,
            DestructionSite site) {
        this.table = table;
        this.destructions = destructions;
        this.batches = batches;
        this.authenticationService = authenticationService;
        this.dossiers = dossiers;
        this.documents = documents;
        this.retention = retention;
        this.archive = archive;
        this.site = site;
    }

    /** Proposes the execution of what was decided; the dry run begins by itself and destroys nothing. */
    Destruction prepare(String id, @Nullable Long version) {
        Destruction one = destructions.locked(id, version, DestructionPermission.PROPOSE, Destruction.DECIDED);
        BatchRun run = batches.propose(
                one.agency(), DestructionKind.CODE, one.title(), Map.of(DestructionKind.DESTRUCTION, one.id()));
        return destructions.set(one, "destruction.prepare", null, Sql.map("run_id", run.id()));
    }

    /**
     * Lets it be executed. From here on it cannot be undone.
     *
     * @throws InvalidInputException if the password is not that of the signed-in person
     * @throws ConflictException if the dry run is not there, or the person proposed it
     */
    Destruction confirm(String id, ConfirmForm form) {
        Destruction one = destructions.locked(id, form.version(), DestructionPermission.CONFIRM, Destruction.DECIDED);
        if (one.run() == null) {
            throw new ConflictException("destruction.error.not-prepared");
        }
        BatchRun run = batches.get(one.run());
        if (run.proposedBy().equals(site.userName())) {
            throw new ConflictException("destruction.error.second-person");
        }
        prove(form.password());
        Destruction confirmed = destructions.set(
                one,
                "destruction.confirm",
                run.toChange() + " dossiers",
                Sql.map("state", Destruction.RUNNING, "confirmed_by", site.userName(), "confirmed_at", site.now()));
        batches.approve(run.id(), run.version());
        return confirmed;
    }

    /** By the chain that signs people in, so it counts wrong attempts as signing in does. */
    private void prove(@Nullable String password) {
        try {
            authenticationService.authenticate(
                    site.userName(), Objects.requireNonNullElse(password, "").toCharArray());
        } catch (AuthenticationException e) {
            throw InvalidInputException.field(e, "password", "", "destruction.error.password");
        }
    }

    /**
     * Destroys a dossier in the running transaction. Its row is locked, and that nothing stands against it was found
     * behind the lock.
     */
    void destroy(String id, String dossierId) {
        Destruction one = table.find(id).orElseThrow();
        if (one.confirmedAt() == null || !one.state().equals(Destruction.RUNNING)) {
            throw new ConflictException("destruction.error.not-confirmed");
        }
        Dossier dossier = dossiers.locked(dossierId);
        for (Content content : dossiers.contents(dossierId)) {
            String keptIn = content.paper() ? null : keptIn(dossierId, content.nodeId());
            table.insert(
                    id,
                    new DestroyedFile(
                            dossierId,
                            content.nodeId(),
                            content.ordinal(),
                            content.name(),
                            content.sha256(),
                            content.sizeBytes(),
                            keptIn));
            if (keptIn == null) {
                documents.destroy(RegistryService.ref(content.nodeId()));
            }
        }
        dossiers.forgetWords(dossierId, Texts.of(Texts.VIETNAMESE, "destruction.words-gone"));
        retention.destroyed(dossierId);
        archive.destroyed(one.agency(), dossierId, one.decisionNumber());
        table.settle(id, dossierId, Item.DESTROYED, "", site.now());
        site.record(one, "destruction.destroy", java.util.List.of(), dossier.code() + " " + dossierId);
    }

    /** Another dossier that the document is in and that is not destroyed: for its sake the document stays. */
    private @Nullable String keptIn(String dossierId, String nodeId) {
        for (Dossier other : dossiers.containing(nodeId)) {
            if (!other.id().equals(dossierId)
                    && retention.of(other.id()).filter(row -> row.isDestroyed()).isEmpty()) {
                return other.id();
            }
        }
        return null;
    }

    /** The password typed again. */
    record ConfirmForm(@Nullable String password, @Nullable Long version) {

        @Override
        public String toString() {
            return "ConfirmForm[version=" + version + "]";
        }
    }
}
