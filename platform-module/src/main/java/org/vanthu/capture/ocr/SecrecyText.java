package org.vanthu.capture.ocr;

import java.nio.file.Path;
import java.util.Optional;

import org.vanthu.capture.reading.SecrecyLine;

/** Finds a secrecy mark in the text of a file, without recognising pictures. */
public final class SecrecyText {

    private SecrecyText() {}

    /** The mark that stands in the head of the text; none where the file has no text that can be read. */
    public static Optional<String> of(Path file, String mimetype) {
        return SecrecyLine.of(OfficeText.of(file, mimetype));
    }
}
