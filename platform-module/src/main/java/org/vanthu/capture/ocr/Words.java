package org.vanthu.capture.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.PageText;
import org.vanthu.capture.reading.Word;

/** Changes to the words of a place on a page. */
final class Words {

    private Words() {}

    private static final double AT_THE_EDGE = 0.003;

    /**
     * The pages with other words in a place. A word that begins at the left edge of the place may be the rest of one
     * that was cut, and one that lies on a word outside may be a piece of it; both are left out.
     */
    static List<PageText> replaced(List<PageText> pages, Box place, List<Word> words) {
        List<PageText> changed = new ArrayList<>();
        for (PageText page : pages) {
            if (page.number() != place.page()) {
                changed.add(page);
                continue;
            }
            List<Word> all = new ArrayList<>(page.words());
            all.removeIf(word -> inside(word.box(), place));
            List<Word> kept = List.copyOf(all);
            words.stream()
                    .filter(word -> inside(word.box(), place) && word.box().x() > place.x() + AT_THE_EDGE)
                    .filter(word -> kept.stream().noneMatch(other -> inside(word.box(), other.box())))
                    .forEach(all::add);
            changed.add(new PageText(page.number(), page.widthPoints(), page.heightPoints(), all));
        }
        return changed;
    }

    /** The pages with the confidence of the words in a place changed. */
    static List<PageText> confidence(List<PageText> pages, Box place, DoubleUnaryOperator change) {
        List<PageText> changed = new ArrayList<>();
        for (PageText page : pages) {
            List<Word> all = new ArrayList<>();
            for (Word word : page.words()) {
                boolean there = page.number() == place.page() && inside(word.box(), place);
                all.add(there ? new Word(word.text(), word.box(), change.applyAsDouble(word.confidence())) : word);
            }
            changed.add(new PageText(page.number(), page.widthPoints(), page.heightPoints(), all));
        }
        return changed;
    }

    /** Whether the middle of a box lies in a place. */
    static boolean inside(Box word, Box place) {
        return word.centerX() > place.x()
                && word.centerX() < place.right()
                && word.centerY() > place.y()
                && word.centerY() < place.bottom();
    }

    /** A box with more room around it, in points of a page of this size, kept on the page. */
    static Box wider(Box box, PageText page, double leftPoints, double rightPoints, double verticalPoints) {
        double x = Math.max(0, box.x() - leftPoints / page.widthPoints());
        double y = Math.max(0, box.y() - verticalPoints / page.heightPoints());
        double right = Math.min(1, box.right() + rightPoints / page.widthPoints());
        double bottom = Math.min(1, box.bottom() + verticalPoints / page.heightPoints());
        return new Box(box.page(), x, y, Math.max(0, right - x), Math.max(0, bottom - y));
    }
}
