package org.vanthu.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.service.cmr.repository.NodeRef;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.vanthu.archive.Submissions.DecisionForm;
import org.vanthu.archive.Submissions.PartForm;
import org.vanthu.archive.Submissions.SubmitForm;
import org.vanthu.dossier.ClosedDossiers;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.Dossiers;
import org.vanthu.dossier.NewDossier;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;

/** A site with a unit, and ended dossiers to hand in. */
final class ArchiveDesk {

    static final String AGENCY = TestSite.AGENCY;
    static final String AN = "an.tc";
    static final String BINH = "binh.tc";
    static final String CHI = "chi.tc";
    static final String LEADER = TestSite.user(AGENCY, "leader");
    static final String ARCHIVIST = TestSite.user(AGENCY, "archivist");
    static final String CLERK = TestSite.user(AGENCY, "clerk");

    private static final AtomicInteger NUMBER = new AtomicInteger(700);

    final TestSite site;
    final Submissions submissions;
    final ClosedDossiers closed;
    private final EmbeddedRepository repository;
    private final Dossiers dossiers;
    private final SubmissionTable table;

    ArchiveDesk(EmbeddedRepository repository) {
        this.repository = repository;
        this.site = new TestSite(repository);
        this.closed = new ClosedDossiers(repository);
        this.submissions = repository.bean(Submissions.class);
        this.dossiers = repository.bean(Dossiers.class);
        this.table = repository.bean(SubmissionTable.class);
    }

    ArchiveDesk create() {
        site.create();
        AgencyFixture fixture = new AgencyFixture(repository);
        site.as("admin", () -> {
            fixture.unit(AGENCY, "TCCB", "Phòng Tổ chức cán bộ");
            fixture.person(AGENCY, AN, "Trần Thị An", "", "TCCB", "specialist");
            fixture.person(AGENCY, BINH, "Lê Văn Bình", "", "TCCB", "specialist");
            fixture.person(AGENCY, CHI, "Phạm Chi", "", "TCCB", "unit-head");
            return null;
        });
        return this;
    }

    /** Registers an incoming document with a file. */
    NodeRef document(String subject, Path file) {
        return site.as(
                CLERK,
                () -> repository
                        .bean(RegistryService.class)
                        .registerIncoming(new RegistrationRequest(
                                AGENCY,
                                null,
                                null,
                                new RegistrationRequest.Upload(
                                        file.getFileName().toString(), file),
                                TestSite.fields(NUMBER.incrementAndGet() + "/CV-SNV", subject),
                                null,
                                null,
                                null,
                                null,
                                false))
                        .nodeRef());
    }

    /** A dossier of a person with documents, ended. */
    Dossier ended(String owner, String title, NodeRef... documents) {
        Dossier dossier = site.as(owner, () -> {
            List<String> ids = new ArrayList<>();
            List.of(documents).forEach(document -> ids.add(document.getId()));
            return dossiers.open(new NewDossier(AGENCY, title, null, null, null, "10 năm", null, null, ids));
        });
        return closed.end(owner, dossier);
    }

    Submission handIn(String owner, Dossier... chosen) {
        return site.as(
                owner,
                () -> submissions.submit(new SubmitForm(
                        AGENCY,
                        "Hồ sơ năm 2026",
                        null,
                        List.of(chosen).stream()
                                .map(dossier -> new PartForm(dossier.id(), 12, null))
                                .toList())));
    }

    /** Hands in, checks and takes over. */
    void takeOver(String owner, Dossier dossier) {
        Submission submission = handIn(owner, dossier);
        site.as(ARCHIVIST, () -> submissions.check(submission.id(), dossier.id()));
        decide(submission, Submissions.ACCEPTED, null, dossier);
    }

    Submission decide(
            Submission submission, String result, @org.jspecify.annotations.Nullable String reason, Dossier... chosen) {
        return site.as(
                ARCHIVIST,
                () -> submissions.decide(
                        submission.id(),
                        new DecisionForm(
                                List.of(chosen).stream().map(Dossier::id).toList(),
                                result,
                                reason,
                                table.get(submission.id()).version())));
    }

    static Path pdf(Path folder, String name, int pages) {
        Path file = folder.resolve(name);
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            document.getDocumentInformation().setTitle(name);
            document.save(file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
