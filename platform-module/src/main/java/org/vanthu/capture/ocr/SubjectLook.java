package org.vanthu.capture.ocr;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.vanthu.capture.reading.Word;

/**
 * Looks a second time at the abstract, in the first language alone: with English beside it, recognition now and then
 * takes a Vietnamese word for an English one and drops its marks. Only marks are taken over, never other letters.
 */
final class SubjectLook {

    private static final Logger LOG = LoggerFactory.getLogger(SubjectLook.class);
    private static final DocumentReader READER = new DocumentReader();

    /** Frequent syllables that have no mark. */
    private static final Set<String> UNMARKED =
            Set.copyOf(List.of(("ai an anh ban bao binh ca cao cho chi chia chung con cung danh dinh doanh dung "
                            + "em gia giang giao ghi hai hay hoa in khai khen khi khoa khu khung kim kinh linh long mang minh mua nay nghi ngang nhanh nhau ninh "
                            + "nga nhi phi phong phu qua quan quang sang sau sao sinh tai tham thanh thay thi theo thi thu tin tinh toan tra tranh trao "
                            + "trong trung truy tuy vai vay vi vinh xa xanh xe xin xung son")
                    .split(" ", -1)));

    private final String languages;
    private final Path temporary;

    SubjectLook(String languages, Path temporary) {
        this.languages = languages;
        this.temporary = temporary;
    }

    /** Returns the pages, with the marks that the second look found. */
    List<PageText> improve(List<PageText> pages) {
        if (!languages.contains("+")) {
            return pages;
        }
        try {
            Optional<ReadValue> subject =
                    READER.read(pages, LocalDate.MAX.minusYears(1)).get(Field.SUBJECT);
            if (subject.isEmpty() || !doubtful(subject.get().value())) {
                return pages;
            }
            Box place = subject.get().box();
            Optional<PictureCut> cut = PictureCut.take(temporary, wider(place));
            if (cut.isEmpty()) {
                return pages;
            }
            List<Word> second = cut.get().words(languages.split("\\+", -1)[0], "6");
            return pages.stream()
                    .map(page -> page.number() == place.page() ? marked(page, second) : page)
                    .toList();
        } catch (IOException | OcrException | RuntimeException e) {
            LOG.debug("no second look at the abstract", e); // an improvement only: the first look stands
            return pages;
        }
    }

    /** Whether a word has no mark that usually has one. */
    private static boolean doubtful(String subject) {
        for (String word : subject.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            if (word.length() > 1 && marks(word) == 0 && !word.matches("[ivxl]+") && !UNMARKED.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static Box wider(Box box) {
        double x = Math.max(0, box.x() - 0.012);
        double y = Math.max(0, box.y() - 0.006);
        return new Box(box.page(), x, y, Math.min(1 - x, box.width() + 0.024), Math.min(1 - y, box.height() + 0.012));
    }

    private static PageText marked(PageText page, List<Word> second) {
        List<Word> words = new ArrayList<>();
        for (Word word : page.words()) {
            words.add(second.stream()
                    .filter(other -> overlap(word.box(), other.box()) > 0.6)
                    .filter(other ->
                            plain(other.text()).equals(plain(word.text())) && marks(other.text()) > marks(word.text()))
                    .findFirst()
                    .map(other -> new Word(other.text(), word.box(), other.confidence()))
                    .orElse(word));
        }
        return new PageText(page.number(), page.widthPoints(), page.heightPoints(), words);
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
