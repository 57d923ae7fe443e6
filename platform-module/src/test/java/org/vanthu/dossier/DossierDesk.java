package org.vanthu.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.service.cmr.repository.NodeRef;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.registry.TestSite;

/** A site with two units and people in them, and documents to put into dossiers. */
final class DossierDesk {

    static final String AGENCY = TestSite.AGENCY;
    static final String AN = "an.tc";
    static final String BINH = "binh.tc";
    static final String CHI = "chi.tc";
    static final String DUNG = "dung.vx";
    static final String LEADER = TestSite.user(AGENCY, "leader");
    static final String ARCHIVIST = TestSite.user(AGENCY, "archivist");
    static final String CLERK = TestSite.user(AGENCY, "clerk");
    static final String STRANGER = TestSite.user(TestSite.OTHER_AGENCY, "clerk");

    private static final AtomicInteger NUMBER = new AtomicInteger(100);

    final TestSite site;
    private final EmbeddedRepository repository;
    private final RegistryService registry;

    DossierDesk(EmbeddedRepository repository) {
        this.repository = repository;
        this.site = new TestSite(repository);
        this.registry = repository.bean(RegistryService.class);
    }

    /** Unit TCCB with two specialists and their head, unit VX with one specialist. */
    DossierDesk create() {
        site.create();
        AgencyFixture fixture = new AgencyFixture(repository);
        site.as("admin", () -> {
            fixture.unit(AGENCY, "TCCB", "Phòng Tổ chức cán bộ");
            fixture.unit(AGENCY, "VX", "Phòng Văn xã");
            fixture.person(AGENCY, AN, "Trần Thị An", "", "TCCB", "specialist");
            fixture.person(AGENCY, BINH, "Lê Văn Bình", "", "TCCB", "specialist");
            fixture.person(AGENCY, CHI, "Phạm Chi", "", "TCCB", "unit-head");
            fixture.person(AGENCY, DUNG, "Vũ Dũng", "", "VX", "specialist");
            return null;
        });
        return this;
    }

    /** Registers an incoming document without a file. */
    NodeRef incoming(String subject) {
        return site.as(
                CLERK,
                () -> registry.registerIncoming(new RegistrationRequest(
                                AGENCY,
                                null,
                                null,
                                null,
                                TestSite.fields(NUMBER.incrementAndGet() + "/CV-SNV", subject),
                                null,
                                null,
                                null,
                                null,
                                false))
                        .nodeRef());
    }

    /** Registers an incoming document with a file. */
    NodeRef incoming(String subject, Path file) {
        return site.as(
                CLERK,
                () -> registry.registerIncoming(new RegistrationRequest(
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

    /** A PDF with so many empty pages. */
    static Path pdf(Path folder, String name, int pages) {
        Path file = folder.resolve(name);
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage();
                page.setRotation(i * 90 % 360);
                document.addPage(page);
            }
            document.getDocumentInformation().setTitle(name);
            document.save(file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path text(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
