package org.vanthu.capture.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands below the head of the first page: stamps, type, abstract, addressees. */
final class Body {

    private static final List<String> OTHER_TYPES = List.of(
            "Thông tư liên tịch",
            "Thông tư",
            "Nghị định",
            "Pháp lệnh",
            "Sắc lệnh",
            "Luật",
            "Lệnh",
            "Công hàm",
            "Bản sao");
    private static final Pattern ABOUT = Pattern.compile(
            "^[\"'“‘.,:;|_~-]*(V\\s*[/⁄|1lIiyj\\\\]\\s*[vyVwu]|V [vV]|V[NWA]|Vv|V[iy]v|V[/⁄]|[UƯ]/v|\\W?/v)[:.,]*\\s+(?=\\p{L})");
    private static final Pattern ABOUT_WORDS = Pattern.compile("^(VE VIEC|V V|VV|V YV|VN|VW|VA|VIV|VYV|V Y|UV|V) .*");
    /** Symbols whose Đ lost its bar: {@code 13/QB-UBND}, {@code 29/ND-CP}. */
    private static final Pattern BROKEN_D = Pattern.compile("(?<=/)([QN])[BDÐ](?=-\\p{Lu})");

    private static final Pattern STAMP = Pattern.compile("^(NGAY|NGAV|CHUY|DEN|SO VA|SO |GIO).*");
    private static final Pattern BASIS =
            Pattern.compile("^(KINH G[UI]|CAN CU|XET |THEO DE NGHI|DIEU 1|HOM NAY|CHUONG I|PHAN (THU|I)|I |1 ).*");
    private static final Pattern AUTHORITY = Pattern.compile(
            "^(CHU TICH|GIAM DOC|BO TRUONG|THU TUONG|HOI DONG NHAN DAN|UY BAN|TRUONG BAN|TRUONG PHONG|CHANH|TONG|CUC TRUONG|HIEU TRUONG|VIEN TRUONG|CHI"
                    + "|PHO|TM|KT|CHINH PHU|NGAN HANG|THONG DOC|QUYEN|Q |BAN |SO |THUONG TRUC|CONG TY).*");

    private final PageLines lines;
    private final Heading heading;
    private final Vocabulary vocabulary;
    private final List<Line> segments;

    private Optional<Title> title = Optional.empty();
    private Optional<Line> greeting = Optional.empty();

    /** The line with the name of the type. */
    record Title(String name, Optional<DocumentType> type, Line line, double confidence) {}

    Body(PageLines lines, Heading heading, Vocabulary vocabulary) {
        this.lines = lines;
        this.heading = heading;
        this.vocabulary = vocabulary;
        this.segments = lines.segments();
        findGreeting();
        findTitle();
    }

    Optional<Title> title() {
        return title;
    }

    // ---- stamps ----

    private List<Line> stampPlaces() {
        double limit = Math.min(0.5 * lines.height(), heading.bottom() + 14 * lines.pitch());
        List<Line> places = new ArrayList<>();
        for (Line row : lines.rows()) {
            if (row.middle() < limit) {
                places.addAll(row.segments(1.3 * lines.wordHeight()));
            }
        }
        return places;
    }

    private static String stampText(Line line) {
        return Plain.of(line.text()).replaceAll("^([IL1J] )+|( [IL1J])+$", "");
    }

    Optional<ReadValue> urgency() {
        for (Line line : stampPlaces()) {
            if (Plain.capitals(line.text()) < 0.85) {
                continue;
            }
            String text = stampText(line);
            String joined = text.replace(" ", "");
            int level = 0;
            if (joined.length() >= 11 && Plain.distance(joined, "HOATOCHENGIO") <= 2) {
                level = 4;
            } else if ((joined.length() >= 5 && joined.length() <= 9 && joined.contains("HOATOC"))
                    || joined.equals("HOATOC")
                    || joined.equals("HOATÔC")
                    || (joined.length() == 6 && Plain.distance(joined, "HOATOC") == 1)) {
                level = 3;
            } else if (joined.length() >= 9 && joined.length() <= 12 && Plain.distance(joined, "THUONGKHAN") <= 2) {
                level = 2;
            } else if (text.equals("KHAN") || text.equals("KHAAN") || text.equals("KHÂN")) {
                level = 1;
            }
            if (level > 0) {
                return Optional.of(new ReadValue(Integer.toString(level), 0.6 + 0.4 * line.confidence(), line.box()));
            }
        }
        return Optional.empty();
    }

