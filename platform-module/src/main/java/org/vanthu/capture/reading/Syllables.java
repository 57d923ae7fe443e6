package org.vanthu.capture.reading;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The spelling of Vietnamese syllables: onset, rime with its marks, tone. "Thiệu" can be a syllable, "Thiéu" cannot, so
 * one of two readings can be told to be wrong.
 */
final class Syllables {

    private static final Pattern PARTS = Pattern.compile(
            "(ngh|ng|nh|gh|gi(?=[aăâeêioôơuưy])|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?([aăâeêioôơuưy].*)");
    private static final Pattern TONES = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");
    private static final Set<String> RIMES = set(
            "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
                    + "ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang "
                    + "oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt "
                    + "ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôp uôt up ut uy uya "
                    + "uych uyên uyêt uynh uyp uyt uyu uơ ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng "
                    + "yêt yêu");
    private static final Set<String> AFTER_QU = set(
            "a ac ach ai am an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eo et ê êch ên ênh êt i it y ych yên "
                    + "yêt ynh yt yu ơ ơn ôc inh");

    private Syllables() {}

    private static Set<String> set(String words) {
        return Arrays.stream(words.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether a word, without punctuation, is spelled as a Vietnamese syllable; the case does not matter. */
    static boolean valid(String word) {
        String decomposed = Normalizer.normalize(Plain.lower(word), Normalizer.Form.NFD);
        Matcher tones = TONES.matcher(decomposed);
        String tone = "";
        while (tones.find()) {
            if (!tone.isEmpty()) {
                return false;
            }
            tone = tones.group();
        }
        String plain = Normalizer.normalize(tones.replaceAll(""), Normalizer.Form.NFC);
        Matcher parts = PARTS.matcher(plain);
        if (!parts.matches()) {
            return plain.equals("gi");
        }
        String onset = parts.group(1) == null ? "" : parts.group(1);
        String rime = parts.group(2);
        boolean stopped = rime.matches(".*([cpt]|ch)");
        if (stopped && !tone.equals("\u0301") && !tone.equals("\u0323")) {
            return false;
        }
        if (onset.equals("gi") && RIMES.contains("i" + rime)) {
            return true; // "giếng": the i of the onset and that of the rime are written once
        }
        return (onset.equals("qu") ? AFTER_QU : RIMES).contains(rime) && spelled(onset, rime);
    }

    /** Whether the onset is written as before this rime: "ke" and "ca", not "ce" and "ka". */
    private static boolean spelled(String onset, String rime) {
        boolean front = rime.matches("[eêiy].*");
        return switch (onset) {
            case "c", "ng" -> !front;
            case "g" -> !front || rime.startsWith("i");
            case "k", "gh", "ngh" -> front;
            default -> true;
        };
    }

    /**
     * Share of the words of a text that are spelled as syllables; words without letters and abbreviations are not
     * asked.
     */
    static double share(String text) {
        int asked = 0;
        int valid = 0;
        for (String part : text.split("[\\s-]+", -1)) {
            String word = part.replaceAll("^[^\\p{L}\\d]+|[^\\p{L}\\d]+$", "");
            if (word.isEmpty() || word.matches(".*\\d.*|\\p{Lu}{2,}|[IVXLCDM]+|.*[/&.].*")) {
                continue;
            }
            asked++;
            valid += valid(word) ? 1 : 0;
        }
        return asked == 0 ? 1 : valid / (double) asked;
    }
}
