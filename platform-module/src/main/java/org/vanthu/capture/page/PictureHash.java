package org.vanthu.capture.page;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A 64-bit perceptual hash of a page picture: which of 8 × 8 cells hold ink. Two scans of one page differ in few bits,
 * whatever their resolution, skew and noise. Official documents look much alike, so the hash only proposes; text or a
 * very small distance on every page decides.
 */
public record PictureHash(long bits) {
    private static final int SIZE = 64;
    private static final int CELLS = 8;
    private static final int BANDS = 8;

    /** Reckons the hash of a picture. */
    public static PictureHash of(BufferedImage picture) {
        double[] ink = new double[CELLS * CELLS];
        double total = 0;
        double[][] grey = grey(picture);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double dark = 255 - grey[y][x];
                ink[y * CELLS / SIZE * CELLS + x * CELLS / SIZE] += dark;
                total += dark;
            }
        }
        double threshold = total / ink.length / 2;
        long bits = 0;
        for (int i = 0; i < ink.length; i++) {
            if (ink[i] > threshold) {
                bits |= 1L << i;
            }
        }
        return new PictureHash(bits);
    }

    /** Reads the form that {@link #hex} writes. */
    public static PictureHash parse(String hex) {
        return new PictureHash(Long.parseUnsignedLong(hex, 16));
    }

    /** 16 hex digits. */
    public String hex() {
        return String.format("%016x", bits);
    }

    /** In how many of 64 bits the two differ. */
    public int distance(PictureHash other) {
        return Long.bitCount(bits ^ other.bits);
    }

    /** Keys of which two hashes that differ in less than eight bits share at least one. */
    public List<Long> bands() {
        List<Long> bands = new ArrayList<>();
        for (int i = 0; i < BANDS; i++) {
            bands.add((bits >>> (i * 8)) & 0xff);
        }
        return bands;
    }

    private static double[][] grey(BufferedImage picture) {
        BufferedImage small = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage half = picture;
        while (half.getWidth() > SIZE * 4 && half.getHeight() > SIZE * 4) {
            half = shrink(half, half.getWidth() / 2, half.getHeight() / 2);
        }
        draw(half, small);
        double[][] grey = new double[SIZE][SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                grey[y][x] = small.getRaster().getSample(x, y, 0);
            }
        }
        return grey;
    }

    private static BufferedImage shrink(BufferedImage picture, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        draw(picture, result);
        return result;
    }

    private static void draw(BufferedImage from, BufferedImage to) {
        Graphics2D g = to.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(from, 0, 0, to.getWidth(), to.getHeight(), null);
        g.dispose();
    }
}
