package org.vanthu.signing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures of signatures and seals for tests. */
final class SamplePictures {

    private SamplePictures() {}

    static Picture signature() {
        return new Picture(png(new Color(20, 40, 200), true, 400, 200, false), 40);
    }

    static Picture seal() {
        return new Picture(png(new Color(220, 20, 30), true, 360, 360, true), 36);
    }

    static Picture of(Color colour, boolean transparent) {
        return new Picture(png(colour, transparent, 400, 200, false), 40);
    }

    private static String png(Color colour, boolean transparent, int width, int height, boolean round) {
        BufferedImage image = new BufferedImage(
                width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        if (!transparent) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
        }
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(8));
        if (round) {
            graphics.drawOval(8, 8, width - 16, height - 16);
        } else {
            graphics.drawLine(10, height / 2, width / 3, 20);
            graphics.drawLine(width / 3, 20, width / 2, height - 20);
            graphics.drawLine(width / 2, height - 20, width - 10, height / 3);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
