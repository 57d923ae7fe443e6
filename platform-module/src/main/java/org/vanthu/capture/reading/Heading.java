package org.vanthu.capture.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of the first page: the national motto on the right is the anchor; what stands left of it is the issuing
 * body, below it the number, and below the motto place and date.
 */
final class Heading {

    private static final List<String> MOTTO = List.of("CONG", "HOA", "XA", "HOI", "CHU", "NGHIA", "VIET", "NAM");
    private static final List<String> SUBMOTTO = List.of("DOC", "LAP", "TU", "DO", "HANH", "PHUC");
    private static final Pattern DATE = Pattern.compile(
            "(?:NG[A-Z]{1,3}|N?GAY) ?([0-9OILSBZQ]{1,2}|) ?(?:T?HANG|TH[A-Z]NG|TH[A-Z]{2,3}G) ?([0-9OILSBZQ]{1,2}|) ?N[A-Z]{1,2} ?([0-9OILSBZ]{4})\\b.*");
    private static final Pattern NUMBER_LABEL =
            Pattern.compile("^[\\p{Punct}]*[S5$][ốôoóòỗồộơ06őôÓỐỒỔỘOỖéõỏ][\\p{Punct}]*.*");
    private static final Pattern LOOKS_LIKE_NUMBER = Pattern.compile(".*\\d.*/.*\\p{Lu}.*");
    private static final Pattern ORGAN_START = Pattern.compile(
            "^(UY BAN|UBND|HOI DONG|SO|BO|CUC|CHI CUC|TONG CUC|TONG CONG TY|CONG TY|TAP DOAN|PHONG|BAN|VAN PHONG|TRUNG TAM|TRUONG|BENH VIEN"
                    + "|CONG AN|TOA AN|VIEN|HOC VIEN|THANH TRA|KHO BAC|BAO HIEM|NGAN HANG|CHI NHANH|DANG UY|TINH UY|HUYEN UY|HAT|DOI|TRAM"
                    + "|HOI|LIEN DOAN|KIEM TOAN|TO|VU|BCH|BAN CHI HUY|DOAN|NHA|BAO|DAI|QUY|HOP TAC XA|TONG|LIEN HIEP|UY VIEN|PHAN HIEU|KHOA)\\b.*");

    private final PageLines lines;
    private final Vocabulary vocabulary;
    private final LocalDate today;

    private double top;
    private double split;
    private boolean mottoFound;
    private double mottoBottom;
    private double bottom;
    private Optional<NumberLine> numberLine = Optional.empty();
    private Optional<Line> dateLine = Optional.empty();
    private Optional<ReadValue> place = Optional.empty();
    private Optional<ReadValue> date = Optional.empty();
    private Optional<Organ> issuer = Optional.empty();

    /** The line of the number: the words after "Số:". */
    record NumberLine(String raw, Line words, double middle) {}

    /** The issuing body and, where the heading names one, the body above it. */
    record Organ(String parent, String name, double confidence, Box box) {}

    Heading(PageLines lines, Vocabulary vocabulary, LocalDate today) {
        this.lines = lines;
        this.vocabulary = vocabulary;
        this.today = today;
        findMotto();
        findDate();
        findNumber();
        findIssuer();
    }

    Optional<NumberLine> numberLine() {
        return numberLine;
    }

    Optional<ReadValue> place() {
        return place;
    }

    Optional<ReadValue> date() {
        return date;
    }

    Optional<Organ> issuer() {
        return issuer;
    }

    /**
     * Where the line of the number stands, with the room that a number may take; where none was read, the line that
     * begins with "Số", or else the room below the issuing body.
     */
    Optional<Box> numberPlace() {
        double room = 0.35 * lines.pitch();
        Optional<Line> label = numberLabel();
        if (numberLine.isPresent()) {
            Line words = numberLine.get().words();
            double left = label.map(Line::left).orElse(words.left() - 30);
            return Optional.of(strip(
                    left - 4,
                    Math.max(words.right() + 14, label.map(Line::right).orElse(0.0)),
                    words,
                    room));
        }
        return label.map(line -> strip(line.left() - 4, Math.max(split, line.right() + 10), line, room))
                .or(this::roomForNumber);
    }

