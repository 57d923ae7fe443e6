package org.vanthu.capture.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A MinHash signature of the words of a document: 32 numbers of which the share that agrees estimates how much of the
 * text (pairs of neighbouring words, without tone marks) two documents have in common. Recognition errors in a few
 * words hardly change it.
 */
public final class TextSignature {
    private static final int NUMBERS = 32;
    private static final int BANDS = 8;
    private static final int ROWS = NUMBERS / BANDS;
    private static final int MIN_WORDS = 20;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final int[] numbers;

    private TextSignature(int[] numbers) {
        this.numbers = numbers;
    }

    /** Reckons the signature; empty where there are too few words to tell documents apart. */
    public static Optional<TextSignature> of(Stream<String> words) {
        List<String> plain =
                words.map(TextSignature::plain).filter(word -> !word.isEmpty()).toList();
        if (plain.size() < MIN_WORDS) {
            return Optional.empty();
        }
        int[] least = new int[NUMBERS];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int i = 0; i + 1 < plain.size(); i++) {
            long shingle = hash(plain.get(i) + ' ' + plain.get(i + 1));
            for (int n = 0; n < NUMBERS; n++) {
                int value = (int) (mix(shingle + n * 0x9E3779B97F4A7C15L) >>> 33);
                least[n] = Math.min(least[n], value);
            }
        }
        return Optional.of(new TextSignature(least));
    }

    /** Reads the form that {@link #hex} writes. */
    public static TextSignature parse(String hex) {
        int[] numbers = new int[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = Integer.parseUnsignedInt(hex.substring(i * 8, i * 8 + 8), 16);
        }
        return new TextSignature(numbers);
    }

    /** 256 hex digits. */
    public String hex() {
        StringBuilder out = new StringBuilder();
        for (int number : numbers) {
            out.append(String.format("%08x", number));
        }
        return out.toString();
    }

    /** Estimated share of the text that both have, 0..1. */
    public double similarity(TextSignature other) {
        int same = 0;
        for (int i = 0; i < NUMBERS; i++) {
            same += numbers[i] == other.numbers[i] ? 1 : 0;
        }
        return (double) same / NUMBERS;
    }

    /** Keys of which two documents with four fifths of their text in common almost surely share one. */
    public List<Long> bands() {
        List<Long> bands = new ArrayList<>();
        for (int band = 0; band < BANDS; band++) {
            long key = band;
            for (int row = 0; row < ROWS; row++) {
                key = mix(key * 31 + numbers[band * ROWS + row]);
            }
            bands.add(key);
        }
        return bands;
    }

    private static String plain(String word) {
        String decomposed = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return NO_WORD.matcher(MARKS.matcher(decomposed).replaceAll("").replace('đ', 'd'))
                .replaceAll("");
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
