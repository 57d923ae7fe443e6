package org.vanthu.capture.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The block at the bottom right: competence, position, name; between them a seal and a signature that look like words.
 */
final class Signature {

    private static final Pattern COMPETENCE = Pattern.compile(
            "^[^\\p{L}]*(T\\s?M|K\\s?T|T\\s?L|T\\s?U\\s?Q|Q|TUO|IM|TI|KI|1M|TM|LT)\\s?[.,:;]\\s*(\\p{Lu}.*)$");
    private static final Pattern COMPETENCE_BARE = Pattern.compile("^[^\\p{L}]*(TM|KT|TL|TUQ)\\s+(\\p{Lu}.*)$");
    private static final Pattern RANK = Pattern.compile(
            "^(Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|PGS\\.?\\s?TS\\.?|GS\\.?\\s?TS\\.?|TS\\.?|ThS\\.?|BS\\.?(\\s?CK\\s?I*)?|LS\\.?)\\s+");

    private static final Pattern NAME_PART =
            Pattern.compile("\\p{Lu}[\\p{Ll}]+\\.?|\\p{Lu}[\\p{Ll}]?|PGS\\.?|TS\\.?|ThS\\.?|tá|tướng|úy|uý");

    /** An L whose foot a seal or a signature cut off: "1,ưu", "†,ương". */
    private static final Pattern BROKEN_L = Pattern.compile("^[1|†!lI][,.](?=\\p{Ll})");

    /** Differs by its tone only from the surname Đinh, but is no surname. */
    private static final String MIDDLE_NAME = "Đình";

    private final PageLines lines;
    private final Vocabulary vocabulary;
    private final Optional<Line> label;
    private Optional<ReadValue> competence = Optional.empty();
    private Optional<ReadValue> position = Optional.empty();
    private Optional<ReadValue> name = Optional.empty();
    private boolean hole;

    Signature(PageLines lines, Vocabulary vocabulary, Optional<Line> label) {
        this.lines = lines;
        this.vocabulary = vocabulary;
        this.label = label;
        List<Line> block = block();
        if (!block.isEmpty()) {
            read(block);
        }
    }

    Optional<ReadValue> competence() {
        return competence;
    }

    Optional<ReadValue> position() {
        return position;
    }

    Optional<ReadValue> name() {
        return name;
    }

    /** Where the block stands, from its first line to below the name; empty where there is no sign of a signature. */
    Optional<Box> place() {
        Optional<Box> first = competence.or(() -> position).map(ReadValue::box);
        if (first.isEmpty() && label.isEmpty()) {
            return Optional.empty();
        }
        double height = lines.height();
        double top = Math.min(
                first.map(Box::y).orElse(1.0),
                label.map(line -> line.middle() / height - line.height() / height)
                        .orElse(1.0));
        double from = Math.max(0, top - 8 / height);
        double depth = (170 + (competence.isPresent() ? 20 : 0) + (position.isPresent() ? 0 : 20)) / height;
        double left = position.map(value -> Math.min(
                        value.box().x() - 10 / lines.width(), value.box().centerX() - 115 / lines.width()))
                .orElse(0.47);
        double start = Math.max(0.42, left);
        return Optional.of(new Box(lines.page().number(), start, from, 0.985 - start, Math.min(depth, 0.995 - from)));
    }

    /** How sure the whole block is, 0..1. */
    double certainty() {
        double names = name.map(ReadValue::confidence).orElse(0.0);
        double positions = position.map(ReadValue::confidence).orElse(0.0);
        return 0.55 * names + 0.4 * positions + (competence.isPresent() ? 0.05 : 0.03) - (hole ? 0.12 : 0);
    }

    /** Whether there is room for a word between two words: one was not recognised. */
    private boolean hole(Line line) {
        for (int i = 1; i < line.words().size(); i++) {
            if (line.gapBefore(i) > 2.5 * lines.wordHeight()) {
                return true;
            }
        }
        return false;
    }

