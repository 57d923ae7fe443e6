package org.vanthu.samples;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The type faces on a sheet. */
enum Face {
    SERIF("LiberationSerif-Regular"),
    BOLD("LiberationSerif-Bold"),
    ITALIC("LiberationSerif-Italic"),
    SANS("LiberationSans-Regular"),
    SANS_BOLD("LiberationSans-Bold"),
    FREE("FreeSerif", SERIF),
    FREE_BOLD("FreeSerifBold", BOLD),
    FREE_ITALIC("FreeSerifItalic", ITALIC),
    NOTO("NotoSerif-Regular", SERIF),
    NOTO_BOLD("NotoSerif-Bold", BOLD),
    NOTO_ITALIC("NotoSerif-Italic", ITALIC),
    DEJAVU("DejaVuSerifCondensed", SERIF),
    DEJAVU_BOLD("DejaVuSerifCondensed-Bold", BOLD),
    DEJAVU_ITALIC("DejaVuSerifCondensed-Italic", ITALIC);

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final Map<Face, Font> FONTS = new EnumMap<>(Face.class);

    private final String file;
    private final @Nullable Face substitute;

    Face(String file) {
        this(file, null);
    }

    /** A face of the machine, which another stands in for where the machine does not have it. */
    Face(String file, @Nullable Face substitute) {
        this.file = file;
        this.substitute = substitute;
    }

    InputStream open() throws IOException {
        if (substitute != null) {
            Optional<Path> own = MachineFonts.find(file);
            return own.isPresent() ? Files.newInputStream(own.get()) : substitute.open();
        }
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
}
