package org.vanthu.capture.ocr;

import java.io.IOException;
import java.nio.file.Path;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

/** The beginning of the text of files without pages: DOCX, ODT, XLSX, RTF, plain text. */
public final class OfficeText {
    private static final int MAX_CHARS = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(OfficeText.class);

    private OfficeText() {}

    /** The text; empty where the file has none that can be read. Pictures are not recognised. */
    public static String of(Path file, String mimetype) {
        if (mimetype.startsWith("image/")) {
            return "";
        }
        try {
            return read(file);
        } catch (IOException e) {
            LOG.debug("no text in a file of type {}", mimetype, e);
            return "";
        }
    }

    /**
     * Reads the text; files within the file are left out.
     *
     * @throws IOException if the file cannot be read
     */
    public static String read(Path file) throws IOException {
        WriteOutContentHandler limited = new WriteOutContentHandler(MAX_CHARS);
        ParseContext context = new ParseContext();
        context.set(Parser.class, EmptyParser.INSTANCE);
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            new AutoDetectParser().parse(stream, new BodyContentHandler(limited), new Metadata(), context);
        } catch (SAXException e) {
            if (!WriteLimitReachedException.isWriteLimitReached(e)) {
                throw new IOException("the text cannot be read", e);
            }
        } catch (TikaException e) {
            throw new IOException("the text cannot be read", e);
        }
        return limited.toString();
    }
}