    /** Below the issuing body, where recognition saw no number at all. */
    private Optional<Box> roomForNumber() {
        return issuer.filter(organ -> mottoFound)
                .map(organ -> room(0.03 * lines.width(), split, organ.box().bottom() * lines.height()));
    }

    /** Two to three lines below an ordinate, all in points. */
    private Box room(double left, double right, double from) {
        double above = (from + 0.15 * lines.pitch()) / lines.height();
        double below = Math.min(1, (from + 2.9 * lines.pitch()) / lines.height());
        return new Box(
                lines.page().number(),
                left / lines.width(),
                above,
                Math.max(0, right - left) / lines.width(),
                Math.max(0, below - above));
    }

    /** The words from "Số" to the end of the left half, whether or not a number was read from them. */
    private Optional<Line> numberLabel() {
        double limit = Math.min(0.55 * lines.height(), Math.max(top, bottom) + 7 * lines.pitch());
        double from =
                numberLine.map(line -> line.middle() - 0.5 * lines.pitch()).orElse(top + 0.3 * lines.pitch());
        double to = numberLine.map(line -> line.middle() + 0.5 * lines.pitch()).orElse(limit);
        for (Line row : lines.rows()) {
            List<Word> words = lines.between(row, 0, split);
            if (row.middle() < from || row.middle() > to || words.isEmpty()) {
                continue;
            }
            for (int i = 0; i < words.size() && i < 3; i++) {
                if (NUMBER_LABEL.matcher(words.get(i).text()).matches()
                        && Plain.letters(words.get(i).text()).length() < 4) {
                    return Optional.of(new Line(row.page(), words.subList(i, words.size())));
                }
            }
        }
        return Optional.empty();
    }

    /** Where the line of place and date stands; where none was read, the room below the motto. */
    Optional<Box> datePlace() {
        return dateLine.map(line -> strip(line.left() - 90, line.right() + 14, line, 0.35 * lines.pitch()))
                .or(() -> Optional.of(room(split - 20, 0.98 * lines.width(), mottoBottom + 0.5 * lines.wordHeight()))
                        .filter(box -> mottoFound));
    }

    private Box strip(double left, double right, Line line, double room) {
        double height = lines.height();
        double from = Math.max(0, left) / lines.width();
        double above = Math.max(0, line.box().y() - room / height);
        double below = Math.min(1, line.box().bottom() + room / height);
        return new Box(lines.page().number(), from, above, Math.min(1, right / lines.width()) - from, below - above);
    }

    /** Abscissa in points left of which the issuing body stands. */
    double split() {
        return split;
    }

    /** Ordinate in points of the lower of number and date. */
    double bottom() {
        return bottom;
    }

    // ---- motto ----

    private void findMotto() {
        split = 0.43 * lines.width();
        top = 0;
        double lowest = 0;
        for (Line row : lines.rows()) {
            if (row.middle() > 0.45 * lines.height() || (mottoFound && row.middle() > top + 4 * lines.pitch())) {
                break;
            }
            int first = firstOf(row, mottoFound ? SUBMOTTO : MOTTO, mottoFound ? 3 : 4);
            if (first < 0) {
                first = mottoFound ? -1 : firstOf(row, SUBMOTTO, 4);
                if (first < 0) {
                    continue;
                }
                top = row.middle() - lines.pitch();
            } else if (!mottoFound) {
                top = row.middle();
            }
            while (mottoFound && apart(row, first)) {
                first++; // "… VÀ ĐÔ    Độc lập": the end of the issuing body is no part of the motto
            }
            double left = row.words().get(first).box().x() * lines.width() - 3;
            split = mottoFound ? Math.min(split, left) : left;
            mottoFound = true;
            lowest = row.middle();
        }
        if (!mottoFound && !lines.rows().isEmpty()) {
            top = lines.rows().get(0).middle();
        }
        bottom = Math.max(lowest, top);
        mottoBottom = bottom;
    }

    /** Index of the first word of the run that holds most of these words, if it holds enough of them; otherwise -1. */
    private static int firstOf(Line row, List<String> wanted, int enough) {
        List<String> words =
                row.words().stream().map(word -> Plain.letters(word.text())).toList();
        int best = -1;
        double most = enough - 0.1;
        for (int i = 0; i < words.size(); i++) {
            if (!isOneOf(words.get(i), wanted)) {
                continue;
            }
            double found = Plain.like(words.get(i), wanted.get(0)) ? 1.5 : 0; // the run begins with its first word
            int seen = 0;
            for (int j = i; j < words.size() && seen < wanted.size(); j++) {
                seen += words.get(j).isEmpty() ? 0 : 1;
                found += isOneOf(words.get(j), wanted) ? 1 : 0;
            }
            if (found > most + (best < 0 ? 0 : 0.1)) {
                most = found;
                best = i;
            }
        }
        return best;
    }

