package org.vanthu.archive;

import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierRecords;
import org.vanthu.dossier.EndedDossiers;
import org.vanthu.embedded.EmbeddedRepository;

/** Dossiers that the archive took over, for tests of what it does with them. */
public final class AcceptedDossiers {

    private final EndedDossiers ended;
    private final ArchiveDossiers archive;
    private final DossierRecords records;
    private final AccessLevels levels;
    private final ReadingRequests requests;

    public AcceptedDossiers(EmbeddedRepository repository) {
        this.ended = new EndedDossiers(repository);
        this.archive = repository.bean(ArchiveDossiers.class);
        this.records = repository.bean(DossierRecords.class);
        this.levels = repository.bean(AccessLevels.class);
        this.requests = repository.bean(ReadingRequests.class);
    }

    /** Makes the agency and its people; once for each repository. */
    public AcceptedDossiers create() {
        ended.create();
        return this;
    }

    public EndedDossiers ended() {
        return ended;
    }

    /** An ended dossier of the documents that the archive has now. */
    public Dossier accepted(String title, String retention, List<NodeRef> documents) {
        return accept(ended.ended(title, retention, documents));
    }

    /** Takes an ended dossier over. */
    public Dossier accept(Dossier dossier) {
        return ended.site().as(EndedDossiers.ARCHIVIST, () -> {
            List<NodeRef> documents = records.get(dossier.id()).documents().stream()
                    .map(DossierRecords.Item::document)
                    .toList();
            archive.accept(dossier.agency(), dossier.id(), documents, Map.of());
            return dossier;
        });
    }

    /** An archivist gives an ended dossier a level of access. */
    public Dossier open(Dossier dossier, String level) {
        ended.site()
                .as(
                        EndedDossiers.ARCHIVIST,
                        () -> levels.set(new AccessLevels.AccessForm(
                                dossier.agency(),
                                List.of(new AccessLevels.SeenForm(dossier.id(), levels.codeOf(dossier.id()))),
                                level,
                                null)));
        return dossier;
    }

    /** What becomes of the rows of a dossier when its content was destroyed. */
    public void destroyed(Dossier dossier) {
        ended.site().as(EndedDossiers.ARCHIVIST, () -> {
            archive.destroyed(dossier.agency(), dossier.id(), "hết thời hạn");
            return true;
        });
    }

    /** Somebody asks for an accepted dossier for official use. */
    public ReadingRequest asked(String user, Dossier dossier, String kind, String reader) {
        return ended.site()
                .as(
                        user,
                        () -> requests.ask(new ReadingRequests.AskForm(
                                dossier.agency(), dossier.id(), kind, reader, "official", "Để giải quyết đơn")));
    }

    /** The archivist grants it. */
    public ReadingRequest granted(ReadingRequest request) {
        return ended.site()
                .as(
                        EndedDossiers.ARCHIVIST,
                        () -> requests.decide(
                                request.id(), new ReadingRequests.DecisionForm(true, null, null, request.version())));
    }
}