    /** Lines right of the middle from the top of the block downwards. */
    private List<Line> block() {
        List<Word> right = new ArrayList<>();
        for (Line row : lines.rows()) {
            for (Line segment : row.segments(1.5 * lines.wordHeight())) {
                right.addAll(rightOf(segment));
            }
        }
        PageText page = lines.page();
        List<Line> all =
                new PageLines(new PageText(page.number(), page.widthPoints(), page.heightPoints(), right)).rows();
        double from = label.map(line -> line.middle() - 1.9 * lines.pitch()).orElseGet(() -> start(all));
        List<Line> block = from(all, from);
        if (label.isPresent() && block.stream().noneMatch(this::begins)) {
            List<Line> above = from(all, start(all)); // minutes: two signatures, and the receivers below them
            return above.isEmpty() ? block : above;
        }
        return block;
    }

    private static List<Line> from(List<Line> all, double from) {
        return all.stream().filter(line -> line.middle() >= from).toList();
    }

    /** Whether a line can be the first of a signature: a competence or a known position, in capitals. */
    private boolean begins(Line line) {
        return line.capitals()
                && (COMPETENCE.matcher(line.text()).matches()
                        || positionOf(Plain.upper(line.text())).isPresent());
    }

    /**
     * The words of a segment that can belong to the block: right of the middle, and not the end of a receiver's name.
     */
    private List<Word> rightOf(Line segment) {
        List<Word> words = lines.between(segment, 0.46 * lines.width(), lines.width());
        if (words.isEmpty() || words.size() == segment.words().size()) {
            return words;
        }
        int first = segment.words().indexOf(words.get(0));
        boolean closed = segment.words().get(first - 1).text().endsWith(";");
        boolean capitals = Plain.capitals(segment.text()) > 0.8;
        if (closed || (capitals && segment.left() > 0.36 * lines.width())) {
            return closed ? words : segment.words();
        }
        for (int i = 0; i < words.size(); i++) { // "… các xã, phường; PHÓ CHỦ TỊCH"
            if (words.get(i).text().endsWith(";")) {
                return words.subList(i + 1, words.size());
            }
        }
        return List.of();
    }

    /** Without "Nơi nhận": the last line in capitals that begins a signature. */
    private double start(List<Line> right) {
        double found = Double.MAX_VALUE;
        for (Line line : right) {
            boolean begins =
                    line.middle() > 0.08 * lines.height() && line.centre() > 0.55 * lines.width() && begins(line);
            if (begins) {
                found = found == Double.MAX_VALUE || line.middle() - found > 6 * lines.pitch() ? line.middle() : found;
            }
        }
        return found == Double.MAX_VALUE ? found : found - 0.3 * lines.pitch();
    }

    private void read(List<Line> block) {
        List<String> prefixes = new ArrayList<>();
        List<Line> prefixLines = new ArrayList<>();
        List<Line> positionLines = new ArrayList<>();
        int at = 0;
        for (; at < block.size(); at++) {
            Line line = block.get(at);
            String text = line.text();
            boolean capitals =
                    Plain.capitals(text) >= 0.7 && Plain.letters(text).length() >= 3;
            boolean next = (prefixLines.isEmpty() && positionLines.isEmpty())
                    || line.middle() - last(prefixLines, positionLines) < 1.7 * lines.pitch();
            if (!capitals) {
                if (positionLines.isEmpty() && prefixLines.isEmpty()) {
                    continue;
                }
                if ((next && Plain.letters(text).length() < 4) || positionLines.isEmpty()) {
                    continue;
                }
                break;
            }
            Optional<String> prefix = positionLines.isEmpty() ? prefixOf(text) : Optional.empty();
            if (prefix.isPresent()) {
                prefixes.add(prefix.get());
                prefixLines.add(line);
            } else if (positionLines.isEmpty() || (next && continues(positionLines, line))) {
                positionLines.add(line);
            } else {
                break;
            }
        }
        setPosition(prefixes, prefixLines, positionLines);
        findName(block.subList(Math.min(at, block.size()), block.size()), positionLines);
    }