    private boolean apart(Line row, int index) {
        return index + 1 < row.words().size() && row.gapBefore(index + 1) > 2.5 * lines.wordHeight();
    }

    private static boolean isOneOf(String text, List<String> wanted) {
        return wanted.stream().anyMatch(word -> word.equals(text) || (word.length() > 3 && Plain.like(text, word)));
    }

    // ---- date and place ----

    private void findDate() {
        double limit = Math.min(0.5 * lines.height(), top + 14 * lines.pitch());
        for (Line row : lines.rows()) {
            if (row.middle() < top - lines.pitch() || row.middle() > limit) {
                continue;
            }
            for (int i = 0; i < row.words().size(); i++) {
                String head = Plain.letters(row.words().get(i).text());
                if (!(head.startsWith("NG") || head.startsWith("GAY")) || head.length() > 6) {
                    continue;
                }
                Line rest = row.sub(i, row.words().size());
                boolean motto = mottoFound && row.middle() < mottoBottom + 0.3 * lines.pitch(); // "NGHĨA VIỆT NAM"
                if (dateLine.isEmpty()
                        && !motto
                        && rest.plain().matches(".*(THANG|NAM).*")
                        && rest.left() > 0.3 * lines.width()) {
                    dateLine = Optional.of(rest);
                }
                Matcher found = DATE.matcher(Plain.of(rest.text()));
                if (found.matches()) {
                    takeDate(row, i, rest, found);
                    return;
                }
            }
        }
    }

    private void takeDate(Line row, int index, Line rest, Matcher found) {
        dateLine = Optional.of(rest);
        bottom = Math.max(bottom, row.middle());
        takePlace(row, index);
        String dayText = NumberText.digits(found.group(1));
        String monthText = NumberText.digits(found.group(2));
        if (dayText.isEmpty() || monthText.isEmpty()) {
            return;
        }
        int day = Integer.parseInt(dayText);
        int month = Integer.parseInt(monthText);
        int year = Integer.parseInt(NumberText.digits(found.group(3)));
        double confidence = rest.confidence();
        if (month > 12 && month % 10 > 0 && monthText.startsWith("7")) {
            month = 10 + month % 10; // a 1 that was taken for a 7
            confidence *= 0.7;
        }
        try {
            LocalDate value = LocalDate.of(year, month, day);
            boolean sensible = !value.isAfter(today.plusDays(1)) && year >= 1945;
            date = Optional.of(new ReadValue(value.toString(), sensible ? confidence : confidence * 0.4, rest.box()));
        } catch (DateTimeException e) {
            date = Optional.empty();
        }
    }

