package org.vanthu.capture.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the fields of an official document from its words and their places, by the layout of Decree 30, appendix I. Has
 * no state; safe for many threads.
 */
public final class DocumentReader {

    private final Vocabulary vocabulary;

    /** Creates a reader that knows no issuer by name. */
    public DocumentReader() {
        this(List.of());
    }

    /** Creates a reader that corrects the issuing body by a list of known names. */
    public DocumentReader(List<String> knownIssuers) {
        this.vocabulary = new Vocabulary(knownIssuers);
    }

    /**
     * Reads a document.
     *
     * @param pages its pages in order
     * @param today the day of reading; a later date of issue is doubted
     */
    public Reading read(List<PageText> pages, LocalDate today) {
        double quality = TextQuality.of(pages);
        List<PageLines> lines = linesOf(pages);
        if (lines.isEmpty()) {
            return new Reading(Map.of(), Optional.empty(), false, quality);
        }
        Map<Field, ReadValue> fields = new EnumMap<>(Field.class);
        Heading heading = new Heading(lines.get(0), vocabulary, today);
        Body body = new Body(lines.get(0), heading, vocabulary);
        Optional<NumberText> number = head(fields, heading, body);
        put(fields, Field.TYPE, body.type(number));
        put(fields, Field.SUBJECT, body.subject());
        put(fields, Field.URGENCY, body.urgency());
        Optional<ReadValue> secrecy = body.secrecy();
        put(fields, Field.SECRECY, secrecy);
        tail(fields, lines, body);
        return new Reading(fields, secrecy, body.complaint(), quality);
    }

    private static Optional<NumberText> head(Map<Field, ReadValue> fields, Heading heading, Body body) {
        String issuer = withMarksOf(
                heading.issuer().map(Heading.Organ::name).orElse(""),
                heading.place().map(ReadValue::value).orElse(""));
        heading.issuer()
                .ifPresent(organ ->
                        fields.put(Field.ISSUER, new ReadValue(issuer, organ.confidence() * 0.95, organ.box())));
        Optional<DocumentType> title = body.title().flatMap(Body.Title::type);
        Optional<NumberText> number = heading.numberLine().flatMap(line -> NumberText.parse(line.raw(), issuer, title));
        number.ifPresent(text -> {
            Line words = heading.numberLine().orElseThrow().words();
            fields.put(
                    Field.NUMBER,
                    new ReadValue(text.value(), text.certainty() * (0.3 + 0.7 * words.confidence()), words.box()));
        });
        String names =
                issuer + " " + heading.issuer().map(Heading.Organ::parent).orElse("");
        put(fields, Field.PLACE, heading.place().map(place -> withMarksOf(place, names)));
        put(fields, Field.ISSUED_DATE, heading.date());
        return number;
    }

    /**
     * The text, its end written as the place is where that has more marks: heading and place name the same territory.
     */
    private static String withMarksOf(String text, String place) {
        String[] words = text.split(" ", -1);
        int length = place.split(" ", -1).length;
        if (place.isEmpty() || words.length <= length) {
            return text;
        }
        String end = String.join(" ", List.of(words).subList(words.length - length, words.length));
        boolean same = Plain.of(end).equals(Plain.of(place)) && marks(place) > marks(end);
        return same ? text.substring(0, text.length() - end.length()) + Plain.upper(place) : text;
    }

    private static ReadValue withMarksOf(ReadValue place, String names) {
        String[] words = names.split(" ", -1);
        int length = place.value().split(" ", -1).length;
        for (int i = 0; i + length <= words.length; i++) {
            String part = String.join(" ", List.of(words).subList(i, i + length));
            if (Plain.of(part).equals(Plain.of(place.value())) && marks(part) > marks(place.value())) {
                return new ReadValue(Plain.title(Plain.lower(part)), place.confidence(), place.box());
            }
        }
        return place;
    }

    private static long marks(String text) {
        return text.codePoints().filter(letter -> letter > 127).count();
    }

    private void tail(Map<Field, ReadValue> fields, List<PageLines> pages, Body body) {
        List<ReadValue> recipients = new ArrayList<>(body.addressees());
        Tail tail = tail(pages);
        tail.label().ifPresent(label -> recipients.addAll(Recipients.read(tail.page(), vocabulary, label)));
        if (!recipients.isEmpty()) {
            fields.put(Field.RECIPIENTS, together(recipients));
        }
        put(fields, Field.SIGNER_NAME, tail.signature().name());
        put(fields, Field.SIGNER_POSITION, tail.signature().position());
        put(fields, Field.SIGNER_COMPETENCE, tail.signature().competence());
    }

    /** The page with the signature: the first that has "Nơi nhận", since annexes may follow; otherwise the last. */
    private Tail tail(List<PageLines> pages) {
        for (PageLines page : pages) {
            List<Line> labels = Recipients.labels(page);
            if (!labels.isEmpty()) {
                Optional<Line> label = Optional.of(labels.get(labels.size() - 1));
                return new Tail(page, label, new Signature(page, vocabulary, label));
            }
        }
        PageLines last = pages.get(pages.size() - 1);
        return new Tail(last, Optional.empty(), new Signature(last, vocabulary, Optional.empty()));
    }

    private record Tail(PageLines page, Optional<Line> label, Signature signature) {}

    /**
     * Returns where the block of the signature stands, with the name and how sure the reading of the block is:
     * recognition of whole pages often takes seal, signature and name together for a picture, so this place deserves a
     * second look.
     */
    public Optional<ReadValue> signaturePlace(List<PageText> pages) {
        List<PageLines> lines = linesOf(pages);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Signature signature = tail(lines).signature();
        return signature
                .place()
                .map(box ->
                        new ReadValue(signature.name().map(ReadValue::value).orElse(""), signature.certainty(), box));
    }

    /** Whether a name begins with a known surname: the first word of a name is lost most often. */
    public boolean beginsWithSurname(String name) {
        return Signature.beginsWithSurname(name, vocabulary);
    }

    /** Returns where the line of the number stands, from "Số" on, or could stand; empty where there is no heading. */
    public Optional<Box> numberPlace(List<PageText> pages) {
        return linesOf(pages).stream()
                .findFirst()
                .flatMap(lines -> new Heading(lines, vocabulary, LocalDate.MAX.minusYears(1)).numberPlace());
    }

    /** Returns where the line of place and date stands or could stand; empty where there is no heading. */
    public Optional<Box> datePlace(List<PageText> pages) {
        return linesOf(pages).stream()
                .findFirst()
                .flatMap(lines -> new Heading(lines, vocabulary, LocalDate.MAX.minusYears(1)).datePlace());
    }

    private static List<PageLines> linesOf(List<PageText> pages) {
        return pages.stream()
                .filter(page -> !page.words().isEmpty())
                .map(PageLines::new)
                .filter(page -> !page.rows().isEmpty())
                .toList();
    }

    private static ReadValue together(List<ReadValue> recipients) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        Box box = recipients.get(0).box();
        double confidence = 1;
        for (ReadValue recipient : recipients) {
            names.put(recipient.value(), true);
            box = box.union(recipient.box());
            confidence = Math.min(confidence, recipient.confidence());
        }
        return new ReadValue(String.join("\n", names.keySet()), confidence * 0.95, box);
    }

    private static void put(Map<Field, ReadValue> fields, Field field, Optional<ReadValue> value) {
        value.ifPresent(read -> fields.put(field, read));
    }
}
