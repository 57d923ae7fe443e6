package org.vanthu.capture.ocr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.reading.SecrecyLine;

/** Finds a secrecy mark in the text of a file, without recognising pictures. */
public final class SecrecyText {

    private static final Logger LOG = LoggerFactory.getLogger(SecrecyText.class);

    private SecrecyText() {}

    /** The mark that stands in the head of the text; none where the file has no text that can be read. */
    public static Optional<String> of(Path file, String mimetype) {
        if (mimetype.startsWith("image/")) {
            return Optional.empty();
        }
        try {
            return SecrecyLine.of(OfficeText.read(file));
        } catch (IOException e) {
            LOG.debug("no text in a file of type {}", mimetype, e);
            return Optional.empty();
        }
    }
}
