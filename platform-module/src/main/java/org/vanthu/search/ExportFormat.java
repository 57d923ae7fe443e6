package org.vanthu.search;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** The formats of an export. */
enum ExportFormat {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        void write(ExportTable table, OutputStream out) throws IOException {
            XlsxExport.write(table, out);
        }
    },
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document") {
        @Override
        void write(ExportTable table, OutputStream out) throws IOException {
            DocxExport.write(table, out);
        }
    },
    PDF("application/pdf") {
        @Override
        void write(ExportTable table, OutputStream out) throws IOException {
            PdfExport.write(table, out);
        }
    },
    CSV("text/csv;charset=UTF-8") {
        @Override
        void write(ExportTable table, OutputStream out) throws IOException {
            CsvExport.write(table, out);
        }
    };

    private final String contentType;

    ExportFormat(String contentType) {
        this.contentType = contentType;
    }

    /** The format of a name such as {@code xlsx}. */
    static Optional<ExportFormat> of(String name) {
        for (ExportFormat format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    String contentType() {
        return contentType;
    }

    abstract void write(ExportTable table, OutputStream out) throws IOException;
}
