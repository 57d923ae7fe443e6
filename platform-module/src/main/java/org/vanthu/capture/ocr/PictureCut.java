package org.vanthu.capture.ocr;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.Word;

/**
 * A part of the picture that was recognised for a page, upright and straight as the words are, with coloured ink washed
 * off.
 *
 * @param file where it is kept
 * @param area its place in the picture, in pixels
 * @param width width of the whole picture
 * @param height height of the whole picture
 * @param page number of the page
 */
record PictureCut(Path file, Rectangle area, int width, int height, int page) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PAPER = 150;

    /** Cuts a place out; empty where the page was not recognised from a picture, or the place is too small. */
    static Optional<PictureCut> take(Path temporary, Box box) throws IOException {
        String name = String.format(Locale.ROOT, "%06d_ocr.png", box.page());
        Optional<Path> picture;
        try (Stream<Path> files = Files.walk(temporary, 2)) {
            picture = files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst();
        }
        return picture.isEmpty() ? Optional.empty() : take(temporary, picture.get(), box);
    }

    private static Optional<PictureCut> take(Path temporary, Path picture, Box box) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            int left = (int) (box.x() * width);
            int top = (int) (box.y() * height);
            Rectangle area = new Rectangle(left, top, (int) (box.width() * width), (int) (box.height() * height))
                    .intersection(new Rectangle(width, height));
            if (area.width < 50 || area.height < 20) {
                return Optional.empty();
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceRegion(area);
            Path file = temporary.resolve("cut.png");
            ImageIO.write(washed(reader.read(0, parameters)), "png", file.toFile());
            return Optional.of(new PictureCut(file, area, width, height, box.page()));
        } finally {
            reader.dispose();
        }
    }

    /** Grey, with red and blue ink made pale: of the three colours the lightest counts. */
    private static BufferedImage washed(BufferedImage source) {
        BufferedImage grey = new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < source.getHeight(); y++) {
            for (int x = 0; x < source.getWidth(); x++) {
                int rgb = source.getRGB(x, y);
                int lightest = Math.max(rgb >> 16 & 255, Math.max(rgb >> 8 & 255, rgb & 255));
                grey.getRaster().setSample(x, y, 0, lightest > PAPER ? 255 : lightest);
            }
        }
        return grey;
    }

    /** Takes connected ink larger than any letter out: the rings of a seal, the strokes of a signature. */
    void clear() throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        double points = height / 842.0;
        LargeShapes.erase(image, PAPER, (int) (42 * points), (int) (26 * points));
        ImageIO.write(image, "png", file.toFile());
    }

    /** Recognises the cut; the words are placed on the page. */
    List<Word> words(String language, String segmentation) throws IOException, OcrException {
        Path base = file.resolveSibling("cut");
        int dpi = (int) Math.max(70, Math.round(Math.max(width, height) / 11.69));
        List<String> command = new ArrayList<>(List.of("tesseract", file.toString(), base.toString(), "-l", language));
        command.addAll(List.of("--psm", segmentation, "--dpi", Integer.toString(dpi), "tsv"));
        Path output = file.resolveSibling("cut.log");
        Map<String, String> environment = Map.of("OMP_THREAD_LIMIT", "1");
        int exitCode = ProgramRunner.run(
                        command, Objects.requireNonNull(file.getParent()), output, environment, TIMEOUT)
                .exitCode();
        List<Word> words = new ArrayList<>();
        if (exitCode == 0) {
            for (Word word :
                    TsvWords.read(file.resolveSibling("cut.tsv"), page, 1, 1).words()) {
                words.add(new Word(word.text(), placed(word.box()), word.confidence()));
            }
        }
        return words;
    }

    private Box placed(Box box) {
        return new Box(
                page,
                (area.x + box.x() * area.width) / width,
                (area.y + box.y() * area.height) / height,
                box.width() * area.width / width,
                box.height() * area.height / height);
    }
}
