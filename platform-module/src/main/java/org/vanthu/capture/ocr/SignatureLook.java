package org.vanthu.capture.ocr;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.DocumentReader;
import org.vanthu.capture.reading.Field;
import org.vanthu.capture.reading.PageText;
import org.vanthu.capture.reading.ReadValue;
import org.vanthu.capture.reading.Word;

/**
 * Looks a second time at the place of the signature. Recognition of the whole page takes seal, signature and name
 * together for a picture; cut out, with coloured and pale ink washed off and the rings of the seal erased, the block is
 * read. Then the line of the name is put to the vote, for no other line is so often spoiled.
 */
final class SignatureLook {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureLook.class);
    private static final double SURE = 0.9;
    private static final double SURE_NAME = 0.92;
    private static final DocumentReader READER = new DocumentReader();

    private final String language;
    private final Path temporary;

    private record Way(String segmentation, UnaryOperator<PictureCut> preparation) {}

    private static final List<Way> WAYS = List.of(
            new Way("4", PictureCut::washed),
            new Way("4", PictureCut::withoutRings),
            new Way("4", PictureCut::darkest),
            new Way("6", cut -> cut.withoutRings().withoutLargeShapes()),
            new Way("11", cut -> cut.withoutRings().withoutLargeShapes()));

    SignatureLook(String languages, Path temporary) {
        this.language = languages.split("\\+", -1)[0];
        this.temporary = temporary;
    }

    /** Returns the pages, with better words at the signature if the second look found any. */
    List<PageText> improve(List<PageText> pages) {
        List<PageText> better = pages;
        try {
            Optional<ReadValue> place = READER.signaturePlace(pages);
            if (place.isPresent() && place.get().confidence() < SURE) {
                Optional<PictureCut> cut =
                        PictureCut.take(temporary, place.get().box());
                better = cut.isEmpty() ? pages : better(pages, place.get(), cut.get());
            }
            return voted(better);
        } catch (IOException | OcrException | RuntimeException e) {
            LOG.debug("no second look at the signature", e); // an improvement only: the first look stands
            return better;
        }
    }

    /** The pages as they read best: as they are, or with the words of the second look. */
    private List<PageText> better(List<PageText> pages, ReadValue first, PictureCut cut)
            throws IOException, OcrException {
        List<PageText> best = pages;
        double sure = first.confidence();
        for (Way way : WAYS) {
            List<Word> words = way.preparation().apply(cut).words(language, way.segmentation());
            for (double from : new double[] {0, 0.28}) { // all of the block, or what is below the position
                Box place = below(first.box(), from);
                List<PageText> changed = Words.replaced(pages, place, words);
                double now = READER.signaturePlace(changed)
                        .map(ReadValue::confidence)
                        .orElse(0.0);
                if (now > sure + 0.005) {
                    best = changed;
                    sure = now;
                }
            }
            if (sure >= SURE) {
                break;
            }
        }
        return best;
    }

    private static Box below(Box box, double share) {
        return new Box(box.page(), box.x(), box.y() + share * box.height(), box.width(), (1 - share) * box.height());
    }

    private List<PageText> voted(List<PageText> pages) throws IOException, OcrException {
        Optional<Box> name = READER.read(pages, LocalDate.MAX.minusYears(1))
                .get(Field.SIGNER_NAME)
                .filter(value -> value.confidence() < SURE_NAME || !READER.beginsWithSurname(value.value()))
                .map(ReadValue::box);
        Optional<Box> block = READER.signaturePlace(pages).map(ReadValue::box);
        if (name.isEmpty() || block.isEmpty()) {
            return pages;
        }
        PageText page = pages.stream()
                .filter(each -> each.number() == name.get().page())
                .findFirst()
                .orElseThrow();
        Box line = Words.wider(name.get(), page, 46, 26, 5);
        Optional<PictureCut> around = PictureCut.take(temporary, block.get().union(line));
        if (around.isEmpty()) {
            return pages;
        }
        return new LineVote(Field.SIGNER_NAME, READER::beginsWithSurname)
                .improve(
                        pages,
                        line,
                        around.get(),
                        List.of(
                                new LineVote.Way(
                                        language, "7", cut -> cut.washed().part(line)),
                                new LineVote.Way(
                                        language,
                                        "7",
                                        cut -> cut.withoutRings().part(line).enlarged(1.5)),
                                new LineVote.Way(
                                        language, "7", cut -> cut.darkest().part(line)),
                                new LineVote.Way(
                                        language,
                                        "6",
                                        cut -> cut.withoutRings()
                                                .withoutLargeShapes()
                                                .part(line)
                                                .enlarged(2))));
    }
}
