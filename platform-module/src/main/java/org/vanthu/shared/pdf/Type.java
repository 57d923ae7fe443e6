package org.vanthu.shared.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** A type face in a PDF file: measures, breaks and shows text; a character that it lacks becomes a question mark. */
public final class Type {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final PDFont font;

    /** The type face of a font that is embedded in the document. */
    public Type(PDFont font) {
        this.font = font;
    }

    public PDFont font() {
        return font;
    }

    /** How wide the text is, in points. */
    public float width(String text, float size) throws IOException {
        return font.getStringWidth(known(text)) / 1000 * size;
    }

    /** Shows one line that begins at the point. */
    public void show(PDPageContentStream out, float size, String text, float x, float y) throws IOException {
        out.beginText();
        out.setFont(font, size);
        out.newLineAtOffset(x, y);
        out.showText(known(text));
        out.endText();
    }

    /** Breaks text into lines no wider than {@code width}; what does not fit into {@code maxLines} ends with dots. */
    public List<String> wrap(String text, float size, float width, int maxLines) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : BLANKS.splitAsStream(text.strip()).toList()) {
            for (String part : split(word, size, width)) {
                String longer = line.isEmpty() ? part : line + " " + part;
                if (width(longer, size) <= width) {
                    line.setLength(0);
                    line.append(longer);
                } else {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(part);
                }
            }
        }
        lines.add(line.toString());
        if (lines.size() <= maxLines) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, maxLines));
        shown.set(maxLines - 1, shown.get(maxLines - 1) + "…");
        return shown;
    }

    private List<String> split(String word, float size, float width) throws IOException {
        if (width(word, size) <= width) {
            return List.of(word);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (!part.isEmpty() && width(part.toString() + letter, size) > width) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(letter);
        }
        parts.add(part.toString());
        return parts;
    }

    private String known(String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints().forEach(letter -> known.append(has(letter) ? Character.toString(letter) : "?"));
        return known.toString();
    }

    private boolean has(int letter) {
        if (Character.isISOControl(letter)) {
            return false;
        }
        try {
            font.encode(Character.toString(letter));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
