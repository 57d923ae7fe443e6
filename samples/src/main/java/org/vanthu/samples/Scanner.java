package org.vanthu.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Turns a sheet into what a scanner makes of it. */
final class Scanner {

    private final ScanStyle style;
    private final Random random;

    Scanner(ScanStyle style, Random random) {
        this.style = style;
        this.random = random;
    }

    BufferedImage scan(List<Mark> sheet) {
        Color paper = new Color(255 - style.paperTint() / 3, 255 - style.paperTint() / 2, 255 - style.paperTint());
        BufferedImage image = Painter.paint(sheet, style.dpi(), paper);
        Wearing wearing = new Wearing(style, random);
        wearing.beforeScanning(image);
        if (style.skewDegrees() != 0) {
            image = skewed(image, paper);
        }
        if (style.shadow()) {
            shadow(image);
        }
        if (style.holes()) {
            holes(image);
        }
        if (style.blur()) {
            image = blurred(image);
        }
        noise(image);
        wearing.whileScanning(image);
        image = inColour(image);
        return style.turn() == 0 ? image : turned(image);
    }

    private BufferedImage skewed(BufferedImage source, Color paper) {
        BufferedImage image = new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(paper);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(
                source,
                AffineTransform.getRotateInstance(
                        Math.toRadians(style.skewDegrees()), source.getWidth() / 2.0, source.getHeight() / 2.0),
                null);
        g.dispose();
        return image;
    }

    private void shadow(BufferedImage image) {
        int depth = image.getWidth() / 9;
        for (int x = 0; x < depth; x++) {
            double factor = 0.55 + 0.45 * x / depth;
            for (int y = 0; y < image.getHeight(); y++) {
                int rgb = image.getRGB(x, y);
                image.setRGB(
                        x,
                        y,
                        (int) ((rgb >> 16 & 255) * factor) << 16
                                | (int) ((rgb >> 8 & 255) * factor) << 8
                                | (int) ((rgb & 255) * factor));
            }
        }
    }

    private void holes(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(60, 60, 60));
        double radius = style.dpi() * 3 / 25.4;
        for (double at : new double[] {0.365, 0.635}) {
            g.fill(new Ellipse2D.Double(style.dpi() * 9 / 25.4, image.getHeight() * at, 2 * radius, 2 * radius));
        }
        g.dispose();
    }

    private static BufferedImage blurred(BufferedImage image) {
        float[] kernel = new float[9];
        Arrays.fill(kernel, 1 / 9f);
        return new ConvolveOp(new Kernel(3, 3, kernel), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
    }

    private void noise(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int specks = (int) (style.noise() * width * height);
        for (int i = 0; i < specks; i++) {
            int x = random.nextInt(width - 1);
            int y = random.nextInt(height - 1);
            int grey = random.nextInt(130) * 0x010101;
            image.setRGB(x, y, grey);
            if (random.nextBoolean()) {
                image.setRGB(x + 1, y, grey);
            }
        }
    }

    private BufferedImage inColour(BufferedImage source) {
        if (style.colour() == ScanStyle.Colour.COLOUR) {
            return source;
        }
        BufferedImage grey = new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = grey.createGraphics();
        g.drawImage(source, 0, 0, null);
        g.dispose();
        if (style.colour() == ScanStyle.Colour.GREY) {
            return grey;
        }
        // a setting of the scanner: red ink may vanish or turn black; nobody keeps one that loses the print
        int threshold = 110 + random.nextInt(46) + (int) (110 * style.wear().fade());
        BufferedImage binary = new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < grey.getWidth(); x++) {
                binary.setRGB(x, y, (grey.getRaster().getSample(x, y, 0) < threshold) ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        return binary;
    }

    private BufferedImage turned(BufferedImage source) {
        boolean swap = style.turn() % 180 != 0;
        int width = swap ? source.getHeight() : source.getWidth();
        int height = swap ? source.getWidth() : source.getHeight();
        BufferedImage image = new BufferedImage(width, height, source.getType());
        Graphics2D g = image.createGraphics();
        g.translate(width / 2.0, height / 2.0);
        g.rotate(Math.toRadians(style.turn()));
        g.drawImage(
                source,
                AffineTransform.getTranslateInstance(-source.getWidth() / 2.0, -source.getHeight() / 2.0),
                null);
        g.dispose();
        return image;
    }
}
