package org.vanthu.capture.ocr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.vanthu.capture.reading.PageText;

/** The text that a PDF brings along, without any recognition. */
public final class TextLayers {

    private TextLayers() {}

    /**
     * Reads the words of every page; a page without text has none.
     *
     * @throws IOException if the file is no readable PDF
     */
    public static List<PageText> read(Path pdf) throws IOException {
        List<PageText> pages = new ArrayList<>();
        try (PDDocument document =
                Loader.loadPDF(pdf.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            for (int number = 1; number <= document.getNumberOfPages(); number++) {
                pages.add(PdfTextLayer.read(document, number));
            }
        }
        return pages;
    }
}
