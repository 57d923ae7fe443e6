package org.vanthu.shared;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises text in the character sets that Vietnamese offices used before Unicode, read as if it were Latin-1, and
 * converts it. A text is converted only when that makes Vietnamese syllables of it that it did not have before.
 *
 * @see "TCVN 5712:1993 (VN3, fonts .VnTime); VNI for Windows (fonts VNI-Times)"
 */
public final class LegacyText {
    private static final String TCVN3_CODES =
            "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦";
    private static final String TCVN3_LETTERS =
            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";

    /** Each vowel with the marks that follow it in VNI, and what they make of it. */
    private static final List<String> VNI_ROWS = List.of(
            "a:ùáøàûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ",
            "e:ùéøèûẻõẽïẹâêáếàềåểãễäệ",
            "o:ùóøòûỏõõïọâôáốàồåổãỗäộ",
            "ô:ùớøờûởõỡïợ",
            "u:ùúøùûủõũïụ",
            "ö:ùứøừûửõữïự",
            "y:ùýøỳûỷõỹ");

    private static final Map<String, String> VNI_SINGLE =
            Map.of("ô", "ơ", "ö", "ư", "ñ", "đ", "æ", "ỉ", "ó", "ĩ", "ò", "ị", "î", "ỵ", "í", "í", "ì", "ì");

    private static final Map<Character, Character> TCVN3 = tcvn3();
    private static final Map<String, String> VNI = vni();

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    /** Initial, vowels and final of a Vietnamese syllable, without its tone. */
    private static final Pattern SYLLABLE =
            Pattern.compile("(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|qu|r|s|t|th|tr|v|x)?"
                    + "(?:a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy"
                    + "|ưa|ươ|ưi|ưu|yê|yêu|oai|oao|oay|oeo|uây|uôi|ươi|ươu|iêu|uya|uyê|uyu)"
                    + "(?:c|ch|m|n|ng|nh|p|t)?");

    private static final Pattern TONES = Pattern.compile("[\u0300\u0301\u0303\u0309\u0323]");

    /** A word of legacy letters in which PDF readers took the code of ư, a soft hyphen elsewhere, for a hyphen. */
    private static final Pattern HYPHENED = Pattern.compile("[\\p{L}\\u00a1-\\u00ff]*-[\\p{L}\\u00a1-\\u00ff-]*");

    private LegacyText() {}

    /** The character sets that offices used before Unicode. */
    public enum CharacterSet {
        TCVN3,
        VNI
    }

    /**
     * The text, known to be in the character set, in Unicode; empty where it has letters that the set does not have.
     * Hyphens that stand for ư, as in text taken from PDF files, are put right where that makes a syllable.
     */
    public static Optional<String> convert(String text, CharacterSet set) {
        if (text.chars().anyMatch(c -> c > 0xFF && Character.isLetter(c))) {
            return Optional.empty();
        }
        return Optional.of(set == CharacterSet.VNI ? fromVni(text) : fromTcvn3(withoutHyphens(text)));
    }

    private static String withoutHyphens(String text) {
        return HYPHENED.matcher(text).replaceAll(found -> {
            String word = found.group().replace('-', '\u00ad');
            boolean syllable = isSyllable(fromTcvn3(word).toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(syllable ? word : found.group());
        });
    }

    /** The text in Unicode; unchanged where it is no legacy text. */
    public static String toUnicode(String text) {
        return convert(text).orElse(text);
    }

    /** The converted text; empty where it is no legacy text. */
    public static Optional<String> convert(String text) {
        if (!couldBeLegacy(text)) {
            return Optional.empty();
        }
        int before = score(text);
        String fromTcvn3 = fromTcvn3(text);
        String fromVni = fromVni(text);
        int tcvn3 = score(fromTcvn3);
        int vni = score(fromVni);
        if (Math.max(tcvn3, vni) <= Math.max(before, 0)) {
            return Optional.empty();
        }
        return Optional.of(tcvn3 >= vni ? fromTcvn3 : fromVni);
    }

    /** Legacy text has marked letters, and none beyond Latin-1. */
    private static boolean couldBeLegacy(String text) {
        boolean marked = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xFF && Character.isLetter(c)) {
                return false;
            }
            marked |= c >= 0xA1 && c <= 0xFF;
        }
        return marked;
    }

    /** Words that are Vietnamese syllables count for the text, others against it; only words with marks can tell. */
    private static int score(String text) {
        int score = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String lower = word.group().toLowerCase(Locale.ROOT);
            if (lower.chars().anyMatch(c -> c >= 0x80)) {
                score += isSyllable(lower) ? 2 : -2;
            }
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xA1 && c <= 0xFF && !Character.isLetter(c)) {
                score -= 1;
            }
        }
        return score;
    }

    private static boolean isSyllable(String word) {
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFD);
        String toneless = Normalizer.normalize(TONES.matcher(decomposed).replaceAll(""), Normalizer.Form.NFC);
        boolean atMostOneTone =
                decomposed.length() - TONES.matcher(decomposed).replaceAll("").length() <= 1;
        return atMostOneTone && SYLLABLE.matcher(toneless).matches();
    }

    private static String fromTcvn3(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = TCVN3.getOrDefault(text.charAt(i), text.charAt(i));
            out.append(isInCapitals(text, i) ? Character.toUpperCase(letter) : letter);
        }
        return out.toString();
    }

    /** Capitals with tones have no code of their own: the font .VnTimeH shows them, in words of capitals. */
    private static boolean isInCapitals(String text, int i) {
        if (!TCVN3.containsKey(text.charAt(i))) {
            return false;
        }
        int capitals = 0;
        for (int k = i - 1; k >= 0 && isPart(text.charAt(k)); k--) {
            capitals += capital(text.charAt(k));
        }
        for (int k = i + 1; k < text.length() && isPart(text.charAt(k)); k++) {
            capitals += capital(text.charAt(k));
        }
        return capitals > 1;
    }

    private static boolean isPart(char c) {
        return capital(c) != 0 || TCVN3.containsKey(c);
    }

    private static int capital(char c) {
        return c >= 'A' && c <= 'Z' ? 1 : c >= 'a' && c <= 'z' ? -100 : 0;
    }

    private static String fromVni(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String pair = i + 1 < text.length() ? VNI.get(text.substring(i, i + 2)) : null;
            if (pair != null) {
                out.append(pair);
                i++;
            } else {
                String single = text.substring(i, i + 1);
                out.append(VNI.getOrDefault(single, single));
            }
        }
        return out.toString();
    }

    private static Map<Character, Character> tcvn3() {
        Map<Character, Character> table = new HashMap<>();
        for (int i = 0; i < TCVN3_CODES.length(); i++) {
            table.put(TCVN3_CODES.charAt(i), TCVN3_LETTERS.charAt(i));
        }
        return table;
    }

    private static Map<String, String> vni() {
        Map<String, String> table = new HashMap<>();
        VNI_SINGLE.forEach((code, letter) -> both(table, code, letter));
        for (String row : VNI_ROWS) {
            String base = row.substring(0, 1);
            for (int i = 2; i < row.length(); i += 2) {
                both(table, base + row.charAt(i), row.substring(i + 1, i + 2));
            }
        }
        return table;
    }

    private static void both(Map<String, String> table, String code, String letter) {
        String upperLetter = letter.toUpperCase(Locale.ROOT);
        table.put(code, letter);
        table.put(code.toUpperCase(Locale.ROOT), upperLetter);
        if (code.length() == 2) {
            table.put(code.substring(0, 1).toUpperCase(Locale.ROOT) + code.charAt(1), upperLetter);
        }
    }
}
