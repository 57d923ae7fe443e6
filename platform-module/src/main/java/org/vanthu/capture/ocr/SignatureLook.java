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
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.DocumentReader;
import org.vanthu.capture.reading.PageText;
import org.vanthu.capture.reading.ReadValue;
import org.vanthu.capture.reading.Word;

/**
 * Looks a second time at the place of the signer's name. Recognition of the whole page takes seal, signature and name
 * together for a picture; cut out, and with coloured ink washed off, the name is read. Costs about 0.2 s a document.
 */
final class SignatureLook {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureLook.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final double SURE = 0.9;
    private static final int PAPER = 150;
    private static final DocumentReader READER = new DocumentReader();

    private final String language;
    private final Path temporary;

    SignatureLook(String languages, Path temporary) {
        this.language = languages.split("\\+", -1)[0];
        this.temporary = temporary;
    }

    /** Returns the pages, with better words at the signer's name if the second look found any. */
    List<PageText> improve(List<PageText> pages) {
        try {
            Optional<ReadValue> place = READER.signaturePlace(pages);
            if (place.isEmpty() || place.get().confidence() >= SURE) {
                return pages;
            }
            Optional<Path> picture = picture(place.get().box().page());
            return picture.isEmpty() ? pages : better(pages, place.get(), picture.get());
        } catch (IOException | OcrException | RuntimeException e) {
            LOG.debug("no second look at the signature", e); // an improvement only: the first look stands
            return pages;
        }
    }

    /** The pages as they read best: as they are, or with the words of the second look. */
    private List<PageText> better(List<PageText> pages, ReadValue first, Path picture)
            throws IOException, OcrException {
        List<PageText> best = pages;
        double sure = first.confidence();
        Cut cut = cut(picture, first.box());
        for (String way : List.of("washed", "cleared", "sparse")) {
            if (way.equals("cleared")) {
                clear(cut);
            }
            List<Word> words = words(cut, way.equals("sparse") ? "11" : "4");
            for (double from :
                    new double[] {first.box().y(), first.box().y() + first.box().height() * 0.28}) {
                List<PageText> changed = replaced(pages, first.box(), from, words);
                double now = READER.signaturePlace(changed)
                        .map(ReadValue::confidence)
                        .orElse(0.0);
                if (now > sure + 0.005) {
                    best = changed;
                    sure = now;
                }
            }
            if (sure >= SURE) {
                break;
            }
        }
        return best;
    }

    private static List<PageText> replaced(List<PageText> pages, Box place, double from, List<Word> words) {
        List<PageText> changed = new ArrayList<>();
        for (PageText page : pages) {
            if (page.number() != place.page()) {
                changed.add(page);
                continue;
            }
            List<Word> all = new ArrayList<>(page.words());
            all.removeIf(word -> word.box().centerY() >= from && inside(word.box(), place));
            words.stream().filter(word -> word.box().centerY() >= from).forEach(all::add);
            changed.add(new PageText(page.number(), page.widthPoints(), page.heightPoints(), all));
        }
        return changed;
    }

    private static boolean inside(Box word, Box place) {
        return word.centerX() > place.x()
                && word.centerX() < place.right()
                && word.centerY() > place.y()
                && word.centerY() < place.bottom();
    }

    /** The picture of a page that was recognised: upright and straight, as the words are. */
    private Optional<Path> picture(int page) throws IOException {
        String name = String.format(Locale.ROOT, "%06d_ocr.png", page);
        try (Stream<Path> files = Files.walk(temporary, 2)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst();
        }
    }

    /** A part of a page's picture. */
    private record Cut(Path file, Rectangle area, int width, int height, int page) {}

    private Cut cut(Path picture, Box box) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                Rectangle area = new Rectangle(
                                (int) (box.x() * width), (int) (box.y() * height), (int) (box.width() * width), (int)
                                        (box.height() * height))
                        .intersection(new Rectangle(width, height));
                if (area.width < 50 || area.height < 20) {
                    throw new IOException("the place of the signature is too small");
                }
                ImageReadParam parameters = reader.getDefaultReadParam();
                parameters.setSourceRegion(area);
                Path file = temporary.resolve("signature.png");
                ImageIO.write(washed(reader.read(0, parameters)), "png", file.toFile());
                return new Cut(file, area, width, height, box.page());
            } finally {
                reader.dispose();
            }
        }
    }

    /**
     * Takes connected ink larger than any letter out of the cut: the rings of the seal, the strokes of the signature.
     */
    private static void clear(Cut cut) throws IOException {
        BufferedImage image = ImageIO.read(cut.file().toFile());
        double points = cut.height() / 842.0;
        LargeShapes.erase(image, PAPER, (int) (42 * points), (int) (26 * points));
        ImageIO.write(image, "png", cut.file().toFile());
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

    private List<Word> words(Cut cut, String segmentation) throws IOException, OcrException {
        Path base = temporary.resolve("signature");
        int dpi = (int) Math.max(70, Math.round(Math.max(cut.width(), cut.height()) / 11.69));
        List<String> command = List.of(
                "tesseract",
                cut.file().toString(),
                base.toString(),
                "-l",
                language,
                "--psm",
                segmentation,
                "--dpi",
                Integer.toString(dpi),
                "tsv");
        Path output = temporary.resolve("signature.log");
        if (ProgramRunner.run(command, temporary, output, Map.of("OMP_THREAD_LIMIT", "1"), TIMEOUT)
                        .exitCode()
                != 0) {
            return List.of();
        }
        Rectangle area = cut.area();
        List<Word> words = new ArrayList<>();
        for (Word word : TsvWords.read(temporary.resolve("signature.tsv"), cut.page(), 1, 1)
                .words()) {
            Box box = word.box();
            Box placed = new Box(
                    cut.page(),
                    (area.x + box.x() * area.width) / cut.width(),
                    (area.y + box.y() * area.height) / cut.height(),
                    box.width() * area.width / cut.width(),
                    box.height() * area.height / cut.height());
            words.add(new Word(word.text(), placed, word.confidence()));
        }
        return words;
    }
}
