package org.vanthu.routing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.calendar.CalendarService;
import org.vanthu.calendar.DayKind;
import org.vanthu.calendar.WorkingCalendar;
import org.vanthu.delegation.Acting;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.shared.Json;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.routing.Office.AGENCY;
import static org.vanthu.routing.Office.CLERK;
import static org.vanthu.routing.Office.HEAD;
import static org.vanthu.routing.Office.LEADER;
import static org.vanthu.routing.Office.SPECIALIST;
import static org.vanthu.routing.Office.direction;
import static org.vanthu.routing.Office.step;
import static org.vanthu.routing.Office.to;

/** The two forms of Decree 30/2020/NĐ-CP, Appendix IV, that tell how incoming documents are resolved. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class PrintedFormsFeatureTest {

    private static Office office;

    private final EmbeddedRepository repository;

    PrintedFormsFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
    }

    @BeforeAll
    static void createOffice(EmbeddedRepository repository) {
        office = new Office(repository).create();
    }

    @Test
    @Requirement({"R002-042", "R001-029", "R004-028"})
    void theSlipSaysWhatLeaderHeadAndHandlerSaidWithLeadCoordinatorsAndDeadlines() throws IOException {
        String nodeId = office.register();
        WorkItem item = office.item(nodeId, "");
        DirectionForm form = new DirectionForm(
                null,
                to("VX"),
                LocalDate.of(2030, 1, 15),
                List.of(to("TH")),
                null,
                "Phòng Văn xã chủ trì tham mưu",
                null,
                null,
                null,
                null,
                null,
                item.version());
        office.as(LEADER, () -> office.directing().direct(item.id(), form));
        WorkItem unit = office.item(nodeId, "lead");
        office.as(HEAD, () -> office.directing().assign(unit.id(), direction(SPECIALIST, unit.version())));
        WorkItem mine = office.item(nodeId, "lead");
        office.as(
                SPECIALIST,
                () -> office.handling().report(mine.id(), step(mine.version(), "Đề nghị giao Sở Nội vụ thực hiện")));

        ResolutionSlip slip = office.as(
                SPECIALIST, () -> repository.bean(ResolutionSlips.class).of(nodeId));

        assertThat(slip.leaders())
                .singleElement()
                .satisfies(one -> assertThat(one.parts())
                        .containsExactly(
                                "Chủ trì: Phòng Văn xã, Trần Văn head.vx; thời hạn: 15/01/2030",
                                "Phối hợp: Phòng Tổng hợp, Trần Văn head.th; thời hạn: 15/01/2030"));
        assertThat(slip.heads())
                .singleElement()
                .satisfies(one -> assertThat(one.parts())
                        .containsExactly("Chủ trì: Phòng Văn xã, Trần Văn cv.vx; thời hạn: 15/01/2030"));
        assertThat(slip.handlers())
                .extracting(ResolutionSlip.Opinion::text)
                .containsExactly("Đề nghị giao Sở Nội vụ thực hiện");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResolutionSlipPdf.write(slip, bytes);
        try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains(
                            "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN",
                            "1. Ý kiến của lãnh đạo cơ quan, tổ chức",
                            "2. Ý kiến của lãnh đạo đơn vị",
                            "3. Ý kiến đề xuất của người giải quyết",
                            "Đề nghị giao Sở Nội vụ thực hiện",
                            "Sở Nội vụ");
        }
    }

    @Test
    @Requirement({"R001-030", "R001-047"})
    void theBookHasTheSevenColumnsOfTheFormAndTheNumbersOfTheReplies() throws IOException {
        String answered = office.handled();
        office.as(CLERK, () -> {
            repository
                    .bean(IncomingProcessing.class)
                    .answered(Office.ref(answered), Office.ref("answer-book"), "88/UBND-VX", Acting.self(CLERK));
            return null;
        });
        LocalDate from = LocalDate.of(2000, 1, 1);
        LocalDate to = LocalDate.of(2100, 1, 1);
        TrackingBook book = repository.bean(TrackingBook.class);

        PrintedTable table = office.as(CLERK, () -> book.print(AGENCY, from, to));

        assertThat(table.columns()).hasSize(7);
        assertThat(table.rows()).anySatisfy(row -> {
            assertThat(row.get(1)).startsWith("Tờ trình số ").contains("ngày 05/01/2026 của Sở Nội vụ");
            assertThat(row.get(2)).isEqualTo("Phòng Văn xã, Trần Văn cv.vx");
            assertThat(row.get(4)).startsWith("Đã xử lý (");
            assertThat(row.get(5)).isEqualTo("88/UBND-VX");
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.writeXlsx(bytes);
        assertThat(cells(bytes.toByteArray())).contains("Tiến độ giải quyết", "88/UBND-VX");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        table.writePdf(pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document)).contains("88/UBND-VX");
        }
        assertThatThrownBy(() -> office.as(SPECIALIST, () -> book.print(AGENCY, from, to)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement({"R001-034", "R000-022"})
    void theDeadlineInTheBookFollowsExtensionReroutingAndCalendar() {
        String nodeId = office.handled();
        CalendarService calendars = repository.bean(CalendarService.class);
        WorkingCalendar calendar = calendars.of(AGENCY);
        LocalDate due = calendar.nextWorkingDay(LocalDate.now(Json.ZONE).plusDays(40));
        String shown = DateTimeFormatter.ofPattern("dd/MM/yyyy").format(due);
        String number = office.item(nodeId, "lead").label();
        office.as(LEADER, () -> {
            office.rerouting()
                    .reschedule(
                            nodeId,
                            new ChangeForm(
                                    office.see(LEADER, nodeId).version(),
                                    null,
                                    String.valueOf(office.item(nodeId, "lead").id()),
                                    null,
                                    "gia hạn",
                                    due,
                                    null,
                                    null,
                                    null));
            return null;
        });
        assertThat(deadlineOf(number)).isEqualTo(shown);

        office.as(CLERK, () -> {
            office.rerouting()
                    .reroute(
                            nodeId,
                            office.change(
                                    nodeId,
                                    String.valueOf(office.item(nodeId, "lead").id()),
                                    Office.to("TH"),
                                    null));
            return null;
        });
        assertThat(deadlineOf(number)).isEqualTo(shown);

        office.as("admin", () -> calendars.enter(AGENCY, due, DayKind.HOLIDAY, "Nghỉ bão"));
        try {
            assertThat(deadlineOf(number))
                    .isEqualTo(DateTimeFormatter.ofPattern("dd/MM/yyyy").format(calendar.nextWorkingDay(due)));
        } finally {
            office.as("admin", () -> {
                calendars.withdraw(AGENCY, due);
                return null;
            });
        }
    }

    private String deadlineOf(String number) {
        PrintedTable table = office.as(
                CLERK,
                () -> repository
                        .bean(TrackingBook.class)
                        .print(AGENCY, LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1)));
        return table.rows().stream()
                .filter(row -> row.get(1).contains(" " + number + " "))
                .map(row -> row.get(3))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> cells(byte[] file) throws IOException {
        List<String> cells = new java.util.ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Sheet sheet = workbook.getSheetAt(0);
            for (Row row : sheet) {
                for (Cell cell : row) {
                    cells.add(cell.toString());
                }
            }
        }
        return cells;
    }
}
