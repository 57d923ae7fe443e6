package org.vanthu.capture.ocr;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;

/** Tells print from other ink by how dark it is. */
final class Ink {

    /** After {@link #washed} a pixel up to this grey level is ink. */
    static final int INK = 200;

    private static final int COLOUR = 70;
    private static final double COLOURED_SHARE = 0.004;
    private static final double DARKEST_SHARE = 0.006;
    private static final double PAPER_SHARE = 0.6;

    private Ink() {}

    /** Grey, with red and blue ink made pale: of the three colours the lightest counts. */
    static BufferedImage grey(BufferedImage source) {
        BufferedImage grey = new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < source.getHeight(); y++) {
            for (int x = 0; x < source.getWidth(); x++) {
                int rgb = source.getRGB(x, y);
                int lightest = Math.max(rgb >> 16 & 255, Math.max(rgb >> 8 & 255, rgb & 255));
                grey.getRaster().setSample(x, y, 0, lightest);
            }
        }
        return grey;
    }

    /** Grey, with red and blue ink nearly as dark as black: of the three colours the darkest counts. */
    static BufferedImage dark(BufferedImage source) {
        BufferedImage grey = new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < source.getHeight(); y++) {
            for (int x = 0; x < source.getWidth(); x++) {
                int rgb = source.getRGB(x, y);
                int darkest = Math.min(rgb >> 16 & 255, Math.min(rgb >> 8 & 255, rgb & 255));
                grey.getRaster().setSample(x, y, 0, darkest);
            }
        }
        return grey;
    }

    /** Whether a colour scan has more ink in colour than stray pixels and the rims of letters. */
    static boolean coloured(BufferedImage source) {
        int coloured = 0;
        for (int y = 0; y < source.getHeight(); y++) {
            for (int x = 0; x < source.getWidth(); x++) {
                int rgb = source.getRGB(x, y);
                int lightest = Math.max(rgb >> 16 & 255, Math.max(rgb >> 8 & 255, rgb & 255));
                int darkest = Math.min(rgb >> 16 & 255, Math.min(rgb >> 8 & 255, rgb & 255));
                coloured += lightest - darkest > COLOUR ? 1 : 0;
            }
        }
        return coloured > COLOURED_SHARE * source.getWidth() * source.getHeight();
    }

    /**
     * A copy in which what lies above a level between the print and the paper is white. The level goes with the sheet,
     * so that faded print stays.
     *
     * @param share where the level lies, 0 at the darkest ink, 1 at the paper
     */
    static BufferedImage washed(BufferedImage grey, double share) {
        int width = grey.getWidth();
        int height = grey.getHeight();
        int[] amounts = new int[256];
        WritableRaster from = grey.getRaster();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                amounts[from.getSample(x, y, 0)]++;
            }
        }
        int ink = level(amounts, DARKEST_SHARE * width * height);
        int paper = level(amounts, PAPER_SHARE * width * height);
        int limit = Math.min(INK, (int) (ink + share * (paper - ink)));
        BufferedImage washed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster to = washed.getRaster();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = from.getSample(x, y, 0);
                to.setSample(x, y, 0, value > limit ? 255 : value);
            }
        }
        return washed;
    }

    /** The grey level that this many pixels do not exceed. */
    private static int level(int[] amounts, double pixels) {
        int sum = 0;
        for (int level = 0; level < amounts.length; level++) {
            sum += amounts[level];
            if (sum >= pixels) {
                return level;
            }
        }
        return amounts.length - 1;
    }
}