    /** A mark in its place: alone on its line, in capitals, above the text. */
    Optional<ReadValue> secrecy() {
        for (Line line : stampPlaces()) {
            String letters = line.text().replaceAll("[^\\p{L} ]", " ").strip();
            if (Plain.capitals(letters) < 0.99 || line.middle() < 0.02 * lines.height()) {
                continue;
            }
            String joined = stampText(line).replace(" ", "");
            String mark = switch (joined) {
                case "MAT" -> "MẬT";
                case "TOIMAT" -> "TỐI MẬT";
                case "TUYETMAT" -> "TUYỆT MẬT";
                default ->
                    joined.length() > 6 && Plain.distance(joined, "TUYETMAT") <= 1
                            ? "TUYỆT MẬT"
                            : joined.length() > 5 && joined.length() < 8 && Plain.distance(joined, "TOIMAT") <= 1
                                    ? "TỐI MẬT"
                                    : "";
            };
            if (!mark.isEmpty()) {
                return Optional.of(new ReadValue(mark, 0.6 + 0.4 * line.confidence(), line.box()));
            }
        }
        return Optional.empty();
    }

    /** Whether a heading in capitals names the page a complaint, a denunciation or a dispute. */
    boolean complaint() {
        double limit = 0.55 * lines.height();
        for (int i = 0; i < lines.rows().size(); i++) {
            Line row = lines.rows().get(i);
            String text = row.plain();
            if (row.middle() > limit || !row.capitals() || !text.matches("^(DON|THU|DCN|BON) ?.*")) {
                continue;
            }
            String both = text + " "
                    + (i + 1 < lines.rows().size() && lines.rows().get(i + 1).capitals()
                            ? lines.rows().get(i + 1).plain()
                            : "");
            if (both.matches(".*(KHIEU NAI|KHIEU KIEN|TO CAO|TO GIAC|TRANH CHAP).*")) {
                return true;
            }
        }
        return false;
    }

    // ---- type ----

    private void findGreeting() {
        greeting = lines.rows().stream()
                .filter(row -> row.middle() > heading.bottom() && row.middle() < 0.75 * lines.height())
                .filter(row -> greetingAt(row) >= 0)
                .findFirst();
    }

    /** Index of the word after "Kính gửi", -1 where the row does not have it near its start. */
    private static int greetingAt(Line row) {
        for (int i = 0; i + 1 < row.words().size() && i < 12; i++) {
            String both = Plain.letters(
                    row.words().get(i).text() + row.words().get(i + 1).text());
            if (both.length() < 9
                    && Plain.like(both, "KINHGUI")
                    && Character.isUpperCase(row.words().get(i).text().codePointAt(0))) {
                return i + 2;
            }
            if (Plain.like(row.words().get(i).text(), "KINHGUI")) {
                return i + 1;
            }
        }
        return -1;
    }

    private void findTitle() {
        double limit = greeting.map(Line::middle).orElse(0.62 * lines.height());
        Title best = null;
        for (Line segment : segments) {
            boolean inPlace = segment.middle() > heading.bottom() + 0.3 * lines.pitch()
                    && segment.middle() < limit
                    && segment.centre() > 0.3 * lines.width()
                    && segment.centre() < 0.75 * lines.width();
            if (!inPlace || Plain.capitals(segment.text()) < 0.8) {
                continue;
            }
            Optional<Title> found = titleOf(segment);
            if (found.isPresent() && (best == null || found.get().confidence() > best.confidence() + 0.2)) {
                best = found.get();
            }
        }
        title = Optional.ofNullable(best);
    }

    private Optional<Title> titleOf(Line line) {
        String letters = Plain.letters(line.text());
        Title best = null;
        int bestDistance = 3;
        for (DocumentType type : DocumentType.values()) {
            String wanted = Plain.letters(type.title());
            int distance = Plain.distance(letters, wanted);
            int allowed = wanted.length() <= 5 ? 0 : wanted.length() <= 8 ? 1 : 2;
            if (distance <= allowed && distance < bestDistance) {
                bestDistance = distance;
                best = new Title(
                        type.title(),
                        Optional.of(type),
                        line,
                        (distance == 0 ? 0.98 : 0.85) * (0.5 + 0.5 * line.confidence()));
            }
        }
        for (String name : OTHER_TYPES) {
            String wanted = Plain.letters(name);
            if (best == null && letters.equals(wanted)) {
                best = new Title(name, Optional.empty(), line, 0.9);
            }
        }
        if (best != null) {
            return Optional.of(best);
        }
        for (DocumentType type : DocumentType.values()) { // "CHƯƠNG TRÌNH HÀNH ĐỘNG", "BIÊN BẢN HỌP"
            String wanted = Plain.of(type.title()) + " ";
            if (line.plain().startsWith(wanted) && line.plain().length() < 60) {
                return Optional.of(new Title(type.title(), Optional.of(type), line, 0.75));
            }
        }
        return Optional.empty();
    }

