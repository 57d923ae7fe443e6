package org.vanthu.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.Random;

/** Puts wear on the picture of a sheet; the pictures are of three channels. */
final class Wearing {

    private final ScanStyle style;
    private final ScanStyle.Wear wear;
    private final Random random;

    Wearing(ScanStyle style, Random random) {
        this.style = style;
        this.wear = style.wear();
        this.random = random;
    }

    /** What happened to the paper: faded ink, the back of the sheet, a photocopy, a staple. */
    void beforeScanning(BufferedImage image) {
        if (wear.fade() > 0) {
            fade(image);
        }
        if (wear.showThrough() > 0) {
            showThrough(image);
        }
        if (wear.copied()) {
            copy(image);
        }
        if (wear.staple()) {
            staple(image);
        }
    }

    /** What the machine adds: dark edges, streaks, lost lines, grain. */
    void whileScanning(BufferedImage image) {
        if (wear.border()) {
            border(image);
        }
        for (int i = 0; i < wear.streaks(); i++) {
            streak(image);
        }
        if (wear.fax()) {
            fax(image);
        }
        if (wear.grain() > 0) {
            grain(image);
        }
    }

    private void fade(BufferedImage image) {
        WritableRaster raster = image.getRaster();
        int[] pixel = new int[3];
        double phase = random.nextDouble() * 6;
        for (int x = 0; x < image.getWidth(); x++) {
            // a worn drum prints in paler and darker bands
            double paler = wear.fade() * (0.75 + 0.25 * Math.sin(phase + 9.0 * x / image.getWidth()));
            for (int y = 0; y < image.getHeight(); y++) {
                raster.getPixel(x, y, pixel);
                for (int i = 0; i < 3; i++) {
                    pixel[i] += (int) ((255 - pixel[i]) * paler);
                }
                raster.setPixel(x, y, pixel);
            }
        }
    }

    private void showThrough(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int shift = height / 30 + random.nextInt(height / 12);
        WritableRaster raster = image.getRaster();
        int[] backs = new int[width];
        int[] pixel = new int[3];
        for (int y = height - 1; y >= 0; y--) {
            int from = (y + shift) % height;
            for (int x = 0; x < width; x++) {
                raster.getPixel(width - 1 - x, from, pixel);
                backs[x] = (int) ((255 - (pixel[0] + pixel[1] + pixel[2]) / 3) * wear.showThrough());
            }
            for (int x = 0; x < width; x++) {
                raster.getPixel(x, y, pixel);
                for (int i = 0; i < 3; i++) {
                    pixel[i] = Math.max(0, pixel[i] - backs[x]);
                }
                raster.setPixel(x, y, pixel);
            }
        }
    }

    /** Swells or thins the ink by the threshold of the copier, after a little blur. */
    private void copy(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        WritableRaster raster = image.getRaster();
        int[] grey = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                grey[y * width + x] =
                        (raster.getSample(x, y, 0) + raster.getSample(x, y, 1) + raster.getSample(x, y, 2)) / 3;
            }
        }
        int threshold = 150 + random.nextInt(60);
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                int sum = 4 * grey[at] + grey[at - 1] + grey[at + 1] + grey[at - width] + grey[at + width];
                double dark = Math.max(0, Math.min(1, (threshold + 40 - sum / 8.0) / 80));
                int value = 250 - (int) (dark * 225);
                for (int i = 0; i < 3; i++) {
                    raster.setSample(x, y, i, value);
                }
            }
        }
    }

    private void staple(BufferedImage image) {
        double scale = style.dpi() / 72.0;
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        g.setColor(new Color(150, 150, 150));
        Path2D fold = new Path2D.Double();
        double size = 22 + random.nextInt(26);
        fold.moveTo(0, 0);
        fold.lineTo(size, 0);
        fold.lineTo(0, size * (0.7 + random.nextDouble() * 0.5));
        fold.closePath();
        g.fill(fold);
        g.setColor(new Color(70, 70, 70));
        g.setStroke(new java.awt.BasicStroke(1.6f));
        double x = 28 + random.nextInt(14);
        double y = 30 + random.nextInt(14);
        g.draw(new Line2D.Double(x, y, x + 24, y - 14));
        g.dispose();
    }

    private void border(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(25, 25, 25));
        int depth = Math.max(4, (int) (image.getWidth() * (0.005 + random.nextDouble() * 0.015)));
        int sides = 1 + random.nextInt(15);
        if ((sides & 1) != 0) {
            g.fillRect(0, 0, depth, image.getHeight());
        }
        if ((sides & 2) != 0) {
            g.fillRect(image.getWidth() - depth, 0, depth, image.getHeight());
        }
        if ((sides & 4) != 0) {
            g.fillRect(0, 0, image.getWidth(), depth);
        }
        if ((sides & 8) != 0) {
            g.fillRect(0, image.getHeight() - depth, image.getWidth(), depth);
        }
        g.dispose();
    }

    private void streak(BufferedImage image) {
        int x = random.nextInt(image.getWidth() - 2);
        int width = 1 + random.nextInt(2);
        int grey = 90 + random.nextInt(110);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int i = 0; i < width; i++) {
                int old = image.getRGB(x + i, y) & 255;
                int value = Math.min(old, grey + random.nextInt(25));
                image.setRGB(x + i, y, value * 0x010101);
            }
        }
    }

    private void fax(BufferedImage image) {
        AffineTransform none = new AffineTransform();
        BufferedImage line = new BufferedImage(image.getWidth(), 1, BufferedImage.TYPE_INT_RGB);
        for (int y = 2; y < image.getHeight(); y++) {
            if (random.nextInt(60) == 0) { // a line of dots is lost, the one above stands twice
                Graphics2D copy = line.createGraphics();
                copy.drawImage(image.getSubimage(0, y - 1, image.getWidth(), 1), none, null);
                copy.dispose();
                Graphics2D g = image.createGraphics();
                g.drawImage(line, 0, y, null);
                g.dispose();
            } else if (random.nextInt(300) == 0) { // a burst of dots
                int from = random.nextInt(image.getWidth());
                for (int x = from; x < Math.min(image.getWidth(), from + 60); x++) {
                    image.setRGB(x, y, random.nextBoolean() ? 0x101010 : image.getRGB(x, y));
                }
            }
        }
    }

    private void grain(BufferedImage image) {
        WritableRaster raster = image.getRaster();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int add = (int) (random.nextGaussian() * wear.grain());
                for (int i = 0; i < 3; i++) {
                    int value = raster.getSample(x, y, i) + add;
                    raster.setSample(x, y, i, Math.max(0, Math.min(255, value)));
                }
            }
        }
    }
}
