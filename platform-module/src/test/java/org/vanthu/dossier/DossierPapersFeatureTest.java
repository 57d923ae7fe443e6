package org.vanthu.dossier;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.dossier.DossierPapers.PaperForm;
import org.vanthu.dossier.Dossiers.PersonForm;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.dossier.DossierDesk.AGENCY;
import static org.vanthu.dossier.DossierDesk.AN;
import static org.vanthu.dossier.DossierDesk.BINH;
import static org.vanthu.dossier.DossierDesk.CHI;
import static org.vanthu.dossier.DossierDesk.DUNG;
import static org.vanthu.dossier.DossierDesk.STRANGER;

/** Opinions, notes and pictures that lie in a dossier without being documents of the registers. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class DossierPapersFeatureTest {

    private static DossierDesk desk;

    @TempDir
    private static Path folder;

    private final EmbeddedRepository repository;
    private final Dossiers dossiers;
    private final DossierPapers papers;

    DossierPapersFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.dossiers = repository.bean(Dossiers.class);
        this.papers = repository.bean(DossierPapers.class);
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        desk = new DossierDesk(repository).create();
    }

    @Test
    @Requirement({"R000-050", "R001-005"})
    void aPaperGetsTheNextOrdinalAndStandsInListBundleAndArchive() throws IOException {
        Dossier dossier = open("Hồ sơ có giấy tờ", desk.incoming("Về việc đất", DossierDesk.pdf(folder, "a.pdf", 2)));

        add(AN, dossier, "Ý kiến của Sở Tài chính", "opinion", DossierDesk.text(folder, "y-kien.txt", "Đồng ý"));
        add(AN, dossier, "Ảnh hiện trường", "picture", picture());

        DossierFile file =
                desk.site.as(AN, () -> repository.bean(DossierForms.class).file(dossier.id()));
        assertThat(file.entries())
                .extracting(entry -> entry.document().ordinal())
                .containsExactly(1, 2, 3);
        assertThat(DossierForms.contents(file).rows())
                .anySatisfy(
                        row -> assertThat(row).contains("2", "04/05/2026", "Ý kiến của Sở Tài chính", "Nguyễn Văn Ba"));
        try (DossierExport.Exported made = desk.site.as(
                        AN, () -> repository.bean(DossierExport.class).export(dossier.id(), "zip"));
                ZipInputStream zip = new ZipInputStream(Files.newInputStream(made.file()))) {
            int pages = 0;
            String names = "";
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names += entry.getName() + " ";
                if (entry.getName().endsWith(".pdf")) {
                    try (PDDocument bundle = Loader.loadPDF(zip.readAllBytes())) {
                        pages = bundle.getNumberOfPages();
                    }
                }
            }
            assertThat(names).contains("tep/002-y-kien.txt", "tep/003-anh.png", ".xml");
            // title, contents, two pages of the document, one of the picture
            assertThat(pages).isEqualTo(5);
        }
    }

    @Test
    @Requirement({"R000-050", "R000-055"})
    void whoSeesTheDossierReadsThePaperAndNobodyChangesIt() throws IOException {
        Dossier dossier = open("Hồ sơ riêng", desk.incoming("Về việc trường"));
        Path file = DossierDesk.text(folder, "ghi-chep.txt", "Họp ngày 4/5");
        String paper = add(AN, dossier, "Ghi chép cuộc họp", "note", file);
        desk.site.as(AN, () -> {
            dossiers.setPeople(
                    dossier.id(),
                    List.of(new PersonForm(DUNG, "read")),
                    dossiers.get(dossier.id()).version());
            return null;
        });

        for (String user : List.of(AN, CHI, DUNG)) {
            assertThat(read(user, dossier, paper)).as(user).isEqualTo("Họp ngày 4/5");
        }
        for (String user : List.of(BINH, STRANGER)) {
            assertThatThrownBy(() -> read(user, dossier, paper)).as(user).isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> add(DUNG, dossier, "Không được", "note", file))
                .isInstanceOf(AccessDeniedException.class);
        NodeRef node = DossierNodes.ref(paper);
        PermissionService permissions = repository.bean("permissionService", PermissionService.class);
        for (String right : List.of(PermissionService.WRITE, PermissionService.DELETE)) {
            assertThat(desk.site.as(AN, () -> permissions.hasPermission(node, right)))
                    .as(right)
                    .isEqualTo(AccessStatus.DENIED);
        }
        desk.site.as(AN, () -> {
            dossiers.setPeople(
                    dossier.id(), List.of(), dossiers.get(dossier.id()).version());
            return null;
        });
        assertThatThrownBy(() -> read(DUNG, dossier, paper)).isInstanceOf(AccessDeniedException.class);
        assertThat(desk.site.as(DUNG, () -> permissions.hasPermission(node, PermissionService.READ)))
                .isEqualTo(AccessStatus.DENIED);
    }

    @Test
    @Requirement("R000-050")
    void whatIsNotAllowedDoesNotComeIn() throws IOException {
        Dossier dossier = open("Hồ sơ từ chối", desk.incoming("Về việc chợ"));
        Path script = Files.write(folder.resolve("chay.exe"), new byte[] {'M', 'Z', 0, 1, 2, 3, 4, 5, 6, 7});
        Path good = DossierDesk.text(folder, "tot.txt", "tốt");

        assertThatThrownBy(() -> add(AN, dossier, "Chương trình", "other", script))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> add(AN, dossier, " ", "other", good)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> add(AN, dossier, "Loại lạ", "song", good)).isInstanceOf(InvalidInputException.class);
        assertThat(desk.site
                        .as(AN, () -> repository.bean(DossierForms.class).file(dossier.id()))
                        .entries())
                .hasSize(1);
    }

    private Dossier open(String title, NodeRef document) {
        return desk.site.as(
                AN,
                () -> dossiers.open(new NewDossier(
                        AGENCY, title, null, null, null, "10 năm", null, null, List.of(document.getId()))));
    }

    private String add(String user, Dossier dossier, String title, String kind, Path file) {
        PaperForm form = new PaperForm(title, kind, LocalDate.of(2026, 5, 4), "Nguyễn Văn Ba", null);
        return desk.site.as(
                user, () -> papers.add(dossier.id(), form, file.getFileName().toString(), file));
    }

    private String read(String user, Dossier dossier, String paper) {
        return desk.site.as(user, () -> {
            try (var in = papers.read(dossier.id(), paper).getContentInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        });
    }

    private static Path picture() throws IOException {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(20, 20, 200, 100);
        Path file = folder.resolve("anh.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
