package org.vanthu.capture.ocr;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.DocumentReader;
import org.vanthu.capture.reading.Field;
import org.vanthu.capture.reading.PageText;

/**
 * Puts the lines of the number and of the date to the vote where they are in doubt, or written by hand: a wrong digit
 * there does more harm than anywhere else.
 */
final class NumberLook {

    private static final Logger LOG = LoggerFactory.getLogger(NumberLook.class);
    private static final DocumentReader READER = new DocumentReader();
    private static final double SURE = 0.93;

    /** How sure a reading of what a pen wrote or a stamp printed can be at most. */
    private static final double BY_HAND = 0.8;

    private final String languages;
    private final String language;
    private final Path temporary;

    NumberLook(String languages, Path temporary) {
        this.languages = languages;
        this.language = languages.split("\\+", -1)[0];
        this.temporary = temporary;
    }

    /** Returns the pages, with better words in the two lines. */
    List<PageText> improve(List<PageText> pages) {
        List<PageText> better = pages;
        try {
            better = voted(better, Field.NUMBER, READER.numberPlace(better));
            return voted(better, Field.ISSUED_DATE, READER.datePlace(better));
        } catch (IOException | OcrException | RuntimeException e) {
            LOG.debug("no second look at the number", e); // an improvement only: the first look stands
            return better;
        }
    }

    private List<PageText> voted(List<PageText> pages, Field field, Optional<Box> line)
            throws IOException, OcrException {
        Optional<PictureCut> cut =
                line.isEmpty() ? Optional.empty() : PictureCut.takeWithColours(temporary, line.get());
        if (cut.isEmpty()) {
            return pages;
        }
        boolean byHand = cut.get().coloured();
        if (!byHand && sure(pages, field)) {
            return pages;
        }
        List<PageText> voted = new LineVote(field)
                .improve(
                        pages,
                        line.orElseThrow(),
                        cut.get(),
                        List.of(
                                new LineVote.Way(languages, "7", picture -> picture.enlarged(1.5)),
                                new LineVote.Way(language, "7", PictureCut::washed),
                                new LineVote.Way(languages, "6", picture -> picture.enlarged(2))));
        return byHand
                ? Words.confidence(voted, line.orElseThrow(), confidence -> Math.min(confidence, BY_HAND))
                : voted;
    }

    private static boolean sure(List<PageText> pages, Field field) {
        return READER.read(pages, LocalDate.MAX.minusYears(1))
                .get(field)
                .filter(value -> value.confidence() >= SURE)
                .isPresent();
    }
}
