package org.vanthu.shared.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The type faces that ship with the module: Liberation, whose metrics equal Times New Roman and Arial and which has
 * every Vietnamese letter. Embedding them makes a printed register look the same on every machine, whatever fonts the
 * server has.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix I, part I.1 (Times New Roman, Unicode TCVN 6909:2001)"
 */
public enum Fonts {
    SERIF("LiberationSerif-Regular"),
    SERIF_BOLD("LiberationSerif-Bold"),
    SERIF_ITALIC("LiberationSerif-Italic"),
    SANS("LiberationSans-Regular"),
    SANS_BOLD("LiberationSans-Bold");

    private static final String FOLDER = "/alfresco/module/vanthu-platform/fonts/";

    private final String resource;

    Fonts(String file) {
        this.resource = FOLDER + file + ".ttf";
    }

    /** Opens the TrueType file; the caller closes it. */
    public InputStream open() {
        return Objects.requireNonNull(Fonts.class.getResourceAsStream(resource), resource);
    }

    /**
     * Embeds the font as a subset of the glyphs used.
     *
     * @throws IOException if the document cannot take the font
     */
    public PDFont embedIn(PDDocument document) throws IOException {
        try (InputStream in = open()) {
            return PDType0Font.load(document, in, true);
        }
    }
}
