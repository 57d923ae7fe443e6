package org.vanthu.samples;

/** Something drawn on a sheet; lengths in points from the top left corner of an A4 page. */
sealed interface Mark {

    /** Colours that offices use. */
    int BLACK = 0x101010;

    int RED = 0xC8141E;
    int BLUE = 0x1E2F9E;

    /** A run of text; {@code y} is the base line, {@code angle} in degrees. */
    record TextMark(String text, float x, float y, Face face, float size, int rgb, float angle) implements Mark {}

    /** A straight line. */
    record LineMark(float x1, float y1, float x2, float y2, float width, int rgb) implements Mark {}

    /** A frame, the border of a stamp. */
    record FrameMark(float x, float y, float width, float height, float line, int rgb) implements Mark {}

    /** A round seal with words along its rim. */
    record SealMark(float centerX, float centerY, float radius, String rim, String middle) implements Mark {}

    /** A signature by hand. */
    record ScribbleMark(float x, float y, float width, float height, long seed) implements Mark {}
}
