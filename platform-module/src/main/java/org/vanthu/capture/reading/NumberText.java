package org.vanthu.capture.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number and notation of a document, mended: digits that were taken for letters, the abbreviation of the type, and that
 * of the issuing body, which must agree with its name.
 *
 * @param value e.g. {@code 477/TTr-SNV}
 * @param type the type that the notation names, if any
 * @param certainty how well the parts agree with one another, 0..1
 */
record NumberText(String value, Optional<DocumentType> type, double certainty) {

    /** Stands for a slash that must have been between two words. */
    static final String LOST_SLASH = "\u2044";

    private static final Pattern PARTS =
            Pattern.compile("([\\dOoIl|SBZQDØø]{1,6})[/⁄\\\\](?:((?:19|20)\\d{2})[/⁄\\\\])?(.+)");
    private static final Pattern NO_SLASH = Pattern.compile("(\\d{1,5}?)[1lI|J)(]?([A-ZĐÐ][\\p{L}ÐđA-Z]{0,8}-.+)");
    private static final Pattern PARTY = Pattern.compile("(\\d{1,5})-([A-ZĐ]{2,5})/([A-ZĐ][\\p{L}-]*)");
    private static final List<String> KNOWN_GROUPS = List.of(
            "UBND", "HĐND", "TTg", "CP", "VPCP", "TTr", "QyĐ", "CTr", "QĐ", "NQ", "CĐ", "ĐA", "HĐ", "ĐĐBQH", "UBMTTQ",
            "BCĐ", "SGDĐT", "SKHĐT", "BGDĐT", "BLĐTBXH", "SLĐTBXH", "QLĐĐ", "ĐKKD", "ĐTĐL", "QHĐP", "CĐSQG", "GDTrH",
            "GDMN", "NĐ", "TTLT");

    /** Reads the text after "Số:"; empty where it is no number. */
    static Optional<NumberText> parse(String raw, String issuer, Optional<DocumentType> title) {
        String text = raw.replaceAll("\\s+", "")
                .replaceAll("[–—−]", "-")
                .replace('Ð', 'Đ')
                .replaceAll("[.,;:'\"“”‘’`*]+$", "");
        text = text.replaceAll("^[.:;,'\"_~-]+", "").replaceAll("-{2,}", "-").replaceAll("[_.~]+(?=/)", "");
        text = text.replaceAll("(?<=\\d)[^\\p{L}\\d/⁄-]+(?=[/⁄])", "");
        Matcher party = PARTY.matcher(text);
        if (party.matches()) {
            return Optional.of(new NumberText(text, DocumentType.ofAbbreviation(party.group(2)), 0.9));
        }
        Matcher parts = PARTS.matcher(text);
        if (parts.matches() && parts.group(3).matches(".*\\p{L}.*")) {
            String year = parts.group(2) == null ? "" : parts.group(2) + "/";
            return Optional.of(build(
                    digits(parts.group(1)),
                    year,
                    parts.group(3),
                    issuer,
                    title,
                    parts.group(1).matches("\\d+") && !text.contains(LOST_SLASH) ? 1 : 0.7));
        }
        Matcher joined = NO_SLASH.matcher(text);
        if (joined.matches()) {
            return Optional.of(build(joined.group(1), "", joined.group(2), issuer, title, 0.6));
        }
        return Optional.empty();
    }

    private static NumberText build(
            String number,
            String year,
            String notation,
            String issuer,
            Optional<DocumentType> title,
            double certainty) {
        String padded = number.length() == 1 ? "0" + number : number;
        List<String> groups = new ArrayList<>(List.of(notation.split("-", -1)));
        groups.removeIf(String::isEmpty);
        if (groups.isEmpty()) {
            return new NumberText(padded + "/" + year, Optional.empty(), 0.2);
        }
        double sure = certainty;
        Optional<DocumentType> type = type(groups.get(0), title, groups.size());
        int first = 0;
        if (type.isPresent() && groups.size() > 1) {
            String wanted = type.get().abbreviations().contains(groups.get(0))
                    ? groups.get(0)
                    : type.get().abbreviation();
            groups.set(0, wanted);
            first = 1;
            sure = title.isPresent() && !title.equals(type) ? sure * 0.7 : sure;
        } else if (title.isPresent() && title.get() != DocumentType.CONG_VAN) {
            sure *= 0.75;
        }
        String initials = initials(issuer);
        for (int i = first; i < groups.size(); i++) {
            String mended = i == first ? organ(groups.get(i), initials) : known(groups.get(i));
            groups.set(i, mended);
        }
        boolean agrees = !initials.isEmpty() && subsequence(groups.get(Math.min(first, groups.size() - 1)), initials);
        boolean regular = groups.stream().allMatch(group -> group.matches("[A-ZĐ][\\p{L}\\d&.,]*"));
        sure *= (agrees ? 1 : 0.92) * (regular ? 1 : 0.6);
        return new NumberText(padded + "/" + year + String.join("-", groups), type, sure);
    }

