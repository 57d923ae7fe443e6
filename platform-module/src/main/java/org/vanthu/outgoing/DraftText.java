package org.vanthu.outgoing;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.vanthu.shared.ConflictException;
import org.xml.sax.SAXException;

/** The words of a draft, line by line, to compare versions. */
final class DraftText {

    private static final int MAX_CHARS = 500_000;

    private DraftText() {}

    /** @throws ConflictException if the words cannot be read ({@code outgoing.error.no-text}) */
    static List<String> lines(Path file, String mimetype) {
        try {
            String text = mimetype.equals("application/pdf") ? pdf(file) : office(file);
            return Normalizer.normalize(text, Normalizer.Form.NFC)
                    .lines()
                    .map(line -> line.replaceAll("[\\s\\u00a0]+", " ").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException | SAXException | TikaException e) {
            throw new ConflictException("outgoing.error.no-text");
        }
    }

    private static String pdf(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    private static String office(Path file) throws IOException, SAXException, TikaException {
        WriteOutContentHandler limited = new WriteOutContentHandler(MAX_CHARS);
        ParseContext context = new ParseContext();
        context.set(Parser.class, EmptyParser.INSTANCE);
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            new AutoDetectParser().parse(stream, new BodyContentHandler(limited), new Metadata(), context);
        } catch (SAXException e) {
            if (!WriteLimitReachedException.isWriteLimitReached(e)) {
                throw e;
            }
        }
        return limited.toString();
    }
}
