package org.vanthu.archive.overview;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.shared.Texts;

/**
 * Takes the dossiers of a year and their documents out of the database as a workbook, row by row. Each extract is
 * recorded with the person and how much it was. Documents that only those who handle them see are not in it.
 *
 * @see "R000-025: trích xuất cơ sở dữ liệu"
 */
public final class Extracts {

    private static final int IN_MEMORY = 200;
    private static final List<String> DOSSIER_COLUMNS = List.of(
            "Số, ký hiệu hồ sơ",
            "Tiêu đề hồ sơ",
            "Trạng thái",
            "Tình trạng lưu trữ",
            "Thời hạn lưu trữ",
            "Hết thời hạn",
            "Đơn vị",
            "Người lập");
    private static final List<String> DOCUMENT_COLUMNS = List.of(
            "Số, ký hiệu hồ sơ",
            "STT trong hồ sơ",
            "Số, ký hiệu văn bản",
            "Ngày văn bản",
            "Loại văn bản",
            "Cơ quan ban hành",
            "Trích yếu",
            "Số trang",
            "SHA-256");

    private final YearFigures figures;
    private final JdbcTemplate jdbc;
    private final Agencies agencies;
    private final Access access;
    private final AuditTrail audit;

    Extracts(YearFigures figures, DataSource dataSource, Agencies agencies, Access access, AuditTrail audit) {
        this.figures = figures;
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(1000);
        this.agencies = agencies;
        this.access = access;
        this.audit = audit;
    }

    /** Writes the dossiers of a year and their documents, and records that; the stream stays open. */
    void write(String agency, int year, OutputStream out) throws IOException {
        access.require(agency, OverviewPermission.EXTRACT);
        agencies.get(agency);
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(IN_MEMORY)) {
            Sheet dossiers = new Sheet(workbook.createSheet("Hồ sơ"), DOSSIER_COLUMNS);
            figures.eachDossier(
                    agency,
                    year,
                    row -> dossiers.add(
                            row.code(),
                            row.title(),
                            Texts.of(Texts.VIETNAMESE, "dossier.state-" + row.state()),
                            row.stage(),
                            row.retention(),
                            row.expiresOn(),
                            row.unit(),
                            row.owner()));
            Sheet documents = new Sheet(workbook.createSheet("Văn bản"), DOCUMENT_COLUMNS);
            documents(agency, year, documents);
            workbook.write(out);
            audit.record(AuditEvent.of(
                    agency,
                    "archive.extract",
                    "year:" + year,
                    dossiers.size() + " dossiers, " + documents.size() + " documents"));
        }
    }

    private void documents(String agency, int year, Sheet sheet) {
        jdbc.query(
                "SELECT d.code, c.ordinal, m.number_text, m.issued_date, m.type_name, m.issuer_name, m.subject,"
                        + " m.page_amount, m.sha256 FROM vt_dossier d"
                        + " JOIN vt_dossier_document c ON c.dossier = d.id JOIN vt_document m ON m.node_id = c.node_id"
                        + " WHERE d.agency = ? AND d.dossier_year = ? ORDER BY d.code, c.ordinal",
                (ResultSet row) -> document(sheet, row),
                agency,
                year);
    }

    private static void document(Sheet sheet, ResultSet row) throws SQLException {
        sheet.add(
                row.getString("code"),
                row.getInt("ordinal"),
                row.getString("number_text"),
                row.getObject("issued_date", LocalDate.class),
                row.getString("type_name"),
                row.getString("issuer_name"),
                row.getString("subject"),
                row.getObject("page_amount", Integer.class),
                row.getString("sha256"));
    }

    /** Rows below a head. A text that would be a formula elsewhere is a text here. */
    private static final class Sheet {

        private final SXSSFSheet sheet;
        private final AtomicInteger next = new AtomicInteger();

        Sheet(SXSSFSheet sheet, List<String> columns) {
            this.sheet = sheet;
            add(columns.toArray());
        }

        int size() {
            return next.get() - 1;
        }

        void add(@Nullable Object... values) {
            Row row = sheet.createRow(next.getAndIncrement());
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value instanceof Number number) {
                    row.createCell(i).setCellValue(number.doubleValue());
                } else if (value != null) {
                    row.createCell(i).setCellValue(value.toString());
                }
            }
        }
    }
}