    static String digits(String text) {
        return text.replaceAll("[OoQD]", "0")
                .replaceAll("[Øø]", "8")
                .replaceAll("[Il|]", "1")
                .replace('S', '5')
                .replace('B', '8')
                .replace('Z', '2');
    }

    /** The type that the first group abbreviates, exactly, or nearly if the title agrees. */
    private static Optional<DocumentType> type(String group, Optional<DocumentType> title, int groups) {
        String plain = Plain.letters(group).replace("II", "H"); // two strokes for an H
        if (title.isPresent() && groups > 1) {
            for (String abbreviation : title.get().abbreviations()) {
                String wanted = Plain.letters(abbreviation);
                if (wanted.equals(plain)
                        || (wanted.length() > 1 && Plain.distance(wanted, plain) <= (wanted.length() > 2 ? 1 : 0))) {
                    return title;
                }
                if (wanted.length() == 2
                        && plain.length() <= 3
                        && Plain.distance(wanted, plain) == 1
                        && DocumentType.ofAbbreviation(group).isEmpty()) {
                    return title;
                }
            }
        }
        Optional<DocumentType> exact = DocumentType.ofAbbreviation(group);
        if (exact.isPresent()) {
            return exact;
        }
        for (DocumentType type : DocumentType.values()) {
            if (!type.abbreviation().isEmpty()
                    && Plain.letters(type.abbreviation()).equals(plain)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The group of the issuing body, its letters mended by the initials of the body's name. */
    private static String organ(String group, String initials) {
        String mended = known(group);
        if (KNOWN_GROUPS.contains(mended)) {
            return mended;
        }
        return byInitials(mended, initials);
    }

    private static String known(String group) {
        String plain = Plain.letters(group);
        for (String known : KNOWN_GROUPS) {
            if (Plain.letters(known).equals(plain)) {
                // Đ or D: the known one, unless the text has a clear Đ where the known group has none
                return group.length() == known.length() && group.contains("Đ") && !known.contains("Đ") ? group : known;
            }
        }
        for (String known : List.of("UBND", "HĐND")) {
            if (Math.abs(plain.length() - 4) <= 1 && Plain.distance(Plain.letters(known), plain) == 1) {
                return known;
            }
        }
        boolean mixed = group.contains("Tr") || group.contains("Tg") || group.contains("y");
        return Plain.capitals(group) >= 0.5 && !mixed ? group.toUpperCase(Locale.ROOT) : group;
    }

    private static String byInitials(String group, String initials) {
        if (initials.isEmpty() || group.length() < 2) {
            return group;
        }
        StringBuilder mended = new StringBuilder();
        int at = 0;
        for (int i = 0; i < group.length(); i++) {
            char letter = group.charAt(i);
            int same = find(initials, letter, at);
            if (same >= 0) {
                mended.append(initials.charAt(same));
                at = same + 1;
            } else {
                mended.append(letter);
            }
        }
        return mended.toString();
    }

    private static int find(String initials, char letter, int from) {
        char plain = letter == 'Đ' ? 'D' : letter;
        for (int i = from; i < initials.length(); i++) {
            char other = initials.charAt(i) == 'Đ' ? 'D' : initials.charAt(i);
            if (other == plain) {
                return i;
            }
        }
        return -1;
    }

    static boolean subsequence(String group, String initials) {
        if (group.startsWith("UBND") || group.startsWith("HĐND")) {
            return initials.startsWith("UBND") || initials.startsWith("HĐND");
        }
        int at = 0;
        for (int i = 0; i < group.length(); i++) {
            int found = find(initials, group.charAt(i), at);
            if (found < 0) {
                return false;
            }
            at = found + 1;
        }
        return true;
    }

    /** First letters of the words of a name: "SỞ GIÁO DỤC VÀ ĐÀO TẠO" as SGDVĐT. */
    static String initials(String name) {
        StringBuilder all = new StringBuilder();
        for (String word : Plain.upper(name).split("[^\\p{L}]+", -1)) {
            if (!word.isEmpty()) {
                String letter = java.text.Normalizer.normalize(word.substring(0, 1), java.text.Normalizer.Form.NFD)
                        .replaceAll("\\p{Mn}", "");
                all.append(letter);
            }
        }
        return all.toString();
    }
}
