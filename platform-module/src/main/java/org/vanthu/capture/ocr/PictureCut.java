package org.vanthu.capture.ocr;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.Word;

/**
 * A part of the picture that was recognised for a page, upright and straight as the words are. The methods that change
 * the picture give a new cut and leave this one as it is.
 */
final class PictureCut {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MEMORY_MIB = 2048;

    private final boolean coloured;

    /** The part as scanned, or as changed. */
    private final BufferedImage image;

    /** Its place in the whole picture, in pixels. */
    private final Rectangle area;

    private final Whole whole;

    /** The whole picture: its size in pixels, the number of the page, and where temporary files may be written. */
    private record Whole(int width, int height, int page, Path directory) {

        double pixelsForPoint() {
            return Math.max(width, height) / 842.0;
        }
    }

    private PictureCut(BufferedImage image, Rectangle area, Whole whole, boolean coloured) {
        this.coloured = coloured;
        this.image = image;
        this.area = area;
        this.whole = whole;
    }

    /**
     * Cuts a place out, red and blue ink pale; empty where the page was not recognised from a picture, or the place is
     * too small.
     */
    static Optional<PictureCut> take(Path temporary, Box box) throws IOException {
        return take(temporary, box, false);
    }

    /** Cuts a place out with coloured ink as dark as it looks, for what is written by hand or stamped. */
    static Optional<PictureCut> takeWithColours(Path temporary, Box box) throws IOException {
        return take(temporary, box, true);
    }

    private static Optional<PictureCut> take(Path temporary, Box box, boolean colours) throws IOException {
        String name = String.format(Locale.ROOT, "%06d_ocr.png", box.page());
        Optional<Path> picture;
        try (Stream<Path> files = Files.walk(temporary, 2)) {
            picture = files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst();
        }
        return picture.isEmpty() ? Optional.empty() : take(temporary, picture.get(), box, colours);
    }

    private static Optional<PictureCut> take(Path temporary, Path picture, Box box, boolean colours)
            throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
            reader.setInput(in, true, true);
            Whole whole = new Whole(reader.getWidth(0), reader.getHeight(0), box.page(), temporary);
            Rectangle area = new Rectangle(
                            (int) (box.x() * whole.width()),
                            (int) (box.y() * whole.height()),
                            (int) (box.width() * whole.width()),
                            (int) (box.height() * whole.height()))
                    .intersection(new Rectangle(whole.width(), whole.height()));
            if (area.width < 20 || area.height < 10) {
                return Optional.empty();
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceRegion(area);
            BufferedImage scanned = reader.read(0, parameters);
            return Optional.of(new PictureCut(
                    colours ? Ink.dark(scanned) : Ink.grey(scanned), area, whole, Ink.coloured(scanned)));
        } finally {
            reader.dispose();
        }
    }

    /** Whether some of the ink is coloured: what a pen wrote or a stamp printed is read less surely than print. */
    boolean coloured() {
        return coloured;
    }

    /** Without what is clearly paler than the print: red and blue ink of a colour scan, the back of the sheet. */
    PictureCut washed() {
        return with(Ink.washed(image, 0.6));
    }

    /** With nothing but the darkest ink: in a grey scan a seal is paler than the print. */
    PictureCut darkest() {
        return with(Ink.washed(image, 0.45));
    }

    /** Without the rings of a seal. */
    PictureCut withoutRings() {
        BufferedImage copy = Ink.washed(image, 0.6);
        SealRings.erase(copy, whole.pixelsForPoint());
        return with(copy);
    }

    /** Without connected ink larger than any letter: the star of a seal, the strokes of a signature. */
    PictureCut withoutLargeShapes() {
        BufferedImage copy = Ink.washed(image, 0.6);
        double points = whole.pixelsForPoint();
        LargeShapes.erase(copy, Ink.INK, (int) (42 * points), (int) (26 * points));
        return with(copy);
    }

    /** A part of this cut as it is now; all of it where the place lies outside. */
    PictureCut part(Box place) {
        double factor = image.getWidth() / (double) area.width;
        Rectangle wanted = new Rectangle(
                        (int) (place.x() * whole.width()),
                        (int) (place.y() * whole.height()),
                        (int) (place.width() * whole.width()),
                        (int) (place.height() * whole.height()))
                .intersection(area);
        if (wanted.width < 20 || wanted.height < 10) {
            return this;
        }
        BufferedImage part = image.getSubimage(
                (int) ((wanted.x - area.x) * factor),
                (int) ((wanted.y - area.y) * factor),
                (int) (wanted.width * factor),
                (int) (wanted.height * factor));
        return new PictureCut(part, wanted, whole, coloured);
    }

    /** Enlarged, smoothly. */
    PictureCut enlarged(double factor) {
        BufferedImage large = new BufferedImage(
                (int) (image.getWidth() * factor), (int) (image.getHeight() * factor), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = large.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, large.getWidth(), large.getHeight(), null);
        graphics.dispose();
        return with(large);
    }

    private PictureCut with(BufferedImage other) {
        return new PictureCut(other, area, whole, coloured);
    }

    /** Recognises the cut; the words are placed on the page. Takes about 0.1 s. */
    List<Word> words(String languages, String segmentation) throws IOException, OcrException {
        Path file = Files.createTempFile(whole.directory(), "cut", ".png");
        ImageIO.write(image, "png", file.toFile());
        String base = file.toString().replaceAll("\\.png$", "");
        double dpi = whole.pixelsForPoint() * 72 * image.getWidth() / area.width;
        List<String> command = new ArrayList<>(List.of("tesseract", file.toString(), base, "-l", languages));
        command.addAll(List.of("--psm", segmentation, "--dpi", Long.toString(Math.max(70, Math.round(dpi))), "tsv"));
        int exitCode = ProgramRunner.run(
                        ProgramRunner.limited(command, MEMORY_MIB, TIMEOUT),
                        whole.directory(),
                        Path.of(base + ".log"),
                        Map.of("OMP_THREAD_LIMIT", "1"),
                        TIMEOUT)
                .exitCode();
        List<Word> words = new ArrayList<>();
        if (exitCode == 0) {
            for (Word word :
                    TsvWords.read(Path.of(base + ".tsv"), whole.page(), 1, 1).words()) {
                words.add(new Word(word.text(), placed(word.box()), word.confidence()));
            }
        }
        return words;
    }

    private Box placed(Box box) {
        return new Box(
                whole.page(),
                (area.x + box.x() * area.width) / whole.width(),
                (area.y + box.y() * area.height) / whole.height(),
                box.width() * area.width / whole.width(),
                box.height() * area.height / whole.height());
    }
}
