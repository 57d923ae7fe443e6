package org.vanthu.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges and cleans file names. A name is only ever shown and stored, never used as a path; still, tricks in it are
 * refused.
 */
public final class FileNames {
    /** Longest name, in bytes of UTF-8: what common file systems take. */
    static final int MAX_BYTES = 255;

    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "conin$", "conout$", "clock$", "com1", "com2", "com3", "com4", "com5", "com6",
            "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");
    /**
     * Controls, overrides of the writing direction, invisible characters, private use and code points that are no
     * characters.
     */
    private static final Pattern TRICKS = Pattern.compile(
            "[\\p{Cc}\\u200B-\\u200F\\u202A-\\u202E\\u2028\\u2029\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\uFFFE\\uFFFF\\p{Cs}\\p{Co}]");

    private static final Pattern FORBIDDEN_IN_STORE = Pattern.compile("[\"*<>?:|\\\\/]");

    private FileNames() {}

    static void check(String name) throws RefusedException {
        if (name.isBlank()) {
            throw new RefusedException("name-missing", "");
        }
        if (TRICKS.matcher(name).find() || name.indexOf('\uFFFD') >= 0) {
            throw new RefusedException("name-control", visible(name));
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || isDots(name) || hasDrive(name)) {
            throw new RefusedException("name-path", visible(name));
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new RefusedException("name-too-long", visible(name), MAX_BYTES);
        }
        if (isDevice(name)) {
            throw new RefusedException("name-device", visible(name));
        }
    }

    /** Whether the name of an archive entry would leave the folder it is unpacked to. */
    static boolean escapes(String entryName) {
        String name = entryName.replace('\\', '/');
        if (name.startsWith("/") || hasDrive(name) || TRICKS.matcher(name).find()) {
            return true;
        }
        for (String part : name.split("/", -1)) {
            if (part.strip().equals("..") || isDevice(part)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The end of the name after the last dot, lower case; empty without one. Dots and blanks at the very end do not
     * hide it.
     */
    public static String extension(String name) {
        String trimmed = trimEnd(name);
        int dot = trimmed.lastIndexOf('.');
        return dot < 0 ? "" : trimmed.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The name in the form in which it is stored: NFC, forbidden characters replaced by {@code _}, not ending in a dot.
     */
    public static String stored(String name) {
        String clean = Normalizer.normalize(name, Normalizer.Form.NFC);
        clean = TRICKS.matcher(clean).replaceAll("_");
        clean = trimEnd(FORBIDDEN_IN_STORE.matcher(clean).replaceAll("_").strip());
        return clean.isEmpty() ? "_" : clean;
    }

    /** The name with anything that would disturb a message made visible, and not too long. */
    static String visible(String name) {
        String clean = TRICKS.matcher(name).replaceAll("\u00B7");
        return clean.length() <= 120 ? clean : clean.substring(0, 120) + "…";
    }

    private static boolean isDots(String name) {
        return trimEnd(name).isEmpty();
    }

    private static boolean hasDrive(String name) {
        return name.length() >= 2 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0));
    }

    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String base = (dot < 0 ? name : name.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
        return DEVICES.contains(base);
    }

    private static String trimEnd(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || Character.isWhitespace(name.charAt(end - 1)))) {
            end--;
        }
        return name.substring(0, end);
    }
}
