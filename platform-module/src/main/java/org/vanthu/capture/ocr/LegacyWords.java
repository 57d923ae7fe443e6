package org.vanthu.capture.ocr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.vanthu.capture.reading.Word;
import org.vanthu.shared.LegacyText;

/**
 * Puts the words of a text layer into Unicode where they are in a character set that offices used before it. Told font
 * by font: a name such as {@code .VnTime} or {@code VNI-Times} says it outright, otherwise all words of the font
 * together must make better Vietnamese when converted. A stamp in Unicode beside an old text stays as it is.
 */
final class LegacyWords {

    private static final Pattern TCVN3_FONT = Pattern.compile("^(?:[A-Z]{6}\\+)?\\.Vn.*");
    private static final Pattern VNI_FONT = Pattern.compile("^(?:[A-Z]{6}\\+)?VNI[-_ ]?.*");

    /** Fonts whose small letters look like capitals: .VnTimeH, .VnArialH. */
    private static final Pattern CAPITALS_FONT = Pattern.compile("^(?:[A-Z]{6}\\+)?\\.Vn\\p{Alpha}*H(?:[,-].*)?$");

    private LegacyWords() {}

    /** A word and the name of the font that it is set in. */
    record FontWord(Word word, String font) {}

    static List<Word> toUnicode(List<FontWord> words) {
        Map<String, List<String>> byFont = words.stream()
                .collect(Collectors.groupingBy(
                        FontWord::font,
                        LinkedHashMap::new,
                        Collectors.mapping(one -> one.word().text(), Collectors.toList())));
        Map<String, List<String>> converted = new LinkedHashMap<>();
        byFont.forEach((font, texts) -> converted.put(font, convert(font, texts)));
        List<Word> result = new ArrayList<>();
        Map<String, Integer> taken = new LinkedHashMap<>();
        for (FontWord one : words) {
            int index = taken.merge(one.font(), 1, Integer::sum) - 1;
            String text = Objects.requireNonNull(converted.get(one.font())).get(index);
            result.add(
                    text.equals(one.word().text())
                            ? one.word()
                            : new Word(text, one.word().box(), one.word().confidence()));
        }
        return result;
    }

    private static List<String> convert(String font, List<String> texts) {
        String text = String.join("\n", texts);
        Optional<String> unicode;
        if (TCVN3_FONT.matcher(font).matches()) {
            unicode = LegacyText.convert(text, LegacyText.CharacterSet.TCVN3);
        } else if (VNI_FONT.matcher(font).matches()) {
            unicode = LegacyText.convert(text, LegacyText.CharacterSet.VNI);
        } else {
            unicode = LegacyText.convert(text);
        }
        String result = unicode.orElse(text);
        if (CAPITALS_FONT.matcher(font).matches()) {
            result = result.toUpperCase(Locale.forLanguageTag("vi"));
        }
        List<String> words = List.of(result.split("\n", -1));
        return words.size() == texts.size() ? words : texts;
    }
}
