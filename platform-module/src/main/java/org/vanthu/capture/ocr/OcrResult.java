package org.vanthu.capture.ocr;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.vanthu.capture.reading.PageText;

/**
 * What recognition made of a file.
 *
 * @param searchablePdf the PDF/A-2b with a text layer; in the working directory that the caller gave
 * @param pages the words of each page, upright
 * @param quality quality of the text, 0..1: mean confidence of the words, lowered where much of it is no word
 * @param took how long it took
 * @param secondLooks the part of it for looking again at the lines that matter most
 */
public record OcrResult(Path searchablePdf, List<PageText> pages, double quality, Duration took, Duration secondLooks) {

    /** Takes a copy of the pages. */
    public OcrResult {
        pages = List.copyOf(pages);
    }
}
