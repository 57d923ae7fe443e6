package org.vanthu.capture.ocr;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;

/**
 * Erases the rings of a round seal, as far as no letter crosses them. In a black-and-white scan the rings tie seal,
 * signature and name together, and recognition takes the whole for a picture.
 */
final class SealRings {

    /** Radii of seals in points, somewhat beyond those that circulars allow (32 to 40 mm across). */
    private static final double LEAST_RADIUS = 36;

    private static final double GREATEST_RADIUS = 66;
    private static final double COARSE_PIXELS_FOR_POINT = 1.0;
    private static final double FOUND = 0.62;
    private static final double IN_RING = 0.45;
    private static final double LEAST_INSIDE = 0.6;
    private static final int FEW_ANGLES = 24;
    private static final int ANGLES = 72;
    private static final int FINE_ANGLES = 360;

    private final WritableRaster raster;
    private final int width;
    private final int height;

    private record Circle(double x, double y, double radius, double covered) {}

    private SealRings(BufferedImage grey) {
        raster = grey.getRaster();
        width = grey.getWidth();
        height = grey.getHeight();
    }

    /**
     * Makes the rings of a seal white, if there is one.
     *
     * @param grey a washed picture, see {@link Ink#washed}
     * @return whether a seal was found
     */
    static boolean erase(BufferedImage grey, double pixelsForPoint) {
        return new SealRings(grey).erase(pixelsForPoint);
    }

    private boolean erase(double pixelsForPoint) {
        int step = Math.max(1, (int) Math.round(pixelsForPoint / COARSE_PIXELS_FOR_POINT));
        Circle coarse = coarse(step, pixelsForPoint);
        if (coarse.covered() < FOUND) {
            return false;
        }
        Circle circle = fine(coarse, step);
        int outermost = (int) Math.ceil(circle.radius() + 4 * pixelsForPoint);
        int begin = -1;
        for (int radius = (int) (LEAST_RADIUS * pixelsForPoint / 3); radius <= outermost; radius++) {
            boolean ring = covered(circle.x(), circle.y(), radius, FINE_ANGLES) > IN_RING;
            if (ring && begin < 0) {
                begin = radius;
            } else if (!ring && begin >= 0) {
                eraseRing(circle, begin, radius - 1);
                begin = -1;
            }
        }
        return true;
    }

    private boolean dark(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && raster.getSample(x, y, 0) <= Ink.INK;
    }

    /** Share of a circle that is dark; what lies outside the picture does not count, unless it is most of it. */
    private double covered(double centerX, double centerY, double radius, int angles) {
        int inside = 0;
        int dark = 0;
        for (int i = 0; i < angles; i++) {
            double angle = 2 * Math.PI * i / angles;
            int x = (int) Math.round(centerX + radius * Math.cos(angle));
            int y = (int) Math.round(centerY + radius * Math.sin(angle));
            if (x < 0 || y < 0 || x >= width || y >= height) {
                continue;
            }
            inside++;
            dark += dark(x, y) ? 1 : 0;
        }
        return inside < LEAST_INSIDE * angles ? 0 : dark / (double) inside;
    }

    /** The best circle of a picture with fewer pixels, which are dark where any of theirs is. */
    private Circle coarse(int step, double pixelsForPoint) {
        Circle best = new Circle(0, 0, 0, 0);
        boolean[][] dark = new boolean[height / step + 1][width / step + 1];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                dark[y / step][x / step] |= dark(x, y);
            }
        }
        double points = pixelsForPoint / step;
        for (double radius = LEAST_RADIUS * points; radius <= GREATEST_RADIUS * points; radius++) {
            int[][] few = rim(radius, FEW_ANGLES);
            int[][] rim = rim(radius, ANGLES);
            int border = (int) (radius / 2);
            for (int y = border; y < dark.length - border; y++) {
                for (int x = border; x < dark[0].length - border; x++) {
                    if (covered(dark, x, y, few) < FOUND - 0.1) {
                        continue;
                    }
                    double covered = covered(dark, x, y, rim);
                    if (covered > best.covered()) {
                        best = new Circle((x + 0.5) * step, (y + 0.5) * step, radius * step, covered);
                    }
                }
            }
        }
        return best;
    }

    /** Points of a circle around the origin. */
    private static int[][] rim(double radius, int angles) {
        int[][] points = new int[angles][];
        for (int i = 0; i < angles; i++) {
            double angle = 2 * Math.PI * i / angles;
            points[i] =
                    new int[] {(int) Math.round(radius * Math.cos(angle)), (int) Math.round(radius * Math.sin(angle))};
        }
        return points;
    }

    private static double covered(boolean[][] dark, int centerX, int centerY, int[][] rim) {
        int inside = 0;
        int found = 0;
        for (int[] point : rim) {
            int x = centerX + point[0];
            int y = centerY + point[1];
            if (x >= 0 && y >= 0 && y < dark.length && x < dark[0].length) {
                inside++;
                found += dark[y][x] ? 1 : 0;
            }
        }
        return inside < LEAST_INSIDE * rim.length ? 0 : found / (double) inside;
    }

    private Circle fine(Circle coarse, int step) {
        Circle best = new Circle(coarse.x(), coarse.y(), coarse.radius(), 0);
        for (double radius = coarse.radius() - 2 * step; radius <= coarse.radius() + 2 * step; radius++) {
            for (double y = coarse.y() - 2 * step; y <= coarse.y() + 2 * step; y++) {
                for (double x = coarse.x() - 2 * step; x <= coarse.x() + 2 * step; x++) {
                    double covered = covered(x, y, radius, ANGLES);
                    if (covered > best.covered()) {
                        best = new Circle(x, y, radius, covered);
                    }
                }
            }
        }
        return best;
    }

    /** Makes a ring white but for the strokes that go on on both sides of it. */
    private void eraseRing(Circle circle, int inner, int outer) {
        int reach = outer + 3;
        for (int y = (int) circle.y() - reach; y <= circle.y() + reach; y++) {
            for (int x = (int) circle.x() - reach; x <= circle.x() + reach; x++) {
                double dx = x - circle.x();
                double dy = y - circle.y();
                double distance = Math.sqrt(dx * dx + dy * dy);
                if (distance < inner - 1.6 || distance > outer + 1.6 || !dark(x, y)) {
                    continue;
                }
                boolean within = dark((int) Math.round(circle.x() + dx / distance * (inner - 3.2)), (int)
                        Math.round(circle.y() + dy / distance * (inner - 3.2)));
                boolean beyond = dark((int) Math.round(circle.x() + dx / distance * (outer + 3.2)), (int)
                        Math.round(circle.y() + dy / distance * (outer + 3.2)));
                if (!within || !beyond) {
                    raster.setSample(x, y, 0, 255);
                }
            }
        }
    }
}
