package org.vanthu.samples;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The type faces on a sheet. */
enum Face {
    SERIF("LiberationSerif-Regular"),
    BOLD("LiberationSerif-Bold"),
    ITALIC("LiberationSerif-Italic"),
    SANS("LiberationSans-Regular"),
    SANS_BOLD("LiberationSans-Bold");

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final Map<Face, Font> FONTS = new EnumMap<>(Face.class);

    private final String file;

    Face(String file) {
        this.file = file;
    }

    InputStream open() {
        String path = "/org/vanthu/samples/fonts/" + file + ".ttf";
        return Objects.requireNonNull(Face.class.getResourceAsStream(path), path);
    }

    Font font(float size) {
        return base().deriveFont(size);
    }

    private Font base() {
        synchronized (FONTS) {
            return FONTS.computeIfAbsent(this, face -> {
                try (InputStream in = face.open()) {
                    return Font.createFont(Font.TRUETYPE_FONT, in);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (FontFormatException e) {
                    throw new IllegalStateException(face.file, e);
                }
            });
        }
    }

    float width(String text, float size) {
        return (float) font(size).getStringBounds(text, EXACT).getWidth();
    }

    /** The same face without serifs where the office sets its documents so. */
    Face in(boolean sansSerif) {
        if (!sansSerif) {
            return this;
        }
        return this == BOLD ? SANS_BOLD : SANS;
    }
}
