package org.vanthu.samples;

import java.util.Locale;
import java.util.Random;

/** How a document was scanned. */
record ScanStyle(
        Format format,
        int dpi,
        Colour colour,
        double skewDegrees,
        int turn,
        double noise,
        boolean blur,
        boolean shadow,
        boolean holes,
        float jpegQuality,
        int paperTint) {

    enum Format {
        PDF,
        TIFF,
        JPEG,
        PNG,
        BORN_DIGITAL
    }

    enum Colour {
        COLOUR,
        GREY,
        BLACK_AND_WHITE
    }

    /** Invents a way of scanning; JPEG and PNG only where the document has one page. */
    static ScanStyle any(Random random, int pages) {
        int dice = random.nextInt(100);
        Format format = dice < 62
                ? Format.PDF
                : dice < 76 ? Format.TIFF : dice < 84 ? Format.JPEG : dice < 90 ? Format.PNG : Format.BORN_DIGITAL;
        if (pages > 1 && (format == Format.JPEG || format == Format.PNG)) {
            format = Format.PDF;
        }
        int dpi = random.nextBoolean() ? 300 : 200;
        int shade = random.nextInt(10);
        Colour colour = shade < 5 ? Colour.COLOUR : shade < 8 ? Colour.GREY : Colour.BLACK_AND_WHITE;
        double skew = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 6 - 3;
        int turn = random.nextInt(12) == 0 ? (random.nextBoolean() ? 180 : 90 + 180 * random.nextInt(2)) : 0;
        return new ScanStyle(
                format,
                dpi,
                colour,
                random.nextInt(3) == 0 ? skew : skew / 3,
                turn,
                random.nextInt(3) == 0 ? random.nextDouble() * 0.0006 : 0,
                random.nextInt(5) == 0,
                random.nextInt(5) == 0,
                random.nextInt(6) == 0,
                0.55f + random.nextFloat() * 0.4f,
                random.nextInt(4) == 0 ? 14 : random.nextInt(6));
    }

    String describe() {
        return String.format(
                Locale.ROOT,
                "%s %d dpi %s, skew %.1f, turned %d, noise %.5f%s%s%s, JPEG %.2f",
                format,
                dpi,
                colour,
                skewDegrees,
                turn,
                noise,
                blur ? ", blurred" : "",
                shadow ? ", shadow" : "",
                holes ? ", holes" : "",
                jpegQuality);
    }

    String extension() {
        return switch (format) {
            case PDF, BORN_DIGITAL -> "pdf";
            case TIFF -> "tif";
            case JPEG -> "jpg";
            case PNG -> "png";
        };
    }
}
