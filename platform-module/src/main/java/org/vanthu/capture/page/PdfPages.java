package org.vanthu.capture.page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * Turns, splits and joins pages. Every method writes a new file and leaves its source as it is. Pictures become PDF
 * pages at 200 dpi.
 */
public final class PdfPages {
    private static final float POINTS_PER_PIXEL = 72f / 200;

    private PdfPages() {}

    /**
     * Turns one page clockwise.
     *
     * @param page the first is 1
     * @param degrees a multiple of 90
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public static void rotate(Path source, String mimetype, int page, int degrees, Path target) throws IOException {
        try (PDDocument document = open(source, mimetype)) {
            checkPage(document, page);
            PDPage turned = document.getPage(page - 1);
            turned.setRotation(Math.floorMod(turned.getRotation() + degrees, 360));
            document.setAllSecurityToBeRemoved(true);
            document.save(target.toFile());
        }
    }

    /**
     * Splits behind the given pages.
     *
     * @param after numbers of the pages that end a part
     * @param targets makes a file for each part
     * @return the parts in order; at least two
     * @throws IndexOutOfBoundsException if a number is not between 1 and the last page but one
     */
    public static List<Path> split(Path source, String mimetype, List<Integer> after, Iterator<Path> targets)
            throws IOException {
        List<Path> parts = new ArrayList<>();
        try (PDDocument document = open(source, mimetype)) {
            int pages = document.getNumberOfPages();
            TreeSet<Integer> ends = new TreeSet<>(after);
            if (ends.isEmpty() || ends.first() < 1 || ends.last() >= pages) {
                throw new IndexOutOfBoundsException("cannot split " + pages + " pages after " + after);
            }
            ends.add(pages);
            int first = 0;
            for (int end : ends) {
                try (PDDocument part = new PDDocument()) {
                    for (int i = first; i < end; i++) {
                        part.importPage(document.getPage(i))
                                .setRotation(document.getPage(i).getRotation());
                    }
                    Path target = targets.next();
                    part.save(target.toFile());
                    parts.add(target);
                }
                first = end;
            }
        }
        return parts;
    }

    /** Joins files, given as (path, mimetype), in order. */
    public static void merge(List<Path> sources, List<String> mimetypes, Path target) throws IOException {
        PDFMergerUtility merger = new PDFMergerUtility();
        List<PDDocument> open = new ArrayList<>();
        try (PDDocument result = new PDDocument()) {
            for (int i = 0; i < sources.size(); i++) {
                PDDocument part = open(sources.get(i), mimetypes.get(i));
                open.add(part);
                merger.appendDocument(result, part);
            }
            result.save(target.toFile());
        } finally {
            for (PDDocument part : open) {
                part.close();
            }
        }
    }

    private static void checkPage(PDDocument document, int page) {
        if (page < 1 || page > document.getNumberOfPages()) {
            throw new IndexOutOfBoundsException("no page " + page);
        }
    }

    private static PDDocument open(Path source, String mimetype) throws IOException {
        if (mimetype.equals("application/pdf")) {
            return Loader.loadPDF(source.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache());
        }
        return fromPictures(source);
    }

    private static PDDocument fromPictures(Path source) throws IOException {
        PDDocument document = new PDDocument();
        try (ImageInputStream in = ImageIO.createImageInputStream(source.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no reader for this picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                boolean photo = reader.getFormatName().equalsIgnoreCase("JPEG");
                int pages = 0;
                while (addPage(document, reader, pages, photo)) {
                    pages++;
                }
            } finally {
                reader.dispose();
            }
            return document;
        } catch (IOException | RuntimeException e) {
            document.close();
            throw e;
        }
    }

    private static boolean addPage(PDDocument document, ImageReader reader, int index, boolean photo)
            throws IOException {
        BufferedImage picture;
        try {
            picture = reader.read(index);
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
        PDRectangle size =
                new PDRectangle(picture.getWidth() * POINTS_PER_PIXEL, picture.getHeight() * POINTS_PER_PIXEL);
        PDPage page = new PDPage(size);
        document.addPage(page);
        PDImageXObject image = photo
                ? JPEGFactory.createFromImage(document, picture, 0.92f)
                : LosslessFactory.createFromImage(document, picture);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(image, 0, 0, size.getWidth(), size.getHeight());
        }
        return true;
    }
}
