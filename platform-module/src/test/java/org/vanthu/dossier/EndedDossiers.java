package org.vanthu.dossier;

import java.nio.file.Path;
import java.util.List;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.registry.TestSite;

/** Ended dossiers for tests of features above. */
public final class EndedDossiers {

    public static final String AGENCY = TestSite.AGENCY;
    public static final String OWNER = DossierDesk.AN;
    public static final String ARCHIVIST = TestSite.user(AGENCY, "archivist");

    private final DossierDesk desk;
    private final Dossiers dossiers;
    private final DossierEnding ending;
    private final DossierPapers papers;

    public EndedDossiers(EmbeddedRepository repository) {
        this.desk = new DossierDesk(repository);
        this.dossiers = repository.bean(Dossiers.class);
        this.ending = repository.bean(DossierEnding.class);
        this.papers = repository.bean(DossierPapers.class);
    }

    /** Makes the agency and its people; once for each repository. */
    public EndedDossiers create() {
        desk.create();
        return this;
    }

    public TestSite site() {
        return desk.site;
    }

    /** An incoming document with a file. */
    public NodeRef incoming(String subject, Path file) {
        return desk.incoming(subject, file);
    }

    /** An incoming document without a file. */
    public NodeRef incoming(String subject) {
        return desk.incoming(subject);
    }

    public static Path pdf(Path folder, String name, int pages) {
        return DossierDesk.pdf(folder, name, pages);
    }

    public static Path text(Path folder, String name, String text) {
        return DossierDesk.text(folder, name, text);
    }

    /** A dossier that is worked on. */
    public Dossier running(String title, List<NodeRef> documents) {
        return desk.site.as(
                OWNER,
                () -> dossiers.open(NewDossier.of(
                        AGENCY, title, documents.stream().map(NodeRef::getId).toList())));
    }

    /** Puts a paper into a dossier that is worked on. */
    public String paper(Dossier dossier, String title, Path file) {
        return desk.site.as(
                OWNER,
                () -> papers.add(
                        dossier.id(),
                        new DossierPapers.PaperForm(title, "note", null, "Trần Thị An", null),
                        file.getFileName().toString(),
                        file));
    }

    /** Ends a dossier whatever there is to look at. */
    public Dossier end(Dossier dossier, String retention) {
        return desk.site.as(
                OWNER,
                () -> ending.end(
                        dossier.id(),
                        new DossierEnding.EndForm(
                                retention,
                                null,
                                true,
                                dossiers.get(dossier.id()).version())));
    }

    /** A dossier with the documents, ended. */
    public Dossier ended(String title, String retention, List<NodeRef> documents) {
        return end(running(title, documents), retention);
    }
}
