package org.vanthu.reporting;

import java.awt.image.BufferedImage;

/**
 * Finds room for a rectangle on a page: the place without ink that lies nearest to where a clerk would stamp, below the
 * number at the left. Where the page is full, the place with the least ink.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix IV, stamp of arrival"
 */
final class EmptyPlace {

    private static final int DARK = 200;
    private static final int STEP = 4;
    private static final double WISHED_X = 0.10;
    private static final double WISHED_Y = 0.22;
    private static final double INK_WEIGHT = 1_000_000;

    private EmptyPlace() {}

    /**
     * @param page the page at one pixel for each point, upright
     * @param width of the rectangle with the space around it
     * @param margin kept free at the edges of the page
     * @return x and y of the upper left corner
     */
    static int[] find(BufferedImage page, int width, int height, int margin) {
        long[][] ink = integral(page);
        int[] best = {margin, margin};
        double bestCost = Double.MAX_VALUE;
        for (int y = margin; y + height <= page.getHeight() - margin; y += STEP) {
            for (int x = margin; x + width <= page.getWidth() - margin; x += STEP) {
                long dark = ink[y + height][x + width] - ink[y][x + width] - ink[y + height][x] + ink[y][x];
                double cost =
                        dark * INK_WEIGHT + Math.hypot(x - WISHED_X * page.getWidth(), y - WISHED_Y * page.getHeight());
                if (cost < bestCost) {
                    bestCost = cost;
                    best = new int[] {x, y};
                }
            }
        }
        return best;
    }

    private static long[][] integral(BufferedImage page) {
        long[][] sums = new long[page.getHeight() + 1][page.getWidth() + 1];
        for (int y = 0; y < page.getHeight(); y++) {
            long line = 0;
            for (int x = 0; x < page.getWidth(); x++) {
                int rgb = page.getRGB(x, y);
                int light = ((rgb >> 16 & 0xff) * 3 + (rgb >> 8 & 0xff) * 6 + (rgb & 0xff)) / 10;
                line += light < DARK ? 1 : 0;
                sums[y + 1][x + 1] = sums[y][x + 1] + line;
            }
        }
        return sums;
    }
}
