package org.vanthu.capture.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.output.CloseShieldOutputStream;
import org.vanthu.capture.reading.PageText;
import org.vanthu.shared.Json;

/** What the service of recognition answers: a ZIP of {@code result.json} and {@code searchable.pdf}, in this order. */
public final class OcrAnswer {

    private static final String WORDS = "result.json";
    private static final String PDF = "searchable.pdf";
    private static final long MOST_WORDS_BYTES = 512L << 20;

    private OcrAnswer() {}

    private record Told(List<PageText> pages, double quality, long tookMillis, long secondLooksMillis) {}

    /** Writes the result; the caller closes the stream. */
    public static void write(OcrResult result, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(CloseShieldOutputStream.wrap(out));
        zip.putNextEntry(new ZipEntry(WORDS));
        Told told = new Told(
                result.pages(),
                result.quality(),
                result.took().toMillis(),
                result.secondLooks().toMillis());
        zip.write(Json.MAPPER.writeValueAsBytes(told));
        zip.closeEntry();
        zip.setLevel(0); // pictures do not get smaller
        zip.putNextEntry(new ZipEntry(PDF));
        Files.copy(result.searchablePdf(), zip);
        zip.closeEntry();
        zip.close();
    }

    /**
     * Reads an answer into the directory.
     *
     * @param mostBytes of the PDF that are taken
     * @throws IOException if it is not such an answer, or too large
     */
    static OcrResult read(InputStream in, Path workDir, long mostBytes) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        expect(zip, WORDS);
        Told told = Json.MAPPER.readValue(limited(zip, MOST_WORDS_BYTES).readAllBytes(), Told.class);
        expect(zip, PDF);
        Path pdf = workDir.resolve(PDF);
        Files.copy(limited(zip, mostBytes), pdf);
        if (zip.read() >= 0) {
            throw new IOException("the PDF is larger than " + mostBytes + " bytes");
        }
        return new OcrResult(
                pdf,
                told.pages(),
                told.quality(),
                Duration.ofMillis(told.tookMillis()),
                Duration.ofMillis(told.secondLooksMillis()));
    }

    private static void expect(ZipInputStream zip, String name) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw new IOException("no " + name + " in the answer");
        }
    }

    private static InputStream limited(ZipInputStream zip, long most) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(zip)
                .setMaxCount(most)
                .setPropagateClose(false)
                .get();
    }
}
