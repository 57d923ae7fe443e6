package org.vanthu.fileplan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.Dossiers;
import org.vanthu.dossier.NewDossier;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.fileplan.FilePlanLines.LineForm;
import org.vanthu.fileplan.FilePlanOpening.OpenForm;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.VanthuException.FieldError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.fileplan.FilePlanDesk.AGENCY;
import static org.vanthu.fileplan.FilePlanDesk.AN;
import static org.vanthu.fileplan.FilePlanDesk.ARCHIVIST;
import static org.vanthu.fileplan.FilePlanDesk.BINH;
import static org.vanthu.fileplan.FilePlanDesk.LEADER;
import static org.vanthu.fileplan.FilePlanDesk.STRANGER;

/** The list of dossiers from its draft to the dossiers that are opened from it. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class FilePlanFeatureTest {

    private static FilePlanDesk desk;

    private final MutableClock clock;
    private final FilePlans plans;
    private final FilePlanLines lines;
    private final FilePlanOpening opening;
    private final FilePlanViews views;
    private final FilePlanForms forms;
    private final FilePlanSheet sheet;
    private final FilePlanCounter counter;
    private final Dossiers dossiers;

    FilePlanFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        this.clock = clock;
        this.plans = repository.bean(FilePlans.class);
        this.lines = repository.bean(FilePlanLines.class);
        this.opening = repository.bean(FilePlanOpening.class);
        this.views = repository.bean(FilePlanViews.class);
        this.forms = repository.bean(FilePlanForms.class);
        this.sheet = repository.bean(FilePlanSheet.class);
        this.counter = repository.bean(FilePlanCounter.class);
        this.dossiers = repository.bean(Dossiers.class);
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        desk = new FilePlanDesk(repository).create();
    }

    @Test
    void codesRunThroughTheWholeListOrBeginAnewBelowEachLargeHeading() {
        FilePlan plan = desk.draft(2101, FilePlan.WHOLE);
        assertThat(desk.codes(plan)).containsExactly("01.TCCB", "02.TCCB", "03.VP", "04.VP");

        desk.site.as(ARCHIVIST, () -> plans.renumber(plan.id(), FilePlan.HEADING, desk.version(plan)));
        assertThat(desk.codes(plan)).containsExactly("01.TCCB", "02.TCCB", "01.VP", "02.VP");
    }

    @Test
    void linesOfADraftAreAddedMovedChangedAndTakenOutAndTheCodesFollow() {
        FilePlan plan = desk.draft(2102, FilePlan.WHOLE);
        FilePlanLine second = desk.line(plan, "Hồ sơ nâng bậc lương");
        FilePlanLine small = desk.line(plan, "Tuyển dụng");

        as(ARCHIVIST, () -> lines.move(second.id(), small.id(), desk.version(plan)));
        assertThat(desk.line(plan, "Hồ sơ nâng bậc lương").code()).isEqualTo("01.TCCB");
        as(ARCHIVIST, () -> lines.remove(second.id(), desk.version(plan)));
        assertThat(desk.codes(plan)).containsExactly("01.TCCB", "02.VP", "03.VP");
        FilePlanLine first = desk.line(plan, "Hồ sơ tuyển dụng");
        as(
                ARCHIVIST,
                () -> lines.change(
                        first.id(),
                        new LineForm(
                                "dossier",
                                null,
                                null,
                                "Hồ sơ thi tuyển",
                                null,
                                "50 năm",
                                "TCCB",
                                null,
                                "ghi chú",
                                null,
                                desk.version(plan))));
        assertThat(desk.line(plan, "Hồ sơ thi tuyển"))
                .extracting(FilePlanLine::code, FilePlanLine::retention, FilePlanLine::unit, FilePlanLine::person)
                .containsExactly("01.TCCB", "50 năm", "TCCB", null);
        assertThat(desk.lines(plan)).extracting(FilePlanLine::ordinal).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void theSecondOfTwoWhoChangeAListIsTold() {
        FilePlan plan = desk.draft(2103, FilePlan.WHOLE);
        long seen = desk.version(plan);
        as(ARCHIVIST, () -> desk.add(plan, "dossier", null, "Thêm", "5 năm", null));

        assertThatThrownBy(() ->
                        as(ARCHIVIST, () -> lines.remove(desk.line(plan, "Thêm").id(), seen)))
                .hasFieldOrPropertyWithValue("msgId", "fileplan.error.changed-meanwhile");
    }

    @Test
    void theHeadApprovesWhatAnotherPersonSubmittedAndThenItIsIssued() {
        FilePlan plan = desk.draft(2104, FilePlan.WHOLE);
        as(ARCHIVIST, () -> plans.submit(plan.id(), desk.version(plan)));

        assertThatThrownBy(() -> as(ARCHIVIST, () -> plans.approve(plan.id(), desk.version(plan))))
                .isInstanceOf(AccessDeniedException.class);
        as(LEADER, () -> plans.giveBack(plan.id(), "Thiếu hồ sơ thi đua", desk.version(plan)));
        assertThat(desk.table.get(plan.id()).returnedReason()).isEqualTo("Thiếu hồ sơ thi đua");
        as(ARCHIVIST, () -> plans.submit(plan.id(), desk.version(plan)));
        as(LEADER, () -> plans.approve(plan.id(), desk.version(plan)));
        as(
                ARCHIVIST,
                () -> plans.issue(plan.id(), "01/QĐ-UBND", java.time.LocalDate.of(2104, 1, 4), desk.version(plan)));

        assertThat(desk.table.get(plan.id()).state()).isEqualTo(FilePlan.ISSUED);
        assertThatThrownBy(() -> as(
                        ARCHIVIST,
                        () -> lines.remove(desk.line(plan, "Công văn").id(), desk.version(plan))))
                .hasFieldOrPropertyWithValue("msgId", "fileplan.error.state-draft");
        assertThatThrownBy(() -> as(STRANGER, () -> views.details(plan.id())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aDraftIsSeenByThoseWhoMakeAndApproveItOnly() {
        FilePlan plan = desk.draft(2105, FilePlan.WHOLE);

        assertThat(years(ARCHIVIST)).contains(2105);
        assertThat(years(LEADER)).contains(2105);
        assertThat(years(AN)).doesNotContain(2105);
        assertThatThrownBy(() -> as(AN, () -> views.details(plan.id()))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aListWithoutRetentionIsNotSubmittedAndTheLinesAreNamed() {
        FilePlan plan = desk.draft(2106, FilePlan.WHOLE);
        as(ARCHIVIST, () -> desk.add(plan, "dossier", null, "Chưa có thời hạn", null, null));

        assertThatThrownBy(() -> as(ARCHIVIST, () -> plans.submit(plan.id(), desk.version(plan))))
                .hasFieldOrPropertyWithValue("msgId", "fileplan.error.incomplete")
                .hasMessageContaining("05.VP");
    }

    @Test
    void nextYearsDraftHasTheLinesOfThisYearButNotWhatWasCarriedIntoIt() {
        FilePlan plan = desk.issued(2110, FilePlan.HEADING);
        FilePlan next = desk.site.as(ARCHIVIST, () -> plans.draftFromLastYear(AGENCY, 2111));

        assertThat(next.numbering()).isEqualTo(FilePlan.HEADING);
        assertThat(desk.lines(next))
                .extracting(FilePlanLine::title)
                .containsExactly(
                        "Tổ chức cán bộ",
                        "Tuyển dụng",
                        "Hồ sơ tuyển dụng công chức năm 2111",
                        "Hồ sơ nâng bậc lương năm 2111",
                        "Hành chính, văn thư",
                        "Sổ đăng ký văn bản đi năm 2111",
                        "Công văn trao đổi năm 2111");
        assertThat(desk.codes(next)).isEqualTo(desk.codes(plan));
        assertThat(desk.line(next, "Hồ sơ tuyển dụng").person()).isEqualTo(AN);
        assertThatThrownBy(() -> as(ARCHIVIST, () -> plans.draftFromLastYear(AGENCY, 2111)))
                .hasFieldOrPropertyWithValue("msgId", "fileplan.error.year-taken");
    }

    @Test
    void aDossierIsOpenedFromItsLineByWhoIsToOpenItAndOnlyOnce() {
        inYear(2121);
        FilePlan plan = desk.issued(2121, FilePlan.WHOLE);
        FilePlanLine line = desk.line(plan, "Hồ sơ tuyển dụng");

        assertThatThrownBy(() -> open(BINH, line)).hasFieldOrPropertyWithValue("msgId", "fileplan.error.other-person");
        Dossier dossier = open(AN, line);

        assertThat(dossier)
                .extracting(Dossier::code, Dossier::title, Dossier::retention, Dossier::owner, Dossier::year)
                .containsExactly("01.TCCB", "Hồ sơ tuyển dụng công chức năm 2121", "70 năm", AN, 2121);
        assertThat(desk.line(plan, "Hồ sơ tuyển dụng").dossier()).isEqualTo(dossier.id());
        assertThatThrownBy(() -> open(AN, line)).hasFieldOrPropertyWithValue("msgId", "fileplan.error.open-already");
        assertThat(desk.site.as(BINH, () -> views.toOpen(AGENCY, null, true)))
                .extracting(one -> one.get("code"))
                .containsExactly("02.TCCB", "03.VP", "04.VP");
    }

    @Test
    void codesOfTheListAreKeptForItsDossiersAndOthersPassOverThem() {
        inYear(2122);
        FilePlan plan = desk.issued(2122, FilePlan.WHOLE);

        Dossier outside = desk.site.as(
                BINH, () -> dossiers.open(NewDossier.of(AGENCY, "Việc phát sinh ngoài danh mục", List.of())));
        assertThat(outside.code()).isEqualTo("03.TCCB");
        assertThatThrownBy(() -> as(
                        BINH,
                        () -> dossiers.open(new NewDossier(
                                AGENCY, "Lấy số của người khác", "01.TCCB", null, null, null, null, null, null))))
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.code-planned");

        assertThat(desk.codes(plan)).containsExactly("01.TCCB", "02.TCCB", "03.VP", "04.VP");
    }

    @Test
    void aDossierThatIsCarriedOverIsTheSameOneInTheListsOfBothYears() {
        inYear(2131);
        FilePlan plan = desk.issued(2131, FilePlan.WHOLE);
        Dossier dossier = open(AN, desk.line(plan, "Hồ sơ tuyển dụng"));

        FilePlanLine line = desk.site.as(ARCHIVIST, () -> plans.carryOver(dossier.id(), 2132));
        FilePlanLine again = desk.site.as(ARCHIVIST, () -> plans.carryOver(dossier.id(), 2132));

        FilePlan next = desk.site.as(ARCHIVIST, () -> plans.find(AGENCY, 2132)).orElseThrow();
        assertThat(again.id()).isEqualTo(line.id());
        assertThat(line)
                .extracting(FilePlanLine::dossier, FilePlanLine::code, FilePlanLine::carriedFrom)
                .containsExactly(dossier.id(), "01.TCCB", 2131);
        assertThat(desk.codes(next)).containsExactly("02.TCCB", "03.TCCB", "01.TCCB", "04.VP", "05.VP");
        assertThat(plans.linesOf(dossier.id())).extracting(FilePlanLine::plan).containsExactly(next.id(), plan.id());

        FilePlan third = desk.site.as(ARCHIVIST, () -> {
            plans.carryOver(dossier.id(), 2133);
            return plans.find(AGENCY, 2133).orElseThrow();
        });
        assertThat(desk.lines(third)).filteredOn(FilePlanLine::isCarried).hasSize(1);
        as(ARCHIVIST, () -> plans.undoCarryOver(dossier.id(), 2133));
        assertThat(desk.lines(third)).noneMatch(FilePlanLine::isCarried);
        assertThat(desk.lines(third)).extracting(FilePlanLine::ordinal).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void dossiersThatAreCarriedOverTogetherStandBelowTheirHeadingsAndLeaveNoGaps() {
        inYear(2134);
        FilePlan plan = desk.issued(2134, FilePlan.WHOLE);
        Dossier first = open(AN, desk.line(plan, "Hồ sơ tuyển dụng"));
        Dossier second = open(BINH, desk.line(plan, "Hồ sơ nâng bậc lương"));
        Dossier farther = open(AN, desk.line(plan, "Công văn trao đổi"));
        FilePlan next = desk.site.as(ARCHIVIST, () -> {
            plans.carryOver(List.of(first, second, farther), 2135);
            return plans.find(AGENCY, 2135).orElseThrow();
        });
        int all = desk.lines(next).size();

        assertThat(desk.lines(next))
                .extracting(FilePlanLine::ordinal)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, all).boxed().toList());
        assertThat(desk.lines(next).get(all - 1).dossier()).isEqualTo(farther.id());

        as(ARCHIVIST, () -> plans.undoCarryOver(List.of(farther, second, first), 2135));

        assertThat(desk.lines(next)).hasSize(all - 3).noneMatch(FilePlanLine::isCarried);
        assertThat(desk.lines(next))
                .extracting(FilePlanLine::ordinal)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, all - 3).boxed().toList());
    }

    @Test
    void aListInForceTakesLinesAtTheEndOfAHeadingAndLetsOnlyThePersonChange() {
        FilePlan plan = desk.issued(2141, FilePlan.WHOLE);
        FilePlanLine last = desk.line(plan, "Hồ sơ nâng bậc lương");

        assertThatThrownBy(() -> as(ARCHIVIST, () -> lines.add(plan.id(), later(null, last, plan))))
                .hasFieldOrPropertyWithValue("msgId", "fileplan.error.code-missing");
        assertThatThrownBy(() -> as(ARCHIVIST, () -> lines.add(plan.id(), later("01.TCCB", last, plan))))
                .hasFieldOrPropertyWithValue("msgId", "fileplan.error.code-taken");
        FilePlanLine added = desk.site.as(ARCHIVIST, () -> lines.add(plan.id(), later("05.TCCB", last, plan)));

        assertThat(added.addedLater()).isTrue();
        assertThat(desk.codes(plan)).containsExactly("01.TCCB", "02.TCCB", "05.TCCB", "03.VP", "04.VP");
        assertThatThrownBy(() -> as(ARCHIVIST, () -> lines.change(last.id(), person("Tên khác", AN, plan))))
                .hasFieldOrPropertyWithValue("msgId", "fileplan.error.in-force");
        as(ARCHIVIST, () -> lines.change(last.id(), person(last.title(), AN, plan)));
        assertThat(desk.line(plan, "Hồ sơ nâng bậc lương").person()).isEqualTo(AN);
    }

    @Test
    void whoHasLinesInAListIsToldAtTheWorkPlaceUntilItWasSeen() {
        inYear(2199);
        FilePlan plan = desk.issued(2199, FilePlan.WHOLE);

        assertThat(unseen(AN)).isEqualTo(1);
        as(AN, () -> plans.seen(plan.id()));
        as(AN, () -> plans.seen(plan.id()));
        assertThat(unseen(AN)).isZero();
        assertThat(unseen(LEADER)).isZero();
    }

    @Test
    void theFormHasFiveColumnsHeadingsAndTotals() throws IOException {
        FilePlan plan = desk.issued(2160, FilePlan.WHOLE);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.site.as(ARCHIVIST, () -> forms.list(desk.table.get(plan.id()))).writePdf(out);

        try (var pdf = Loader.loadPDF(out.toByteArray())) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains("DANH MỤC HỒ SƠ", "Năm 2160", "Quyết định số 12/QĐ-UBND ngày 05/01/2160")
                    .contains("I. TỔ CHỨC CÁN BỘ", "1. Tuyển dụng", "II. HÀNH CHÍNH, VĂN THƯ", "01.TCCB", "Trần Thị An")
                    .contains("có 4 hồ sơ, bao gồm: 1 hồ sơ bảo quản vĩnh viễn; 3 hồ sơ bảo quản có thời hạn");
        }
    }

    @Test
    void theListGoesOutAsASheetAndComesBackTheSame(@TempDir Path folder) throws IOException {
        FilePlan plan = desk.draft(2170, FilePlan.WHOLE);
        Path file = folder.resolve("danh-muc.xlsx");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FilePlanSheet.write(desk.lines(plan), out);
        Files.write(file, out.toByteArray());
        List<FilePlanLine> before = desk.lines(plan);

        as(ARCHIVIST, () -> lines.replace(plan.id(), sheet.read(AGENCY, file), desk.version(plan)));

        assertThat(desk.lines(plan))
                .extracting(FilePlanLine::kind, FilePlanLine::title, FilePlanLine::code, FilePlanLine::person)
                .containsExactlyElementsOf(before.stream()
                        .map(line -> org.assertj.core.groups.Tuple.tuple(
                                line.kind(), line.title(), line.code(), line.person()))
                        .toList());
    }

    @Test
    void whatIsWrongInASheetIsToldByCellAndNothingIsTaken(@TempDir Path folder) throws IOException {
        FilePlan plan = desk.draft(2171, FilePlan.WHOLE);
        Path file = folder.resolve("sai.xlsx");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FilePlanSheet.write(desk.lines(plan), out);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            workbook.getSheetAt(0).getRow(3).getCell(3).setCellValue("");
            workbook.getSheetAt(0).getRow(4).getCell(6).setCellValue("khong.co");
            try (var sink = Files.newOutputStream(file)) {
                workbook.write(sink);
            }
        }

        assertThatThrownBy(() -> as(ARCHIVIST, () -> sheet.read(AGENCY, file)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(FieldError::field, FieldError::msgId)
                                .containsExactly(
                                        org.assertj.core.groups.Tuple.tuple("D4", "fileplan.error.missing"),
                                        org.assertj.core.groups.Tuple.tuple("G5", "fileplan.error.person")));
        Files.writeString(file, "không phải bảng tính");
        assertThatThrownBy(() -> as(ARCHIVIST, () -> sheet.read(AGENCY, file)))
                .hasFieldOrPropertyWithValue("msgId", "fileplan.error.no-sheet");
        assertThat(desk.lines(plan)).hasSize(7);
    }

    @BeforeEach
    void today() {
        inYear(2100);
    }

    private void inYear(int year) {
        clock.set(Instant.parse(year + "-03-02T03:00:00Z"));
    }

    private Dossier open(String user, FilePlanLine line) {
        return desk.site.as(user, () -> opening.open(line.id(), new OpenForm(null, null, null, null, null)));
    }

    private static LineForm later(@org.jspecify.annotations.Nullable String code, FilePlanLine after, FilePlan plan) {
        return new LineForm(
                "dossier",
                null,
                code,
                "Việc phát sinh",
                null,
                "10 năm",
                null,
                BINH,
                null,
                after.id(),
                desk.version(plan));
    }

    private static LineForm person(String title, String person, FilePlan plan) {
        return new LineForm("dossier", null, null, title, null, "20 năm", null, person, null, null, desk.version(plan));
    }

    private long unseen(String user) {
        return desk.site.as(user, () -> counter.counters(AGENCY)).getOrDefault("filePlanIssued", -1L);
    }

    private List<Object> years(String user) {
        return desk.site.as(user, () -> views.plans(AGENCY)).stream()
                .map((Map<String, Object> plan) -> plan.get("year"))
                .toList();
    }

    private static void as(String user, Runnable work) {
        desk.site.as(user, () -> {
            work.run();
            return null;
        });
    }
}
