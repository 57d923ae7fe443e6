package org.vanthu.capture.ocr;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.capture.reading.Box;
import org.vanthu.capture.reading.DocumentReader;
import org.vanthu.capture.reading.Field;
import org.vanthu.capture.reading.PageText;
import org.vanthu.capture.reading.ReadValue;
import org.vanthu.capture.reading.TextQuality;
import org.vanthu.capture.reading.Word;

/**
 * Recognises a field of several lines a second time, in the first language alone (with English beside it, recognition
 * now and then takes a Vietnamese word for an English one and drops its marks), and settles word by word: a word that
 * both read is surer than before, of two that differ the one that can be Vietnamese is taken, and it is doubted.
 */
final class WordVote {

    private static final Logger LOG = LoggerFactory.getLogger(WordVote.class);
    private static final DocumentReader READER = new DocumentReader();
    private static final LocalDate TODAY = LocalDate.MAX.minusYears(1);
    private static final double SURE = 0.87;
    private static final double AGREED = 0.97;
    private static final double DISPUTED = 0.65;
    private static final double SAME_PLACE = 0.6;
    private static final double MUCH = 0.15;

    /** Frequent syllables that have no mark. */
    private static final Set<String> UNMARKED =
            Set.copyOf(List.of(("ai an anh ban bao binh ca cao cho chi chia chung con cung danh dinh doanh dung "
                            + "em gia giang giao ghi hai hay hoa in khai khen khi khoa khu khung kim kinh linh long mang minh mua nay nghi ngang nhanh nhau ninh "
                            + "nga nhi phi phong phu qua quan quang sang sau sao sinh tai tham thanh thay thi theo thi thu tin tinh toan tra tranh trao "
                            + "trong trung truy tuy vai vay vi vinh xa xanh xe xin xung son")
                    .split(" ", -1)));

    private final String language;
    private final Path temporary;
    private final Field field;

    WordVote(String languages, Path temporary, Field field) {
        this.language = languages.split("\\+", -1)[0];
        this.temporary = temporary;
        this.field = field;
    }

    /** Returns the pages, with the words of the field settled. */
    List<PageText> improve(List<PageText> pages) {
        try {
            Optional<ReadValue> read = READER.read(pages, TODAY).get(field);
            if (read.isEmpty()
                    || (read.get().confidence() >= SURE && !marksLost(read.get().value()))) {
                return pages;
            }
            Box place = read.get().box();
            List<PageText> settled = new ArrayList<>();
            for (PageText page : pages) {
                settled.add(page.number() == place.page() ? settled(page, place) : page);
            }
            return settled;
        } catch (IOException | OcrException | RuntimeException e) {
            LOG.debug("no second look at {}", field, e); // an improvement only: the first look stands
            return pages;
        }
    }

    /** Whether a word has no mark that usually has one. */
    private static boolean marksLost(String text) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            if (word.length() > 1 && marks(word) == 0 && !word.matches("[ivxl]+") && !UNMARKED.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private PageText settled(PageText page, Box place) throws IOException, OcrException {
        Optional<PictureCut> cut = PictureCut.take(temporary, Words.wider(place, page, 7, 7, 5));
        if (cut.isEmpty()) {
            return page;
        }
        List<Word> second = cut.get().washed().enlarged(1.5).words(language, "6");
        List<Word> words = new ArrayList<>();
        for (Word word : page.words()) {
            Optional<Word> other = Words.inside(word.box(), place) ? at(word.box(), second) : Optional.empty();
            words.add(other.map(found -> settled(word, found)).orElse(word));
        }
        return new PageText(page.number(), page.widthPoints(), page.heightPoints(), words);
    }

    /** The word that was found in a place. */
    private static Optional<Word> at(Box place, List<Word> words) {
        return words.stream()
                .filter(word -> overlap(place, word.box()) > SAME_PLACE)
                .max(Comparator.comparingDouble(word -> overlap(place, word.box())));
    }

    /** One word of two that stand in the same place. */
    static Word settled(Word first, Word second) {
        if (first.text().equals(second.text())) {
            return new Word(first.text(), first.box(), Math.max(AGREED, first.confidence()));
        }
        boolean marksOnly = plain(first.text()).equals(plain(second.text()));
        boolean firstCan = TextQuality.spelled(first.text());
        boolean secondCan = TextQuality.spelled(second.text());
        boolean takeSecond;
        if (firstCan != secondCan) {
            takeSecond = secondCan;
        } else if (!marksOnly) {
            takeSecond = false;
        } else if (marks(first.text()) == 0 || marks(second.text()) == 0) {
            boolean unmarked = UNMARKED.contains(plain(first.text()).toLowerCase(Locale.ROOT));
            takeSecond = unmarked ? second.confidence() > first.confidence() + MUCH : marks(second.text()) > 0;
        } else {
            takeSecond = second.confidence() > first.confidence() + 0.02;
        }
        Word taken = takeSecond ? second : first;
        boolean dispute = takeSecond || second.confidence() > 0.5;
        double confidence = dispute ? Math.min(DISPUTED, taken.confidence()) : taken.confidence();
        return new Word(taken.text(), first.box(), confidence);
    }

    /** Share of the smaller box that both have in common. */
    private static double overlap(Box one, Box other) {
        double width = Math.min(one.right(), other.right()) - Math.max(one.x(), other.x());
        double height = Math.min(one.bottom(), other.bottom()) - Math.max(one.y(), other.y());
        double smaller = Math.min(one.width() * one.height(), other.width() * other.height());
        return width <= 0 || height <= 0 || smaller <= 0 ? 0 : width * height / smaller;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    private static long marks(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(letter -> letter > 127)
                .count();
    }
}
