package org.vanthu.samples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TimeZone;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/** Writes scanned pages, or the sheets themselves as a born-digital PDF, into a file. */
final class ScanWriter {

    private ScanWriter() {}

    static void write(List<List<Mark>> sheets, ScanStyle style, Random random, Path file) throws IOException {
        if (style.format() == ScanStyle.Format.BORN_DIGITAL) {
            bornDigital(sheets, file);
            return;
        }
        Scanner scanner = new Scanner(style, random);
        List<BufferedImage> images = new ArrayList<>();
        for (List<Mark> sheet : sheets) {
            images.add(scanner.scan(sheet));
        }
        switch (style.format()) {
            case PDF -> pdf(images, style, file);
            case TIFF -> pictures("tiff", images, style, file);
            case JPEG -> pictures("jpeg", images, style, file);
            default -> pictures("png", images, style, file);
        }
    }

    private static void pdf(List<BufferedImage> images, ScanStyle style, Path file) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (BufferedImage image : images) {
                PDImageXObject picture = image.getType() == BufferedImage.TYPE_BYTE_BINARY
                        ? CCITTFactory.createFromImage(document, image)
                        : JPEGFactory.createFromImage(document, image, style.jpegQuality());
                float width = image.getWidth() * 72f / style.dpi();
                float height = image.getHeight() * 72f / style.dpi();
                PDPage page = new PDPage(new PDRectangle(width, height));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(picture, 0, 0, width, height);
                }
            }
            save(document, file);
        }
    }

    private static void bornDigital(List<List<Mark>> sheets, Path file) throws IOException {
        try (PDDocument document = new PDDocument()) {
            Map<Face, PDFont> fonts = new EnumMap<>(Face.class);
            for (List<Mark> sheet : sheets) {
                PDPage page = new PDPage(new PDRectangle(Sheets.WIDTH, Sheets.HEIGHT));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    for (Mark mark : sheet) {
                        draw(document, content, fonts, mark);
                    }
                }
            }
            save(document, file);
        }
    }

    private static void draw(PDDocument document, PDPageContentStream content, Map<Face, PDFont> fonts, Mark mark)
            throws IOException {
        if (mark instanceof Mark.TextMark text) {
            PDFont font = fonts.get(text.face());
            if (font == null) {
                try (var in = text.face().open()) {
                    font = PDType0Font.load(document, in, true);
                }
                fonts.put(text.face(), font);
            }
            content.beginText();
            content.setNonStrokingColor(
                    (text.rgb() >> 16 & 255) / 255f, (text.rgb() >> 8 & 255) / 255f, (text.rgb() & 255) / 255f);
            content.setFont(font, text.size());
            content.setTextMatrix(
                    Matrix.getRotateInstance(Math.toRadians(-text.angle()), text.x(), Sheets.HEIGHT - text.y()));
            content.showText(text.text());
            content.endText();
        } else if (mark instanceof Mark.LineMark line) {
            content.setLineWidth(line.width());
            content.moveTo(line.x1(), Sheets.HEIGHT - line.y1());
            content.lineTo(line.x2(), Sheets.HEIGHT - line.y2());
            content.stroke();
        } else if (mark instanceof Mark.FrameMark frame) {
            content.setLineWidth(frame.line());
            content.addRect(frame.x(), Sheets.HEIGHT - frame.y() - frame.height(), frame.width(), frame.height());
            content.stroke();
        }
    }

    /** Saves with a fixed date and id, so that the same seed gives the same bytes. */
    private static void save(PDDocument document, Path file) throws IOException {
        GregorianCalendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        date.setTimeInMillis(1_700_000_000_000L);
        document.getDocumentInformation().setCreationDate(date);
        document.setDocumentId(1L);
        try (OutputStream out = Files.newOutputStream(file)) {
            document.save(out);
        }
    }

    private static void pictures(String format, List<BufferedImage> images, ScanStyle style, Path file)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (OutputStream target = Files.newOutputStream(file);
                ImageOutputStream out = Objects.requireNonNull(ImageIO.createImageOutputStream(target))) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (!format.equals("png")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                if (format.equals("jpeg")) {
                    parameters.setCompressionQuality(style.jpegQuality());
                } else {
                    parameters.setCompressionType(
                            images.get(0).getType() == BufferedImage.TYPE_BYTE_BINARY ? "CCITT T.6" : "Deflate");
                }
            }
            boolean sequence = images.size() > 1;
            if (sequence) {
                writer.prepareWriteSequence(null);
            }
            for (BufferedImage image : images) {
                IIOImage picture =
                        new IIOImage(image, null, resolution(writer, image, parameters, format, style.dpi()));
                if (sequence) {
                    writer.writeToSequence(picture, parameters);
                } else {
                    writer.write(null, picture, parameters);
                }
            }
            if (sequence) {
                writer.endWriteSequence();
            }
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadata resolution(
            ImageWriter writer, BufferedImage image, ImageWriteParam parameters, String format, int dpi)
            throws IIOInvalidTreeException {
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters);
        if (format.equals("jpeg")) {
            IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree("javax_imageio_jpeg_image_1.0");
            IIOMetadataNode jfif =
                    (IIOMetadataNode) root.getElementsByTagName("app0JFIF").item(0);
            if (jfif != null) {
                jfif.setAttribute("resUnits", "1");
                jfif.setAttribute("Xdensity", Integer.toString(dpi));
                jfif.setAttribute("Ydensity", Integer.toString(dpi));
                metadata.setFromTree("javax_imageio_jpeg_image_1.0", root);
            }
            return metadata;
        }
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_1.0");
        IIOMetadataNode dimension = new IIOMetadataNode("Dimension");
        for (String axis : new String[] {"HorizontalPixelSize", "VerticalPixelSize"}) {
            IIOMetadataNode size = new IIOMetadataNode(axis);
            // Millimetres of a pixel; the JDK's PNG writer takes it the other way round (pixels in a millimetre).
            size.setAttribute("value", Double.toString(format.equals("png") ? dpi / 25.4 : 25.4 / dpi));
            dimension.appendChild(size);
        }
        root.appendChild(dimension);
        metadata.mergeTree("javax_imageio_1.0", root);
        return metadata;
    }
}