    private void takePlace(Line row, int index) {
        int from = index;
        while (from > 0) {
            Word before = row.words().get(from - 1);
            boolean far = row.gapBefore(from) > 1.7 * lines.wordHeight() && from < index;
            boolean number = LOOKS_LIKE_NUMBER.matcher(before.text()).matches()
                    || before.text().matches(".*\\d.*");
            if (far || number || index - from >= 7) {
                break;
            }
            from--;
        }
        while (from < index && Plain.letters(row.words().get(from).text()).isEmpty()) {
            from++;
        }
        if (from == index) {
            return;
        }
        Line words = row.sub(from, index);
        String text = words.text().replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "").replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return;
        }
        Optional<String> known = vocabulary.nearest("place", text, text.length() > 6 ? 1 : 0);
        String value = known.map(Plain::title).orElse(text);
        if (known.isPresent() && Plain.toneless(text).equals(Plain.toneless(value))) {
            value = text;
        }
        place = Optional.of(new ReadValue(
                value,
                known.isPresent() ? Math.max(0.95, words.confidence()) : words.confidence() * 0.93,
                words.box()));
    }

    // ---- number ----

    private void findNumber() {
        double limit = Math.min(0.55 * lines.height(), Math.max(top, bottom) + 7 * lines.pitch());
        for (Line row : lines.rows()) {
            if (row.middle() < top + 0.3 * lines.pitch() || row.middle() > limit) {
                continue;
            }
            for (int i = 0; i < row.words().size() && i < 8; i++) {
                Word word = row.words().get(i);
                boolean inPlace = word.box().x() * lines.width() < Math.max(split, 0.5 * lines.width());
                if (inPlace
                        && NUMBER_LABEL.matcher(word.text()).matches()
                        && word.text().length() < 16
                        && label(row, i)) {
                    NumberLine line = numberFrom(row, i);
                    if (line.raw().matches(".*\\d.*") && line.raw().matches(".*[\\p{L}/].*")) {
                        take(line);
                        return;
                    }
                }
            }
        }
        withoutLabel(limit);
    }

    private static boolean label(Line row, int index) {
        String text = row.words().get(index).text();
        boolean alone = Plain.letters(text).length() <= 2;
        return alone ? index + 1 < row.words().size() : text.matches("^\\p{Punct}*[S5$][\\p{L}6][.:,;]+.*");
    }

    private void withoutLabel(double limit) {
        for (Line row : lines.rows()) {
            if (row.middle() < top + 0.6 * lines.pitch() || row.middle() > limit) {
                continue;
            }
            for (int i = 0; i < row.words().size(); i++) {
                String text = row.words().get(i).text();
                double x = row.words().get(i).box().x() * lines.width();
                if (x < split
                        && text.matches("[\\p{Punct}SsốÔôo:]*\\d{1,5}/(\\d{4}/)?[\\p{Lu}][\\p{L}]*-[\\p{L}-]+.*")) {
                    take(new NumberLine(text.replaceAll("^[^\\d]+", ""), row.sub(i, i + 1), row.middle()));
                    return;
                }
            }
        }
    }

    private void take(NumberLine line) {
        numberLine = Optional.of(line);
        bottom = Math.max(bottom, line.middle());
    }

    private NumberLine numberFrom(Line row, int label) {
        StringBuilder raw = new StringBuilder(
                row.words().get(label).text().replaceAll("^\\p{Punct}*?[S5$]\\p{L}?[ốô06]?[.:,;]*", ""));
        int end = label + 1;
        while (end < row.words().size()) {
            String text = row.words().get(end).text();
            boolean complete = raw.toString().matches(".*[/].*\\p{Lu}{2,}.*");
            boolean joins = text.matches("[-/–—].*")
                    || (raw.toString().matches(".*[-/–—]$") && !text.matches("\\p{Lu}\\p{Ll}{2,},?"));
            double gap = row.gapBefore(end);
            if (complete && !joins && gap > 0.45 * lines.wordHeight()) {
                break;
            }
            boolean place = complete && text.matches("\\p{Lu}\\p{Ll},?") && gap > 1.2 * lines.wordHeight(); // "Hà Nội"
            boolean name =
                    place || (complete && text.matches("\\p{Lu}\\p{Ll}{2,},?") && gap > 0.2 * lines.wordHeight());
            if (name || gap > 7 * lines.wordHeight() || Plain.letters(text).startsWith("NGAY")) {
                break;
            }
            if (!complete && gap > 1.6 * lines.wordHeight() && raw.toString().matches(".*\\d.*\\p{L}.*")) {
                break;
            }
            boolean slashLost = raw.toString().matches("\\d{1,5}") && text.matches("\\p{Lu}{2,}[\\p{L}]*-.*");
            raw.append(slashLost ? NumberText.LOST_SLASH : "").append(text);
            end++;
        }
        String value = raw.toString().replaceAll("^[.:;,]+|[-–—.,;:]+$", "");
        return new NumberLine(value, row.sub(Math.min(label + 1, end - 1), end), row.middle());
    }

    // ---- issuing body ----

    private void findIssuer() {
        double until = numberLine.map(NumberLine::middle).orElse(Math.max(bottom, top + 3 * lines.pitch()))
                - 0.5 * lines.pitch();
        List<Line> parts = new ArrayList<>();
        for (Line row : lines.rows()) {
            if (row.middle() < top - 1.3 * lines.pitch() || row.middle() > until) {
                continue;
            }
            List<Word> words = lines.between(row, 0, split);
            if (words.isEmpty()) {
                continue;
            }
            Line line = trimmed(new Line(lines.page(), words));
            if (Plain.letters(line.text()).length() >= 2 && Plain.capitals(line.text()) > 0.6) {
                parts.add(line);
            }
        }
        if (!parts.isEmpty()) {
            issuer = Optional.of(organ(parts));
        }
    }

    /** Without stains at the ends: single marks apart from the words. */
    private static Line trimmed(Line line) {
        int from = 0;
        int to = line.words().size();
        while (to - from > 1 && noise(line.words().get(from))) {
            from++;
        }
        while (to - from > 1
                && noise(line.words().get(to - 1))
                && !(dash(line.words().get(to - 1)) && line.gapBefore(to - 1) < 0.9 * line.height())) {
            to--;
        }
        return line.sub(from, to);
    }

    private static boolean noise(Word word) {
        String letters = Plain.letters(word.text());
        return letters.isEmpty() || (letters.length() == 1 && word.confidence() < 0.7);
    }

    /** "… ĐỒNG ĐĂNG -": the dash at the end of a line that goes on. */
    private static boolean dash(Word word) {
        return word.text().matches("[-–—]") && word.confidence() > 0.5;
    }

    private Organ organ(List<Line> parts) {
        int boundary = boundary(parts);
        String parent = join(parts.subList(0, boundary));
        List<Line> own = parts.subList(boundary, parts.size());
        Box box = own.get(0).box();
        double confidence = 1;
        for (Line line : own) {
            box = box.union(line.box());
            confidence = Math.min(confidence, line.certainty());
        }
        return new Organ(parent, join(own), confidence, box);
    }

    private String join(List<Line> parts) {
        String text = String.join(" ", parts.stream().map(Line::text).toList())
                .replaceAll("[*_~|=\"“”'‘’<>\\[\\](){}]+", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[^\\p{L}]+|[^\\p{L}\\d)]+$", "");
        return vocabulary.correct(Plain.upper(text));
    }

    /** Index of the line that begins the issuing body: the one after the body above it. */
    private int boundary(List<Line> parts) {
        Optional<String> group = numberLine.flatMap(line -> organGroup(line.raw()));
        int best = 0;
        double bestScore = score(parts, 0, group);
        for (int i = 1; i < parts.size(); i++) {
            boolean starts = ORGAN_START.matcher(Plain.of(parts.get(i).text())).matches();
            String before = Plain.of(parts.get(i - 1).text());
            if (!starts
                    || before.matches(
                            ".*\\b(MOI|VA|CAC|CUA|QUAN LY|DU AN|DAI BIEU QUOC|VAN PHONG|TRUC|CHI NHANH|QUOC)$")) {
                continue;
            }
            double score = score(parts, i, group) + 1;
            if (score > bestScore) {
                bestScore = score;
                best = i;
            }
        }
        return best;
    }

    private double score(List<Line> parts, int from, Optional<String> group) {
        if (group.isEmpty()) {
            return 0;
        }
        String name = join(parts.subList(from, parts.size()));
        String initials = NumberText.initials(name);
        boolean committee = group.get().startsWith("UBND")
                || group.get().startsWith("HĐND")
                || group.get().startsWith("HDND");
        if (committee) {
            return initials.startsWith(group.get().startsWith("U") ? "UBND" : "HĐND") || name.startsWith("UBND")
                    ? 2
                    : -2;
        }
        boolean first =
                !initials.isEmpty() && Plain.letters(group.get()).startsWith(Plain.letters(initials.substring(0, 1)));
        return NumberText.subsequence(group.get(), initials) && first ? 2 : 0;
    }

    /** The group of the issuing body in the notation: after the type, or the first. */
    private static Optional<String> organGroup(String raw) {
        String text = raw.replaceAll("\\s+", "").replaceAll("[–—−]", "-").replace('Ð', 'Đ');
        int slash = text.lastIndexOf('/');
        String[] groups = text.substring(slash + 1).split("-", -1);
        if (slash < 0 || groups[0].isEmpty()) {
            return Optional.empty();
        }
        boolean typed = groups.length > 1
                && (DocumentType.ofAbbreviation(groups[0]).isPresent() || groups[0].matches("QD|HD|DA|CD|QyD|TTR|CTR"));
        return Optional.of(typed ? groups[1] : groups[0]).filter(group -> group.length() > 1);
    }
}
