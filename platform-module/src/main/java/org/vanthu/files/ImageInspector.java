package org.vanthu.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads the dimensions of every picture in a file without decoding it, and tells a cut-off file from a whole one. */
final class ImageInspector {
    private static final int MAX_SIDE_PIXELS = 60_000;

    /** Number of pictures (pages) in the file. */
    int inspect(Path file, FileType type, String fileName, FileLimits limits) throws RefusedException, IOException {
        checkEnd(file, type, fileName);
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.id());
            if (in == null || !readers.hasNext()) {
                throw new RefusedException("truncated", fileName);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, true);
                return count(reader, fileName, limits);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new RefusedException("truncated", fileName);
        }
    }

    private static int count(ImageReader reader, String fileName, FileLimits limits)
            throws IOException, RefusedException {
        int pages = 0;
        while (true) {
            long width;
            long height;
            try {
                width = reader.getWidth(pages);
                height = reader.getHeight(pages);
            } catch (IndexOutOfBoundsException e) {
                break;
            }
            boolean absurd = width <= 0
                    || height <= 0
                    || width > MAX_SIDE_PIXELS
                    || height > MAX_SIDE_PIXELS
                    || width * height > limits.maxImageMegapixels() * 1_000_000L;
            if (absurd) {
                throw new RefusedException("image-too-large", fileName, width, height, limits.maxImageMegapixels());
            }
            if (++pages > limits.maxPages()) {
                throw new RefusedException("too-many-pages", fileName, limits.maxPages());
            }
        }
        if (pages == 0) {
            throw new RefusedException("truncated", fileName);
        }
        return pages;
    }

    /** JPEG and PNG have an end mark; behind it a second file might hide. */
    private static void checkEnd(Path file, FileType type, String fileName) throws IOException, RefusedException {
        String tail = new String(PdfInspector.tail(file), StandardCharsets.ISO_8859_1);
        String mark = switch (type.id()) {
            case "jpg" -> "\u00FF\u00D9";
            case "png" -> "IEND";
            default -> "";
        };
        int end = tail.lastIndexOf(mark);
        if (end < 0) {
            throw new RefusedException("truncated", fileName);
        }
        if (!mark.isEmpty() && tail.indexOf("PK\u0005\u0006") >= 0) {
            throw new RefusedException("two-in-one", fileName);
        }
    }
}
