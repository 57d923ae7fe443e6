package org.vanthu.statistics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.pdf.PrintedTable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Reports of a half-year whose figures were counted by hand ({@link CountedRows#halfYear}). */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.organization.cache-seconds", value = "0")
class StatisticsFeatureTest {

    private static final Period HALF_YEAR = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30));
    private static final Period TWO_DAYS = new Period(LocalDate.of(2026, 6, 29), LocalDate.of(2026, 6, 30));
    private static boolean made;

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final TestSite site;
    private final Reports reports;

    StatisticsFeatureTest(EmbeddedRepository repository, MutableClock clock, Reports reports) {
        this.repository = repository;
        this.clock = clock;
        this.site = new TestSite(repository);
        this.reports = reports;
    }

    @BeforeEach
    void aTuesdayMorning() {
        clock.set(CountedRows.instant("2026-06-30T10:00"));
        if (!made) {
            made = true;
            site.create();
            AgencyFixture fixture = new AgencyFixture(repository);
            site.as("admin", () -> {
                fixture.unit("H99", "VX", "Phòng Văn xã");
                fixture.unit("H99", "TC", "Phòng Tài chính");
                fixture.member("H99", "VX", "head.vx", "unit-head");
                return ModuleTables.of(repository)
                        .update("UPDATE vt_agency SET parent_code = 'H99' WHERE code = 'H98'");
            });
            new CountedRows(ModuleTables.of(repository)).halfYear();
        }
    }

    @Test
    @Requirement({"R002-090", "R002-096", "R003-042", "R003-045"})
    void linesGivenInOrRunningInTheHalfYearAreCountedOnceByWhatBecameOfThem() {
        Report report = report("leader", Subject.DIRECTIVES_GIVEN, "executor");

        assertThat(report.total().figures())
                .isEqualTo(
                        figures(
                                "assigned 9 fresh 8 doneInTime 2 doneLate 1 inProgress 3 overdue 2 withdrawn 1 extended 1 returned 1 notUpdated 1"));
        assertThat(row(report, "Sở Nội vụ tỉnh Mẫu").figures())
                .isEqualTo(
                        figures(
                                "assigned 5 fresh 4 doneInTime 2 doneLate 1 inProgress 1 overdue 1 withdrawn 0 extended 0 returned 1 notUpdated 0"));
        assertThat(row(report, "Công ty Cấp nước").figures())
                .isEqualTo(
                        figures(
                                "assigned 2 fresh 2 doneInTime 0 doneLate 0 inProgress 0 overdue 1 withdrawn 1 extended 0 returned 0 notUpdated 0"));
        assertThat(row(report, "Phòng Văn xã").figures())
                .isEqualTo(
                        figures(
                                "assigned 2 fresh 2 doneInTime 0 doneLate 0 inProgress 2 overdue 0 withdrawn 0 extended 1 returned 0 notUpdated 1"));
    }

    @Test
    @Requirement("R002-090")
    void rowsAreRankedByTheShareDoneInTimeAndThoseAboveTheThresholdAreMarked() {
        Report report = site.asRole(
                "leader",
                () -> reports.of(
                        new Question(Subject.DIRECTIVES_GIVEN, "H99", false, HALF_YEAR, "executor", Map.of(), 1)));

        assertThat(row(report, "Sở Nội vụ tỉnh Mẫu").rate()).isEqualTo(500);
        assertThat(row(report, "Sở Nội vụ tỉnh Mẫu").rank()).isEqualTo(1);
        assertThat(row(report, "Công ty Cấp nước").rank()).isEqualTo(2);
        assertThat(row(report, "Phòng Văn xã").rank()).isNull();
        assertThat(report.rows().stream().filter(Report.Row::above).map(Report.Row::name))
                .containsExactlyInAnyOrder("Sở Nội vụ tỉnh Mẫu", "Công ty Cấp nước");
        assertThat(report.total().rate()).isEqualTo(400);
    }

    @Test
    @Requirement("R003-045")
    void whatWasReportedInTimeAndWaitsForItsReviewIsNotOverdue() {
        assertThat(report("clerk", Subject.DIRECTIVES_RECEIVED, "giver").total().figures())
                .containsEntry("assigned", 1L + 2L)
                .containsEntry("overdue", 0L);
    }

    @Test
    @Requirement({"R000-016", "R000-071", "R000-072", "R001-044", "R004-032"})
    void workDocumentsAndDossiersAreCountedByUnitPersonAndLeader() {
        assertThat(report("leader", Subject.WORK, "person").total().figures())
                .isEqualTo(figures("assigned 4 fresh 4 doneInTime 1 doneLate 1 inProgress 1 overdue 1 idle 1"));
        Report work = report("leader", Subject.WORK, "unit");
        assertThat(row(work, "Phòng Văn xã").figures()).containsEntry("overdue", 1L);
        assertThat(row(work, "Phòng Tài chính").figures()).containsEntry("overdue", 0L);
        assertThat(report("leader", Subject.INCOMING, "leader").total().figures())
                .isEqualTo(figures("assigned 2 fresh 2 doneInTime 1 doneLate 0 inProgress 0 overdue 1 electronic 1"));
        assertThat(report("leader", Subject.OUTGOING, "mode").total().figures())
                .isEqualTo(figures("assigned 3 issued 2 electronicOnly 1 both 1 paper 0 signed 1 inProgress 1"));
        assertThat(report("leader", Subject.DOSSIERS, "person").total().figures())
                .isEqualTo(figures("assigned 4 fresh 4 doneInTime 1 doneLate 1 inProgress 1 overdue 1"));
    }

    @Test
    @Requirement("R004-051")
    void whoOpensTheDeskInTheMorningAndInTheAfternoonIsCounted() {
        Report report = site.asRole(
                "leader",
                () -> reports.of(new Question(Subject.USAGE, "H99", false, TWO_DAYS, "person", Map.of(), null)));

        assertThat(row(report, "Nguyễn Thị specialist").figures()).isEqualTo(figures("expected 3 present 3 missing 0"));
        assertThat(row(report, "Nguyễn Thị clerk").figures()).isEqualTo(figures("expected 3 present 0 missing 3"));
        assertThat(report.total().figures()).isEqualTo(figures("expected 33 present 3 missing 30"));
    }

    @Test
    @Requirement({"R002-090", "R002-108", "R003-045"})
    void everyFigureOfEveryReportIsTheLengthOfTheListBehindIt() {
        int cells = 0;
        for (Subject subject : Subject.values()) {
            Set<String> dimensions = subject == Subject.USAGE
                    ? Set.of("person", "unit", "agency")
                    : subject.counting().dimensions().keySet();
            Period period = subject == Subject.USAGE ? TWO_DAYS : HALF_YEAR;
            for (String by : dimensions) {
                Report report = site.asRole(
                        "leader", () -> reports.of(new Question(subject, "H99", false, period, by, Map.of(), null)));
                assertThat(report.rows()).as(subject + " " + by).isNotEmpty();
                for (Report.Row row : report.rows()) {
                    Question question = new Question(subject, "H99", false, period, "", Map.of(by, row.key()), null);
                    for (String measure : report.measures()) {
                        List<CountedRow> behind = all(question, measure);
                        assertThat(behind)
                                .as(subject + " by " + by + " " + row.name() + ": " + measure)
                                .hasSize(Math.toIntExact(row.figures().get(measure)));
                        assertThat(behind).extracting(CountedRow::id).doesNotHaveDuplicates();
                        cells++;
                    }
                    partsAddUp(question, row);
                }
            }
        }
        assertThat(cells).isGreaterThan(200);
    }

    /** What has an end, or none yet, is in exactly one of the parts. */
    private void partsAddUp(Question question, Report.Row row) {
        Set<String> parts = Reports.parts(question.subject());
        if (parts.contains("doneInTime")) {
            assertThat(parts.stream().mapToLong(row.figures()::get).sum())
                    .as(row.name())
                    .isEqualTo(row.figures().get("assigned"));
            Set<String> ids = parts.stream()
                    .flatMap(part -> all(question, part).stream())
                    .map(CountedRow::id)
                    .collect(Collectors.toSet());
            assertThat(ids)
                    .isEqualTo(all(question, "assigned").stream()
                            .map(CountedRow::id)
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void theCourseShowsEachMonthByTheSameCountingAndEndsWithToday() {
        Question question = new Question(Subject.DIRECTIVES_GIVEN, "H99", false, HALF_YEAR, "", Map.of(), null);

        List<Report.Part> course = site.asRole("leader", () -> reports.course(question));

        assertThat(course).hasSize(6);
        assertThat(course.get(0).figures()).containsEntry("assigned", 3L).containsEntry("doneInTime", 1L);
        assertThat(course.get(1).figures()).containsEntry("doneInTime", 1L).containsEntry("doneLate", 1L);
        assertThat(course.get(4).figures()).containsEntry("overdue", 1L);
        assertThat(course.get(5).figures()).containsEntry("overdue", 2L);
        for (Report.Part part : course) {
            Question month = question.in(new Period(part.from(), part.to()));
            part.figures()
                    .forEach((measure, count) -> assertThat(all(month, measure))
                            .as(part.from() + " " + measure)
                            .hasSize(Math.toIntExact(count)));
        }
    }

    @Test
    @Requirement("R002-108")
    void theHeadOfAUnitSeesTheFiguresAndRowsOfTheUnitAlone() {
        Question given = new Question(Subject.DIRECTIVES_GIVEN, "H99", false, HALF_YEAR, "executor", Map.of(), null);
        Question work = new Question(Subject.WORK, "H99", false, HALF_YEAR, "unit", Map.of(), null);

        assertThat(site.as("head.vx", () -> reports.of(given)).total().figures())
                .containsEntry("assigned", 2L);
        assertThat(site.as("head.vx", () -> reports.of(work)).rows())
                .extracting(Report.Row::name)
                .containsExactly("Phòng Văn xã");
        assertThat(site.as(
                                "head.vx",
                                () -> reports.rows(
                                        new Question(
                                                Subject.WORK, "H99", false, HALF_YEAR, "", Map.of("unit", "TC"), null),
                                        "assigned",
                                        new Keyset(List.of(), 50)))
                        .items())
                .isEmpty();
    }

    @Test
    @Requirement({"R003-045", "R004-051"})
    void anAgencySeesItsOwnFiguresAndTheGiverThoseOfItsExecutors() {
        Question given = new Question(Subject.DIRECTIVES_GIVEN, "H99", false, HALF_YEAR, "", Map.of(), null);
        Question received = new Question(Subject.DIRECTIVES_RECEIVED, "H98", false, HALF_YEAR, "", Map.of(), null);

        assertThat(site.as("clerk.h98", () -> reports.of(received)).total().figures())
                .containsEntry("assigned", 5L);
        assertThatThrownBy(() -> site.as("clerk.h98", () -> reports.of(given)))
                .isInstanceOf(AccessDeniedException.class);
        for (String role : List.of("specialist", "archivist", "external", "system-admin", "unit-head")) {
            assertThatThrownBy(() -> site.asRole(role, () -> reports.of(given)))
                    .as(role)
                    .isInstanceOf(AccessDeniedException.class);
        }
        for (String role : List.of("leader", "delegate", "follow-up", "content-admin", "clerk")) {
            assertThat(site.asRole(role, () -> reports.of(given)).total().figures())
                    .as(role)
                    .containsEntry("assigned", 9L);
        }
    }

    @Test
    @Requirement("R004-051")
    void theAgencyAboveSeesHowThoseBelowUseTheSystemButNoWords() {
        Question below = new Question(Subject.OUTGOING, "H99", true, HALF_YEAR, "agency", Map.of(), null);

        Report report = site.asRole("leader", () -> reports.of(below));
        Page<CountedRow> rows = site.asRole("leader", () -> reports.rows(below, "issued", new Keyset(List.of(), 50)));

        assertThat(report.total().figures()).containsEntry("signed", 1L);
        assertThat(rows.items())
                .hasSize(2)
                .allSatisfy(row ->
                        assertThat(row.title() + row.label() + row.nodeId()).isEmpty());
        assertThat(site.as(
                                "admin",
                                () -> reports.of(
                                        new Question(Subject.USAGE, "H99", true, TWO_DAYS, "agency", Map.of(), null)))
                        .rows())
                .extracting(Report.Row::name)
                .containsExactlyInAnyOrder("Ủy ban nhân dân tỉnh Mẫu", "Sở Nội vụ tỉnh Mẫu");
        assertThatThrownBy(() -> site.asRole("specialist", () -> reports.of(below)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> new Question(Subject.WORK, "H99", true, HALF_YEAR, "", Map.of(), null))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Requirement({"R002-096", "R003-042"})
    void theFormOfTheOfficeHasTheSameFiguresInEveryFormat() throws IOException {
        Report report = report("leader", Subject.DIRECTIVES_GIVEN, "executor");
        PrintedTable form = repository.bean(ReportForm.class).table(report);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        ByteArrayOutputStream docx = new ByteArrayOutputStream();
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();

        form.writePdf(pdf);
        form.writeDocx(docx);
        form.writeXlsx(xlsx);

        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            "ỦY BAN NHÂN DÂN TỈNH MẪU",
                            "Từ ngày 01/01/2026 đến ngày 30/06/2026",
                            "Công ty Cấp nước",
                            "Tổng cộng 9 8 2 1 3 2 1 1 1 1 40,0",
                            "THỦ TRƯỞNG CƠ QUAN");
        }
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx.toByteArray()));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText()).contains("Sở Nội vụ tỉnh Mẫu", "Độc lập - Tự do - Hạnh phúc", "50,0");
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx.toByteArray()))) {
            List<Double> numbers = new ArrayList<>();
            workbook.getSheetAt(0)
                    .forEach(row -> row.forEach(cell -> {
                        if (cell.getCellType() == CellType.NUMERIC) {
                            numbers.add(cell.getNumericCellValue());
                        }
                    }));
            assertThat(numbers).contains(9.0, 8.0, 40.0);
        }
    }

    @Test
    @Requirement({"R002-096", "R003-042"})
    void aScheduledReportIsMadeOnceAfterEachPeriodKeptAndStaysAsItWas() {
        Schedules schedules = repository.bean(Schedules.class);
        KeptReports kept = repository.bean(KeptReports.class);
        Schedules.Form form = new Schedules.Form("H99", "directives-given", "executor", "month", List.of("leader.h99"));
        assertThatThrownBy(() -> site.asRole("clerk", () -> schedules.create(form)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> site.asRole(
                        "follow-up",
                        () -> schedules.create(new Schedules.Form(
                                "H99", "directives-given", "executor", "month", List.of("specialist.h99")))))
                .isInstanceOf(InvalidInputException.class);
        Schedule schedule = site.asRole("follow-up", () -> schedules.create(form));
        assertThat(schedule.nextOn()).isEqualTo(LocalDate.of(2026, 7, 1));

        run(schedules);
        assertThat(keptOf(kept)).isEmpty();
        clock.set(CountedRows.instant("2026-07-01T01:00"));
        run(schedules);
        run(schedules);

        assertThat(keptOf(kept)).singleElement().satisfies(one -> {
            assertThat(one.from()).isEqualTo(LocalDate.of(2026, 6, 1));
            assertThat(one.to()).isEqualTo(LocalDate.of(2026, 6, 30));
            assertThat(one.sent()).containsEntry("leader.h99", "off");
        });
        long id = Long.parseLong(keptOf(kept).get(0).id());
        Map<String, Long> before =
                site.asRole("leader", () -> kept.get(id)).report().total().figures();
        assertThat(before).containsEntry("assigned", 5L);
        ModuleTables.of(repository).update("UPDATE vt_directive_line SET returns = 5 WHERE id = 8");
        assertThat(site.asRole("leader", () -> kept.get(id)).report().total().figures())
                .isEqualTo(before);
        ModuleTables.of(repository).update("UPDATE vt_directive_line SET returns = 0 WHERE id = 8");
        assertThatThrownBy(() -> site.asRole("specialist", () -> kept.get(id)))
                .isInstanceOf(AccessDeniedException.class);
        site.asRole("follow-up", () -> {
            Schedule now = schedules.of("H99").get(0);
            schedules.end(Long.parseLong(now.id()), now.version());
            return now;
        });
        assertThat(site.asRole("leader", () -> schedules.of("H99"))).isEmpty();
    }

    private void run(Schedules schedules) {
        Elevation.asSystem("as the job does", schedules::run);
    }

    private List<KeptReport> keptOf(KeptReports kept) {
        return site.asRole("leader", () -> kept.list("H99", new Keyset(List.of(), 50)))
                .items();
    }

    private Report report(String role, Subject subject, String by) {
        return site.asRole(role, () -> reports.of(new Question(subject, "H99", false, HALF_YEAR, by, Map.of(), null)));
    }

    private List<CountedRow> all(Question question, String measure) {
        List<CountedRow> rows = new ArrayList<>();
        String after = null;
        do {
            String position = after;
            Page<CountedRow> page =
                    site.asRole("leader", () -> reports.rows(question, measure, Keyset.parse(position, "2")));
            rows.addAll(page.items());
            after = page.next();
        } while (after != null);
        return rows;
    }

    private static Report.Row row(Report report, String name) {
        return report.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + report.rows()));
    }

    private static Map<String, Long> figures(String text) {
        String[] words = text.split(" ", -1);
        Map<String, Long> figures = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            figures.put(words[i], Long.valueOf(words[i + 1]));
        }
        return figures;
    }
}