    private static double last(List<Line> prefixes, List<Line> positions) {
        List<Line> lines = positions.isEmpty() ? prefixes : positions;
        return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).middle();
    }

    private boolean continues(List<Line> positions, Line line) {
        String text = Plain.upper(line.text()).replaceAll("[^\\p{L} ,-]", "").strip();
        return Plain.letters(text).length() >= 2
                && line.confidence() > (Plain.letters(text).length() < 4 ? 0.85 : 0.6)
                && Math.abs(line.centre() - positions.get(0).centre()) < 0.06 * lines.width()
                && positionOf(Plain.upper(positions.get(0).text()))
                        .filter(known -> !known.contains("VỤ TRƯỞNG") || known.length() > 12)
                        .isEmpty();
    }

    private Optional<String> prefixOf(String text) {
        Matcher found = COMPETENCE.matcher(text);
        if (!found.matches()) {
            found = COMPETENCE_BARE.matcher(text);
            if (!found.matches()) {
                return Optional.empty();
            }
        }
        String mark = switch (Plain.letters(found.group(1))) {
            case "TM", "IM", "1M" -> "TM";
            case "KT", "KI" -> "KT";
            case "TL", "TI", "LT" -> "TL";
            case "TUQ", "TUO" -> "TUQ";
            default -> "Q";
        };
        if (mark.equals("Q")) {
            return Optional.empty();
        }
        return Optional.of(mark + ". " + tidy(found.group(2)));
    }

    private String tidy(String text) {
        String value = Plain.upper(text)
                .replaceAll("[^\\p{L}\\d ,.&-]+", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("(^[^\\p{L}]+)|([^\\p{L}]+$)", "")
                .replaceAll("( \\p{L}){1,2}$", "");
        Optional<String> known = positionOf(value);
        return known.orElseGet(() -> vocabulary.correct(value));
    }

    private Optional<String> positionOf(String text) {
        String core = text.replaceAll("[^\\p{L} ,-]", "").strip();
        if (core.length() < 4) {
            return Optional.empty();
        }
        return vocabulary
                .nearest("position", core, core.length() > 12 ? 2 : core.length() > 7 ? 1 : 0)
                .map(Plain::upper)
                .map(known -> Plain.toneless(known).equals(Plain.toneless(core)) ? core : known);
    }

    private void setPosition(List<String> prefixes, List<Line> prefixLines, List<Line> positionLines) {
        if (!prefixes.isEmpty()) {
            hole = prefixLines.stream().anyMatch(this::hole);
            double confidence =
                    prefixLines.stream().mapToDouble(Line::confidence).min().orElse(0) * (hole ? 0.7 : 1);
            competence = Optional.of(new ReadValue(String.join("; ", prefixes), confidence * 0.97, boxOf(prefixLines)));
        }
        if (positionLines.isEmpty()) {
            return;
        }
        String raw = String.join(" ", positionLines.stream().map(Line::text).toList());
        Matcher acting =
                Pattern.compile("^[^\\p{L}]*(Q|QUYỀN)[.,]?\\s+(\\p{Lu}{3}.*)$").matcher(raw);
        boolean isActing = acting.matches() && acting.group(1).equals("Q");
        String value = isActing ? "Q. " + tidy(acting.group(2)) : tidy(raw);
        double confidence =
                positionLines.stream().mapToDouble(Line::confidence).min().orElse(0);
        boolean known = positionOf(isActing ? value.substring(3) : value).isPresent();
        ReadValue read =
                new ReadValue(value, known ? Math.max(confidence, 0.93) : confidence * 0.85, boxOf(positionLines));
        position = Optional.of(read);
        if (isActing && competence.isEmpty()) {
            competence = position;
        }
    }

    private static Box boxOf(List<Line> lines) {
        Box box = lines.get(0).box();
        for (Line line : lines) {
            box = box.union(line.box());
        }
        return box;
    }

    // ---- name ----

    private void findName(List<Line> below, List<Line> positionLines) {
        double centre = positionLines.isEmpty()
                ? 0.72 * lines.width()
                : positionLines.get(0).centre();
        double top = positionLines.isEmpty()
                ? 0
                : positionLines.get(positionLines.size() - 1).middle();
        Line best = null;
        double bestScore = 0;
        for (Line line : below) {
            if (line.middle() - top > 11 * lines.pitch()) {
                break;
            }
            Line candidate = nameIn(line);
            double score = candidate.words().isEmpty() ? 0 : score(nameOf(candidate), candidate, centre);
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        if (best != null) {
            String value = mended(nameOf(best));
            double confidence = best.certainty() * (bestScore >= 3 ? 1 : 0.8) * (Syllables.share(value) < 1 ? 0.6 : 1);
            name = Optional.of(new ReadValue(value, confidence, best.box()));
        }
    }

    private static String nameOf(Line line) {
        return line.words().stream().map(word -> letters(word.text())).collect(Collectors.joining(" "));
    }

    private static String letters(String text) {
        return BROKEN_L.matcher(text).replaceFirst("L").replaceAll("[^\\p{L}.]+", "");
    }

    /** The words of a line that are written as a name: they begin with a capital and go on in small letters. */
    private static Line nameIn(Line line) {
        List<Word> words = new ArrayList<>();
        List<Word> best = new ArrayList<>();
        for (Word word : line.words()) {
            String text = letters(word.text());
            if (text.replace(".", "").isEmpty()) {
                continue; // a stain, a piece of a ring
            }
            if (NAME_PART.matcher(text).matches() && !(text.length() == 1 && !text.matches("[YÝỲỶỸỴ]"))) {
                words.add(word);
            } else {
                words = new ArrayList<>();
            }
            if (words.size() > best.size()) {
                best = words;
            }
        }
        while (!best.isEmpty()
                && Character.isLowerCase(letters(best.get(0).text()).codePointAt(0))) {
            best = new ArrayList<>(best.subList(1, best.size()));
        }
        if (best.size() < 2) { // a name in capitals
            List<Word> capitals = line.words().stream()
                    .filter(word -> letters(word.text()).length() > 1)
                    .toList();
            String text = capitals.stream().map(Word::text).collect(Collectors.joining(" "));
            return new Line(line.page(), Plain.capitals(text) > 0.95 && capitals.size() >= 3 ? capitals : List.of());
        }
        return new Line(line.page(), best);
    }

    private double score(String candidate, Line line, double centre) {
        String core = RANK.matcher(candidate).replaceFirst("");
        String[] words = core.split(" ", -1);
        if (words.length < 2 || words.length > 6 || core.length() < 5) {
            return 0;
        }
        double score = 1;
        score += surname(words).isPresent() ? 2 : 0;
        score += core.length() < candidate.length() ? 2 : 0;
        score += words.length >= 3 ? 0.5 : 0;
        score -= Math.abs(line.centre() - centre) > 0.12 * lines.width() ? 1.5 : 0;
        score += line.confidence() - 0.5;
        score -= Plain.capitals(candidate) > 0.95 ? 1 : 0;
        for (String word : words) {
            score -= Syllables.valid(word) ? 0 : 1;
        }
        return score;
    }

    private String mended(String candidate) {
        Matcher rank = RANK.matcher(candidate);
        String title = rank.find() ? rank.group() : "";
        String[] words = candidate.substring(title.length()).split(" ", -1);
        surname(words)
                .filter(known -> !Plain.toneless(known).equals(Plain.toneless(words[0])))
                .filter(known -> !exactSurname(words[0]))
                .ifPresent(known -> words[0] = Plain.capital(known));
        for (int i = 1; i < words.length - 1; i++) {
            words[i] = switch (Plain.of(words[i])) {
                case "VAN" -> words[i].matches("V[âầấẫậaàáãạă]n") && !words[i].equals("Vân") ? "Văn" : words[i];
                case "THI" -> i == 1 ? "Thị" : words[i];
                case "DUC" -> words[i].startsWith("D") ? words[i] : "Đức";
                case "HUU" -> "Hữu";
                case "TRONG" -> "Trọng";
                case "NGOC" -> "Ngọc";
                case "QUOC" -> "Quốc";
                case "DINH" -> words[i].startsWith("D") ? "Đình" : words[i];
                default -> words[i];
            };
        }
        if (words[words.length - 1].equals("Quynh")) {
            words[words.length - 1] = "Quỳnh"; // there is no such name without its tone
        }
        return title + String.join(" ", words);
    }

    /** The surname that a name begins with; where only two words were read, the surname may be the one that is lost. */
    private Optional<String> surname(String[] words) {
        if (words[0].equals(MIDDLE_NAME)) {
            return Optional.empty();
        }
        return vocabulary.nearest("surname", words[0], words.length > 2 && words[0].length() > 4 ? 1 : 0);
    }

    /** Whether a name begins with a surname, letter by letter. */
    static boolean beginsWithSurname(String name, Vocabulary vocabulary) {
        String first = RANK.matcher(name).replaceFirst("").split(" ", -1)[0];
        return vocabulary.section("surname").stream().anyMatch(known -> known.equalsIgnoreCase(first));
    }

    private boolean exactSurname(String word) {
        return vocabulary.section("surname").stream()
                .anyMatch(known -> Plain.toneless(known).equals(Plain.toneless(word)));
    }
}
