package org.vanthu.capture.ocr;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.DocumentReader;
import org.vanthu.capture.reading.Field;
import org.vanthu.capture.reading.PageText;
import org.vanthu.capture.reading.ReadValue;
import org.vanthu.capture.reading.Word;

/**
 * Recognises the line of one field anew, cut out and prepared in other ways, and lets the readings vote. Two that agree
 * end the vote, so a line costs one more recognition where the first was right, and a few where it was not. The
 * confidence of the words says afterwards whether the readings agreed.
 */
final class LineVote {

    private static final DocumentReader READER = new DocumentReader();
    private static final LocalDate TODAY = LocalDate.MAX.minusYears(1);
    private static final double AGREED = 0.97;
    private static final double ALONE = 0.6;

    private final Field field;
    private final Predicate<String> likely;

    /** A way of recognising a line: the languages, how the picture is parted, and what is done to it before. */
    record Way(String languages, String segmentation, UnaryOperator<PictureCut> preparation) {}

    /** A reading of the line: what the field says with its words, and how sure it is. */
    private record Vote(String value, double confidence, List<PageText> pages) {}

    LineVote(Field field) {
        this(field, value -> true);
    }

    /** Creates a vote in which two readings end it only if their value is a likely one; the others wait for better. */
    LineVote(Field field, Predicate<String> likely) {
        this.field = field;
        this.likely = likely;
    }

    /**
     * Returns the pages with the words of the line that most readings agree on.
     *
     * @param line what is recognised anew and replaced
     * @param cut the line, or more, of which the ways take their part
     */
    List<PageText> improve(List<PageText> pages, Box line, PictureCut cut, List<Way> ways)
            throws IOException, OcrException {
        List<Vote> votes = new ArrayList<>();
        vote(votes, pages);
        boolean looked = false;
        for (Way way : ways) {
            List<Word> words = way.preparation().apply(cut).words(way.languages(), way.segmentation());
            if (words.isEmpty()) {
                continue;
            }
            looked = true;
            vote(votes, Words.replaced(pages, line, words));
            Optional<Vote> agreed = agreed(
                    votes.stream().filter(vote -> likely.test(vote.value())).toList());
            if (agreed.isPresent()) {
                return Words.confidence(agreed.get().pages(), line, confidence -> Math.max(confidence, AGREED));
            }
        }
        if (!looked) {
            return pages;
        }
        return agreed(votes)
                .filter(vote -> votes.stream().noneMatch(other -> likely.test(other.value())))
                .or(() -> votes.stream()
                        .max(Comparator.comparing((Vote vote) -> likely.test(vote.value()))
                                .thenComparing(Vote::confidence)))
                .map(best -> Words.confidence(best.pages(), line, confidence -> Math.min(confidence, ALONE)))
                .orElse(pages);
    }

    private void vote(List<Vote> votes, List<PageText> pages) {
        Optional<ReadValue> read = READER.read(pages, TODAY).get(field);
        read.ifPresent(value -> votes.add(new Vote(value.value(), value.confidence(), pages)));
    }

    /** The surest vote for the value that two votes have. */
    private static Optional<Vote> agreed(List<Vote> votes) {
        Map<String, Vote> seen = new HashMap<>();
        for (Vote vote : votes) {
            Vote same = seen.putIfAbsent(vote.value(), vote);
            if (same != null) {
                return Optional.of(same.confidence() >= vote.confidence() ? same : vote);
            }
        }
        return Optional.empty();
    }
}