    Optional<ReadValue> type(Optional<NumberText> number) {
        Optional<DocumentType> named = number.flatMap(NumberText::type);
        if (title.isPresent()) {
            Title found = title.get();
            boolean agrees = named.isEmpty() || named.equals(found.type());
            return Optional.of(new ReadValue(
                    found.name(),
                    agrees ? found.confidence() : found.confidence() * 0.7,
                    found.line().box()));
        }
        Optional<Line> about = aboutLine();
        if (named.isPresent() && about.isEmpty()) {
            return Optional.of(new ReadValue(
                    named.get().title(),
                    0.7,
                    heading.numberLine().orElseThrow().words().box()));
        }
        if (about.isPresent() || greeting.isPresent()) {
            Line line = about.orElseGet(greeting::orElseThrow);
            return Optional.of(
                    new ReadValue(DocumentType.CONG_VAN.title(), about.isPresent() ? 0.95 : 0.8, line.box()));
        }
        return Optional.empty();
    }

    // ---- abstract ----

    Optional<ReadValue> subject() {
        return title.isPresent() ? belowTitle(title.get()) : about();
    }

    private Optional<ReadValue> belowTitle(Title found) {
        List<Line> taken = new ArrayList<>();
        double lastMiddle = found.line().middle();
        double lastGap = 0;
        for (Line whole : segments) {
            Line segment = withoutStamp(whole, found.line());
            if (segment.middle() <= found.line().middle() + 0.4 * lines.wordHeight()) {
                continue;
            }
            if (segment.middle() > lastMiddle + 2.6 * lines.pitch()) {
                break;
            }
            boolean rule = segment.text().matches("[\\p{Punct}—–=°\\s]+")
                    || Plain.letters(segment.text()).length() < 2;
            double off = Math.abs(segment.centre() - found.line().centre());
            if (off > 0.09 * lines.width()) {
                if (rule || segment.right() < found.line().left()) {
                    continue; // a stamp or a stain beside the title
                }
                break;
            }
            if (rule) {
                if (taken.isEmpty()) {
                    continue;
                }
                break;
            }
            double gap = segment.middle() - lastMiddle;
            if (ends(segment, taken, gap, lastGap)) {
                break;
            }
            taken.add(segment);
            lastGap = taken.size() > 1 ? gap : Math.min(gap, 1.15 * lines.pitch());
            lastMiddle = segment.middle();
        }
        return joined(taken);
    }

    /** Without the words of an arrival stamp left of the abstract: "Ngày: 23/10/19", "Chuyển: …". */
    private Line withoutStamp(Line line, Line titleLine) {
        boolean stamped =
                STAMP.matcher(line.plain()).matches() && line.left() < titleLine.left() - 2 * lines.wordHeight();
        for (int i = 1; stamped && i < line.words().size(); i++) {
            Line rest = line.sub(i, line.words().size());
            boolean begins = line.gapBefore(i) > 0.55 * lines.wordHeight()
                    && Plain.letters(rest.text()).length() > 2;
            if (begins && Math.abs(rest.centre() - titleLine.centre()) < 0.05 * lines.width()) {
                return rest;
            }
        }
        return line;
    }

    private boolean ends(Line segment, List<Line> taken, double gap, double lastGap) {
        String plain = segment.plain();
        if (plain.startsWith("KINH GUI") || plain.startsWith("CAN CU") || greetingAt(segment) >= 0) {
            return true;
        }
        boolean symbol = segment.text().matches(".*\\d.*[/-].*"); // "75/QĐ-UBND" goes on the line before
        if (segment.capitals()
                && !symbol
                && (AUTHORITY.matcher(plain).matches()
                        || (!taken.isEmpty() && !taken.get(taken.size() - 1).capitals()))) {
            return true;
        }
        if (taken.isEmpty()) {
            boolean paragraph = segment.left() < 0.27 * lines.width() && segment.right() > 0.85 * lines.width();
            return BASIS.matcher(plain).matches()
                    || gap > 2.1 * lines.pitch()
                    || (paragraph && gap > 1.7 * lines.pitch());
        }
        return BASIS.matcher(plain).matches() || gap > 1.36 * lastGap;
    }

    /** The first line of "V/v …" under the number, if there is one. */
    private Optional<Line> aboutLine() {
        return aboutLines().stream().findFirst();
    }

    private List<Line> aboutLines() {
        if (heading.numberLine().isEmpty()) {
            return List.of();
        }
        double start = heading.numberLine().get().middle();
        double end = greeting.map(Line::middle).orElse(start + 8 * lines.pitch()) - 0.4 * lines.pitch();
        List<Line> taken = new ArrayList<>();
        double last = start;
        for (Line row : lines.rows()) {
            if (row.middle() <= start + 0.5 * lines.wordHeight()
                    || row.middle() > Math.max(end, start + 1.6 * lines.pitch())) {
                continue;
            }
            for (Line segment : row.segments(1.7 * lines.wordHeight())) {
                if (segment.left() > heading.split()
                        || segment.centre() > heading.split() + 0.02 * lines.width()
                        || Plain.letters(segment.text()).length() < 2) {
                    continue;
                }
                boolean first = taken.isEmpty();
                boolean about = ABOUT.matcher(segment.text()).find()
                        || ABOUT_WORDS.matcher(segment.plain()).matches();
                if (first && !about) {
                    continue;
                }
                double pitch = lines.pitch();
                if (!first
                        && (segment.middle() - last > 1.5 * pitch
                                || (segment.capitals() && segment.plain().length() < 16))) {
                    return taken;
                }
                taken.add(segment);
                last = segment.middle();
                break;
            }
        }
        return taken;
    }

