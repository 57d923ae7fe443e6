package org.vanthu.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;

/** Names the type of content with Tika, which is never told the file name. */
final class TypeDetector {
    private static final Set<String> ACTIVE_TEXT = Set.of(
            "text/html",
            "text/javascript",
            "text/vbscript",
            "text/x-vbscript",
            "text/x-php",
            "text/x-python",
            "text/x-perl");

    private static final String PDF = "application/pdf";
    private static final byte[] PDF_HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final Detector detector = new DefaultDetector(TypeDetector.class.getClassLoader());

    /**
     * The mimetype of the content. Texts that Tika takes for a programming language are plain text, unless something
     * would run them.
     *
     * @throws IOException if the file cannot be read
     */
    String detect(Path file) throws IOException {
        if (isPdf(file)) {
            return PDF;
        }
        try (TikaInputStream in = TikaInputStream.get(file)) {
            String found = detector.detect(in, new Metadata()).getBaseType().toString();
            boolean harmlessText =
                    found.startsWith("text/") && !found.equals("text/rtf") && !ACTIVE_TEXT.contains(found);
            return harmlessText ? "text/plain" : found;
        }
    }

    /**
     * Nearly every file is a PDF, and Tika tries some hundred patterns before it says so. Whether the rest is one too,
     * the {@link PdfInspector} finds out.
     *
     * @see "ISO 32000-1, 7.5.2: the header is the first line of the file"
     */
    private static boolean isPdf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(PDF_HEAD.length), PDF_HEAD);
        }
    }
}
