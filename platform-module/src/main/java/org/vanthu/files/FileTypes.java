package org.vanthu.files;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.vanthu.files.FileType.Family;

/**
 * The types of file that Vanthu can tell apart. A type in this table is known, not yet allowed: that is said by
 * {@link FilePolicy}.
 */
public final class FileTypes {
    private static final Map<String, FileType> BY_ID = new LinkedHashMap<>();

    static {
        add("pdf", Family.PDF, "application/pdf");
        add("txt", Family.TEXT, "text/plain");
        add("csv", Family.TEXT, "text/csv");
        add("rtf", Family.OFFICE, "application/rtf", "text/rtf");
        add("doc", Family.OFFICE, "application/msword");
        add("docx", Family.OFFICE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        add("odt", Family.OFFICE, "application/vnd.oasis.opendocument.text");
        add("xls", Family.OFFICE, "application/vnd.ms-excel");
        add("xlsx", Family.OFFICE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        add("ods", Family.OFFICE, "application/vnd.oasis.opendocument.spreadsheet");
        add("ppt", Family.OFFICE, "application/vnd.ms-powerpoint");
        add("pptx", Family.OFFICE, "application/vnd.openxmlformats-officedocument.presentationml.presentation");
        add("odp", Family.OFFICE, "application/vnd.oasis.opendocument.presentation");
        add("vsd", Family.OFFICE, "application/vnd.visio");
        add("jpg", Family.IMAGE, List.of("jpg", "jpeg", "jpe", "jfif"), "image/jpeg");
        add("png", Family.IMAGE, "image/png");
        add("tif", Family.IMAGE, List.of("tif", "tiff"), "image/tiff");
        add("bmp", Family.IMAGE, List.of("bmp", "dib"), "image/bmp", "image/x-ms-bmp");
        add("gif", Family.IMAGE, "image/gif");
        add("dwg", Family.OTHER, "image/vnd.dwg", "application/acad");
        add("dxf", Family.OTHER, "image/vnd.dxf");
        add("zip", Family.ARCHIVE, "application/zip");
        add("gz", Family.ARCHIVE, List.of("gz", "tgz"), "application/gzip", "application/x-gzip");
        add("rar", Family.ARCHIVE, "application/x-rar-compressed", "application/vnd.rar");
    }

    private FileTypes() {}

    /** Finds a type by the word used in white lists. */
    public static Optional<FileType> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id.toLowerCase(Locale.ROOT)));
    }

    /** Finds a type by the end of a file name, without dot, in any case. */
    public static Optional<FileType> byExtension(String extension) {
        String wanted = extension.toLowerCase(Locale.ROOT);
        return BY_ID.values().stream()
                .filter(type -> type.extensions().contains(wanted))
                .findFirst();
    }

    /** Finds a type by what the detector calls the content; parameters such as {@code ;version=4.0} do not matter. */
    public static Optional<FileType> byMimetype(String mimetype) {
        int parameters = mimetype.indexOf(';');
        String wanted =
                parameters < 0 ? mimetype : mimetype.substring(0, parameters).strip();
        return BY_ID.values().stream()
                .filter(type -> type.mimetypes().contains(wanted))
                .findFirst();
    }

    /** Reads a white list such as {@code pdf,doc,docx}. */
    static Set<FileType> parse(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> byId(word)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'" + word + "' is no known file type; known are " + BY_ID.keySet())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void add(String id, Family family, String... mimetypes) {
        add(id, family, List.of(id), mimetypes);
    }

    private static void add(String id, Family family, List<String> extensions, String... mimetypes) {
        BY_ID.put(id, new FileType(id, family, List.of(mimetypes), extensions));
    }
}