    private Optional<ReadValue> about() {
        return joined(aboutLines())
                .map(value -> new ReadValue(
                        Plain.capital(ABOUT.matcher(value.value()).replaceFirst(""))
                                        .equals(value.value())
                                ? value.value()
                                : ABOUT.matcher(value.value()).replaceFirst(""),
                        value.confidence(),
                        value.box()));
    }

    private Optional<ReadValue> joined(List<Line> taken) {
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        Box box = taken.get(0).box();
        double confidence = 1;
        StringBuilder text = new StringBuilder();
        for (Line line : taken) {
            box = box.union(line.box());
            confidence = Math.min(confidence, line.certainty());
            text.append(text.length() == 0 ? "" : " ").append(line.text());
        }
        String value = text.toString()
                .replaceAll("[\\s_—|~=*\"“”]+$", "")
                .replaceAll("^[\\s_—|~=*.,:;'‘-]+", "")
                .replaceAll("\\s+", " ")
                .replaceAll("[.;,]$", "")
                .replaceAll("^.{1,12} \\| ", "") // what is left of a stamp before a frame
                .replaceAll("(?<=\\b[Qq]uý )[1l|](?=[ /])", "I"); // quarters are numbered in Roman figures
        value = BROKEN_D.matcher(value).replaceAll("$1Đ");
        boolean spelled = Syllables.share(value) > 0.99;
        return Optional.of(new ReadValue(vocabulary.correct(value), confidence * (spelled ? 0.96 : 0.85), box));
    }

    // ---- addressees ----

    /** Those after "Kính gửi", with their place. */
    List<ReadValue> addressees() {
        if (greeting.isEmpty()) {
            return List.of();
        }
        Line row = greeting.get();
        int at = greetingAt(row);
        while (at < row.words().size()
                && Plain.letters(row.words().get(at).text()).isEmpty()
                && !row.words().get(at).text().matches("[-–—]+")) {
            at++;
        }
        List<ReadValue> all = new ArrayList<>();
        Line label = row.sub(0, Math.min(at, row.words().size()));
        if (at < row.words().size()) {
            add(all, List.of(cutAtGap(row.sub(at, row.words().size()))));
        }
        boolean single = at < row.words().size() && !row.words().get(at).text().matches("[-–—~]+.*");
        boolean open = all.isEmpty()
                || !single
                || (!row.text().strip().endsWith(".") && row.text().strip().endsWith(";"));
        following(all, row, label, open);
        return all;
    }

    private Line cutAtGap(Line line) {
        return line.segments(2.2 * lines.wordHeight()).get(0);
    }

    private void following(List<ReadValue> all, Line row, Line label, boolean listed) {
        double last = row.middle();
        List<Line> item = new ArrayList<>();
        for (Line next : lines.rows()) {
            if (next.middle() <= row.middle() + 0.4 * lines.wordHeight()) {
                continue;
            }
            Line text = cutAtGap(trimmedLeft(next, label.left() - 12));
            boolean dash = text.words().get(0).text().matches("[-–—~•+].*");
            boolean inside = text.left() > label.left() - 12 && text.left() > 0.2 * lines.width();
            if (next.middle() - last > 1.75 * lines.pitch() || !inside || (!dash && (!listed || item.isEmpty()))) {
                break;
            }
            if (dash) {
                add(all, item);
                item.clear();
            }
            item.add(text);
            last = next.middle();
            if (text.text().strip().endsWith(".") && listed) {
                break;
            }
        }
        add(all, item);
    }

    private Line trimmedLeft(Line line, double from) {
        List<Word> words = lines.between(line, from, lines.width());
        return words.isEmpty() ? line : new Line(line.page(), words);
    }

    private void add(List<ReadValue> all, List<Line> item) {
        if (item.isEmpty()) {
            return;
        }
        String text = String.join(" ", item.stream().map(Line::text).toList());
        double confidence = item.stream().mapToDouble(Line::confidence).min().orElse(0);
        for (String part : text.split(";\\s*", -1)) {
            String name = Recipients.clean(part, vocabulary);
            if (!name.isEmpty()) {
                all.add(new ReadValue(name, confidence, item.get(0).box()));
            }
        }
    }
}
