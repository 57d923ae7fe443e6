package org.vanthu.signing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.vanthu.shared.InvalidInputException;

/**
 * Whether a picture may stand for a signature or a seal: PNG, transparent around the strokes, blue or red.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix I, part II.8"
 */
final class PictureCheck {

    private static final int MAX_BYTES = 512 * 1024;
    private static final int MAX_PIXELS = 4000;
    private static final int MIN_PIXELS = 60;
    /** The share of the picture through which the page must be seen. */
    private static final double LEAST_TRANSPARENT = 0.2;
    /** The share of the strokes that must have the colour. */
    private static final double LEAST_COLOURED = 0.8;

    private static final int OPAQUE_ENOUGH = 64;
    private static final int COLOUR_DISTANCE = 20;

    private PictureCheck() {}

    /** The colours that the decree names. */
    enum Colour {
        BLUE,
        RED
    }

    /** @throws InvalidInputException if it may not ({@code signing.error.picture-…}) */
    static void check(Picture picture, Colour colour, double minWidthMm, double maxWidthMm) {
        if (picture.widthMm() < minWidthMm || picture.widthMm() > maxWidthMm) {
            throw InvalidInputException.field(
                    "widthMm", picture.widthMm(), "signing.error.picture-width", minWidthMm, maxWidthMm);
        }
        BufferedImage image = read(picture.png());
        long clear = 0;
        long strokes = 0;
        long coloured = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                if (pixel >>> 24 < OPAQUE_ENOUGH) {
                    clear++;
                } else {
                    strokes++;
                    coloured += has(pixel, colour) ? 1 : 0;
                }
            }
        }
        if (clear < LEAST_TRANSPARENT * (clear + strokes)) {
            throw wrong("signing.error.picture-transparent");
        }
        if (strokes == 0 || coloured < LEAST_COLOURED * strokes) {
            throw wrong(colour == Colour.BLUE ? "signing.error.picture-blue" : "signing.error.picture-red");
        }
    }

    private static boolean has(int pixel, Colour colour) {
        int red = pixel >> 16 & 0xff;
        int green = pixel >> 8 & 0xff;
        int blue = pixel & 0xff;
        return colour == Colour.BLUE
                ? blue > red + COLOUR_DISTANCE && blue >= green
                : red > green + COLOUR_DISTANCE && red > blue + COLOUR_DISTANCE;
    }

    /** The size is read before the pixels, so that a small file cannot fill the memory. */
    private static BufferedImage read(String png) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(png);
        } catch (IllegalArgumentException e) {
            throw wrong("signing.error.picture-png");
        }
        if (bytes.length > MAX_BYTES) {
            throw InvalidInputException.field("picture", "", "signing.error.picture-size", MAX_BYTES / 1024);
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw wrong("signing.error.picture-png");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return pixels(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException e) {
            throw wrong("signing.error.picture-png");
        }
    }

    private static BufferedImage pixels(ImageReader reader) throws IOException {
        if (!reader.getFormatName().equalsIgnoreCase("png")) {
            throw wrong("signing.error.picture-png");
        }
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (Math.max(width, height) > MAX_PIXELS || Math.min(width, height) < MIN_PIXELS) {
            throw InvalidInputException.field(
                    "picture", width + "×" + height, "signing.error.picture-pixels", MIN_PIXELS, MAX_PIXELS);
        }
        return reader.read(0);
    }

    private static InvalidInputException wrong(String messageId) {
        return InvalidInputException.field("picture", "", messageId);
    }
}
