package org.vanthu.archive.overview;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.archive.AcceptedDossiers;
import org.vanthu.audit.AuditTrail;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.EndedDossiers;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.dossier.EndedDossiers.AGENCY;
import static org.vanthu.dossier.EndedDossiers.ARCHIVIST;

/** The year at a glance, and what is taken out of the database. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class YearFeatureTest {

    @TempDir
    private static Path folder;

    private static AcceptedDossiers fixture;
    private static Dossier accepted;
    private static int year;

    private final YearFigures figures;
    private final Extracts extracts;
    private final AuditTrail audit;

    YearFeatureTest(EmbeddedRepository repository) {
        this.figures = repository.bean(YearFigures.class);
        this.extracts = repository.bean(Extracts.class);
        this.audit = repository.bean(AuditTrail.class);
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        fixture = new AcceptedDossiers(repository).create();
        EndedDossiers ended = fixture.ended();
        accepted = fixture.accepted(
                "Hồ sơ đã nộp",
                "Vĩnh viễn",
                List.of(ended.incoming("Về việc đã nộp", EndedDossiers.text(folder, "nop.txt", "Nộp"))));
        ended.ended("Hồ sơ đã kết thúc", "20 năm", List.of());
        ended.running("Hồ sơ đang làm", List.of());
        ended.incoming("Về việc chưa vào hồ sơ nào");
        year = accepted.year();
    }

    @Test
    void dossiersAreCountedByStateStageAndRetentionAndDocumentsWithoutDossier() {
        YearFigures.Year shown = archivist(() -> figures.year(AGENCY, year));

        assertThat(shown.states())
                .containsExactly(new YearFigures.Figure("ended", 2), new YearFigures.Figure("open", 1));
        assertThat(shown.stages())
                .containsExactly(new YearFigures.Figure("accepted", 1), new YearFigures.Figure("none", 2));
        assertThat(shown.retention())
                .containsExactlyInAnyOrder(
                        new YearFigures.Figure("permanent", 1),
                        new YearFigures.Figure("years-20", 1),
                        new YearFigures.Figure("none", 1));
        assertThat(shown.unfiled()).containsExactly(new YearFigures.Figure("incoming", 1));
    }

    @Test
    void eachFigureOpensItsList() {
        assertThat(show("state:open")).containsExactly("Hồ sơ đang làm");
        assertThat(show("stage:accepted")).containsExactly("Hồ sơ đã nộp");
        assertThat(show("retention:years-20")).containsExactly("Hồ sơ đã kết thúc");
        assertThat(show("retention:none")).containsExactly("Hồ sơ đang làm");
        assertThat(archivist(() -> figures.unfiled(AGENCY, year, "", 10)))
                .extracting(YearFigures.Unfiled::subject)
                .containsExactly("Về việc chưa vào hồ sơ nào");
    }

    @Test
    @Requirement("R000-025")
    void theDatabaseIsExtractedByArchivistsAndThatIsRecorded() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        archivist(() -> {
            extracts.write(AGENCY, year, out);
            return true;
        });

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(3);
            assertThat(workbook.getSheetAt(1).getRow(1).getCell(6).getStringCellValue())
                    .isEqualTo("Về việc đã nộp");
        }
        assertThat(archivist(() -> audit.of("year:" + year)))
                .anySatisfy(row -> assertThat(row.action()).isEqualTo("archive.extract"));
        assertThatThrownBy(() -> fixture.ended().site().as(TestSite.user(AGENCY, "leader"), () -> {
                    extracts.write(AGENCY, year, out);
                    return true;
                }))
                .isInstanceOf(AccessDeniedException.class);
    }

    private List<String> show(String show) {
        return archivist(() -> figures.dossiers(AGENCY, year, show, "", 10)).stream()
                .map(YearFigures.Row::title)
                .toList();
    }

    private static <T> T archivist(Callable<T> work) {
        return fixture.ended().site().as(ARCHIVIST, work);
    }
}
