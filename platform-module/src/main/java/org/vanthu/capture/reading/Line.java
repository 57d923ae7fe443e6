package org.vanthu.capture.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words beside one another, from left to right; lengths in points of the upright page. */
record Line(PageText page, List<Word> words) {

    Line {
        words = List.copyOf(words);
    }

    String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    String plain() {
        return Plain.of(text());
    }

    Box box() {
        Box box = words.get(0).box();
        for (Word word : words) {
            box = box.union(word.box());
        }
        return box;
    }

    double left() {
        return words.get(0).box().x() * page.widthPoints();
    }

    double right() {
        return words.get(words.size() - 1).box().right() * page.widthPoints();
    }

    double centre() {
        return (left() + right()) / 2;
    }

    /** Vertical middle of the words, by their median, so that a stain does not move it. */
    double middle() {
        List<Double> all =
                words.stream().map(word -> word.box().centerY()).sorted().toList();
        return all.get(all.size() / 2) * page.heightPoints();
    }

    double height() {
        List<Double> all =
                words.stream().map(word -> word.box().height()).sorted().toList();
        return all.get(all.size() / 2) * page.heightPoints();
    }

    /** Mean confidence of the words, by their length. */
    double confidence() {
        double sum = 0;
        int weight = 0;
        for (Word word : words) {
            sum += word.confidence() * word.text().length();
            weight += word.text().length();
        }
        return weight == 0 ? 0 : sum / weight;
    }

    /** Confidence of the word that is least sure, of those with two letters and more; 1 where there is none. */
    double weakest() {
        return words.stream()
                .filter(word -> Plain.letters(word.text()).length() > 1)
                .mapToDouble(Word::confidence)
                .min()
                .orElse(1);
    }

    /** How sure the line is where one wrong word spoils it: one word in doubt puts the line in doubt. */
    double certainty() {
        return Math.min(confidence(), weakest() + 0.2);
    }

    boolean capitals() {
        return Plain.capitals(text()) >= 0.75 && Plain.letters(text()).length() >= 2;
    }

    Line sub(int from, int to) {
        return new Line(page, words.subList(from, to));
    }

    /** The parts of the line between gaps wider than this many points. */
    List<Line> segments(double gap) {
        List<Line> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || gapBefore(i) > gap) {
                parts.add(sub(start, i));
                start = i;
            }
        }
        return parts;
    }

    double gapBefore(int index) {
        return (words.get(index).box().x() - words.get(index - 1).box().right()) * page.widthPoints();
    }
}
