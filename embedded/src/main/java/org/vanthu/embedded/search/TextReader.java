package org.vanthu.embedded.search;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.SAXException;

/** Reads the text out of a file by Tika, without OCR and without starting other programs. */
final class TextReader {
    private static final String CONFIG = """
            <properties>
              <parsers>
                <parser class="org.apache.tika.parser.DefaultParser">
                  <parser-exclude class="org.apache.tika.parser.ocr.TesseractOCRParser"/>
                  <parser-exclude class="org.apache.tika.parser.external.CompositeExternalParser"/>
                </parser>
              </parsers>
            </properties>""";

    private static final byte[] PDF_MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final int maxChars;
    private final PDFParser pdfParser = new PDFParser();
    private final AutoDetectParser parser;

    TextReader(int maxChars) {
        this.maxChars = maxChars;
        try (InputStream config = new ByteArrayInputStream(CONFIG.getBytes(StandardCharsets.UTF_8))) {
            this.parser = new AutoDetectParser(new TikaConfig(config));
        } catch (IOException | TikaException | SAXException e) {
            throw new IllegalStateException("Tika cannot be configured", e);
        }
    }

    /** A PDF is what nearly all documents are; for it the costly question what it is has been answered. */
    private Parser parserFor(TikaInputStream stream) throws IOException {
        byte[] head = new byte[PDF_MAGIC.length];
        int length = stream.peek(head);
        return length == head.length && Arrays.equals(head, PDF_MAGIC) ? pdfParser : parser;
    }

    /** The text, at most so many characters; what was read before the limit counts. */
    String read(InputStream content) throws IOException, TikaException, SAXException {
        WriteOutContentHandler limited = new WriteOutContentHandler(maxChars);
        Metadata metadata = new Metadata();
        ParseContext context = new ParseContext();
        context.set(Parser.class, parser);
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        context.set(PDFParserConfig.class, pdf);
        try (TikaInputStream stream = TikaInputStream.get(content)) {
            parserFor(stream).parse(stream, new BodyContentHandler(limited), metadata, context);
        } catch (SAXException e) {
            if (!WriteLimitReachedException.isWriteLimitReached(e)) {
                throw e;
            }
        }
        return limited.toString();
    }
}
