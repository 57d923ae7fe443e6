package org.vanthu.capture.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lines of a page, from top to bottom, each over the whole width. */
final class PageLines {

    private final PageText page;
    private final List<Line> rows;
    private final double wordHeight;
    private final double pitch;

    PageLines(PageText page) {
        this.page = page;
        List<Word> words = page.words().stream()
                .filter(word -> word.box().height() < 0.08 && word.box().width() < 0.9)
                .filter(word ->
                        !(word.confidence() < 0.25 && Plain.letters(word.text()).length() < 2))
                .sorted(Comparator.comparingDouble(word -> word.box().x()))
                .toList();
        this.wordHeight = median(
                words.stream()
                        .map(word -> word.box().height() * page.heightPoints())
                        .sorted()
                        .toList(),
                10);
        this.rows = rows(words.stream()
                .filter(word -> !speck(word) && !shadow(word, words))
                .toList());
        List<Double> steps = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            double step = rows.get(i).middle() - rows.get(i - 1).middle();
            if (step > 0.9 * wordHeight && step < 3 * wordHeight) {
                steps.add(step);
            }
        }
        steps.sort(Comparator.naturalOrder());
        this.pitch = median(steps, 1.7 * wordHeight);
    }

    private static double median(List<Double> sorted, double fallback) {
        return sorted.isEmpty() ? fallback : sorted.get(sorted.size() / 2);
    }

    private List<Line> rows(List<Word> words) {
        List<List<Word>> all = new ArrayList<>();
        double tolerance = 0.6 * wordHeight / page.heightPoints();
        for (Word word : words) {
            List<Word> best = null;
            double nearest = Double.MAX_VALUE;
            for (List<Word> row : all) {
                Word last = row.get(row.size() - 1);
                double off = Math.abs(upright(row).box().centerY() - word.box().centerY());
                // of two rows at hand the nearer neighbour counts: a stain far left must not draw a word away
                double cost =
                        off + 0.04 * Math.max(0, word.box().x() - last.box().right());
                if (off < tolerance && cost < nearest && follows(last.box(), word.box())) {
                    nearest = cost;
                    best = row;
                }
            }
            if (best == null) {
                best = new ArrayList<>();
                all.add(best);
            }
            best.add(word);
        }
        return all.stream()
                .map(row -> new Line(page, row))
                .sorted(Comparator.comparingDouble(Line::middle))
                .toList();
    }

    /** Whether a word stands after another, though recognition drew one box too wide and they overlap. */
    private static boolean follows(Box last, Box word) {
        return last.right() < word.centerX() + 0.01
                || (last.centerX() < word.x() && last.right() < word.right() + 0.01);
    }

    /** A flat stain or a piece of a rule that was taken for letters. */
    private boolean speck(Word word) {
        return word.box().height() * page.heightPoints() < 0.35 * wordHeight && word.confidence() < 0.6;
    }

    /** A piece of a word, or of a stain on it, that was taken for a word of its own: it lies inside a surer one. */
    private static boolean shadow(Word word, List<Word> words) {
        return words.stream()
                .anyMatch(other -> other.text().length() > word.text().length()
                        && other.confidence() > word.confidence()
                        && word.box().centerX() > other.box().x()
                        && word.box().right() < other.box().right() + 0.002
                        && word.box().x() > other.box().x()
                        && Math.abs(word.box().centerY() - other.box().centerY())
                                < other.box().height() / 2
                        && other.box().height() < 3 * word.box().height());
    }

    /** The last word of a row that is as high as a word; dashes and stains say little about where the row runs. */
    private Word upright(List<Word> row) {
        for (int i = row.size() - 1; i >= 0; i--) {
            if (row.get(i).box().height() * page.heightPoints() > 0.4 * wordHeight) {
                return row.get(i);
            }
        }
        return row.get(row.size() - 1);
    }

    PageText page() {
        return page;
    }

    List<Line> rows() {
        return rows;
    }

    /** Usual height of a word in points. */
    double wordHeight() {
        return wordHeight;
    }

    /** Usual distance of lines in points. */
    double pitch() {
        return pitch;
    }

    double width() {
        return page.widthPoints();
    }

    double height() {
        return page.heightPoints();
    }

    /** The parts of all rows between wide gaps. */
    List<Line> segments() {
        List<Line> all = new ArrayList<>();
        for (Line row : rows) {
            all.addAll(row.segments(2.0 * wordHeight));
        }
        return all;
    }

    /** The words of a row whose middle lies between two abscissas in points; empty where there are none. */
    List<Word> between(Line row, double from, double to) {
        return row.words().stream()
                .filter(word -> {
                    double x = word.box().centerX() * page.widthPoints();
                    return x >= from && x < to;
                })
                .toList();
    }
}
