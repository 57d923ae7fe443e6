package org.vanthu.capture.reading;

import java.util.ArrayList;
import java.util.List;

/** The list under "Nơi nhận" at the bottom left of the last page of text. */
final class Recipients {

    private final PageLines lines;
    private final Vocabulary vocabulary;
    private final Line label;

    private Recipients(PageLines lines, Vocabulary vocabulary, Line label) {
        this.lines = lines;
        this.vocabulary = vocabulary;
        this.label = label;
    }

    /** The words "Nơi nhận" on a page; the lowest, empty list where there are none. */
    static List<Line> labels(PageLines lines) {
        List<Line> found = new ArrayList<>();
        for (Line row : lines.rows()) {
            for (int i = 0; i < row.words().size() && i < 3; i++) {
                int end = labelEnd(row, i);
                if (end > i && row.words().get(i).box().x() < 0.4) {
                    found.add(row.sub(i, end));
                    break;
                }
            }
        }
        return found;
    }

    /** Index after the words "Nơi nhận" if they begin at this one, otherwise -1. */
    private static int labelEnd(Line row, int start) {
        String first = row.words().get(start).text().replaceAll("^[^\\p{L}]+", "");
        if (first.isEmpty() || !Character.isUpperCase(first.codePointAt(0))) {
            return -1;
        }
        if (Plain.like(first, "NOINHAN")) {
            return start + 1;
        }
        boolean both = start + 1 < row.words().size()
                && Plain.like(first + row.words().get(start + 1).text(), "NOINHAN");
        return both ? start + 2 : -1;
    }

    /** Reads the list below the label, left of the signature. */
    static List<ReadValue> read(PageLines lines, Vocabulary vocabulary, Line label) {
        return new Recipients(lines, vocabulary, label).items();
    }

    private List<ReadValue> items() {
        List<ReadValue> all = new ArrayList<>();
        List<Line> item = new ArrayList<>();
        double last = label.middle();
        for (Line row : lines.rows()) {
            if (row.middle() <= label.middle() + 0.4 * lines.wordHeight()) {
                continue;
            }
            List<Word> words = lines.between(row, label.left() - 25, 0.62 * lines.width());
            if (words.isEmpty()) {
                continue;
            }
            Line line = upToEnd(new Line(row.page(), words));
            if (line.left() > label.left() + 70 || Plain.letters(line.text()).length() < 2) {
                continue;
            }
            if (row.middle() - last > 2.6 * lines.pitch()) {
                break;
            }
            last = row.middle();
            boolean dash = line.text().matches("^(?!\\()[\\p{Punct}–—−~«»°•*=_]+\\s*\\p{L}.*")
                    || line.text().matches("^[-–—~].*");
            boolean closed = item.isEmpty() || item.get(item.size() - 1).text().matches(".*[;.]\\s*$");
            if (dash || closed) {
                add(all, item);
                item.clear();
            }
            item.add(line);
            if (Plain.of(line.text()).matches("^(LUU|LU U|LIUU|LUN)\\b.*")) {
                break;
            }
        }
        add(all, item);
        return all;
    }

    /** The line up to its closing mark, or to a gap behind which the signature begins. */
    private Line upToEnd(Line line) {
        for (int i = 1; i < line.words().size(); i++) {
            double gap = line.gapBefore(i);
            boolean closed = line.words().get(i - 1).text().matches(".*[;.]$");
            boolean stain = i == line.words().size() - 1
                    && gap > 0.4 * lines.wordHeight()
                    && line.words().get(i).confidence() < 0.5
                    && !Syllables.valid(line.words().get(i).text().replaceAll("[^\\p{L}]", ""));
            if (gap > 1.5 * lines.wordHeight() || (closed && gap > 0.6 * lines.wordHeight()) || stain) {
                return line.sub(0, i);
            }
        }
        return line;
    }

    private void add(List<ReadValue> all, List<Line> item) {
        if (item.isEmpty()) {
            return;
        }
        String text = clean(String.join(" ", item.stream().map(Line::text).toList()), vocabulary);
        String plain = Plain.of(text);
        if (plain.length() < 2
                || plain.matches("^(NHU|NHW) ?(TREN|DIEU|KINH|MUC|TREM|TRE).*")
                || plain.matches("^(LUU|LU U|LUN|LIU)\\b.*|^L[A-Z]{1,4} VT\\b.*|^L[A-Z]{2} V[A-Z]( [A-Z]+)*$")) {
            return;
        }
        double confidence = item.stream().mapToDouble(Line::confidence).min().orElse(0);
        all.add(new ReadValue(text, confidence * 0.95, item.get(0).box()));
    }

    static String clean(String text, Vocabulary vocabulary) {
        String value = text.replaceAll("^[\\s\\p{Punct}–—−~«»°•*=_“”‘’]+", "")
                .replaceAll("[\\s;.,:|_~'\"“”‘’–—-]+$", "")
                .replaceAll("\\s+", " ");
        value = value.replaceAll("\\([dđ][eéèẻẽêếềểễ]\\s+b/[cC€]\\)?", "(để b/c)")
                .replaceAll("[,.]? ?[(,] ?[dđ][eéèẻẽêếềểễ] (báo cáo|biết|b/c|thực hiện|phối hợp)\\)?$", " (để $1)");
        return vocabulary.correct(value);
    }
}
