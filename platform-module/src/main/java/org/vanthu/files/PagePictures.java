package org.vanthu.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Pictures of the pages of PDF and image files, as JPEG, kept in a folder of limited size. What is shown often is made
 * once; the folder may be emptied at any time. At most as many pictures are drawn at once as there are processors.
 */
public final class PagePictures {
    /** Least and greatest width, in pixels, that is drawn; a request beyond is served with the nearest. */
    public static final int MIN_WIDTH = 100;

    public static final int MAX_WIDTH = 3000;
    private static final int WIDTH_STEP = 100;
    private static final double MAX_SIDES_RATIO = 8;
    private static final float QUALITY = 0.82f;
    private static final int TRIM_EVERY = 64;

    private final Path folder;
    private final long maxBytes;
    private final Clock clock;
    private final Semaphore drawing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));
    private final AtomicLong made = new AtomicLong();

    /** Supplies the file to draw from, only asked when the picture is not there yet. */
    @FunctionalInterface
    public interface Source {
        /** Gives the file; it is not changed and not kept. */
        Path file() throws IOException;
    }

    /**
     * Size of a page.
     *
     * @param width in points (1/72 inch) for PDF, from the resolution or as if at 200 dpi for pictures; upright
     */
    public record PageSize(int number, double width, double height) {}

    public PagePictures(Path folder, long maxMib, Clock clock) {
        this.folder = folder;
        this.maxBytes = maxMib * 1024 * 1024;
        this.clock = clock;
    }

    /**
     * The width in pixels that is drawn for a wish: between the limits, in steps, so that few different pictures are
     * kept.
     */
    public static int width(int wished) {
        int bounded = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, wished));
        return (bounded + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP;
    }

    /**
     * The JPEG of a page, drawn if need be.
     *
     * @param key names the content, such as its SHA-256; other content must have another key
     * @param page the first is 1
     * @param wishedWidth in pixels, see {@link #width}
     * @throws IndexOutOfBoundsException if there is no such page
     * @throws IOException if the content cannot be drawn
     */
    public Path jpeg(String key, String mimetype, Source source, int page, int wishedWidth) throws IOException {
        int width = width(wishedWidth);
        String safe = key.replaceAll("[^A-Za-z0-9_.-]", "_");
        Path bucket = folder.resolve(safe.substring(Math.max(0, safe.length() - 2)));
        Path target = bucket.resolve(safe + "-" + page + "-" + width + ".jpg");
        if (Files.exists(target)) {
            touch(target);
            return target;
        }
        Files.createDirectories(bucket);
        drawing.acquireUninterruptibly();
        try {
            if (!Files.exists(target)) {
                BufferedImage image = draw(source.file(), mimetype, page, width);
                Path part = Files.createTempFile(bucket, "new-", ".part");
                write(image, part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            drawing.release();
        }
        if (made.incrementAndGet() % TRIM_EVERY == 0) {
            trim();
        }
        return target;
    }

    /** Removes every picture of the content: nothing of a refused file may stay. */
    public void forget(String key) throws IOException {
        String safe = key.replaceAll("[^A-Za-z0-9_.-]", "_");
        Path bucket = folder.resolve(safe.substring(Math.max(0, safe.length() - 2)));
        if (!Files.isDirectory(bucket)) {
            return;
        }
        try (var files = Files.newDirectoryStream(bucket, safe + "-*")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Draws a page anew, not kept. */
    public static BufferedImage draw(Path file, String mimetype, int page, int width) throws IOException {
        return mimetype.equals("application/pdf") ? drawPdf(file, page, width) : drawImage(file, page, width);
    }

    /** The sizes of all pages. */
    public static List<PageSize> sizes(Path file, String mimetype) throws IOException {
        List<PageSize> sizes = new ArrayList<>();
        if (mimetype.equals("application/pdf")) {
            try (PDDocument document = open(file)) {
                for (int i = 0; i < document.getNumberOfPages(); i++) {
                    PDRectangle box = document.getPage(i).getCropBox();
                    boolean turned = document.getPage(i).getRotation() % 180 != 0;
                    double width = turned ? box.getHeight() : box.getWidth();
                    double height = turned ? box.getWidth() : box.getHeight();
                    sizes.add(new PageSize(i + 1, width, height));
                }
            }
        } else if (mimetype.startsWith("image/")) {
            withReader(file, reader -> {
                for (int i = 0; ; i++) {
                    try {
                        sizes.add(
                                new PageSize(i + 1, reader.getWidth(i) * 72.0 / 200, reader.getHeight(i) * 72.0 / 200));
                    } catch (IndexOutOfBoundsException e) {
                        return "";
                    }
                }
            });
        }
        return sizes;
    }

    private static PDDocument open(Path file) throws IOException {
        return Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache());
    }

    private static BufferedImage drawPdf(Path file, int page, int width) throws IOException {
        try (PDDocument document = open(file)) {
            if (page < 1 || page > document.getNumberOfPages()) {
                throw new IndexOutOfBoundsException("no page " + page);
            }
            PDRectangle box = document.getPage(page - 1).getCropBox();
            boolean turned = document.getPage(page - 1).getRotation() % 180 != 0;
            double pageWidth = Math.max(1, turned ? box.getHeight() : box.getWidth());
            double pageHeight = Math.max(1, turned ? box.getWidth() : box.getHeight());
            double scale = width / pageWidth;
            if (pageHeight / pageWidth > MAX_SIDES_RATIO) {
                scale = width * MAX_SIDES_RATIO / pageHeight;
            }
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return renderer.renderImage(page - 1, (float) scale, ImageType.RGB);
        } catch (RuntimeException e) {
            if (e instanceof IndexOutOfBoundsException) {
                throw e;
            }
            throw new IOException("the page cannot be drawn", e);
        }
    }

    private static BufferedImage drawImage(Path file, int page, int width) throws IOException {
        return withReader(file, reader -> {
            int full = reader.getWidth(page - 1);
            ImageReadParam param = reader.getDefaultReadParam();
            int step = Math.max(1, full / Math.max(1, width * 2));
            param.setSourceSubsampling(step, step, 0, 0);
            return scale(reader.read(page - 1, param), width);
        });
    }

    private static BufferedImage scale(BufferedImage image, int width) {
        int target = Math.min(width, Math.max(1, image.getWidth()));
        int height = (int)
                Math.max(1, Math.min(target * MAX_SIDES_RATIO, (double) image.getHeight() * target / image.getWidth()));
        BufferedImage result = new BufferedImage(target, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = result.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, target, height);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, target, height, null);
        g.dispose();
        return result;
    }

    private interface ReaderUse<T> {
        T apply(ImageReader reader) throws IOException;
    }

    private static <T> T withReader(Path file, ReaderUse<T> use) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no reader for this picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, true);
                return use.apply(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void write(BufferedImage image, Path target) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(target.toFile())) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }

    private void touch(Path target) {
        try {
            Files.setLastModifiedTime(target, FileTime.from(clock.instant()));
        } catch (IOException e) {
            // only makes the picture look older than it is
        }
    }

    private record Kept(Path file, long bytes, FileTime used) {}

    /** Deletes the pictures not used for longest until four fifths of the limit are kept. */
    private synchronized void trim() throws IOException {
        List<Kept> kept = new ArrayList<>();
        try (var files = Files.walk(folder, 2)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                try {
                    kept.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
                } catch (NoSuchFileException e) {
                    // another server or request was quicker
                }
            }
        }
        long total = kept.stream().mapToLong(Kept::bytes).sum();
        if (total <= maxBytes) {
            return;
        }
        kept.sort(Comparator.comparing(Kept::used));
        for (Kept picture : kept) {
            if (total <= maxBytes * 4 / 5) {
                return;
            }
            Files.deleteIfExists(picture.file());
            total -= picture.bytes();
        }
    }
}
