package org.vanthu.dossier;

import java.util.List;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.registry.TestSite;

/** Opens, ends and reopens dossiers for the tests of what comes after their end. */
public final class ClosedDossiers {

    /** Who keeps the dossiers. */
    public static final String KEEPER = TestSite.user(TestSite.AGENCY, "specialist");

    private final TestSite site;
    private final Dossiers dossiers;
    private final DossierEnding ending;

    public ClosedDossiers(EmbeddedRepository repository) {
        this.site = new TestSite(repository);
        this.dossiers = repository.bean(Dossiers.class);
        this.ending = repository.bean(DossierEnding.class);
    }

    /** Opens a dossier of H99 with documents that its keeper may read. */
    public Dossier open(String title, NodeRef... documents) {
        return site.as(
                KEEPER,
                () -> dossiers.open(NewDossier.of(
                        TestSite.AGENCY,
                        title,
                        List.of(documents).stream().map(NodeRef::getId).toList())));
    }

    /** Ends it; words may be null where a rule has said the period. */
    public Dossier end(Dossier dossier, @Nullable String retention) {
        return site.as(
                KEEPER,
                () -> ending.end(
                        dossier.id(),
                        new DossierEnding.EndForm(
                                retention,
                                null,
                                true,
                                dossiers.get(dossier.id()).version())));
    }

    /** The same by another one who keeps it; what is only to be looked at was looked at. */
    public Dossier end(String owner, Dossier dossier) {
        return site.as(
                owner,
                () -> ending.end(
                        dossier.id(),
                        new DossierEnding.EndForm(
                                null, null, true, dossiers.get(dossier.id()).version())));
    }

    /** Opens it again. */
    public Dossier reopen(Dossier dossier) {
        return reopen(KEEPER, dossier);
    }

    /** The same by another person. */
    public Dossier reopen(String user, Dossier dossier) {
        return site.as(
                user,
                () -> ending.reopen(
                        dossier.id(),
                        "có tài liệu mới",
                        dossiers.get(dossier.id()).version()));
    }

    /** The dossier as it is now. */
    public Dossier get(Dossier dossier) {
        return site.as(KEEPER, () -> dossiers.get(dossier.id()));
    }
}
