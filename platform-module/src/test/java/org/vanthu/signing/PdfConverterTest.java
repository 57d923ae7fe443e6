package org.vanthu.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.shared.VanthuException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Conversion with a program that behaves as LibreOffice does at its command line, well or badly. */
class PdfConverterTest {

    @TempDir
    private Path folder;

    @Test
    void theFileGoesInAndThePdfComesOut() throws IOException {
        Path out = folder.resolve("out.pdf");

        // The last word is the source, the one after --outdir the folder.
        converter("""
                while [ "$1" != "--outdir" ]; do shift; done
                echo "PDF of $(cat "$3")" > "$2/document.pdf"
                """).toPdf(source(), "docx", out);

        assertThat(out).hasContent("PDF of văn bản");
    }

    @Test
    void withoutLibreOfficeAPdfIsAskedFor() throws IOException {
        assertRefused("signing.error.conversion-missing", new PdfConverter("", 5), "docx");
        assertRefused("signing.error.conversion-missing", new PdfConverter("/no/such/program", 5), "odt");
    }

    @Test
    void otherKindsOfFilesAreNotGivenToIt() throws IOException {
        assertRefused("signing.error.conversion-type", converter("exit 0"), "exe");
    }

    @Test
    void aProgramThatMakesNothingOrNeverEndsIsNamed() throws IOException {
        assertRefused("signing.error.conversion-failed", converter("exit 1"), "docx");
        assertRefused("signing.error.conversion-time", new PdfConverter(script("sleep 600"), 1), "docx");
    }

    private PdfConverter converter(String script) throws IOException {
        return new PdfConverter(script(script), 60);
    }

    private String script(String body) throws IOException {
        Path script = folder.resolve("soffice");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }

    private Path source() throws IOException {
        return Files.writeString(folder.resolve("source.bin"), "văn bản");
    }

    private void assertRefused(String messageId, PdfConverter converter, String extension) throws IOException {
        Path source = source();
        assertThatExceptionOfType(VanthuException.class)
                .isThrownBy(() -> converter.toPdf(source, extension, folder.resolve("out.pdf")))
                .satisfies(e -> assertThat(e.getMsgId()).isEqualTo(messageId));
    }
}
