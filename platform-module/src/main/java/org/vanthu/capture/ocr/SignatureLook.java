package org.vanthu.capture.ocr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private static final double SURE = 0.9;
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
            Optional<PictureCut> cut = PictureCut.take(temporary, place.get().box());
            return cut.isEmpty() ? pages : better(pages, place.get(), cut.get());
        } catch (IOException | OcrException | RuntimeException e) {
            LOG.debug("no second look at the signature", e); // an improvement only: the first look stands
            return pages;
        }
    }

    /** The pages as they read best: as they are, or with the words of the second look. */
    private List<PageText> better(List<PageText> pages, ReadValue first, PictureCut cut)
            throws IOException, OcrException {
        List<PageText> best = pages;
        double sure = first.confidence();
        for (String way : List.of("washed", "cleared", "sparse")) {
            if (way.equals("cleared")) {
                cut.clear();
            }
            List<Word> words = cut.words(language, way.equals("sparse") ? "11" : "4");
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
}
