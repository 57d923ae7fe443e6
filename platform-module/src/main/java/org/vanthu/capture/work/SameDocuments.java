package org.vanthu.capture.work;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Link;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeSignatures;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.page.PictureHash;
import org.vanthu.capture.page.TextSignature;
import org.vanthu.capture.reading.Field;
import org.vanthu.capture.reading.PageText;
import org.vanthu.capture.reading.Reading;
import org.vanthu.capture.reading.Word;
import org.vanthu.files.PagePictures;

/**
 * Recognises that an entry shows a document that is in already: another scan of the same paper. It only points; the
 * clerk decides.
 */
public final class SameDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(SameDocuments.class);
    private static final double SAME_TEXT = 0.7;
    private static final int SAME_PICTURE = 3;
    private static final int HASH_WIDTH = 300;
    private static final String TEXT = "text";
    private static final String PICTURE = "picture";

    private final IntakeLedger ledger;
    private final IntakeSignatures kept;

    /** What an entry looks like and says. */
    record Signatures(
            @Nullable TextSignature text, @Nullable PictureHash picture) {
        @Nullable
        String pictureHex() {
            return picture == null ? null : picture.hex();
        }
    }

    public SameDocuments(IntakeLedger ledger, IntakeSignatures kept) {
        this.ledger = ledger;
        this.kept = kept;
    }

    static Signatures signatures(List<PageText> pages, Path file, String mimetype) {
        TextSignature text = TextSignature.of(
                        pages.stream().flatMap(page -> page.words().stream()).map(Word::text))
                .orElse(null);
        PictureHash picture = null;
        try {
            BufferedImage first = PagePictures.draw(file, mimetype, 1, HASH_WIDTH);
            picture = PictureHash.of(first);
        } catch (IOException | RuntimeException e) {
            LOG.debug("first page cannot be drawn", e);
        }
        return new Signatures(text, picture);
    }

    /** Keeps the signatures of the entry and ties it to an older one that shows the same. */
    Intake link(Intake intake, Reading reading, Signatures signatures) {
        Map<Long, Double> candidates = new TreeMap<>();
        TextSignature text = signatures.text();
        PictureHash picture = signatures.picture();
        if (text != null) {
            kept.similar(intake, TEXT, text.bands()).forEach((id, hex) -> {
                double similarity = text.similarity(TextSignature.parse(hex));
                if (similarity >= SAME_TEXT) {
                    candidates.put(id, similarity);
                }
            });
            kept.replace(intake, TEXT, text.bands(), text.hex());
        }
        if (picture != null) {
            if (text == null) {
                kept.similar(intake, PICTURE, picture.bands()).forEach((id, hex) -> {
                    if (picture.distance(PictureHash.parse(hex)) <= SAME_PICTURE) {
                        candidates.put(id, 0.5);
                    }
                });
            }
            kept.replace(intake, PICTURE, picture.bands(), picture.hex());
        }
        return candidates.entrySet().stream()
                .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
                .map(candidate -> ledger.find(candidate.getKey()))
                .flatMap(Optional::stream)
                .filter(other -> other.id() < intake.id() && mayBeSame(other, reading))
                .findFirst()
                .map(other -> intake.withLink(new Link(
                        other.id(),
                        other.stored() == null ? null : other.stored().nodeId(),
                        intake.link().arrivalNumber(),
                        intake.link().registerYear())))
                .orElse(intake);
    }

    /** Series of documents share most of their words; different numbers tell them apart. */
    private static boolean mayBeSame(Intake other, Reading reading) {
        if (other.state() == IntakeState.REFUSED || other.stored() == null) {
            return false;
        }
        String mine = reading.text(Field.NUMBER);
        String theirs = other.read() == null
                ? ""
                : ReadingJson.value(ReadingJson.read(other.read().json()), "number")
                        .orElse("");
        return mine.isEmpty() || theirs.isEmpty() || mine.equalsIgnoreCase(theirs);
    }
}
