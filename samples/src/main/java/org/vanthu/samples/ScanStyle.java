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
        int paperTint,
        Wear wear) {

    /**
     * What copying, handling and bad machines do to a page, on top of the rest.
     *
     * @param copied the scan is of a photocopy: letters swollen or thin, edges ragged
     * @param showThrough how much of the back of the sheet is seen, 0..1
     * @param staple the shadow of a staple and a folded corner at the top left
     * @param streaks vertical lines from dust on the glass
     * @param border dark edges where the sheet did not cover the glass
     * @param fax lines of dots lost or doubled, as a fax machine does
     * @param fade how much paler the ink is, 0..1
     * @param grain strength of the noise of the sensor, grey levels
     */
    record Wear(
            boolean copied,
            double showThrough,
            boolean staple,
            int streaks,
            boolean border,
            boolean fax,
            double fade,
            double grain) {

        static final Wear NONE = new Wear(false, 0, false, 0, false, false, 0, 0);

        /** Invents wear; most sheets have one or two kinds. */
        static Wear any(Random random) {
            return new Wear(
                    random.nextInt(6) == 0,
                    random.nextInt(5) == 0 ? 0.05 + random.nextDouble() * 0.12 : 0,
                    random.nextInt(5) == 0,
                    random.nextInt(6) == 0 ? 1 + random.nextInt(3) : 0,
                    random.nextInt(5) == 0,
                    random.nextInt(14) == 0,
                    random.nextInt(6) == 0 ? 0.2 + random.nextDouble() * 0.35 : 0,
                    random.nextInt(3) == 0 ? 3 + random.nextDouble() * 12 : 0);
        }

        String describe() {
            return (copied ? ", copied" : "")
                    + (showThrough > 0 ? String.format(Locale.ROOT, ", show-through %.2f", showThrough) : "")
                    + (staple ? ", staple" : "")
                    + (streaks > 0 ? ", streaks " + streaks : "")
                    + (border ? ", dark border" : "")
                    + (fax ? ", fax" : "")
                    + (fade > 0 ? String.format(Locale.ROOT, ", faded %.2f", fade) : "")
                    + (grain > 0 ? String.format(Locale.ROOT, ", grain %.0f", grain) : "");
        }
    }

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
                random.nextInt(4) == 0 ? 14 : random.nextInt(6),
                Wear.NONE);
    }

    /** The same way of scanning with wear, now and then at 150 dpi or with a strongly compressed picture. */
    ScanStyle worn(Random random) {
        if (format == Format.BORN_DIGITAL) {
            return this;
        }
        return new ScanStyle(
                format,
                random.nextInt(8) == 0 ? 150 : dpi,
                colour,
                skewDegrees,
                turn,
                noise,
                blur,
                shadow,
                holes,
                random.nextInt(4) == 0 ? 0.25f + random.nextFloat() * 0.2f : jpegQuality,
                paperTint,
                Wear.any(random));
    }

    String describe() {
        return String.format(
                Locale.ROOT,
                "%s %d dpi %s, skew %.1f, turned %d, noise %.5f%s%s%s%s, JPEG %.2f",
                format,
                dpi,
                colour,
                skewDegrees,
                turn,
                noise,
                blur ? ", blurred" : "",
                shadow ? ", shadow" : "",
                holes ? ", holes" : "",
                wear.describe(),
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
