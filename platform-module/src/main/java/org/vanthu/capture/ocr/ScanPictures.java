package org.vanthu.capture.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.OptionalInt;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.vanthu.capture.ocr.OcrException.Reason;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What must be known of a TIFF, JPEG or PNG before recognition: pages, size, resolution. */
final class ScanPictures {

    private static final double A4_LONG_SIDE_INCHES = 11.69;
    private static final int LEAST_DPI = 100;
    private static final int GREATEST_DPI = 1300;

    /**
     * The findings.
     *
     * @param pages number of pictures in the file
     * @param largestPixels pixels of the largest
     * @param assumedDpi resolution to assume where the file states none or a senseless one
     * @param transparent whether a picture has an alpha channel, which OCRmyPDF refuses
     */
    record Facts(int pages, long largestPixels, OptionalInt assumedDpi, boolean transparent) {}

    private ScanPictures() {}

    static Facts facts(Path file) throws OcrException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = reader(in);
            try {
                int pages = reader.getNumImages(true);
                long largest = 0;
                for (int i = 0; i < pages; i++) {
                    largest = Math.max(largest, (long) reader.getWidth(i) * reader.getHeight(i));
                }
                double stated = statedDpi(reader);
                int longSide = Math.max(reader.getWidth(0), reader.getHeight(0));
                OptionalInt assumed = stated >= LEAST_DPI && stated <= GREATEST_DPI
                        ? OptionalInt.empty()
                        : OptionalInt.of((int) Math.max(LEAST_DPI, Math.round(longSide / A4_LONG_SIDE_INCHES)));
                return new Facts(pages, largest, assumed, transparent(reader, pages));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new OcrException(Reason.TRUNCATED, "picture cannot be read", e);
        }
    }

    /**
     * Writes the pictures of the file as a PDF without loss, for kinds that OCRmyPDF does not take (alpha, odd TIFF).
     */
    static void toPdf(Path file, Path pdf) throws OcrException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile());
                PDDocument document = new PDDocument()) {
            ImageReader reader = reader(in);
            try {
                int pages = reader.getNumImages(true);
                for (int i = 0; i < pages; i++) {
                    addPage(document, reader.read(i));
                }
            } finally {
                reader.dispose();
            }
            try (OutputStream out = Files.newOutputStream(pdf)) {
                document.save(out);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new OcrException(Reason.TRUNCATED, "picture cannot be read", e);
        }
    }

    private static void addPage(PDDocument document, BufferedImage picture) throws IOException {
        BufferedImage image = picture.getColorModel().hasAlpha() ? onWhite(picture) : picture;
        float scale = (float) (A4_LONG_SIDE_INCHES * 72 / Math.max(image.getWidth(), image.getHeight()));
        PDRectangle size = new PDRectangle(image.getWidth() * scale, image.getHeight() * scale);
        PDPage page = new PDPage(size);
        document.addPage(page);
        PDImageXObject content = image.getType() == BufferedImage.TYPE_BYTE_BINARY
                ? CCITTFactory.createFromImage(document, image)
                : LosslessFactory.createFromImage(document, image);
        try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
            stream.drawImage(content, 0, 0, size.getWidth(), size.getHeight());
        }
    }

    private static BufferedImage onWhite(BufferedImage picture) {
        BufferedImage image = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return image;
    }

    private static ImageReader reader(ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new IIOException("no reader for this picture");
        }
        ImageReader reader = readers.next();
        reader.setInput(in);
        return reader;
    }

    private static boolean transparent(ImageReader reader, int pages) throws IOException {
        for (int i = 0; i < pages; i++) {
            Iterator<ImageTypeSpecifier> types = reader.getImageTypes(i);
            if (types.hasNext() && types.next().getColorModel().hasAlpha()) {
                return true;
            }
        }
        return false;
    }

    private static double statedDpi(ImageReader reader) {
        try {
            IIOMetadata metadata = reader.getImageMetadata(0);
            if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
                return 0;
            }
            NodeList sizes = ((org.w3c.dom.Element) metadata.getAsTree("javax_imageio_1.0"))
                    .getElementsByTagName("HorizontalPixelSize");
            if (sizes.getLength() == 0) {
                return 0;
            }
            Node value = sizes.item(0).getAttributes().getNamedItem("value");
            double millimetres = Double.parseDouble(value.getNodeValue());
            return millimetres > 0 ? 25.4 / millimetres : 0;
        } catch (IOException | RuntimeException e) {
            return 0; // a picture without usable metadata: the size decides
        }
    }
}
